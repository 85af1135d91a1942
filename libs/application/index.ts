import type { Lifecycle } from '@anjing/lifecycle';
import type { Laws } from '@anjing/rules';
import { asOf } from './as-of';
import type { ApplicationCommand } from './commands';
import { agenda, tasks } from './deadlines';
import { commandsIn } from './acts';
import { decide } from './decide';
import type { ApplicationFacts } from './facts';
import { sentenceOf } from './history';
import { answering, wholeForm } from './joint';
import { claimsOf } from './judge-form';
import { applicationMachine, type ApplicationMachine } from './machine';
import { stateWords } from './texts';

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

/** Reminders and warnings tell people; they do not change what anyone has read. */
const telling = ['ReminderSent', 'EscalationSent', 'WarningSent'];

/** The approval of an inspection in the quiet period (notice 三(四), rules §3). */
export const application: Lifecycle<ApplicationMachine, ApplicationCommand, ApplicationFacts, Laws> = {
  machine: applicationMachine,
  decide,
  asOf,
  agenda,
  tasks,
  claims: (state) => {
    const { form } = state.context;
    if (!form || !holding.some((name) => state.matches(name))) return [];
    const claims = claimsOf(wholeForm(form, answering(state.context, 'consented')));
    // Until it is approved, a successor stands behind the approval it would replace; then the keys pass over to it.
    const waiting = form.supersedes !== undefined && !state.matches('approved') && !state.matches('inForce');
    return waiting ? claims.map((claim) => `${claim} after ${form.supersedes ?? ''}`) : claims;
  },
  commandsIn,
  stateWords: (state) => stateWords[state.value],
  sentenceOf,
  changesContent: (event) => !telling.includes(event.type),
};
