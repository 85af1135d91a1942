import type { Authorize } from '@anjing/cases';
import type { Cases } from '@anjing/kinds';
import { personally, type ComplaintCommand } from '@anjing/complaint';
import { erase } from '@anjing/event-store';
import { privately } from '@anjing/lifecycle';
import { cityOn } from '../support/city';
import { nextCommand } from '../support/noted';
import { freshRecord, type FreshRecord } from '../support/postgres';

let fresh: FreshRecord;
let cases: Cases;
beforeAll(async () => {
  fresh = await freshRecord();
  ({ cases } = await cityOn(fresh.record));
});
afterAll(() => fresh.close());

const somebody: Authorize = () => ({ kind: 'public' });
const received = (owner: string): ComplaintCommand => ({
  do: 'receive',
  channel: 'public',
  form: {
    respondent: 'agency/longnan-emergency',
    subject: 'no-approval',
    text: privately('三月二日上午未出示审批表即入园检查。'),
  },
  complainant: { name: personally('某人', owner), contact: personally('13900000000', owner) },
  tracking: 'f'.repeat(64),
});
const act = (stream: string, command: ComplaintCommand) =>
  cases.complaint.act({ stream, command, authorize: somebody, commandId: nextCommand(), digest: 'd' });

it('who complained is erased by their own key, and the case stays whole', async () => {
  await act('complaint/one', received('complainant/one'));
  await act('complaint/two', received('complainant/two'));
  expect(await erase(fresh.pool('anjing_owner'), 'person:complainant/one')).toBe(true);
  const context = async (stream: string) => (await cases.complaint.read(stream, somebody)).state.context.received;
  expect(await context('complaint/one')).toMatchObject({
    form: { text: { private: '三月二日上午未出示审批表即入园检查。' } },
    complainant: { name: { private: null }, contact: { private: null } },
  });
  expect(await context('complaint/two')).toMatchObject({ complainant: { name: { private: '某人' } } });
  const { state } = await act('complaint/one', { do: 'supplement', text: privately('补充') });
  expect(state.context.supplements).toHaveLength(1);
});
