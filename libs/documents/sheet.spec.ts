import { strToU8, zipSync } from 'fflate';
import { readSheet, type SheetCode } from '.';

const csv = (text: string) => readSheet(Buffer.from(text), 'csv');

const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The smallest workbook that holds this sheet: style 1 is a date. */
function workbook(rows: string, more = ''): Buffer {
  const part = (text: string) => strToU8(`<?xml version="1.0"?>${text}`);
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': part(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
      ),
      'xl/workbook.xml': part(
        `<workbook xmlns="${namespace}" xmlns:r="${relations}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': part(
        `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/styles.xml': part(
        `<styleSheet xmlns="${namespace}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
      ),
      'xl/worksheets/sheet1.xml': part(
        `<worksheet xmlns="${namespace}"><sheetData>${rows}</sheetData>${more}</worksheet>`,
      ),
    }),
  );
}
const inline = (place: string, text: string) => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
const xlsx = (rows: string, more?: string) => readSheet(workbook(rows, more), 'xlsx');

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

describe('a sheet is refused', () => {
  const big = { '[Content_Types].xml': strToU8(''), 'xl/worksheets/sheet1.xml': new Uint8Array(65 * 1024 * 1024) };
  const refused: readonly [SheetCode, () => ReturnType<typeof readSheet>, string?][] = [
    ['sheet.unreadable', () => readSheet(Buffer.from('PK not a zip'), 'xlsx')],
    ['sheet.unreadable', () => csv('a,b\n"never closed')],
    ['sheet.encoding', () => readSheet(Buffer.from([0x61, 0x2c, 0xff, 0xff, 0x0a]), 'csv')],
    ['sheet.too-large', () => readSheet(Buffer.from(zipSync(big)), 'xlsx')],
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
