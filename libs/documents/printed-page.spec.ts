import fc from 'fast-check';
import { codesOn, differences, inkIn, printed, qrOn, rowsOf, type PrintedPage } from '../../test/support/pages';
import { qrDrawing, type FormFace, type FormPass } from '.';
import { approvalForm } from './approval-form';

const opinion = { text: '同意。', by: '赣州市市长', at: '2026年3月4日' };
/** As long as the address of every pass of a city: the token has 303 characters, whatever the pass says. */
const url = `https://anjing.ganzhou.gov.cn/p/${'eyJhbGciOiJFZERTQSIsInR5cCI6ImFuamluZy1wYXNzLTIifQ_'.repeat(6).slice(0, 303)}`;
const pass: FormPass = {
  url,
  shortUrl: 'https://anjing.ganzhou.gov.cn/p/K7QF-2M9D',
  checkCode: 'K7QF-2M9D',
  day: '2026-03-10 09:00—17:00',
  agencies: ['赣州市应急管理局'],
  items: ['生产经营单位安全生产检查'],
  officers: ['赣B00000001', '赣B00000002'],
};
/** Dots of an inch of a worn office printer, and of a fax. */
const coarse = 100;
const face: FormFace = {
  agency: '赣州市应急管理局',
  filed: '2026年3月2日',
  number: '赣市安审〔2026〕12号',
  items: ['生产经营单位安全生产检查（《中华人民共和国安全生产法》第六十五条）'],
  days: ['2026年3月10日 09:00—17:00'],
  reason: '群众反映夜间作业存在安全隐患，视频巡查无法核实。',
  target: { name: '示范电子有限公司', address: '示范路1号' },
  officers: ['赣B00000001', '赣B00000002'],
  opinions: { head: opinion, bureau: opinion, authority: opinion },
  passes: [pass],
  stamp: '',
  footer: '内容版本 3',
  madeAt: Date.parse('2026-03-02T09:00:00+08:00'),
};
const print = async (change: Partial<FormFace> = {}): Promise<PrintedPage> => {
  const [page, ...more] = await printed(await approvalForm({ ...face, ...change }));
  if (!page || more.length > 0) throw new Error('the form has one page');
  return page;
};

const whole = ({ height }: PrintedPage) => ({ from: 0, to: height });

