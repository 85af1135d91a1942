import type { FormFace } from '.';
import { approvalForm } from './approval-form';

const opinion = { text: '同意。', by: '赣州市市长', at: '2026年3月4日' };
const face: FormFace = {
  agency: '赣州市应急管理局',
  filed: '2026年3月2日',
  number: '赣市安审〔2026〕12号',
  items: ['生产经营单位安全生产检查（《中华人民共和国安全生产法》第六十五条）'],
  days: ['2026-03-10 09:00—17:00'],
  reason: '群众反映夜间作业存在安全隐患，视频巡查无法核实。',
  target: { name: '示范电子有限公司', address: '示范路1号' },
  officers: ['赣B00000001', '赣B00000002'],
  opinions: { head: opinion, bureau: opinion, authority: { text: '', by: '', at: '' } },
  passes: [],
  stamp: '未批准　不得凭此入园',
  footer: '内容版本 3',
  madeAt: Date.parse('2026-03-02T09:00:00+08:00'),
};

describe('the printed approval form', () => {
  it('is a PDF, the same bytes for the same face', async () => {
    const pdf = await approvalForm(face);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.equals(await approvalForm(face))).toBe(true);
    expect(pdf.equals(await approvalForm({ ...face, reason: '另一理由' }))).toBe(false);
  });
  it('takes whatever people write as text, and long texts over several pages', async () => {
    const hostile = '#eval("1+1") ] } $x$ \\ "引号" <label> @ref 㼆𬬭龘镕 '.repeat(80);
    const pdf = await approvalForm({ ...face, reason: hostile, target: { name: hostile, address: hostile } });
    expect(pdf.length).toBeGreaterThan((await approvalForm(face)).length);
  });
});
