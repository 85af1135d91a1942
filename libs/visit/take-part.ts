import { refuse } from '@anjing/lifecycle';
import { unless } from './acts';
import type { Part } from './commands';
import type { VisitAnnounced, VisitEvent } from './events';
import type { VisitFacts } from './facts';
import { judgeItems, judgeOfficers, judgePart, judgePlan, lawNow, type Finding } from './judge-visit';
import type { VisitState } from './machine';
import { changing, judgeByApplication, judgeOwn } from './amend';
import type { CommandOf, Verdict } from './verdict';

/** Another agency is asked to come along: one door, several matters (notice 二(三)). */
export function invite(
  { context }: VisitState,
  visit: VisitAnnounced,
  { agency: id }: CommandOf<'invite'>,
  facts: VisitFacts,
): Verdict {
  const here = [visit.agency, ...context.invited, ...visit.participants.map(({ agency }) => agency)];
  const parameters = { id };
  const findings: Finding[] = [
    ...judgeOwn(visit, facts),
    ...(facts.agencies.has(id) ? [] : [{ code: 'visit.unknown-agency', parameters, field: '/agency' } as const]),
    ...(here.includes(id) ? [{ code: 'visit.already-invited', parameters, field: '/agency' } as const] : []),
  ];
  return unless(findings, { type: 'VisitParticipantInvited', at: facts.now, by: facts.by, agency: id });
}

/** An invited agency brings its own items and officers, judged as the lead's were. */
export function join(state: VisitState, visit: VisitAnnounced, command: CommandOf<'join'>, facts: VisitFacts): Verdict {
  const { by, now: at } = facts;
  const agency = 'organisation' in by ? by.organisation : '';
  const law = lawNow(facts);
  if (!state.context.invited.includes(agency)) return refuse([{ code: 'visit.not-invited' }]);
  if (!law) return refuse([{ code: 'visit.no-rule-pack' }]);
  const { do: _, ...brought } = command;
  const part: Part = { agency, ...brought };
  const next = { ...visit, participants: [...visit.participants, part] };
  const findings = [
    ...(part.items.length === 0 ? [{ code: 'visit.items-missing', field: '/items' } as const] : []),
    ...judgePart(part, facts, true),
    ...judgeOfficers(part.officers, visit.day.date, facts, law.pack),
    ...judgeItems(part.items, facts),
    ...judgePlan(part.items, part.unplannedReason, visit.day.date, facts),
  ];
  return unless(findings, ...changing(state, next, facts, { type: 'VisitParticipantJoined', at, by, part }));
}

export function leave(
  state: VisitState,
  visit: VisitAnnounced,
  command: CommandOf<'leave'>,
  facts: VisitFacts,
): Verdict {
  const { by, now: at } = facts;
  const agency = command.agency ?? ('organisation' in by ? by.organisation : '');
  const event: VisitEvent = { type: 'VisitParticipantLeft', at, by, agency };
  if (state.context.invited.includes(agency)) return { events: [event] };
  const participants = visit.participants.filter((part) => part.agency !== agency);
  const findings: Finding[] = [
    ...judgeByApplication(visit, facts),
    ...(participants.length === visit.participants.length ? [{ code: 'visit.not-invited' } as const] : []),
  ];
  return unless(findings, ...changing(state, { ...visit, participants }, facts, event));
}
