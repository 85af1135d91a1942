import { monitorEventLoopDelay } from 'node:perf_hooks';
import { strToU8, zipSync } from 'fflate';
import { readSheet, type SheetCode } from '.';

const csv = (text: string) => readSheet(Buffer.from(text), 'csv');

const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Parts {
  /** Elements of the workbook before its sheets. */
  readonly head?: string;
  /** Sheets of the workbook; `r1` is the list, `r2` the other. */
  readonly sheets?: string;
  readonly other?: string;
  readonly shared?: string;
}

/** The smallest workbook that holds this sheet: style 1 is a date. */
function workbook(rows: string, more = '', { head = '', sheets, other, shared }: Parts = {}): Buffer {
  const part = (text: string) => strToU8(`<?xml version="1.0"?>${text}`);
  const relation = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`;
  return Buffer.from(
    zipSync({
      'xl/workbook.xml': part(
        `<workbook xmlns="${namespace}" xmlns:r="${relations}">${head}<sheets>${sheets ?? '<sheet name="1" sheetId="1" r:id="r1"/>'}</sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': part(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}${relation('r2', 'worksheet', '/xl/worksheets/sheet2.xml')}</Relationships>`,
      ),
      'xl/styles.xml': part(
        `<styleSheet xmlns="${namespace}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
      ),
      'xl/worksheets/sheet1.xml': part(
        `<worksheet xmlns="${namespace}"><sheetData>${rows}</sheetData>${more}</worksheet>`,
      ),
      ...(other !== undefined && { 'xl/worksheets/sheet2.xml': part(other) }),
      ...(shared !== undefined && { 'xl/sharedStrings.xml': part(`<sst xmlns="${namespace}">${shared}</sst>`) }),
    }),
  );
}
const inline = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
const xlsx = (rows: string, more?: string, parts?: Parts) => readSheet(workbook(rows, more, parts), 'xlsx');
const oneCell = `<row r="1">${inline('A1', 'x')}</row>`;

describe('a sheet is read', () => {
  it('from UTF-8, with or without its mark, and from GBK', async () => {
    const rows = [
      ['简称', '名称'],
      ['dust', '粉尘，检查'],
    ];
    expect(await csv('简称,名称\ndust,"粉尘，检查"\n')).toEqual({ rows });
    expect(await csv('\ufeff简称,名称\r\ndust,粉尘，检查\r\n')).toEqual({ rows });
    // The same in GBK, byte by byte.
    const gbk = Buffer.from('bcf2b3c62cc3fbb3c60a647573742cb7dbb3bea3acbcecb2e90a', 'hex');
    expect(await readSheet(gbk, 'csv')).toEqual({ rows });
    expect(await csv('简称\t名称\ndust\t粉尘，检查\n')).toEqual({ rows });
  });
  it('from a workbook: numbers, dates, yes and no, and rows left empty', async () => {
    const read = await xlsx(
      `<row r="1">${inline('A1', ' 编号 ')}${inline('B1', '日期')}</row><row r="3"><c r="A3"><v>12</v></c><c r="B3" s="1"><v>46082</v></c><c r="C3" t="b"><v>1</v></c></row>`,
    );
    expect(read).toEqual({
      rows: [
        ['编号', '日期', ''],
        ['', '', ''],
        ['12', '2026-03-01', 'true'],
      ],
    });
  });
});

describe('a workbook is read as people see it', () => {
  const both = (first: string, second: string) =>
    `<sheet name="去年" sheetId="1" ${first} r:id="r2"/><sheet name="清单" sheetId="2" ${second} r:id="r1"/>`;
  const otherSheet = (cells: string) => `<worksheet xmlns="${namespace}"><sheetData>${cells}</sheetData></worksheet>`;

  it.each(['hidden', 'veryHidden'])('its first visible sheet, not a %s one before it', async (state) => {
    const parts = { sheets: both(`state="${state}"`, ''), other: otherSheet(`<row>${inline('A1', 'old')}</row>`) };
    expect(await xlsx(oneCell, '', parts)).toEqual({ rows: [['x']] });
  });
  it('whatever another sheet holds: formulas, merged cells, markup that is none', async () => {
    const sheets = '<sheet name="1" sheetId="1" r:id="r1"/><sheet name="填写说明" sheetId="2" r:id="r2"/>';
    for (const other of [
      otherSheet('<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>').replace(
        '</sheetData>',
        '</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
      ),
      '<c <c <c',
    ]) {
      expect(await xlsx(oneCell, '', { sheets, other })).toEqual({ rows: [['x']] });
    }
  });
  it('rows and cells that do not say where they stand', async () => {
    const cell = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    expect(await xlsx(`<row>${cell('a')}${cell('b')}</row><row><c/>${cell('d')}</row>`)).toEqual({
      rows: [
        ['a', 'b'],
        ['', 'd'],
      ],
    });
  });
  it('days counted from 1904, and a time of day with its day', async () => {
    // 44620 days after 1904-01-01 is 2026-03-01, which is day 46082 of the count from 1900.
    const head = '<workbookPr date1904="1"/>';
    expect(await xlsx('<row><c s="1"><v>44620</v></c></row>', '', { head })).toEqual({ rows: [['2026-03-01']] });
    expect(await xlsx('<row><c s="1"><v>46082.5</v></c></row>')).toEqual({ rows: [['2026-03-01T12:00:00']] });
  });
  it('names with a prefix, shared texts in pieces, and without how they are said', async () => {
    const shared =
      '<si><t>other</t></si><si><r><t>粉尘</t></r><r><t xml:space="preserve"> 检查</t></r><rPh sb="0" eb="1"><t>fen</t></rPh></si>';
    expect(await xlsx('<row><c t="s"><v>1</v></c></row>', '', { shared })).toEqual({ rows: [['粉尘 检查']] });
    expect(await xlsx(`<x:row xmlns:x="${namespace}"><x:c t="str"><x:v>字</x:v></x:c></x:row>`)).toEqual({
      rows: [['字']],
    });
  });
});

describe('text is read', () => {
  it('with dashes and signed numbers as what they are', async () => {
    expect(await csv('a,b,c,d\n-,-1,+2.5%,- 现场')).toEqual({
      rows: [
        ['a', 'b', 'c', 'd'],
        ['-', '-1', '+2.5%', '- 现场'],
      ],
    });
  });
  it('also when it is called Excel, and a workbook too', async () => {
    expect(await readSheet(Buffer.from('a,b\n'), 'csv-or-xlsx')).toEqual({ rows: [['a', 'b']] });
    expect(await readSheet(workbook(oneCell), 'csv-or-xlsx')).toEqual({ rows: [['x']] });
  });
});

describe('a small file that is large inside', () => {
  const bombs: readonly [string, string][] = [
    ['markup that never closes', '<c '.repeat(1_500_000)],
    ['cells without end', '<row>' + '<c/>'.repeat(1_200_000)],
    ['one long text', `<row><c t="str"><v>${'x'.repeat(4_500_000)}</v></c></row>`],
    ['elements in each other', '<a>'.repeat(1_500_000)],
  ];
  it.each(bombs)('(%s) is refused within a second of work and keeps nobody waiting', async (_what, rows) => {
    // The thread is there already, as it is in a house that has been used.
    await readSheet(workbook(oneCell), 'xlsx');
    const bomb = workbook(rows);
    expect(bomb.length).toBeLessThan(25_000);
    // The processor's time, its threads' included: how long it takes by the clock is also other programs' doing. What they do
    // only ever adds to it, so that the least of up to three goes counts.
    let least = { work: Infinity, delay: Infinity };
    for (let go = 0; go < 3 && (least.work >= 1_000 || least.delay >= 200); go += 1) {
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      const before = process.cpuUsage();
      const answer = await readSheet(bomb, 'xlsx');
      const { user, system } = process.cpuUsage(before);
      delay.disable();
      expect(answer).toHaveProperty('refusals');
      least = {
        work: Math.min(least.work, (user + system) / 1_000),
        delay: Math.min(least.delay, delay.max / 1e6),
      };
    }
    expect(least.work).toBeLessThan(1_000);
    expect(least.delay).toBeLessThan(200);
  });
  it('is not read on when nobody waits for it', async () => {
    const gone = AbortSignal.abort();
    expect(await readSheet(workbook(oneCell), 'xlsx', gone)).toMatchObject({
      refusals: [{ code: 'sheet.took-too-long' }],
    });
  });
});

describe('a sheet is refused', () => {
  const refused: readonly [SheetCode, () => ReturnType<typeof readSheet>, string?][] = [
    ['sheet.unreadable', () => readSheet(Buffer.from('PK not a zip'), 'xlsx')],
    ['sheet.unreadable', () => csv('a,b\n"never closed')],
    ['sheet.encoding', () => readSheet(Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]), 'csv')],
    ['sheet.too-large', () => xlsx(' '.repeat(33 * 1024 * 1024))],
    ['sheet.too-many-rows', () => csv('a,b\n'.repeat(50_000))],
    ['sheet.empty', () => csv('')],
    ['sheet.empty', () => csv(',,\n,,\n')],
    ['sheet.formula', () => csv('a,b\n1,=1+1\n'), '/rows/2/2'],
    ['sheet.formula', () => csv('a,b\n@SUM(A1),2\n'), '/rows/2/1'],
    ['sheet.formula', () => xlsx('<row r="2"><c r="AB2"><f>1+1</f><v>2</v></c></row>'), '/rows/2/28'],
    [
      'sheet.merged-cells',
      () =>
        xlsx(`<row r="1">${inline('A1', 'x')}</row>`, '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'),
    ],
    ['sheet.formula', () => csv('a,b\n1,-A1+2\n'), '/rows/2/2'],
    ['sheet.too-many-rows', () => xlsx(`<row r="1048576">${inline('A1048576', 'x')}</row>`)],
    ['sheet.too-many-columns', () => xlsx(`<row r="1">${inline('XFD1', 'x')}</row>`)],
    ['sheet.too-many-columns', () => csv('x,'.repeat(300))],
    ['sheet.old-format', () => readSheet(Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'csv-or-xlsx')],
    ['sheet.hidden-cell', () => xlsx(`<row r="1" hidden="1">${inline('A1', 'x')}</row>`), '/rows/1/1'],
    ['sheet.error-value', () => xlsx('<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>'), '/rows/1/1'],
    ['sheet.unreadable', () => xlsx('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')],
    ['sheet.unwritable-text', () => xlsx(`<row r="1">${inline('A1', '_x0000_')}</row>`), '/rows/1/1'],
    ['sheet.unwritable-text', () => csv('a,b\n1,x\0y\n'), '/rows/2/2'],
  ];
  for (const [code, read, field] of refused) {
    it(`with ${code} ${field ?? ''}`, async () => {
      const answer = await read();
      if (!('refusals' in answer)) throw new Error('it was read');
      expect(answer.refusals).toContainEqual(expect.objectContaining({ code, ...(field !== undefined && { field }) }));
    });
  }
});
