import { dateOfDayNumber } from '@anjing/calendar';
import type { Refusal } from '@anjing/lifecycle';
import { parse } from 'csv-parse/sync';
import { unzipSync, type UnzipFileInfo } from 'fflate';
import { readSheet as readFirstSheet } from 'read-excel-file/universal';
import type { SheetCode } from './texts';

/** How a sheet comes: comma- or tab-separated text, or an Excel workbook, of which the first sheet counts. */
export type SheetFormat = 'csv' | 'xlsx';

/** The rows of a sheet as text: dates as `YYYY-MM-DD`, empty cells as nothing. Row 1 of people is the first of them. */
export type SheetRows = readonly (readonly string[])[];

type Finding = Refusal<SheetCode>;
type Answer = { readonly rows: SheetRows } | { readonly refusals: readonly [Finding, ...Finding[]] };

/** The most rows that are read; a list or plan has far fewer. */
const mostRows = 2_000;
/** The most that a workbook may unpack to, in bytes: a small file can hold gigabytes. */
const mostUnpacked = 64 * 1024 * 1024;

/** Reads a sheet, or says everything that keeps it from being read. Nothing in it is executed or looked up. */
export async function readSheet(bytes: Buffer, format: SheetFormat): Promise<Answer> {
  try {
    return format === 'csv' ? fromText(bytes) : await fromWorkbook(bytes);
  } catch (error) {
    return refuse([{ code: 'sheet.unreadable', parameters: { detail: error instanceof Error ? error.message : '' } }]);
  }
}

function fromText(bytes: Buffer): Answer {
  const text = decoded(bytes);
  if (text === undefined) return refuse([{ code: 'sheet.encoding' }]);
  const rows: string[][] = parse(text, { bom: true, delimiter: [',', '\t'], relax_column_count: true, trim: true });
  const formulas = eachCell(rows, (cell, row, column): Finding[] =>
    /^[=+\-@]/.test(cell) ? [{ code: 'sheet.formula', ...placeOf(row, column) }] : [],
  );
  return judged(rows, formulas);
}

/** Text as Excel writes it in China: UTF-8, with or without a mark, or GBK. */
function decoded(bytes: Buffer): string | undefined {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      continue;
    }
  }
  return undefined;
}

async function fromWorkbook(bytes: Buffer): Promise<Answer> {
  let unpacked = 0;
  const sheets: string[] = [];
  const look = ({ name, originalSize }: UnzipFileInfo): boolean => {
    unpacked += originalSize;
    if (/^xl\/worksheets\/[^/]+\.xml$/.test(name)) sheets.push(name);
    return false;
  };
  unzipSync(bytes, { filter: look });
  if (unpacked > mostUnpacked) return refuse([{ code: 'sheet.too-large' }]);
  // Values are all that the reader gives: formulas and merged cells are looked for in the sheet itself.
  const files = unzipSync(bytes, { filter: ({ name }) => sheets.includes(name) });
  const markup = Object.values(files).map((file) => new TextDecoder().decode(file));
  const copy = new Uint8Array(bytes).buffer;
  const cells = await readFirstSheet(copy);
  const rows = cells.map((row) => row.map(textOf));
  return judged(rows, markup.flatMap(judgeMarkup));
}

/** A workbook's dates are midnights in UTC. */
function textOf(cell: unknown): string {
  if (cell instanceof Date) return dateOfDayNumber(Math.floor(cell.getTime() / 86_400_000));
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? String(cell).trim() : '';
}

function judgeMarkup(markup: string): Finding[] {
  const formulas = [...markup.matchAll(/<c\s[^>]*?\br="([A-Z]+)(\d+)"[^>]*>\s*<f[\s/>]/g)].map(
    ([, letters = '', row = '']): Finding => ({
      code: 'sheet.formula',
      ...placeOf(Number(row) - 1, columnOf(letters)),
    }),
  );
  const merged = [...markup.matchAll(/<mergeCell\s[^>]*?\bref="([A-Z0-9:]+)"/g)].map(([, cells = '']): Finding => ({
    code: 'sheet.merged-cells',
    parameters: { cells },
  }));
  return [...formulas, ...merged];
}

/** The place of a column from 0, by its letters. */
function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function judged(rows: SheetRows, findings: readonly Finding[]): Answer {
  const { length } = rows;
  if (length > mostRows) {
    return refuse([{ code: 'sheet.too-many-rows', parameters: { count: length, limit: mostRows } }]);
  }
  const unwritable = eachCell(rows, (cell, row, column): Finding[] =>
    /[\0\p{Surrogate}]/u.test(cell) ? [{ code: 'sheet.unwritable-text', ...placeOf(row, column) }] : [],
  );
  const all = [...findings, ...unwritable];
  if (all.length > 0) return refuse(all);
  return rows.every((row) => row.every((cell) => cell === '')) ? refuse([{ code: 'sheet.empty' }]) : { rows };
}

function eachCell(
  rows: SheetRows,
  judge: (cell: string, row: number, column: number) => readonly Finding[],
): readonly Finding[] {
  return rows.flatMap((cells, row) => cells.flatMap((cell, column) => judge(cell, row, column)));
}

/** A cell as people count: rows and columns from 1. */
function placeOf(row: number, column: number): Pick<Finding, 'parameters' | 'field'> {
  return { parameters: { row: row + 1, column: column + 1 }, field: `/rows/${row + 1}/${column + 1}` };
}

function refuse(findings: readonly Finding[]): Answer {
  const [first, ...rest] = findings;
  if (!first) throw new Error('a refusal needs a reason');
  return { refusals: [first, ...rest] };
}
