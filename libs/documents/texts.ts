import { catalogueOf } from '@anjing/texts';
import type { DocumentsMessages } from './texts.generated';

const article = 'rules §5';

/** What can be wrong with a sheet before its content is asked. */
export const sheetTexts = catalogueOf<DocumentsMessages>({
  'sheet.unreadable': article,
  'sheet.encoding': article,
  'sheet.too-large': article,
  'sheet.too-many-rows': article,
  'sheet.too-many-columns': article,
  'sheet.took-too-long': article,
  'sheet.old-format': article,
  'sheet.hidden-cell': article,
  'sheet.error-value': article,
  'sheet.empty': article,
  'sheet.formula': article,
  'sheet.merged-cells': article,
  'sheet.unwritable-text': article,
});

export type SheetCode = keyof typeof sheetTexts;
