import type { Lifecycle } from '@anjing/lifecycle';
import type { Laws } from '@anjing/rules';
import type { FilingCommand } from './commands';
import { agenda, tasks } from './deadlines';
import { commandsIn } from './acts';
import { decide } from './decide';
import type { FilingFacts } from './facts';
import { sentenceOf } from './history';
import { filingMachine, type FilingMachine } from './machine';
import { stateWords } from './texts';

export * from './events';
export * from './forms';
export * from './commands';
export * from './facts';
export * from './machine';
export { filingActs, filingViews } from './acts';
export { itemId } from './item-id';
export { filingStream, periodName, periodOf, periodOfVisit, reckoningMoment } from './periods';
export { dueOf, isOverdue, isOwed } from './deadlines';
export { judgeFiling } from './judge-form';
export { nextOpening, openingsUpTo, type Opening } from './openings';
export { emptyForm, formOfSheet, onSheet, sheetKinds, type SheetForm, type SheetHead } from './sheet-form';
export { filingTexts, kindWords, stateWords, type FilingCode } from './texts';

/** Reminders and escalations tell people; they do not change what anyone has read. */
const telling = ['FilingReminderSent', 'FilingEscalationSent'];

/** Lists, plans and returns, filed with the judicial bureau (notice 三(二), 三(三); rules §5). */
export const filing: Lifecycle<FilingMachine, FilingCommand, FilingFacts, Laws> = {
  machine: filingMachine,
  decide,
  // Time alone turns no filing into anything: what is late is late, and stays to be filed.
  asOf: (state) => state,
  agenda,
  tasks,
  claims: () => [],
  commandsIn,
  stateWords: (state) => stateWords[state.value],
  sentenceOf,
  changesContent: (event) => !telling.includes(event.type),
};