describe('the printed approval form, as another program draws it', () => {
  let page: PrintedPage;
  beforeAll(async () => {
    page = await print();
  });

  it('has the nine rows of the notice’s form, each label and each value with ink', () => {
    const rows = rowsOf(page);
    expect(rows).toHaveLength(9);
    for (const row of rows) {
      // The labels stand in the first column, those of the target in the second; values to the right of both.
      expect(Math.max(inkIn(page, row, 0.115, 0.27), inkIn(page, row, 0.285, 0.375))).toBeGreaterThan(300);
      expect(inkIn(page, row, 0.39, 0.88)).toBeGreaterThan(100);
    }
  });

  // A character that no font has is drawn as the same box as any other: then these would not differ.
  const characters: readonly [what: string, row: number, change: Partial<FormFace>][] = [
    ['the item', 0, { items: ['生产经营单位安全生产巡查（《中华人民共和国安全生产法》第六十五条）'] }],
    ['the day', 1, { days: ['2026年3月10月 09:00—17:00'] }],
    ['the reason', 2, { reason: '群众反应夜间作业存在安全隐患，视频巡查无法核实。' }],
    ['the name', 3, { target: { ...face.target, name: '示范电于有限公司' } }],
    ['the address', 4, { target: { ...face.target, address: '示范街1号' } }],
    ['the officers', 5, { officers: ['浙B00000001', '赣B00000002'] }],
    ['the head’s opinion', 6, { opinions: { ...face.opinions, head: { ...opinion, text: '同音。' } } }],
    ['the bureau’s opinion', 7, { opinions: { ...face.opinions, bureau: { ...opinion, by: '赣州市局长' } } }],
    ['the authority’s opinion', 8, { opinions: { ...face.opinions, authority: { ...opinion, at: '2026年3月4月' } } }],
  ];
  it.each(characters)('shows one other character in %s, there and nowhere else', async (_what, row, change) => {
    const { from = 0, to = 0 } = rowsOf(page)[row] ?? {};
    const changed = differences(page, await print(change));
    expect(changed.length).toBeGreaterThan(3);
    expect(changed.filter((y) => y < from || y >= to)).toEqual([]);
  });

  it('carries the pass as a code that can be read from the paper', async () => {
    expect(await qrOn(page)).toBe(url);
  });
  it('carries it so that it is read at a hundred dots an inch', async () => {
    const [rough] = await printed(await approvalForm(face), coarse);
    expect(rough && (await qrOn(rough))).toBe(url);
  });
  it.each([
    ['the check code', { checkCode: 'K7QF-2M9E' }],
    ['the short address', { shortUrl: 'https://anjing.ganzhou.gov.cn/p/K7QF-2M9E' }],
    ['its agencies', { agencies: ['赣州市消防救援局'] }],
    ['its items', { items: ['特种设备检查'] }],
    ['its officers', { officers: ['赣B00000001', '赣B00000003'] }],
  ])('says beside the code as text %s', async (_what, change) => {
    const changed = differences(page, await print({ passes: [{ ...pass, ...change }] }));
    const end = rowsOf(page).at(-1)?.to ?? page.height;
    expect(changed.length).toBeGreaterThan(3);
    expect(changed.every((y) => y > end)).toBe(true);
  });
  it('carries the passes of fifty items, ten agencies and forty officers, each read from the paper', async () => {
    const many = (count: number, of: string) => Array.from({ length: count }, (_, index) => `${of}${index + 1}`);
    const large = {
      agencies: many(10, '赣州市第一综合行政执法局支队'),
      items: many(50, '生产经营单位安全生产检查第'),
      officers: many(40, '赣B000000'),
    };
    const urls = ['A', 'B', 'C'].map((last) => url.slice(0, -1) + last);
    const { items, officers } = large;
    const passes = urls.map((one) => ({ ...pass, ...large, url: one }));
    const pages = await printed(await approvalForm({ ...face, items, officers, passes }), coarse);
    expect((await Promise.all(pages.map(codesOn))).flat()).toEqual(urls);
    for (const one of pages) expect(inkIn(one, whole(one), 20 / 21, 1)).toBe(0);
  });
  it('carries none before approval', async () => {
    const draft = await print({ passes: [] });
    expect(await qrOn(draft)).toBeUndefined();
    expect(rowsOf(draft)).toHaveLength(9);
  });
  it('is stamped across where it lets nobody in', async () => {
    const stamped = await print({ stamp: '未批准　不得凭此入园' });
    expect(differences(page, stamped).length).toBeGreaterThan(300);
  });
});

