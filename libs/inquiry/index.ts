import type { Lifecycle } from '@anjing/lifecycle';
import type { Laws } from '@anjing/rules';
import type { InquiryCommand } from './commands';
import { agenda, tasks } from './deadlines';
import { commandsIn } from './acts';
import { decide } from './decide';
import type { InquiryFacts } from './facts';
import { sentenceOf } from './history';
import { inquiryMachine, type InquiryMachine } from './machine';
import { stateWords } from './texts';

export * from './events';
export * from './commands';
export * from './facts';
export * from './machine';
export { inquiryActs, inquiryViews } from './acts';
export { inquiryTexts, stateWords, type InquiryCode } from './texts';

/** Reminders and escalations tell people; they do not change what anyone has read. */
const telling = ['InquiryReminderSent', 'InquiryEscalationSent'];

/** An off-site inquiry: what it settles is not inspected on site (notice 二(一), 二(二)). */
export const inquiry: Lifecycle<InquiryMachine, InquiryCommand, InquiryFacts, Laws> = {
  machine: inquiryMachine,
  decide,
  // Time turns nothing: an unanswered question stays open, and people are told.
  asOf: (state) => state,
  agenda,
  tasks,
  claims: () => [],
  commandsIn,
  stateWords: (state) => stateWords[state.value],
  sentenceOf,
  changesContent: (event) => !telling.includes(event.type),
};
