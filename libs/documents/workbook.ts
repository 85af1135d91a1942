import { Unzip, UnzipInflate } from 'fflate';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Unreadable, type SheetBuilder } from './sheet-builder';

/** The most bytes that all parts of a workbook which are read may unpack to: a small file can hold gigabytes. */
const mostUnpacked = 32 * 1024 * 1024;
/** Bytes given to the unpacker at a time: one step unpacks to a thousand times as many at most. */
const step = 1_024;
/** The most cells, empty ones included, that are looked at. */
const mostCells = 100_000;
/** The deepest that elements may stand in each other; a sheet's stand six deep. */
const deepest = 64;
/** The most sheets, relations and cell formats that a workbook may name. */
const mostNamed = 65_536;

/** What is told of one part of a workbook as it is read: names come without their prefix. */
interface Listener {
  open?(name: string, attribute: (name: string) => string | undefined): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads the first sheet of a workbook that people see. Nothing the file says of its own size is believed, no other sheet
 * is unpacked, and no formula is worked out.
 * @throws Unreadable
 */
export function readWorkbook(bytes: Uint8Array, sheet: SheetBuilder): void {
  new Workbook(bytes).read(sheet);
}

class Workbook {
  private unpacked = 0;

  constructor(private readonly bytes: Uint8Array) {}

  read(sheet: SheetBuilder): void {
    const roots = this.relations('_rels/.rels');
    const root = [...roots.values()].find(({ type }) => type.endsWith('/officeDocument'));
    const path = root ? resolved('', root.target) : 'xl/workbook.xml';
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const { sheets, from1904 } = this.contents(path);
    const relations = this.relations(`${folder}_rels/${path.slice(folder.length)}.rels`);
    const visible = sheets.find(
      ({ hidden, relation }) => !hidden && (relations.get(relation)?.type.endsWith('/worksheet') ?? false),
    );
    const target = visible && relations.get(visible.relation)?.target;
    if (target === undefined) throw new Unreadable({ code: 'sheet.unreadable' });
    const partOf = (kind: string, usual: string): string => {
      const found = [...relations.values()].find(({ type }) => type.endsWith(`/${kind}`));
      return resolved(folder, found?.target ?? usual);
    };
    const dates = this.dateFormats(partOf('styles', 'styles.xml'));
    const shared = new Map<number, [row: number, column: number][]>();
    this.cells(resolved(folder, target), sheet, { dates, from1904, shared });
    if (shared.size > 0) this.sharedTexts(partOf('sharedStrings', 'sharedStrings.xml'), sheet, shared);
  }

  private contents(path: string) {
    const sheets: { readonly hidden: boolean; readonly relation: string }[] = [];
    let from1904 = false;
    this.part(path, {
      open: (name, attribute) => {
        if (name === 'workbookPr') from1904 = isTrue(attribute('date1904'));
        if (name !== 'sheet') return;
        const state = attribute('state') ?? 'visible';
        sheets.push({ hidden: state !== 'visible', relation: attribute('id') ?? '' });
        if (sheets.length > mostNamed) throw new Unreadable({ code: 'sheet.too-large' });
      },
    });
    return { sheets, from1904 };
  }

  private relations(path: string) {
    const found = new Map<string, { readonly type: string; readonly target: string }>();
    this.part(path, {
      open: (name, attribute) => {
        if (name !== 'Relationship') return;
        found.set(attribute('Id') ?? '', { type: attribute('Type') ?? '', target: attribute('Target') ?? '' });
        if (found.size > mostNamed) throw new Unreadable({ code: 'sheet.too-large' });
      },
    });
    return found;
  }

  /** For each cell format, by its place, whether it shows a number as a day. */
  private dateFormats(path: string): readonly boolean[] {
    const own = new Map<number, boolean>();
    const formats: boolean[] = [];
    let within = false;
    this.part(path, {
      open: (name, attribute) => {
        if (name === 'numFmt') own.set(Number(attribute('numFmtId')), showsDay(attribute('formatCode') ?? ''));
        if (name === 'cellXfs') within = true;
        if (name !== 'xf' || !within) return;
        const format = Number(attribute('numFmtId') ?? 0);
        formats.push(own.get(format) ?? isBuiltInDate(format));
        if (formats.length + own.size > mostNamed) throw new Unreadable({ code: 'sheet.too-large' });
      },
      close: (name) => {
        if (name === 'cellXfs') within = false;
      },
    });
    return formats;
  }

