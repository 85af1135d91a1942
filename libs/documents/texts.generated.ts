// Written by `npm run texts` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface DocumentsMessages {
  readonly 'sheet.unreadable.message': never;
  readonly 'sheet.unreadable.remedy': never;
  readonly 'sheet.encoding.message': never;
  readonly 'sheet.encoding.remedy': never;
  readonly 'sheet.too-large.message': never;
  readonly 'sheet.too-large.remedy': never;
  readonly 'sheet.too-many-rows.message': 'limit';
  readonly 'sheet.too-many-rows.remedy': never;
  readonly 'sheet.too-many-columns.message': 'limit';
  readonly 'sheet.too-many-columns.remedy': never;
  readonly 'sheet.took-too-long.message': never;
  readonly 'sheet.took-too-long.remedy': never;
  readonly 'sheet.old-format.message': never;
  readonly 'sheet.old-format.remedy': never;
  readonly 'sheet.hidden-cell.message': 'column' | 'row';
  readonly 'sheet.hidden-cell.remedy': never;
  readonly 'sheet.error-value.message': 'column' | 'row';
  readonly 'sheet.error-value.remedy': never;
  readonly 'sheet.empty.message': never;
  readonly 'sheet.empty.remedy': never;
  readonly 'sheet.formula.message': 'column' | 'row';
  readonly 'sheet.formula.remedy': never;
  readonly 'sheet.merged-cells.message': 'cells';
  readonly 'sheet.merged-cells.remedy': never;
  readonly 'sheet.unwritable-text.message': 'column' | 'row';
  readonly 'sheet.unwritable-text.remedy': never;
}

declare module '@anjing/texts' {
  interface Placeholders extends DocumentsMessages {}
}
