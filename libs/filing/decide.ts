import { at, dateOf, isBefore, yearOf } from '@anjing/calendar';
import { isBlank, isUnresolved, refuse, type Decision, type Moment } from '@anjing/lifecycle';
import { packVersion } from '@anjing/rules';
import { asPerson, wrongState } from './acts';
import type { FilingCommand } from './commands';
import { dueOf } from './deadlines';
import type { FilingEvent } from './events';
import type { FilingForm, FilingPeriod, ReturnRow } from './forms';
import type { FilingFacts } from './facts';
import { isOfAgency, judgeFace, judgeFiling, lawNow, tooLong, type Finding } from './judge-form';
import { peopleOf, type FilingState } from './machine';
import { filingStream, periodOf, periodOfVisit, samePeriod } from './periods';
import type { FilingCode } from './texts';

type Verdict = Decision<FilingEvent, FilingCode>;
type CommandOf<Do extends FilingCommand['do']> = Extract<FilingCommand, { do: Do }>;

/** Whether another agency has filed is not said to who may not write for it. */
export function before(_state: FilingState, command: FilingCommand, facts: FilingFacts): Verdict | undefined {
  return command.do === 'draft' && facts.agencyKnown && !isOfAgency(facts, command.form.agency)
    ? refuse([{ code: 'filing.not-your-agency', field: '/agency' }])
    : undefined;
}

/** There is one filing of an agency and period: whoever would open it again is told which. */
export function otherwise(state: FilingState, command: FilingCommand): Finding | undefined {
  return command.do === 'draft' || command.do === 'open' ? alreadyOpen(state) : undefined;
}

/** What follows from a command that may follow, on these facts: events, or every reason why not. */
export function decide(state: FilingState, command: FilingCommand, facts: FilingFacts): Verdict {
  const { now, by } = facts;
  switch (command.do) {
    case 'open':
      return { events: [opened(command.agency, command.period, facts)] };
    case 'draft':
    case 'amend':
      return write(state, command, facts);
    case 'confirm':
      return confirm(state, command, facts);
    case 'accept':
      return accept(state, command, facts);
    case 'askCorrection':
      return askCorrection(state, command, facts);
    case 'withdraw': {
      const findings = judgeReason(command.reason, facts);
      return findings.length > 0
        ? refuse(findings)
        : { events: [{ type: 'FilingWithdrawn', at: now, by, reason: command.reason }] };
    }
    case 'enterVisit':
      return enterVisit(state, command, facts);
  }
}

function opened(agency: string, period: FilingPeriod, { now, by, receivers }: FilingFacts): FilingEvent {
  return { type: 'FilingOpened', at: now, by, agency, period, receivers };
}

function write(state: FilingState, { do: how, form }: CommandOf<'draft' | 'amend'>, facts: FilingFacts): Verdict {
  const { now: at, by, receivers } = facts;
  const { agency, period } = state.context;
  const elsewhere =
    (agency !== undefined && agency !== form.agency) || (period !== undefined && !samePeriod(period, periodOf(form)));
  if (elsewhere) return refuse([{ code: 'filing.other-period', field: '/filing' }]);
  const findings = judgeFace(form, facts);
  if (findings.length > 0) return refuse(findings);
  return how === 'draft'
    ? { events: [{ type: 'FilingDrafted', at, by, form, receivers }] }
    : { events: [{ type: 'FilingAmended', at, by, form }] };
}

/** The head's confirmation is the filing: everything is judged on it, all findings at once. */
function confirm(state: FilingState, { statement }: CommandOf<'confirm'>, facts: FilingFacts): Verdict {
  const { content, submissions } = state.context;
  const { now, laws, receivers } = facts;
  const law = lawNow(facts);
  if (!content) return refuse([wrongState(state)]);
  const findings = [
    ...judgeFiling(formOf(content), facts),
    ...tooLong(statement?.private ?? '', law?.pack.filing.longestReason ?? Infinity, '/statement'),
  ];
  if (findings.length > 0 || !law) return refuse(findings);
  const due = submissions === 0 ? dueOf(state, laws) : undefined;
  const dated = due !== undefined && !isUnresolved(due);
  return asPerson(facts, (by) => ({
    events: [
      {
        type: 'FilingSubmitted',
        at: now,
        by,
        ...(statement && { statement }),
        receivers,
        submission: submissions + 1,
        ...(dated && { due }),
        late: dated && !isBefore(now, due),
        rulePack: packVersion(law.pack),
        calendarVersion: yearVersion(laws.calendar.versions, now),
      },
    ],
  }));
}

function yearVersion(versions: ReadonlyMap<number, number>, now: Moment): string {
  const year = yearOf(dateOf(now));
  const version = versions.get(year);
  return version === undefined ? '' : `${year}.${version}`;
}

/** What people wrote of a filing's content: a return without the rows that its visits made. */
function formOf(content: NonNullable<FilingState['context']['content']>): FilingForm {
  if (content.filing !== 'monthlyReturn') return content;
  const { rows: _, ...form } = content;
  return form;
}

