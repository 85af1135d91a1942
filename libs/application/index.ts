import { lifecycle } from '@anjing/lifecycle';
import { withUses } from './as-of';
import type { ApplicationCommand } from './commands';
import type { ApplicationFacts } from './facts';
import { agenda, tasks, toldOf } from './deadlines';
import { grammar } from './acts';
import { decide, use } from './decide';
import { sentenceOf } from './history';
import { answering, wholeForm } from './joint';
import { claimsOf } from './judge-form';
import { applicationMachine } from './machine';

export * from './events';
export * from './commands';
export * from './facts';
export * from './machine';
export { applicationActs, applicationViews } from './acts';
export type { Use } from './as-of';
export { claimsOf, lawNow } from './judge-form';
export { answering, applyingAgencies, participantOf, wholeForm, type Part, type Participant } from './joint';
export { firstMinute, isWithin, lastMinute } from './windows';
export { stepNames, stepsAfter, type ListedEvent, type StepStanding } from './steps';
export { preflight, type Preflight } from './preflight';
export { applicationTexts, stateWords, type ApplicationCode } from './texts';

/** States in which an application keeps others out: from the receipt until it is closed. */
const holding = ['underReview', 'returned', 'awaitingDecision', 'approved', 'inForce'] as const;

/** The approval of an inspection in the quiet period (notice 三(四), rules §3). */
export const application = lifecycle({
  machine: applicationMachine,
  acts: grammar,
  before: (state, command: ApplicationCommand, facts: ApplicationFacts) =>
    // A check-in is judged as of its own moment, whatever time has done since.
    command.do === 'use' ? use(state, command, facts) : undefined,
  decide,
  turned: (state, now, facts) => withUses(state, facts?.uses ?? [], now),
  agenda,
  tasks,
  telling: { reminder: 'ReminderSent', escalation: 'EscalationSent', warning: 'WarningSent' },
  toldOf,
  claims: (state) => {
    const { form } = state.context;
    if (!form || !holding.some((name) => state.matches(name))) return [];
    const claims = claimsOf(wholeForm(form, answering(state.context, 'consented')));
    // Until it is approved, a successor stands behind the approval it would replace; then the keys pass over to it.
    const waiting = form.supersedes !== undefined && !state.matches('approved') && !state.matches('inForce');
    return waiting ? claims.map((claim) => `${claim} after ${form.supersedes ?? ''}`) : claims;
  },
  sentenceOf,
});
