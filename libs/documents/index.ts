export * from './approval-form';
export * from './qr';
export * from './sheet';
export { sheetTexts, type SheetCode } from './texts';
