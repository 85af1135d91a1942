import { differences, inkIn, printed, qrOn, rowsOf, type PrintedPage } from '../../test/support/pages';
import { approvalForm, qrDrawing, type FormFace } from '.';

const opinion = { text: '同意。', by: '赣州市市长', at: '2026年3月4日' };
/** As long as the token of a visit with three items and four officers. */
const url = `https://anjing.example/p/${'eyJhbGciOiJFZERTQSIsInR5cCI6ImFuamluZy1wYXNzIn0'.repeat(17)}`;
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
  passes: [{ url, checkCode: 'K7QF-2M9D', day: '2026-03-10 09:00—17:00' }],
  stamp: '',
  footer: '内容版本 3',
  madeAt: Date.parse('2026-03-02T09:00:00+08:00'),
};
const print = async (change: Partial<FormFace> = {}): Promise<PrintedPage> => {
  const [page, ...more] = await printed(approvalForm({ ...face, ...change }));
  if (!page || more.length > 0) throw new Error('the form has one page');
  return page;
};

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

  it('carries the pass as a code that can be read from the paper', () => {
    expect(qrOn(page)).toBe(url);
  });
  it('carries none before approval', async () => {
    const draft = await print({ passes: [] });
    expect(qrOn(draft)).toBeUndefined();
    expect(rowsOf(draft)).toHaveLength(9);
  });
  it('is stamped across where it lets nobody in', async () => {
    const stamped = await print({ stamp: '未批准　不得凭此入园' });
    expect(differences(page, stamped).length).toBeGreaterThan(300);
  });
});

describe('a QR code', () => {
  it.each([
    ['a pass of two officers', 700, 109, 46],
    ['a pass of twenty officers', 1_500, 153, 65],
  ])('of %s has a side that paper can carry', (_what, characters, modules, side) => {
    const drawing = qrDrawing('x'.repeat(characters));
    expect([drawing.modules, drawing.side]).toEqual([modules, side]);
    expect(drawing.svg).toContain(`viewBox="0 0 ${modules} ${modules}"`);
  });
});
