import { findingsIn, isEmptyToTheEye, refuse, type Refusal, type TextCode } from '@anjing/lifecycle';
import { columnsOf, type Columns } from './columns';
import { filingForm, listedItem, plannedItem, specialItem, type FilingForm } from './forms';
import type { FilingCode } from './texts';

/** The filings that come as sheets, each with the list that its rows make; returns are built from visits. */
const sheets = {
  itemList: { list: 'items', row: listedItem },
  specialList: { list: 'entries', row: specialItem },
  annualPlan: { list: 'entries', row: plannedItem },
} as const;

/** What a sheet is to become. */
export type SheetHead =
  | { readonly filing: 'itemList' | 'specialList'; readonly agency: string }
  | { readonly filing: 'annualPlan'; readonly agency: string; readonly year: number };

export const sheetKinds = Object.keys(sheets) as [SheetHead['filing'], ...SheetHead['filing'][]];

type Finding = Refusal<FilingCode | TextCode>;

/** The form that a sheet makes, with the row on which each of its entries stands; or everything that is wrong, cell by cell. */
export type SheetForm =
  | { readonly form: FilingForm; readonly rowOf: readonly number[]; readonly columnOf: Columns }
  | { readonly refusals: readonly [Finding, ...Finding[]] };

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
  const { list, row } = sheets[head.filing];
  const columnOf = columnsOf(row);
  const [header = [], ...others] = rows;
  const headerFindings = [...judgeHeader(header, columnOf), ...withoutHeading(header, others)];
  if (headerFindings.length > 0) return refuse(headerFindings);
  const fields = header.map((name) => fieldOf(name, columnOf));
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
    .filter(({ cells }) => [...cells.values()].some((cell) => !isEmptyToTheEye(cell)));
  const findings: Finding[] = [];
  const values = entries.map((entry) => valueOf(entry, columnOf, head.agency, findings));
  if (findings.length > 0) return refuse(findings);
  const read = filingForm.safeParse({ ...head, [list]: values });
  const rowOf = entries.map(({ number }) => number);
  if (read.success) return { form: read.data, rowOf, columnOf };
  return refuse(
    findingsIn(read.error, 'filing.cell-invalid').map((finding): Finding => {
      const told = onSheet(finding, { rowOf, columnOf });
      if (told.code !== 'filing.cell-invalid') return told;
      const { detail: expected = '', ...place } = told.parameters;
      return { ...told, parameters: { ...place, value: '…', expected } };
    }),
  );
}

/** The form of a sheet that has no rows: who may write it does not depend on what the sheet will hold. */
export function emptyForm(head: SheetHead): FilingForm {
  return filingForm.parse({ ...head, [sheets[head.filing].list]: [] });
}

/** What a row says, for the schema to judge; cells that cannot be read are told in `findings`. */
function valueOf({ number, cells }: NamedRow, columnOf: Columns, agency: string, findings: Finding[]): object {
  const value: Record<string, unknown> = {};
  for (const [field, { needed, elseOf, as }] of Object.entries(columnOf)) {
    const own = cells.get(field) ?? '';
    const cell = isEmptyToTheEye(own) ? (cells.get(elseOf ?? '') ?? '') : own.trim();
    if (cell === '' && !needed && elseOf === undefined) continue;
    const read = as ? as.read(cell, agency) : cell;
    if (read === undefined) {
      findings.push({
        code: 'filing.cell-invalid',
        parameters: { row: number, column: field, value: echoed(cell), expected: as?.expected ?? '' },
        field: `/rows/${number}/${field}`,
      });
    }
    const [outer = '', inner] = field.split('/');
    value[outer] = inner === undefined ? read : { ...(value[outer] as object | undefined), [inner]: read };
  }
  return value;
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
