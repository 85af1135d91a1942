import { isCivilDate } from '@anjing/calendar';
import type { Refusal } from '@anjing/lifecycle';
import type { FilingForm } from './events';
import { itemId } from './periods';
import type { FilingCode } from './texts';

/** What a sheet is to become; returns are built from visits and do not come as sheets. */
export type SheetHead =
  | { readonly filing: 'itemList' | 'specialList'; readonly agency: string }
  | { readonly filing: 'annualPlan'; readonly agency: string; readonly year: number };

type Finding = Refusal<FilingCode>;

/** The form that a sheet makes, with the row on which each of its entries stands; or everything that is wrong, cell by cell. */
export type SheetForm =
  | { readonly form: FilingForm; readonly rowOf: readonly number[]; readonly columnOf: Columns }
  | { readonly refusals: readonly [Finding, ...Finding[]] };

/** The columns of each kind of sheet: names that its first row may use, the first of them the field's own. */
type Columns = Readonly<Record<string, { readonly names: readonly string[]; readonly needed: boolean }>>;

const needed = (...names: readonly string[]) => ({ names, needed: true });
const optional = (...names: readonly string[]) => ({ names, needed: false });

const columns: Readonly<Record<SheetHead['filing'], Columns>> = {
  itemList: {
    key: needed('key', '事项简称', '简称'),
    'name/zh': needed('nameZh', '事项名称', '名称'),
    'name/en': optional('nameEn', '英文名称'),
    legalBasis: needed('legalBasis', '法律依据', '设定依据'),
    offSitePossible: optional('offSitePossible', '可非现场'),
    effectiveFrom: optional('effectiveFrom', '生效日期'),
    withdrawn: optional('withdrawn', '已撤销', '撤销'),
  },
  specialList: {
    item: needed('item', '事项编号', '事项简称'),
    circumstance: needed('circumstance', '特殊情形', '情形'),
  },
  annualPlan: {
    item: needed('item', '事项编号', '事项简称'),
    frequency: needed('frequency', '检查频次', '频次'),
    scope: needed('scope', '检查范围', '范围'),
    months: needed('months', '检查月份', '月份'),
    offSite: optional('offSite', '非现场'),
  },
};

/** A row with its number as people count, and its cells by field. */
interface NamedRow {
  readonly number: number;
  readonly cells: ReadonlyMap<string, string>;
}

/**
 * Reads a sheet whose first row names its columns and whose other rows are an entry each; empty rows are passed over.
 * What the entries say is judged afterwards, like any form.
 */
export function formOfSheet(head: SheetHead, rows: readonly (readonly string[])[]): SheetForm {
  const named = columns[head.filing];
  const [header = [], ...others] = rows;
  const headerFindings = [...judgeHeader(header, named), ...withoutHeading(header, others)];
  if (headerFindings.length > 0) return refuse(headerFindings);
  const fields = header.map((name) => fieldOf(name, named));
  const entries = others
    .map((cells, index): NamedRow => ({
      number: index + 2,
      cells: new Map(
        cells.flatMap((cell, place) => {
          const field = fields[place];
          return field === undefined ? [] : [[field, isDash(cell) ? '' : cell] as const];
        }),
      ),
    }))
    .filter(({ cells }) => [...cells.values()].some((cell) => cell !== ''));
  const reader = new CellReader();
  const form = formOf(head, entries, reader);
  if (reader.findings.length > 0) return refuse(reader.findings);
  return { form, rowOf: entries.map(({ number }) => number), columnOf: named };
}

/** A finding about an entry of the form, said of the row and column where it stands. */
export function onSheet<Code extends string>(
  refusal: Refusal<Code>,
  { rowOf, columnOf }: Pick<Extract<SheetForm, { form: FilingForm }>, 'rowOf' | 'columnOf'>,
): Refusal<Code> {
  const [, place, path = ''] = /^\/(?:items|entries)\/(\d+)\/?(.*)$/.exec(refusal.field ?? '') ?? [];
  const row = place === undefined ? undefined : rowOf[Number(place)];
  if (row === undefined) return refusal;
  const column = columnOf[path]?.names[0] ?? path;
  return { ...refusal, field: `/rows/${row}/${column}`, parameters: { ...refusal.parameters, row, column } };
}

function fieldOf(name: string, named: Columns): string | undefined {
  const wanted = name.trim().toLowerCase();
  return Object.keys(named).find((field) => named[field]?.names.some((one) => one.toLowerCase() === wanted));
}

function judgeHeader(header: readonly string[], named: Columns): Finding[] {
  const fields = header.map((name) => fieldOf(name, named));
  const known = Object.values(named).map(({ names }) => names.join('/'));
  return [
    ...Object.entries(named).flatMap(([field, column]): Finding[] =>
      column.needed && !fields.includes(field)
        ? [{ code: 'filing.column-missing', parameters: { name: column.names.join('/') }, field: '/rows/1' }]
        : [],
    ),
    ...header.flatMap((name, index): Finding[] =>
      fields[index] === undefined && name !== ''
        ? [{ code: 'filing.column-unknown', parameters: { name: echoed(name), known }, field: `/rows/1/${index + 1}` }]
        : [],
    ),
    ...fields.flatMap((field, index): Finding[] =>
      field !== undefined && fields.indexOf(field) !== index
        ? [
            {
              code: 'filing.entry-twice',
              parameters: { value: echoed(header[index] ?? '') },
              field: `/rows/1/${index + 1}`,
            },
          ]
        : [],
    ),
  ];
}