  private cells(
    path: string,
    sheet: SheetBuilder,
    {
      dates,
      from1904,
      shared,
    }: { dates: readonly boolean[]; from1904: boolean; shared: Map<number, [row: number, column: number][]> },
  ): void {
    let row = -1;
    let column = -1;
    let rowHidden = false;
    let count = 0;
    let type = 'n';
    let style = 0;
    let value = '';
    let taking = false;
    let inPhonetic = false;
    const hiddenColumns: [from: number, until: number][] = [];
    const finish = (): void => {
      if (value === '') return;
      if (rowHidden || hiddenColumns.some(([from, until]) => column >= from && column <= until)) {
        sheet.find('sheet.hidden-cell', row, column);
      }
      if (type === 'e') sheet.find('sheet.error-value', row, column);
      if (type !== 's') {
        sheet.put(row, column, valueOf(value, type, dates[style] ?? false, from1904));
        return;
      }
      const index = Number(value);
      // The place is taken now, so that a row too many is found before its text is.
      sheet.put(row, column, '?');
      shared.set(index, [...(shared.get(index) ?? []), [row, column]]);
    };
    const found = this.part(path, {
      open: (name, attribute) => {
        if (name === 'col' && isTrue(attribute('hidden')) && hiddenColumns.length < 100) {
          hiddenColumns.push([Number(attribute('min')) - 1, Number(attribute('max')) - 1]);
        }
        if (name === 'row') {
          const said = Number(attribute('r') ?? row + 2) - 1;
          if (!Number.isInteger(said) || said < 0) throw new Unreadable({ code: 'sheet.unreadable' });
          row = said;
          column = -1;
          rowHidden = isTrue(attribute('hidden'));
        }
        if (name === 'c') {
          count += 1;
          if (count > mostCells) throw new Unreadable({ code: 'sheet.too-large' });
          const place = attribute('r');
          column = place === undefined ? column + 1 : columnOf(place);
          type = attribute('t') ?? 'n';
          style = Number(attribute('s') ?? 0);
          value = '';
        }
        if (name === 'f') sheet.find('sheet.formula', row, column);
        if (name === 'mergeCell') sheet.findMerged(attribute('ref') ?? '');
        if (name === 'rPh') inPhonetic = true;
        taking = name === 'v' || (name === 't' && !inPhonetic);
      },
      text: (text) => {
        if (taking) value = sheet.grown(value, text);
      },
      close: (name) => {
        taking = false;
        if (name === 'rPh') inPhonetic = false;
        if (name === 'c') finish();
      },
    });
    if (!found) throw new Unreadable({ code: 'sheet.unreadable' });
  }

  /** Fills in the texts that cells of the sheet share; those of other sheets are passed over. */
  private sharedTexts(
    path: string,
    sheet: SheetBuilder,
    wanted: ReadonlyMap<number, readonly (readonly [row: number, column: number])[]>,
  ): void {
    let index = -1;
    let value = '';
    let taking = false;
    let inPhonetic = false;
    let filled = 0;
    this.part(path, {
      open: (name) => {
        if (name === 'si') {
          index += 1;
          value = '';
        }
        if (name === 'rPh') inPhonetic = true;
        taking = name === 't' && !inPhonetic && wanted.has(index);
      },
      text: (text) => {
        if (taking) value = sheet.grown(value, text);
      },
      close: (name) => {
        taking = false;
        if (name === 'rPh') inPhonetic = false;
        if (name !== 'si') return;
        const places = wanted.get(index);
        if (!places) return;
        filled += 1;
        for (const [row, column] of places) sheet.put(row, column, unescaped(value));
      },
    });
    if (filled < wanted.size) throw new Unreadable({ code: 'sheet.unreadable' });
  }

