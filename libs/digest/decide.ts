import { isBlank, lengthOf, refuse, type Decision, type DueDeadline, type Refusal } from '@anjing/lifecycle';
import type { DigestCommand } from './commands';
import type { DigestEvent, NotedFiling } from './events';
import type { DigestFacts } from './facts';
import { missingOf, type DigestState } from './machine';
import { isOwed, lawOf } from './periods';
import type { DigestCode } from './texts';

type Verdict = Decision<DigestEvent, DigestCode>;
type Finding = Refusal<DigestCode>;
type CommandOf<Do extends DigestCommand['do']> = Extract<DigestCommand, { do: Do }>;

/** There is one digest of a bureau and period. */
export function otherwise(_state: DigestState, command: DigestCommand): Finding | undefined {
  return command.do === 'open' ? { code: 'digest.already-open' } : undefined;
}

/** What follows from a command that may follow, on these facts: events, or every reason why not. */
export function decide(state: DigestState, command: DigestCommand, facts: DigestFacts): Verdict {
  switch (command.do) {
    case 'open':
      return { events: [opened(command, command.expected, facts)] };
    case 'note':
      return note(state, command, facts);
    case 'askCorrection':
      return askCorrection(state, command, facts);
    case 'noteCorrection': {
      const { filing, reason, by } = command;
      if (!isIn(state, filing)) return refuse([{ code: 'digest.unknown-filing', parameters: { id: filing } }]);
      return { events: [{ type: 'DigestCorrectionNoted', at: facts.now, by, filing, reason }] };
    }
  }
}

function opened(
  { bureau, of }: CommandOf<'open' | 'note'>,
  expected: readonly string[],
  { now, by, offices }: DigestFacts,
): DigestEvent {
  return { type: 'DigestOpened', at: now, by, bureau, of, expected, to: offices };
}

/** An accepted filing may come before the period is opened; the last one sends the digest, a later one follows after it. */
function note(state: DigestState, command: CommandOf<'note'>, facts: DigestFacts): Verdict {
  const { noted } = command;
  const { now: at } = facts;
  const { context } = state;
  if (context.noted.some(({ filing, version }) => filing === noted.filing && version >= noted.version)) {
    return refuse([{ code: 'digest.already-noted' }]);
  }
  const entered: DigestEvent = { type: 'DigestFilingNoted', at, noted };
  if (state.matches('absent')) {
    const expected = isOwed(command.of) ? facts.agencies : [];
    return {
      events: [opened(command, expected, facts), entered, ...sentIfComplete(expected, [noted], facts.offices, at)],
    };
  }
  const filings = [...context.noted.filter(({ filing }) => filing !== noted.filing), noted];
  if (state.matches('sent')) {
    const missing = missingOf({ expected: context.expected, noted: filings });
    return { events: [entered, { type: 'DigestSupplemented', at, to: context.to, filings: [noted], missing }] };
  }
  return { events: [entered, ...sentIfComplete(context.expected, filings, context.to, at)] };
}

/** Lists are expected of nobody, so theirs are never complete before their date. */
function sentIfComplete(
  expected: readonly string[],
  filings: readonly NotedFiling[],
  to: readonly string[],
  at: string,
): DigestEvent[] {
  const complete = expected.length > 0 && missingOf({ expected, noted: filings }).length === 0;
  return complete ? [{ type: 'DigestSent', at, to, filings, missing: [] }] : [];
}

function askCorrection(state: DigestState, command: CommandOf<'askCorrection'>, facts: DigestFacts): Verdict {
  const { filing, reason } = command;
  const { now: at, by, laws } = facts;
  const { to, of } = state.context;
  if (by.kind !== 'person') return refuse([{ code: 'digest.person-only' }]);
  const limit = (of && lawOf(of, laws)?.pack.filing.longestReason) ?? Infinity;
  const findings: Finding[] = [
    ...(to.includes(by.organisation) ? [] : [{ code: 'digest.wrong-office' } as const]),
    ...(isIn(state, filing)
      ? []
      : [{ code: 'digest.unknown-filing', parameters: { id: filing }, field: '/filing' } as const]),
    ...(isBlank(reason) ? [{ code: 'digest.reason-missing', field: '/reason' } as const] : []),
    ...(lengthOf(reason.private ?? '') > limit
      ? [{ code: 'digest.text-too-long', parameters: { limit }, field: '/reason' } as const]
      : []),
  ];
  return findings.length > 0
    ? refuse(findings)
    : { events: [{ type: 'DigestCorrectionAsked', at, by, filing, reason }] };
}

function isIn({ context }: DigestState, wanted: string): boolean {
  return context.noted.some(({ filing }) => filing === wanted);
}

/** The digest is due: it goes out with what is accepted, and names who is missing. */
export function elapsed({ context }: DigestState, _deadline: DueDeadline, { now }: DigestFacts): Verdict {
  const { to, noted } = context;
  return { events: [{ type: 'DigestSent', at: now, to, filings: noted, missing: missingOf(context) }] };
}
