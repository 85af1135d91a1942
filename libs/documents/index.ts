export * from './form-face';
export { printForm } from './printing';
export * from './qr';
export { readSheet, type SheetFormat, type SheetRows } from './sheet';
export { sheetTexts, type SheetCode } from './texts';
