import { isBlank, refuse } from '@anjing/lifecycle';
import { addDays, at as momentAt, dateOf, isCivilDate } from '@anjing/calendar';
import { asPerson, unless } from './acts';
import { codesOf } from './announce';
import { judgeReason } from './amend';
import type { ItemFinding } from './commands';
import type { VisitAnnounced } from './events';
import type { VisitFacts } from './facts';
import { judgeLength, lawNow, type Finding } from './judge-visit';
import { partsOf, type VisitState } from './machine';
import { judgeEntry } from './may-enter';
import type { CommandOf, Verdict } from './verdict';
import { judgeGateHours } from './windows';

/**
 * The gate or the enterprise did not let them in, on the day and within the hours, by who has the pass or the gate's
 * device at hand; what the software itself would have said is recorded beside it.
 */
export function refuseAtGate(
  state: VisitState,
  visit: VisitAnnounced,
  { reason, shown }: CommandOf<'refuseAtGate'>,
  facts: VisitFacts,
): Verdict {
  const { now: at, by } = facts;
  const findings: Finding[] = [
    ...judgeGateHours(visit, at),
    ...(shown ? [] : [{ code: 'visit.not-at-the-gate', field: '/pass' } as const]),
    ...judgeReason(reason),
  ];
  const mightEnter = !('reasons' in judgeEntry(state, facts));
  return unless(findings, { type: 'VisitRefusedAtGate', at, by, reason, mightEnter });
}

/** The officers' own act, confirmed by the gate's code where there is a gate (rules §6). */
export function checkIn(
  state: VisitState,
  visit: VisitAnnounced,
  { code }: CommandOf<'checkIn'>,
  facts: VisitFacts,
): Verdict {
  const judgement = judgeEntry(state, facts);
  const { gate } = facts;
  const findings: Finding[] = [
    ...('reasons' in judgement ? judgement.reasons : []),
    ...judgeActsAsOfficer(visit, facts),
    ...(code !== undefined && gate === undefined ? [{ code: 'visit.gate-code-wrong', field: '/code' } as const] : []),
    ...(visit.basis.by === 'service' && code === undefined
      ? [{ code: 'visit.service-unconfirmed', field: '/code' } as const]
      : []),
  ];
  if (findings.length > 0 || 'reasons' in judgement) return refuse(findings);
  return asPerson(facts, (by) => ({
    events: [
      {
        type: 'VisitCheckedIn',
        at: facts.now,
        by,
        ground: judgement.ground,
        ...(gate !== undefined && { confirmedBy: gate }),
        flags: codesOf(judgement.passedOver),
      },
    ],
  }));
}

export /** The officers leave. */
function checkOut(visit: VisitAnnounced, facts: VisitFacts): Verdict {
  return asPerson(facts, (by) =>
    unless(judgeActsAsOfficer(visit, facts), { type: 'VisitCheckedOut', at: facts.now, by }),
  );
}

function judgeActsAsOfficer(visit: VisitAnnounced, { actsAsOfficer }: VisitFacts): Finding[] {
  const named = partsOf(visit).flatMap(({ officers }) => officers);
  return actsAsOfficer.some((officer) => named.includes(officer)) ? [] : [{ code: 'visit.not-an-officer' }];
}

/** Findings by item, measures, whether a reinspection follows. Recorded again, it corrects the result before. */
export function recordResult(visit: VisitAnnounced, command: CommandOf<'recordResult'>, facts: VisitFacts): Verdict {
  const { findings, measures, reinspection } = command;
  const pack = lawNow(facts)?.pack;
  if (!pack) return refuse([{ code: 'visit.no-rule-pack' }]);
  const { longestText, correctableDays } = pack.visit;
  const wrong = [
    ...judgeActsAsOfficer(visit, facts),
    ...(visit.basis.by === 'service' ? judgeServiceResult(command) : judgeFindings(visit, findings)),
    ...judgeReinspection(visit, reinspection),
    ...judgeLength(measures, longestText, '/measures'),
    ...findings.flatMap(({ text }, index) => judgeLength(text, longestText, `/findings/${index}/text`)),
  ];
  return asPerson(facts, (by) =>
    unless(wrong, {
      type: 'VisitResultRecorded',
      at: facts.now,
      by,
      findings,
      measures,
      ...(reinspection !== undefined && { reinspection }),
      closes: momentAt(addDays(dateOf(facts.now), correctableDays), '24:00'),
    }),
  );
}

function judgeServiceResult({ findings, reinspection }: CommandOf<'recordResult'>): Finding[] {
  return findings.length > 0 || reinspection !== undefined
    ? [{ code: 'visit.service-finds-nothing', field: '/findings' }]
    : [];
}

function judgeFindings(visit: VisitAnnounced, findings: readonly ItemFinding[]): Finding[] {
  const items = partsOf(visit).flatMap((part) => part.items);
  const found = findings.map(({ item }) => item);
  const missing = items.filter((item) => !found.includes(item));
  return [
    ...findings.flatMap(({ item: id, outcome, text }, index): Finding[] => {
      if (!items.includes(id) || found.indexOf(id) !== index) {
        return [{ code: 'visit.finding-outside', parameters: { id }, field: `/findings/${index}/item` }];
      }
      return outcome !== 'compliant' && isBlank(text)
        ? [{ code: 'visit.finding-text-missing', parameters: { id }, field: `/findings/${index}/text` }]
        : [];
    }),
    ...(missing.length > 0
      ? [{ code: 'visit.finding-missing', parameters: { items: missing }, field: '/findings' } as const]
      : []),
  ];
}

function judgeReinspection({ day }: VisitAnnounced, date: string | undefined): Finding[] {
  if (date === undefined || (isCivilDate(date) && date > day.date)) return [];
  return [{ code: 'visit.reinspection-date', parameters: { date }, field: '/reinspection' }];
}
