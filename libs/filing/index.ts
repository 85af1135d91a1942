import { lifecycle } from '@anjing/lifecycle';
import { agenda, tasks, toldOf } from './deadlines';
import { grammar } from './acts';
import { before, decide, otherwise } from './decide';
import { sentenceOf } from './history';
import { filingMachine } from './machine';

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

/** Lists, plans and returns, filed with the judicial bureau (notice 三(二), 三(三); rules §5). */
export const filing = lifecycle({
  machine: filingMachine,
  acts: grammar,
  before,
  otherwise,
  decide,
  // Time alone turns no filing into anything: what is late is late, and stays to be filed.
  agenda,
  tasks,
  telling: { reminder: 'FilingReminderSent', escalation: 'FilingEscalationSent' },
  toldOf,
  sentenceOf,
});
