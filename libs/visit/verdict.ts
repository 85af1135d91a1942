import type { Decision, PersonActing } from '@anjing/lifecycle';
import type { VisitCommand } from './commands';
import type { VisitEvent } from './events';
import type { VisitFacts } from './facts';
import type { Finding } from './judge-visit';
import type { VisitCode } from './texts';

/** What follows from a command on a visit. */
export type Verdict = Decision<VisitEvent, VisitCode>;
export type CommandOf<Do extends VisitCommand['do']> = Extract<VisitCommand, { do: Do }>;

/** An act of a person in their own session, never a system's (rules §3). */
export function asPerson({ by }: VisitFacts, then: (person: PersonActing) => Verdict): Verdict {
  return by.kind === 'person' ? then(by) : refuse([{ code: 'visit.person-only' }]);
}

/** The events, unless something speaks against them. */
export function unless(findings: readonly Finding[], ...events: readonly [VisitEvent, ...VisitEvent[]]): Verdict {
  return findings.length > 0 ? refuse(findings) : { events };
}

/** @param findings at least one */
export function refuse(findings: readonly Finding[]): Verdict {
  const [first, ...rest] = findings;
  if (!first) throw new Error('a refusal needs a reason');
  return { refusals: [first, ...rest] };
}
