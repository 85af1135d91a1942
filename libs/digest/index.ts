import type { Lifecycle } from '@anjing/lifecycle';
import type { Laws } from '@anjing/rules';
import type { DigestCommand } from './commands';
import { agenda } from './deadlines';
import { commandsIn } from './acts';
import { decide } from './decide';
import type { DigestFacts } from './facts';
import { sentenceOf } from './history';
import { digestMachine, type DigestMachine } from './machine';
import { stateWords } from './texts';

export * from './events';
export * from './commands';
export * from './facts';
export * from './machine';
export { digestActs, digestViews } from './acts';
export { digestStream } from './periods';
export { digestTexts, stateWords, type DigestCode } from './texts';

/** What a judicial bureau sends to the business-environment office for a period (汇总抄送; notice 三(二), 三(三)). */
export const digest: Lifecycle<DigestMachine, DigestCommand, DigestFacts, Laws> = {
  machine: digestMachine,
  decide,
  // A copy is sent when it is sent: unlike an expiry that is not true before somebody has done it.
  asOf: (state) => state,
  agenda,
  tasks: () => [],
  claims: () => [],
  commandsIn,
  stateWords: (state) => stateWords[state.value],
  sentenceOf,
  changesContent: () => true,
};