/** Item lists and plans are public from their acceptance on (notice 三(二)). */
function accept(state: FilingState, { opinion }: CommandOf<'accept'>, facts: FilingFacts): Verdict {
  const { context } = state;
  const { now } = facts;
  const findings = [
    ...tooLong(opinion?.private ?? '', lawNow(facts)?.pack.filing.longestReason ?? Infinity, '/opinion'),
    ...judgeBureau(state, facts),
    ...judgeSeparation(state, facts),
  ];
  if (findings.length > 0) return refuse(findings);
  const version = (context.inForce?.version ?? 0) + 1;
  return asPerson(facts, (by) => {
    const accepted: FilingEvent = {
      type: 'FilingAccepted',
      at: now,
      by,
      version,
      effectiveFrom: effectiveFrom(state, now),
      ...(opinion && { opinion }),
    };
    const isPublic = context.period?.filing === 'itemList' || context.period?.filing === 'annualPlan';
    return isPublic ? { events: [accepted, { type: 'FilingPublished', at: now, version }] } : { events: [accepted] };
  });
}

function effectiveFrom({ context: { period } }: FilingState, now: Moment): Moment {
  if (period?.filing !== 'annualPlan') return now;
  const newYear = at(`${period.year}-01-01`, '00:00');
  return isBefore(now, newYear) ? newYear : now;
}

/** The bureau and the office may both have a filing corrected, also one that was accepted (notice 三(二)). */
function askCorrection(state: FilingState, command: CommandOf<'askCorrection'>, facts: FilingFacts): Verdict {
  const { reason, through } = command;
  const { now } = facts;
  const { receivers } = state.context;
  // A correction asked in a digest is the act of the person who asked there.
  const by = through?.by ?? facts.by;
  const asker =
    by.kind !== 'person'
      ? undefined
      : by.organisation === receivers.bureau
        ? 'bureau'
        : by.organisation === receivers.office
          ? 'office'
          : undefined;
  const findings: Finding[] = [
    ...judgeReason(reason, facts),
    ...(asker === undefined ? [wrongBureau(state)] : []),
    ...judgeSeparation(state, { ...facts, by }),
  ];
  if (findings.length > 0 || asker === undefined) return refuse(findings);
  return asPerson({ ...facts, by }, (person) => ({
    events: [
      {
        type: 'FilingCorrectionAsked',
        at: now,
        by: person,
        asker,
        reason,
        ...(through && { digest: through.digest }),
      },
    ],
  }));
}

function judgeReason(reason: CommandOf<'withdraw'>['reason'], facts: FilingFacts): Finding[] {
  if (isBlank(reason)) return [{ code: 'filing.reason-missing', field: '/reason' }];
  return tooLong(reason.private ?? '', lawNow(facts)?.pack.filing.longestReason ?? Infinity, '/reason');
}

function judgeBureau(state: FilingState, { by }: FilingFacts): Finding[] {
  const right = by.kind === 'person' && by.organisation === state.context.receivers.bureau;
  return right ? [] : [wrongBureau(state)];
}

function wrongBureau({ context: { receivers } }: FilingState): Finding {
  return { code: 'filing.wrong-bureau', parameters: { expected: receivers.bureau ?? '—' } };
}

/** Who wrote or confirmed the filing does not judge it, also through mandates, and nobody that of their own agency (rules §3). */
function judgeSeparation({ context: { agency, authors } }: FilingState, facts: FilingFacts): Finding[] {
  const { by, organisationsOfActor } = facts;
  return [
    ...(agency !== undefined && organisationsOfActor.has(agency) ? [{ code: 'filing.own-agency' } as const] : []),
    ...(peopleOf(by).some((person) => authors.includes(person)) ? [{ code: 'filing.same-person' } as const] : []),
  ];
}

/** The return need not be there yet: a month's first special visit opens it (rules §4). */
function enterVisit(state: FilingState, { agency, row }: CommandOf<'enterVisit'>, facts: FilingFacts): Verdict {
  const { context } = state;
  const { now: at } = facts;
  const period = periodOfVisit(row);
  if (state.matches('absent')) {
    if (!facts.agencyKnown) return refuse([{ code: 'filing.unknown-agency', parameters: { id: agency } }]);
    return { events: [opened(agency, period, facts), { type: 'FilingVisitEntered', at, row }] };
  }
  if (context.agency !== agency || !context.period || !samePeriod(context.period, period)) {
    return refuse([{ code: 'filing.visit-elsewhere' }]);
  }
  if (standsSo(state, row)) return refuse([{ code: 'filing.visit-entered' }]);
  const unfiled = state.matches('drafting') || state.matches('amending');
  return { events: [{ type: unfiled ? 'FilingVisitEntered' : 'FilingAmendedByVisit', at, row }] };
}

function standsSo({ context: { content } }: FilingState, row: ReturnRow): boolean {
  if (content?.filing !== 'monthlyReturn') return false;
  const standing = content.rows.find(({ visit }) => visit === row.visit);
  return standing !== undefined && sameRow(standing, row);
}

function sameRow(a: ReturnRow, b: ReturnRow): boolean {
  const parts = ({ site, enterprise, items, circumstance, day, officers, lateApproval, result }: ReturnRow) =>
    JSON.stringify([site, enterprise, items, circumstance, day, officers, lateApproval, result]);
  return parts(a) === parts(b);
}

function alreadyOpen({ context: { agency = '', period } }: FilingState): Finding {
  return {
    code: 'filing.already-open',
    parameters: { holder: period ? filingStream(agency, period) : agency },
  };
}
