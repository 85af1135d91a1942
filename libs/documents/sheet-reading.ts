import { parse } from 'csv-parse/sync';
import { mostRows, SheetBuilder, Unreadable, type SheetAnswer } from './sheet-builder';
import { readWorkbook } from './workbook';

/**
 * How a sheet comes: comma- or tab-separated text, or an Excel workbook, of which the first visible sheet counts.
 * Windows calls both of them Excel where Excel is installed: then the content says which it is.
 */
export type SheetFormat = 'csv' | 'xlsx' | 'csv-or-xlsx';

/** Reads a sheet where it is called: `readSheet` calls it in a thread of its own. Nothing in it is executed or looked up. */
export function sheetOf(bytes: Uint8Array, format: SheetFormat): SheetAnswer {
  const sheet = new SheetBuilder();
  try {
    if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable({ code: 'sheet.old-format' });
    if (format === 'xlsx' || (format === 'csv-or-xlsx' && startsWith(bytes, 0x50, 0x4b, 3, 4)))
      readWorkbook(bytes, sheet);
    else readText(bytes, sheet);
    return sheet.done();
  } catch (error) {
    // What the libraries say is not for people: it speaks of bytes, in English.
    return { refusals: [error instanceof Unreadable ? error.finding : { code: 'sheet.unreadable' }] };
  }
}

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean =>
  start.every((byte, place) => bytes[place] === byte);

function readText(bytes: Uint8Array, sheet: SheetBuilder): void {
  const rows: string[][] = parse(decoded(bytes), {
    bom: true,
    delimiter: [',', '\t'],
    relax_column_count: true,
    skip_empty_lines: false,
    trim: true,
    to: mostRows + 1,
  });
  rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (isFormula(cell)) sheet.find('sheet.formula', row, column);
      sheet.put(row, column, cell);
    });
  });
}

/**
 * What a program that opens the text would work out. A sign alone, before a space or before a number is text, and
 * whether the number fits is for the column to say.
 */
function isFormula(cell: string): boolean {
  return (
    /^[=@]/.test(cell) ||
    (/^[+-][^\s+-]/.test(cell) && Number.isNaN(Number(cell.replaceAll(',', '').replace(/%$/, ''))))
  );
}

/** Text as Excel writes it in China: UTF-8, with or without a mark, or GBK. @throws Unreadable */
function decoded(bytes: Uint8Array): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  throw new Unreadable({ code: 'sheet.encoding' });
}
