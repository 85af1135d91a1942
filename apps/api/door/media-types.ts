import type { SheetFormat } from '@anjing/documents';

/** How a sheet may come, by the type of its body. Where Excel is installed, Windows calls CSV an Excel file. */
export const sheetFormats: Readonly<Record<string, SheetFormat>> = {
  'text/csv': 'csv',
  'application/csv': 'csv',
  'application/vnd.ms-excel': 'csv-or-xlsx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
};

/** Whether a route takes a sheet rather than JSON. */
export const takesSheet = (route: string | undefined): boolean => route?.endsWith('/import') === true;

/** The types of body that a route takes. */
export function takenBy(route: string | undefined): readonly string[] {
  return takesSheet(route) ? Object.keys(sheetFormats) : ['application/json'];
}