describe('whatever a form may hold', () => {
  /** Parts of the page's width at which the table begins and ends: 2.2 cm from either side of 21. */
  const [left, right] = [2.2 / 21, 18.8 / 21];

  it.each([
    ['letters', 'A'],
    ['wide letters', 'W'],
    ['digits', '8'],
    ['opening brackets', '（'],
    ['full stops', '。'],
    ['emoji', '👍'],
    ['stand-ins', '\uE000'],
    ['dashes', '—'],
    ['dashes and spaces', '— '],
    ['dashes between characters', '中——'],
    ['dashes held together', '—\u2060'],
    ['long dashes', '⸻'],
    ['hyphens that do not break', 'a\u2011'],
    ['spaces that do not break', '中\u00A0'],
    ['narrow spaces that do not break', 'a\u202F'],
    ['spaces as wide as digits', '8\u2007'],
    ['characters held together', '中\u2060'],
    ['characters held together in the old way', '中\uFEFF'],
    ['characters that join', 'ا\u200D'],
    ['letters held by a grapheme joiner', 'a\u034F'],
    ['Tibetan that does not break', 'ཀ༌'],
    ['a link', 'https://example.org/a?b=c&d/'],
  ])('stays in its cell, however long: %s', async (_what, unit) => {
    const long = unit.repeat(400);
    const pages = await printed(
      await approvalForm({
        ...face,
        agency: unit.repeat(60),
        items: [long],
        reason: long,
        target: { name: long, address: long },
        officers: [long],
        opinions: { head: { ...opinion, text: long }, bureau: opinion, authority: opinion },
        passes: [],
      }),
    );
    for (const page of pages) {
      expect(inkIn(page, whole(page), 0, left - 0.004)).toBe(0);
      expect(inkIn(page, whole(page), right + 0.004, 1)).toBe(0);
    }
  });
  it('is all there: ten times the letters are ten times the ink', async () => {
    const ink = async (count: number) => {
      const one = await print({ reason: 'A'.repeat(count), passes: [] });
      return inkIn(one, whole(one), 0, 1);
    };
    const none = await ink(0);
    const ratio = ((await ink(400)) - none) / ((await ink(40)) - none);
    expect(ratio).toBeGreaterThan(9.5);
    expect(ratio).toBeLessThan(10.5);
  });
  it.each([
    ['emoji', '同意。👍', '同意。👎'],
    ['Tibetan', 'བོད', 'བོན'],
    ['Uyghur', 'ئۇيغۇر', 'ئۇيغۇچ'],
    ['Mongolian', 'ᠮᠣᠩ', 'ᠮᠣᠯ'],
    ['Yi', 'ꆈꌠ', 'ꆈꌡ'],
    ['Lisu', 'ꓡꓲꓢꓴ', 'ꓡꓲꓢꓳ'],
    ['Dai of Dehong', 'ᥖᥭᥰ', 'ᥖᥭᥱ'],
    ['Dai of Xishuangbanna', 'ᦟᦹᧉ', 'ᦟᦹᧈ'],
    ['Miao', '𖼀𖽑', '𖼁𖽑'],
    ['Chinese of extension B', '𠀋', '𠂉'],
    ['a character that no face has', '\uE000', '\uE001'],
  ])('shows one other character: %s', async (_what, one, other) => {
    const [first, second] = [await print({ reason: one }), await print({ reason: other })];
    expect(differences(first, second).length).toBeGreaterThan(3);
  });
  it('is printed, whatever its characters', async () => {
    const anything = fc.string({ unit: 'binary', maxLength: 200 });
    const people = fc.string({ unit: 'grapheme', maxLength: 200 });
    await fc.assert(
      fc.asyncProperty(anything, people, async (reason, name) => {
        const pdf = await approvalForm({ ...face, reason, target: { name, address: reason + name }, passes: [] });
        return pdf.subarray(0, 5).toString() === '%PDF-';
      }),
      { seed: 20_260_302, numRuns: 40 },
    );
  });
});

describe('a QR code', () => {
  // Version 14 has 73 modules a side and 362 bytes at 15 % of mending (ISO/IEC 18004, tables 1 and 7); eight more are margin.
  it('of a pass is no larger than version 14, and no smaller than three centimetres', () => {
    const drawing = qrDrawing(url);
    expect(drawing.modules).toBeLessThanOrEqual(73 + 8);
    expect(drawing.side).toBeGreaterThanOrEqual(30);
    expect(drawing.svg).toContain(`viewBox="0 0 ${drawing.modules} ${drawing.modules}"`);
  });
  it.each([
    ['a short one, which is drawn larger than it need be', 20, 33, 30],
    ['the longest that version 14 holds', 362, 81, 41],
  ])('has a side that paper can carry: %s', (_what, characters, modules, side) => {
    const drawing = qrDrawing('x'.repeat(characters));
    expect([drawing.modules, drawing.side]).toEqual([modules, side]);
  });
});