  /** Tells the listener of a part as it is unpacked. @returns whether there is one */
  private part(path: string, listener: Listener): boolean {
    const wanted = path.toLowerCase();
    let found = false;
    const archive = new Unzip((file) => {
      if (file.name.replaceAll('\\', '/').toLowerCase() !== wanted) return;
      // Two parts of one name: programs differ in which of them they show.
      if (found) throw new Unreadable({ code: 'sheet.unreadable' });
      found = true;
      const parser = parserFor(listener);
      const decoder = new TextDecoder('utf-8', { fatal: true });
      file.ondata = (error, data, final) => {
        if (error) throw error;
        this.unpacked += data.length;
        if (this.unpacked > mostUnpacked) throw new Unreadable({ code: 'sheet.too-large' });
        parser.write(decoder.decode(data, { stream: !final }));
        if (final) parser.close();
      };
      file.start();
    });
    archive.register(UnzipInflate);
    for (let at = 0; at < this.bytes.length; at += step) {
      archive.push(this.bytes.subarray(at, at + step), at + step >= this.bytes.length);
    }
    return found;
  }
}

function parserFor(listener: Listener): SaxesParser {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    depth += 1;
    if (depth > deepest) throw new Unreadable({ code: 'sheet.unreadable' });
    listener.open?.(localName(name), (wanted) => {
      const own = attributes[wanted];
      if (own !== undefined) return own;
      for (const one in attributes) if (localName(one) === wanted) return attributes[one];
      return undefined;
    });
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    listener.close?.(localName(name));
  });
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  return parser;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

const isTrue = (flag: string | undefined): boolean => flag === '1' || flag === 'true';

/** A part's path, as a relation of a part in `folder` names it. */
function resolved(folder: string, target: string): string {
  const path = target.replaceAll('\\', '/');
  const names: string[] = [];
  for (const name of (path.startsWith('/') ? path : `${folder}${path}`).split('/')) {
    if (name === '..') names.pop();
    else if (name !== '' && name !== '.') names.push(name);
  }
  return names.join('/');
}

/** The place of a column from 0, by the letters of a cell's name such as `AB2`. */
function columnOf(place: string): number {
  const [letters = ''] = /^[A-Z]{1,3}/.exec(place) ?? [];
  if (letters === '') throw new Unreadable({ code: 'sheet.unreadable' });
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Formats of days that every program knows without their being written down, the Chinese ones included. */
const isBuiltInDate = (format: number): boolean =>
  (format >= 14 && format <= 17) ||
  format === 22 ||
  (format >= 27 && format <= 31) ||
  (format >= 50 && format <= 58) ||
  format === 36;

/** Whether a format of a program's own shows a year or a day, outside quoted and bracketed words. */
function showsDay(code: string): boolean {
  const bare = code.slice(0, 1_000).replace(/"[^"]*"|\[[^\]]*\]|\\./g, '');
  return /[yYdD]/.test(bare);
}

/** What a cell shows: whole days as `YYYY-MM-DD`; a time of day stays with its day, for it is part of the value. */
function valueOf(value: string, type: string, isDate: boolean, from1904: boolean): string {
  if (type === 'b') return value.trim() === '1' ? 'true' : 'false';
  if (type === 'd') return value.endsWith('T00:00:00') ? value.slice(0, 10) : value;
  if (type !== 'n') return unescaped(value);
  const number = Number(value);
  if (Number.isNaN(number)) return value;
  if (isDate) return dayOf(number, from1904);
  return Number.isSafeInteger(number) ? String(number) : value;
}

/** A day by its number: 1 is 1900-01-01 and 60 a day that never was, or 0 is 1904-01-01. */
function dayOf(number: number, from1904: boolean): string {
  const since1970 = from1904 ? number - 24_107 : number - (number < 60 ? 25_568 : 25_569);
  const moment = new Date(Math.round(since1970 * 86_400) * 1_000);
  if (Number.isNaN(moment.getTime())) return String(number);
  const text = moment.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19);
}

/** Workbooks write characters that XML cannot hold as `_x000D_`. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
