import { privately, type Lifecycle } from '@anjing/lifecycle';
import type { Laws } from '@anjing/rules';
import type { ComplaintCommand } from './commands';
import { agenda, tasks } from './deadlines';
import { commandsIn } from './acts';
import { decide } from './decide';
import type { Personal } from './events';
import type { ComplaintFacts } from './facts';
import { sentenceOf } from './history';
import { complaintMachine, type ComplaintMachine } from './machine';
import { stateWords } from './texts';

export * from './events';
export * from './commands';
export * from './facts';
export * from './machine';
export { complaintActs, complaintViews } from './acts';
export { complainantOf, showsEvent, viewerOf, type ComplaintViewer } from './disclosure';
export { answerMoment } from './deadlines';
export { routeOf } from './route';
export { channelWords, complaintTexts, outcomeWords, stateWords, type ComplaintCode } from './texts';

/** `text` under the key of the person whom `owner` stands for: erased with it, whatever becomes of the case. */
export function personally(text: string, owner: string): Personal {
  const under = `person:${owner}` as const;
  return { ...privately(text, under), under };
}

/** Reminders and escalations tell people; they do not change what anyone has read. */
const telling = ['ComplaintReminderSent', 'ComplaintEscalationSent'];

/** A complaint about how the quiet period is kept (notice 四(三), rules §7). */
export const complaint: Lifecycle<ComplaintMachine, ComplaintCommand, ComplaintFacts, Laws> = {
  machine: complaintMachine,
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
