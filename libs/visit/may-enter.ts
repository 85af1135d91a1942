import { isBefore, type Moment } from '@anjing/calendar';
import { withValues, type Text } from '@anjing/texts';
import { asOf } from './as-of';
import type { EntryGround, VisitAnnounced } from './events';
import type { EntryFacts } from './facts';
import { against, lawNow, type Finding, type Standpoint } from './judge-visit';
import { isEmergency, type VisitState } from './machine';
import { groundWords, stateWords, visitTexts, type VisitCode } from './texts';
import { endOf, firstMinute, lastMinute } from './windows';

/** One reason against entering, or one that an emergency passes over. */
export interface EntryReason {
  readonly code: VisitCode;
  readonly words: Text;
  readonly remedy: Text;
  /** `notice 三(五)`, `rules §4` */
  readonly article: string;
}

/** The answer to *may they enter now*. */
export type Entry =
  | {
      readonly enter: true;
      readonly ground: EntryGround;
      readonly words: Text;
      /** The first minute in which they may no longer be on site. */
      readonly until: Moment;
      /** What an emergency passes over: recorded, and made good within the pack's days. */
      readonly flags: readonly EntryReason[];
    }
  | { readonly enter: false; readonly reasons: readonly [EntryReason, ...EntryReason[]] };

/** Whether they may go in, with every reason against; for an emergency the reasons are passed over. */
export type Judgement =
  | { readonly visit: VisitAnnounced; readonly ground: EntryGround; readonly passedOver: readonly Finding[] }
  | { readonly reasons: readonly [Finding, ...Finding[]] };

/**
 * *May they enter now?* One function for the entry pass, the gate, the check-in and the statistics alike. It judges the
 * visit as time has made it by `facts.now`, and for an approved one the application's own state, never a copy. Whatever
 * cannot be judged keeps the gate closed; only the emergencies ① and ③ are never kept out, but let in as *unverified,
 * recorded* (rules §4, §6).
 */
export function mayEnter(state: VisitState, facts: EntryFacts): Entry {
  const judgement = judgeEntry(state, facts);
  if ('reasons' in judgement) {
    const [first, ...rest] = judgement.reasons;
    return { enter: false, reasons: [reasonOf(first), ...rest.map(reasonOf)] };
  }
  const { visit, ground, passedOver } = judgement;
  return {
    enter: true,
    ground,
    words: groundWords[ground],
    until: isEmergency(visit) ? endOf(visit) : lastMinute(visit),
    flags: passedOver.map(reasonOf),
  };
}

/** The judgement behind {@link mayEnter}, as findings. */
export function judgeEntry(recorded: VisitState, facts: EntryFacts): Judgement {
  const state = asOf(recorded, facts.now);
  const { visit } = state.context;
  const open = state.matches('passIssued') || state.matches('refusedAtGate') || state.matches('checkedIn');
  if (!visit || !open) {
    const code = state.matches('announced') ? 'visit.no-pass' : 'visit.over';
    const here: Finding = { code, parameters: { state: stateWords[state.value] } };
    return { reasons: visit ? [here, ...judgeNow(visit, state, facts)] : [here] };
  }
  const [first, ...rest] = judgeNow(visit, state, facts);
  if (!first) return { visit, ground: visit.basis.by, passedOver: [] };
  return isEmergency(visit)
    ? { visit, ground: 'emergency', passedOver: [first, ...rest] }
    : { reasons: [first, ...rest] };
}

/** Everything that speaks against the visit at this very moment. */
function judgeNow(visit: VisitAnnounced, state: VisitState, facts: EntryFacts): Finding[] {
  const law = lawNow(facts);
  const from: Standpoint = state.matches('checkedIn') ? 'inside' : 'gate';
  return [
    ...(facts.clockDoubt ? [{ code: 'visit.clock-doubt' } as const] : []),
    ...judgeHour(visit, facts.now),
    ...(law
      ? against(visit, facts, law, { approved: state.context.approval !== undefined, from })
      : [{ code: 'visit.no-rule-pack' } as const]),
  ];
}

function judgeHour(visit: VisitAnnounced, now: Moment): Finding[] {
  const { date, from, until } = visit.day;
  const parameters = { date, from, until };
  if (isBefore(now, firstMinute(visit))) return [{ code: 'visit.too-early', parameters }];
  return isBefore(now, lastMinute(visit)) ? [] : [{ code: 'visit.too-late', parameters }];
}

/** A finding as people read it. */
export function reasonOf({ code, parameters }: Finding): EntryReason {
  const { message, remedy, article } = visitTexts[code];
  return { code, words: withValues(message, parameters), remedy: withValues(remedy, parameters), article };
}
