import type { CodeSaying, Refusal } from '@anjing/lifecycle';
import type { SheetCode } from './texts';

/** The rows of a sheet as text: dates as `YYYY-MM-DD`, empty cells as nothing. Row 1 of people is the first of them. */
export type SheetRows = readonly (readonly string[])[];

type Finding = Refusal<SheetCode>;
export type SheetAnswer = { readonly rows: SheetRows } | { readonly refusals: readonly [Finding, ...Finding[]] };

/** The most rows that are read; a list or plan has far fewer. */
export const mostRows = 2_000;
/** The most columns that are read. */
export const mostColumns = 200;
/** The longest text of a cell, in UTF-16 units: Excel holds no longer one. */
const longestCell = 32_767;
/** The most findings that are told: nobody reads more before mending the first. */
const mostFindings = 200;
/** The most characters of a sheet that a finding repeats. */
const mostEchoed = 60;

/** Stops the reading of a sheet at once. */
export class Unreadable extends Error {
  constructor(readonly finding: Finding) {
    super(finding.code);
  }
}

/** Takes a sheet's cells as they are read, with what is wrong with each, within fixed bounds. */
export class SheetBuilder {
  private readonly rows: string[][] = [];
  private readonly findings: Finding[] = [];

  /** @param row and @param column from 0 @throws Unreadable where either is past what is read */
  put(row: number, column: number, value: string): void {
    const text = value.trim();
    if (text === '') return;
    if (row >= mostRows) throw new Unreadable({ code: 'sheet.too-many-rows', parameters: { limit: mostRows } });
    if (column >= mostColumns) {
      throw new Unreadable({ code: 'sheet.too-many-columns', parameters: { limit: mostColumns } });
    }
    if (text.length > longestCell) throw new Unreadable({ code: 'sheet.too-large' });
    while (this.rows.length <= row) this.rows.push([]);
    const cells = this.rows[row] ?? [];
    while (cells.length <= column) cells.push('');
    cells[column] = text;
  }

  /** A cell's text with more of it. @throws Unreadable where it is longer than any cell's */
  grown(text: string, more: string): string {
    if (text.length + more.length > longestCell) throw new Unreadable({ code: 'sheet.too-large' });
    return text + more;
  }

  find(code: CodeSaying<SheetCode, 'row' | 'column'>, row: number, column: number): void {
    if (this.findings.length < mostFindings) this.findings.push({ code, ...placeOf(row, column) });
  }

  findMerged(cells: string): void {
    if (this.findings.length >= mostFindings) return;
    this.findings.push({ code: 'sheet.merged-cells', parameters: { cells: cells.slice(0, mostEchoed) } });
  }

  done(): SheetAnswer {
    this.rows.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        if (/[\0\p{Surrogate}]/u.test(cell)) this.find('sheet.unwritable-text', row, column);
      });
    });
    const [first, ...rest] = this.findings;
    if (first) return { refusals: [first, ...rest] };
    if (this.rows.length === 0) return { refusals: [{ code: 'sheet.empty' }] };
    const width = Math.max(...this.rows.map(({ length }) => length));
    return { rows: this.rows.map((cells) => Array.from({ length: width }, (_, column) => cells[column] ?? '')) };
  }
}

/** A cell as people count: rows and columns from 1. */
function placeOf(row: number, column: number) {
  return { parameters: { row: row + 1, column: column + 1 }, field: `/rows/${row + 1}/${column + 1}` };
}