/** Columns that are filled in below but have no heading: what they hold would be lost in silence. */
function withoutHeading(header: readonly string[], rows: readonly (readonly string[])[]): Finding[] {
  const filled = new Set(rows.flatMap((cells) => cells.flatMap((cell, place) => (cell.trim() === '' ? [] : [place]))));
  return [...filled]
    .filter((place) => (header[place] ?? '').trim() === '')
    .sort((one, other) => one - other)
    .map((place) => ({
      code: 'filing.column-unnamed',
      parameters: { column: place + 1 },
      field: `/rows/1/${place + 1}`,
    }));
}

/** People write a dash where there is nothing to write. */
const isDash = (cell: string): boolean => /^[-–—－]{1,2}$/.test(cell.trim());

/** The longest part of a cell or heading that an answer repeats, in characters. */
const mostEchoed = 100;
const echoed = (text: string): string => {
  const characters = Array.from(text);
  return characters.length <= mostEchoed ? text : `${characters.slice(0, mostEchoed).join('')}…`;
};

function formOf(head: SheetHead, rows: readonly NamedRow[], read: CellReader): FilingForm {
  const { agency } = head;
  switch (head.filing) {
    case 'itemList':
      return { filing: 'itemList', agency, items: rows.map((row) => itemOf(row, read)) };
    case 'specialList':
      return {
        filing: 'specialList',
        agency,
        entries: rows.map((row) => ({
          item: idOf(agency, text(row, 'item')),
          circumstance: read.circumstance(row),
        })),
      };
    case 'annualPlan':
      return {
        filing: 'annualPlan',
        agency,
        year: head.year,
        entries: rows.map((row) => {
          const frequency = read.whole(row, 'frequency');
          const months = read.months(row);
          const offSite = read.yes(row, 'offSite');
          return {
            item: idOf(agency, text(row, 'item')),
            frequency,
            scope: text(row, 'scope'),
            months,
            ...(offSite !== undefined && { offSite }),
          };
        }),
      };
  }
}

type ItemForm = Extract<FilingForm, { filing: 'itemList' }>['items'][number];

/** Where no English name is given, the Chinese one stands for it. */
function itemOf(row: NamedRow, read: CellReader): ItemForm {
  const zh = text(row, 'name/zh');
  const en = text(row, 'name/en');
  const offSitePossible = read.yes(row, 'offSitePossible');
  const withdrawn = read.yes(row, 'withdrawn');
  const effectiveFrom = read.date(row, 'effectiveFrom');
  return {
    key: text(row, 'key'),
    name: { zh, en: en === '' ? zh : en },
    legalBasis: text(row, 'legalBasis'),
    ...(offSitePossible !== undefined && { offSitePossible }),
    ...(effectiveFrom !== undefined && { effectiveFrom }),
    ...(withdrawn !== undefined && { withdrawn }),
  };
}

const text = ({ cells }: NamedRow, field: string): string => cells.get(field) ?? '';

/** An item by its id in the registers, or by its short name on the agency's own list. */
const idOf = (agency: string, cell: string): string => (cell.startsWith('item/') ? cell : itemId(agency, cell));

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

/** Reads cells that are more than text, and keeps what it cannot read. */
class CellReader {
  readonly findings: Finding[] = [];

  whole(row: NamedRow, field: string): number {
    const cell = text(row, field);
    if (/^\d{1,4}$/.test(cell)) return Number(cell);
    this.fail(row, field, '1, 2, 3 …');
    return 0;
  }

  /** 1 to 7, also ① to ⑦. */
  circumstance(row: NamedRow): number {
    const cell = text(row, 'circumstance');
    const circled = '①②③④⑤⑥⑦'.indexOf(cell);
    if (cell.length === 1 && circled >= 0) return circled + 1;
    if (/^\d{1,2}$/.test(cell)) return Number(cell);
    this.fail(row, 'circumstance', '1–7');
    return 0;
  }

  /** `3、9`, `3,9` or `3-5`; `11-2` goes over the turn of the year, within the plan's own: 11, 12, 1, 2. */
  months(row: NamedRow): number[] {
    const cell = text(row, 'months').replaceAll('月', '');
    if (cell === '') return [];
    const months = cell.split(/[,，、;；\s]+/).flatMap(monthsOf);
    if (months.every((month) => Number.isInteger(month))) return months;
    this.fail(row, 'months', '3,9 / 3-5');
    return [];
  }

  yes(row: NamedRow, field: string): boolean | undefined {
    const cell = text(row, field).toLowerCase();
    if (cell === '') return undefined;
    if (['是', '√', 'true', 'yes', '1'].includes(cell)) return true;
    if (['否', '×', 'false', 'no', '0'].includes(cell)) return false;
    this.fail(row, field, '是/否, yes/no');
    return undefined;
  }

  /** Dates as text too: `2026-03-01`, `2026/3/1`, `2026年3月1日`. */
  date(row: NamedRow, field: string): string | undefined {
    const cell = text(row, field);
    if (cell === '') return undefined;
    const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell) ?? [];
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    if (isCivilDate(date)) return date;
    this.fail(row, field, 'YYYY-MM-DD');
    return undefined;
  }

  private fail(row: NamedRow, field: string, expected: string): void {
    this.findings.push({
      code: 'filing.cell-invalid',
      parameters: { row: row.number, column: field, value: echoed(text(row, field)), expected },
      field: `/rows/${row.number}/${field}`,
    });
  }
}

function refuse(findings: readonly Finding[]): { readonly refusals: readonly [Finding, ...Finding[]] } {
  const [first, ...rest] = findings;
  if (!first) throw new Error('a refusal needs a reason');
  return { refusals: [first, ...rest] };
}
