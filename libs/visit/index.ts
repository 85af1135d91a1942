import { lifecycle } from '@anjing/lifecycle';
import { overdueTurnings } from './as-of';
import { agenda, tasks, toldOf } from './deadlines';
import { grammar } from './acts';
import { decide, elapsed } from './decide';
import { sentenceOf } from './history';
import { isEmergency, partsOf, visitMachine, type VisitState } from './machine';

export * from './events';
export * from './commands';
export * from './facts';
export * from './machine';
export { visitActs, visitViews } from './acts';
export { discloses, eventsShown, visitFields, type Viewer, type VisitField } from './disclosure';
export { mayEnter, type Entry, type EntryReason } from './may-enter';
export { visitPreflight, type VisitPreflight } from './preflight';
export { firstMinute, judgeGateHours, lastMinute } from './windows';
export { groundWords, kindWords, outcomeWords, stateWords, visitTexts, type VisitCode } from './texts';

/** The visit of one day of an approval. */
export function visitStream(application: string, date: string): string {
  return `visit/${application.slice(application.indexOf('/') + 1)}-${date}`;
}

/** States in which a visit keeps another of the same matter out. */
const holding = ['announced', 'passIssued', 'refusedAtGate', 'checkedIn'] as const;

/** A visit to an enterprise: approved, under a special circumstance, on an open day, or asked for by it (notice 三, rules §4, §6). */
export const visit = lifecycle({
  machine: visitMachine,
  acts: grammar,
  decide,
  turned: overdueTurnings,
  agenda,
  tasks,
  telling: { reminder: 'VisitReminderSent', escalation: 'VisitEscalationSent' },
  toldOf,
  elapsed,
  claims: claimsOf,
  sentenceOf,
});

/**
 * Keys that no two open visits may hold: the day of an approval; site, item and day of any other. An emergency holds
 * none, for nothing may keep it out, and whatever was recorded afterwards keeps nobody out.
 */
function claimsOf(state: VisitState): string[] {
  const { visit: of } = state.context;
  if (!of || isEmergency(of) || !holding.some((name) => state.matches(name))) return [];
  const { basis, site, day, agency } = of;
  if (basis.by === 'approval') return [`visit ${basis.application} ${day.date}`];
  if (basis.by === 'service') return [`visit ${site} ${agency} ${day.date} service`];
  return partsOf(of).flatMap(({ items }) => items.map((item) => `visit ${site} ${item} ${day.date}`));
}
