import { lifecycle } from '@anjing/lifecycle';
import { agenda, tasks, toldOf } from './deadlines';
import { grammar } from './acts';
import { decide } from './decide';
import { sentenceOf } from './history';
import { alertMachine } from './machine';

export * from './events';
export * from './commands';
export * from './facts';
export * from './machine';
export { alertActs, alertViews } from './acts';
export * from './models';
export { alertTexts, stateWords, type AlertCode } from './texts';

/** An alert and its follow-up by the judicial bureau (督办; notice 四(三), rules §7). */
export const alert = lifecycle({
  machine: alertMachine,
  acts: grammar,
  decide,
  // Time turns nothing: what nobody answers stays open, and those above are told.
  agenda,
  tasks,
  telling: { reminder: 'AlertReminderSent', escalation: 'AlertEscalationSent' },
  toldOf,
  sentenceOf,
});
