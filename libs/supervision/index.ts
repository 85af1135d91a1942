import type { Lifecycle } from '@anjing/lifecycle';
import type { Laws } from '@anjing/rules';
import type { AlertCommand } from './commands';
import { agenda, tasks } from './deadlines';
import { commandsIn } from './acts';
import { decide } from './decide';
import type { AlertFacts } from './facts';
import { sentenceOf } from './history';
import { alertMachine, type AlertMachine } from './machine';
import { stateWords } from './texts';

export * from './events';
export * from './commands';
export * from './facts';
export * from './machine';
export { alertActs, alertViews } from './acts';
export * from './models';
export { alertTexts, stateWords, type AlertCode } from './texts';

/** Reminders and escalations tell people; they do not change what anyone has read. */
const telling = ['AlertReminderSent', 'AlertEscalationSent'];

/** An alert and its follow-up by the judicial bureau (督办; notice 四(三), rules §7). */
export const alert: Lifecycle<AlertMachine, AlertCommand, AlertFacts, Laws> = {
  machine: alertMachine,
  decide,
  // Time turns nothing: what nobody answers stays open, and those above are told.
  asOf: (state) => state,
  agenda,
  tasks,
  claims: () => [],
  commandsIn,
  stateWords: (state) => stateWords[state.value],
  sentenceOf,
  changesContent: (event) => !telling.includes(event.type),
};
