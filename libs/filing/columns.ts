import { isCivilDate } from '@anjing/calendar';
import { z } from 'zod';
import { itemId } from './item-id';

/** How the cells of a column are read. */
interface Reading {
  /** What a cell may look like, for whoever wrote another. */
  readonly expected: string;
  /** The value of a cell, for the schema to judge; undefined where the cell cannot be read. */
  read(cell: string, agency: string): unknown;
}

/** A field as sheets have it. */
export interface Column {
  /** Names that the first row may use, the first of them the field's own. */
  readonly names: readonly [string, ...string[]];
  /** How its cells are read; as they stand where absent. */
  readonly as?: Reading;
  /** The field whose cell stands in for an empty one. */
  readonly elseOf?: string;
}

const columns = z.registry<Column>();

/** `schema` as a column of sheets. */
export function column<Schema extends z.ZodType>(
  schema: Schema,
  names: Column['names'],
  more: Omit<Column, 'names'> = {},
): Schema {
  columns.add(schema, { names, ...more });
  return schema;
}

/** The columns of a row, by the path of the field in it. Whether a column is needed is what the schema says of its field. */
export type Columns = Readonly<Record<string, Column & { readonly needed: boolean }>>;

export function columnsOf(row: z.ZodObject, within = ''): Columns {
  return Object.fromEntries(
    Object.entries(row.shape).flatMap(([name, field]) => {
      if (field instanceof z.ZodObject) return Object.entries(columnsOf(field, `${within}${name}/`));
      const known = columns.get(field as z.ZodType);
      if (!known) return [];
      const needed = !(field instanceof z.ZodExactOptional) && known.elseOf === undefined;
      return [[`${within}${name}`, { ...known, needed }]];
    }),
  );
}

export const asNumber: Reading = {
  expected: '1, 2, 3 …',
  read: (cell) => (/^\d{1,4}$/.test(cell) ? Number(cell) : undefined),
};

/** 1 to 7, also ① to ⑦. */
export const asCircumstance: Reading = {
  expected: '1–7',
  read: (cell) => {
    const circled = '①②③④⑤⑥⑦'.indexOf(cell);
    if (cell.length === 1 && circled >= 0) return circled + 1;
    return /^\d{1,2}$/.test(cell) ? Number(cell) : undefined;
  },
};

/** `3、9`, `3,9` or `3-5`; `11-2` goes over the turn of the year, within the plan's own: 11, 12, 1, 2. */
export const asMonths: Reading = {
  expected: '3,9 / 3-5',
  read: (cell) => {
    const months = cell.replaceAll('月', '');
    if (months === '') return [];
    const read = months.split(/[,，、;；\s]+/).flatMap(monthsOf);
    return read.every((month) => Number.isInteger(month)) ? read : undefined;
  },
};

/** One month or a stretch of them; not a number where it is neither. Whether a single month is one, the plan is judged on. */
function monthsOf(part: string): number[] {
  const [, from, until] = /^(\d{1,2})(?:[-–—~至到](\d{1,2}))?$/.exec(part) ?? [];
  if (from === undefined) return [Number.NaN];
  const first = Number(from);
  if (until === undefined) return [first];
  const last = Number(until);
  if (![first, last].every((month) => month >= 1 && month <= 12)) return [Number.NaN];
  const length = ((last - first + 12) % 12) + 1;
  return Array.from({ length }, (_, index) => ((first - 1 + index) % 12) + 1);
}

const yes: readonly string[] = ['是', '√', 'true', 'yes', '1'];
const no: readonly string[] = ['否', '×', 'false', 'no', '0'];
export const asYes: Reading = {
  expected: '是/否, yes/no',
  read: (cell) => {
    const said = cell.toLowerCase();
    return yes.includes(said) ? true : no.includes(said) ? false : undefined;
  },
};

/** Dates as text too: `2026-03-01`, `2026/3/1`, `2026年3月1日`. */
export const asDate: Reading = {
  expected: 'YYYY-MM-DD',
  read: (cell) => {
    const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell) ?? [];
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isCivilDate(date) ? date : undefined;
  },
};

/** An item by its id in the registers, or by its short name on the agency's own list. */
export const asItem: Reading = {
  expected: 'item/…',
  read: (cell, agency) => (cell.startsWith('item/') ? cell : itemId(agency, cell)),
};
