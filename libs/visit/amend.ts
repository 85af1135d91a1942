import { isBlank, refuse } from '@anjing/lifecycle';
import { unless } from './acts';
import { nextPassOf } from './announce';
import type { Part } from './commands';
import type { VisitAnnounced, VisitEvent } from './events';
import type { VisitFacts } from './facts';
import { judgeOfficers, judgePart, lawNow, type Finding } from './judge-visit';
import { isEmergency, partsOf, type VisitState } from './machine';
import type { CommandOf, Verdict } from './verdict';

/** The lead's own people, where an act is theirs alone. */
export function judgeOwn({ agency }: VisitAnnounced, { by }: VisitFacts): Finding[] {
  return 'organisation' in by && by.organisation !== agency ? [{ code: 'visit.not-your-agency' }] : [];
}

export function judgeReason(reason: Parameters<typeof isBlank>[0]): Finding[] {
  return isBlank(reason) ? [{ code: 'visit.reason-missing', field: '/reason' }] : [];
}

/** Items, time, officers and participants of an approved visit change on its application; reactions carry them over. */
export function judgeByApplication({ basis }: VisitAnnounced, { by }: VisitFacts): Finding[] {
  return basis.by === 'approval' && by.kind !== 'reaction' ? [{ code: 'visit.by-application' }] : [];
}

/** The events that change what a visit is, with the new pass if the old one lives. */
export function changing(
  { context }: VisitState,
  visit: VisitAnnounced,
  facts: VisitFacts,
  event: VisitEvent,
): readonly [VisitEvent, ...VisitEvent[]] {
  const { pass, passes } = context;
  return pass === undefined ? [event] : [event, nextPassOf(visit, pass, passes, facts)];
}

/** Others of the same agency with valid certificates, until they have gone in (rules §3). */
export function replaceOfficers(
  state: VisitState,
  visit: VisitAnnounced,
  command: CommandOf<'replaceOfficers'>,
  facts: VisitFacts,
): Verdict {
  const { by, now: at } = facts;
  const { officers } = command;
  const agency = command.agency ?? ('organisation' in by ? by.organisation : visit.agency);
  const part = partsOf(visit).find((one) => one.agency === agency);
  const law = lawNow(facts);
  if (!part) return refuse([{ code: 'visit.not-your-agency' }]);
  if (!law) return refuse([{ code: 'visit.no-rule-pack' }]);
  // An emergency is not held up by its officers; what they lack is recorded when they go in.
  const tolerant = visit.basis.by === 'service' || isEmergency(visit);
  const findings = [
    ...judgeByApplication(visit, facts),
    ...judgePart({ ...part, items: [], officers }, facts, true),
    ...(tolerant ? [] : judgeOfficers(officers, visit.day.date, facts, law.pack)),
  ];
  const next: VisitAnnounced =
    agency === visit.agency
      ? { ...visit, officers }
      : {
          ...visit,
          participants: visit.participants.map((one) => (one.agency === agency ? { ...one, officers } : one)),
        };
  return unless(findings, ...changing(state, next, facts, { type: 'VisitOfficersReplaced', at, by, agency, officers }));
}

/** Fewer items or an earlier end: anything else is another visit. */
export function narrow(
  state: VisitState,
  visit: VisitAnnounced,
  command: CommandOf<'narrow'>,
  facts: VisitFacts,
): Verdict {
  const { by, now: at } = facts;
  const parts = partsOf(visit);
  const before = parts.flatMap(({ items }) => items);
  const items = command.items ?? before;
  const day = command.day ?? visit.day;
  const earlier =
    day.date === visit.day.date && day.from === visit.day.from && day.from < day.until && day.until <= visit.day.until;
  const fewer = items.every((item) => before.includes(item)) && new Set(items).size === items.length;
  const same = items.length === before.length && day.until === visit.day.until;
  // Each agency keeps something to do: one that has nothing left leaves.
  const empty = parts.some((part) => part.items.length > 0 && !part.items.some((item) => items.includes(item)));
  const findings: Finding[] = [
    ...judgeOwn(visit, facts),
    ...judgeByApplication(visit, facts),
    ...(earlier && fewer && !same && !empty ? [] : [{ code: 'visit.not-narrower' } as const]),
  ];
  const kept = <One extends Pick<Part, 'items'>>(one: One): One => ({
    ...one,
    items: one.items.filter((item) => items.includes(item)),
  });
  const next = { ...kept(visit), participants: visit.participants.map(kept), day };
  return unless(findings, ...changing(state, next, facts, { type: 'VisitNarrowed', at, by, items, day }));
}

/** The pass dies with the visit. */
export function cancel({ context }: VisitState, { reason }: CommandOf<'cancel'>, facts: VisitFacts): Verdict {
  const { now: at, by } = facts;
  const cancelled: VisitEvent = { type: 'VisitCancelled', at, by, reason };
  const findings = [...(context.visit ? judgeOwn(context.visit, facts) : []), ...judgeReason(reason)];
  return context.pass === undefined
    ? unless(findings, cancelled)
    : unless(findings, { type: 'PassRevoked', pass: context.pass, at }, cancelled);
}
