import { lifecycle } from '@anjing/lifecycle';
import { agenda, tasks, toldOf } from './deadlines';
import { grammar } from './acts';
import { decide } from './decide';
import { sentenceOf } from './history';
import { inquiryMachine } from './machine';

export * from './events';
export * from './commands';
export * from './facts';
export * from './machine';
export { inquiryActs, inquiryViews } from './acts';
export { inquiryTexts, stateWords, type InquiryCode } from './texts';

/** An off-site inquiry: what it settles is not inspected on site (notice 二(一), 二(二)). */
export const inquiry = lifecycle({
  machine: inquiryMachine,
  acts: grammar,
  decide,
  // Time turns nothing: an unanswered question stays open, and people are told.
  agenda,
  tasks,
  telling: { reminder: 'InquiryReminderSent', escalation: 'InquiryEscalationSent' },
  toldOf,
  sentenceOf,
});
