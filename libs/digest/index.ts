import { lifecycle } from '@anjing/lifecycle';
import { agenda } from './deadlines';
import { grammar } from './acts';
import { decide, elapsed, otherwise } from './decide';
import { sentenceOf } from './history';
import { digestMachine } from './machine';

export * from './events';
export * from './commands';
export * from './facts';
export * from './machine';
export { digestActs, digestViews } from './acts';
export { digestStream } from './periods';
export { digestTexts, stateWords, type DigestCode } from './texts';

/** What a judicial bureau sends to the business-environment office for a period (汇总抄送; notice 三(二), 三(三)). */
export const digest = lifecycle({
  machine: digestMachine,
  acts: grammar,
  otherwise,
  decide,
  // A copy is sent when it is sent: unlike an expiry that is not true before somebody has done it.
  agenda,
  telling: {},
  elapsed,
  sentenceOf,
});
