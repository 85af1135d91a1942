import { privately, lifecycle } from '@anjing/lifecycle';
import { agenda, tasks, toldOf } from './deadlines';
import { grammar } from './acts';
import { decide } from './decide';
import type { Personal } from './events';
import { sentenceOf } from './history';
import { complaintMachine } from './machine';

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

/** A complaint about how the quiet period is kept (notice 四(三), rules §7). */
export const complaint = lifecycle({
  machine: complaintMachine,
  acts: grammar,
  decide,
  // Time turns nothing: what nobody answers stays open, and those above are told.
  agenda,
  tasks,
  telling: { reminder: 'ComplaintReminderSent', escalation: 'ComplaintEscalationSent' },
  toldOf,
  sentenceOf,
});
