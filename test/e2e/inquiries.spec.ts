import { freePort, goodBody, service, type Answer, type Service } from '../support/service';

let house: Service;
beforeAll(async () => {
  // No Temporal listens there: people go on working all the same.
  house = await service(`127.0.0.1:${await freePort()}`);
  await house.clock.set('2026-03-02T09:00:00+08:00');
});
afterAll(() => house.close());

const clerk = 'city-emergency-clerk';
const contact = 'ganzhou-economic-electronics-contact';
const idOf = ({ body }: Answer) => String(body['id']);
const codes = ({ body }: Answer) => (body['findings'] as { code: string }[]).map(({ code }) => code);

const asked = (change: Record<string, unknown> = {}) => ({
  agency: 'agency/city-emergency',
  enterprise: 'enterprise/ganzhou-economic-electronics',
  items: ['item/city-emergency-work-safety'],
  means: 'letter',
  question: '请说明夜间作业的安全管理措施',
  ...change,
});

const act = (account: string, seen: Answer, name: string, body: unknown = {}) =>
  house.ask(account, 'POST', `inquiries/${idOf(seen)}/${name}`, { body, seen });
const draft = (change = {}) => house.ask(clerk, 'POST', 'inquiries', { body: asked(change) });

describe('an off-site inquiry through the API', () => {
  it('is sent, answered by the enterprise with its own account, and settled: no visit is needed', async () => {
    const drafted = await draft();
    expect(drafted).toMatchObject({ status: 201, body: { state: 'drafting' } });
    expect((await house.ask(contact, 'GET', `inquiries/${idOf(drafted)}`)).status).toBe(404);
    const sent = await act(clerk, drafted, 'sending');
    expect(sent.body).toMatchObject({
      state: 'sent',
      tasks: [{ act: 'answer', organisation: 'enterprise/ganzhou-economic-electronics' }],
    });
    const tasks = await house.ask(contact, 'GET', 'tasks');
    expect(tasks.body['items']).toMatchObject([{ kind: 'inquiry', act: 'answer', case: idOf(sent) }]);
    const seen = await house.ask(contact, 'GET', `inquiries/${idOf(sent)}`);
    expect(seen.body).toMatchObject({ actions: ['answer'], question: asked().question });
    const answered = await act(contact, seen, 'answer', { answer: '已整改，附检测报告' });
    expect(answered.body).toMatchObject({
      state: 'answered',
      exchange: [{ kind: 'answer', text: '已整改，附检测报告' }],
    });
    const again = await house.ask(clerk, 'GET', `inquiries/${idOf(sent)}`);
    const settled = await act(clerk, again, 'settlement', { outcome: 'mended', result: '轻微违法已改正' });
    expect(settled.body).toMatchObject({ state: 'settled', actions: [], tasks: [], settled: { outcome: 'mended' } });
  });

  it('is left to a visit where it cannot be settled; the enterprise is not told of that', async () => {
    const sent = await act(clerk, await draft({ means: 'phone' }), 'sending', { workingDays: 2 });
    const recorded = await act(clerk, sent, 'recorded-answer', { answer: '电话答复：不便说明' });
    const left = await act(clerk, recorded, 'visit-need', { reason: '电话无法核实，须现场检测' });
    expect(left.body).toMatchObject({ state: 'visitNeeded', visitNeeded: { reason: '电话无法核实，须现场检测' } });
    const theirs = await house.ask(contact, 'GET', `inquiries/${idOf(left)}`);
    expect(theirs.body['visitNeeded']).toBeUndefined();
    const history = await house.ask(contact, 'GET', `inquiries/${idOf(left)}/history`);
    expect((history.body as unknown as { type: string }[]).map(({ type }) => type)).toEqual([
      'InquirySent',
      'InquiryAnswered',
    ]);
  });

  it('is no concern of others, and refuses what is wrong with every reason', async () => {
    const sent = await act(clerk, await draft(), 'sending');
    for (const account of ['city-fire-head', 'longnan-reviewer', 'ganzhou-economic-materials-contact']) {
      expect((await house.ask(account, 'GET', `inquiries/${idOf(sent)}`)).status).toBe(404);
    }
    const poor = await draft({ enterprise: 'enterprise/none', items: [], question: ' ' });
    expect([poor.status, codes(poor)]).toEqual([
      422,
      ['inquiry.unknown-enterprise', 'inquiry.items-missing', 'inquiry.text-missing'],
    ]);
    expect(await act(clerk, sent, 'settlement', { outcome: 'compliant', result: '无' })).toMatchObject({
      status: 409,
      body: { code: 'inquiry.wrong-state' },
    });
    expect(await act(contact, sent, 'withdrawal', { reason: '不' })).toMatchObject({
      status: 403,
      body: { code: 'access.not-for-your-post' },
    });
  });
});

describe('the graded list of an agency', () => {
  const grading = {
    agency: 'agency/city-emergency',
    enterprise: 'enterprise/ganzhou-economic-materials',
    listed: true,
    criteria: ['三年无违法记录', '安全标准化二级'],
    until: '2026-12-31',
  };

  it('asks for a reason before a listed enterprise is visited, and warns once more of the quiet period', async () => {
    expect((await house.ask(clerk, 'POST', 'graded', { body: grading })).status).toBe(201);
    const body = goodBody({ site: 'site/ganzhou-economic-materials' });
    expect(codes(await house.ask(clerk, 'POST', 'preflight', { body }))).toEqual([
      'application.graded-reason-missing',
      'application.graded-quiet',
    ]);
    const reasoned = { ...body, gradedReason: '接到隐患线索，函询无法核实' };
    expect((await house.ask(clerk, 'POST', 'preflight', { body: reasoned })).body).toMatchObject({
      wouldBeRefused: false,
      findings: [{ code: 'application.graded-quiet', severity: 'warning' }],
    });
  });

  it('holds for its period only', async () => {
    await house.clock.set('2026-12-31T23:59:00+08:00');
    expect((await house.ask(clerk, 'GET', 'graded')).body['items']).toHaveLength(1);
    await house.clock.set('2027-01-01T00:00:00+08:00');
    expect((await house.ask(clerk, 'GET', 'graded')).body['items']).toHaveLength(0);
    await house.clock.set('2026-03-02T09:00:00+08:00');
  });

  it('is internal: other agencies, offices and the enterprise do not learn of it, and nobody writes it for another', async () => {
    for (const account of [
      'city-fire-head',
      'city-reviewer',
      'business-environment',
      'ganzhou-economic-materials-contact',
    ]) {
      expect((await house.ask(account, 'GET', 'graded')).body).toEqual({ items: [], count: 0 });
      expect((await house.ask(account, 'GET', 'registers/graded')).status).toBe(404);
    }
    expect(await house.ask('city-fire-head', 'POST', 'graded', { body: grading })).toMatchObject({
      status: 403,
      body: { code: 'access.not-for-your-post' },
    });
    expect(await house.ask(clerk, 'POST', 'graded', { body: { ...grading, until: '2026-02-30' } })).toMatchObject({
      status: 400,
      body: { code: 'request.not-a-date' },
    });
  });
});
