import { randomUUID } from 'node:crypto';
import { freePort, service, type Answer, type Ask, type Service } from '../support/service';

let house: Service;
beforeAll(async () => {
  house = await service(`127.0.0.1:${await freePort()}`);
});
beforeEach(() => house.clock.set('2026-03-02T09:00:00+08:00'));
afterAll(() => house.close());

const contact = 'ganzhou-economic-electronics-contact';
const said = '三月二日上午两名执法人员未出示审批表即入园检查。';
const body = (change: Record<string, unknown> = {}) => ({
  respondent: 'agency/longnan-emergency',
  subject: 'no-approval',
  text: said,
  ...change,
});
const complain = (change: Record<string, unknown> = {}, account?: string, asked: Ask = {}) =>
  house.ask(account, 'POST', 'complaints', { body: body(change), ...asked });
const codeOf = (answer: Answer) => String(answer.body['trackingCode']);
const track = (code: string) => house.ask(undefined, 'GET', `complaints/track/${code}`);

/** A complaint about an agency that waits for an act of somebody, as they read it. */
async function waiting(account: string, act: string, respondent = 'agency/longnan-emergency'): Promise<Answer> {
  const { body: tasks } = await house.ask(account, 'GET', 'tasks');
  const items = tasks['items'] as { case: string; kind: string; act: string; about: { respondent: string } }[];
  const ours = items.find(
    (task) => task.kind === 'complaint' && task.act === act && task.about.respondent === respondent,
  );
  if (!ours) throw new Error(`${account} owes no ${act}`);
  return house.ask(account, 'GET', `complaints/${ours.case}`);
}
const act = (account: string, seen: Answer, name: string, given: unknown = {}) =>
  house.ask(account, 'POST', `complaints/${String(seen.body['id'])}/${name}`, { body: given, seen });
const recordSays = async (text: string) => {
  const { rows } = await house.fresh.pool('postgres').query<{ count: number }>(
    `select ((select count(*) from record.event e where to_jsonb(e)::text like '%' || $1 || '%')
             + (select count(*) from reading.case_card c where to_jsonb(c)::text like '%' || $1 || '%'))::int as count`,
    [text],
  );
  return rows[0]?.count;
};

describe('a complaint of the public', () => {
  it('goes from the form to the answer by a code, with nobody asked who they are', async () => {
    const opened = await complain({ name: '匿名来电人', contact: '13900000000', happenedOn: '2026-03-02' });
    expect(opened).toMatchObject({
      status: 201,
      body: {
        state: 'received',
        handler: 'bureau/longnan',
        answerDue: '2026-03-23T17:30:00+08:00',
        trackingCode: expect.stringMatching(/^(\w{4}-){3}\w{4}$/) as string,
      },
    });
    const seen = await waiting('longnan-reviewer', 'acknowledgement');
    expect(seen.body).toMatchObject({
      part: 'handler',
      text: said,
      complainant: { name: '匿名来电人', contact: '13900000000' },
      actions: ['acknowledgement', 'forwarding'],
    });
    const acknowledged = await act('longnan-reviewer', seen, 'acknowledgement', { note: '已受理' });
    const asked = await act('longnan-reviewer', acknowledged, 'statement-request', {
      question: '请说明当日检查依据。',
    });
    expect(asked.body['tasks']).toMatchObject([
      { act: 'answer' },
      { act: 'statement', due: '2026-03-09T17:30:00+08:00' },
    ]);
    const stated = await act(
      'longnan-emergency-head',
      await waiting('longnan-emergency-head', 'statement'),
      'statement',
      { statement: '当日未办理审批。' },
    );
    expect(stated.status).toBe(200);
    const answered = await act('longnan-reviewer', await waiting('longnan-reviewer', 'answer'), 'answer', {
      outcome: 'founded',
      text: '经核查，反映情况属实。',
      measures: '责令整改并通报。',
    });
    expect(answered.body).toMatchObject({ state: 'answered', answer: { outcome: 'founded', late: false } });
    const known = await track(codeOf(opened));
    expect(known.body).toMatchObject({
      state: 'answered',
      answer: { outcome: 'founded', text: '经核查，反映情况属实。', measures: '责令整改并通报。' },
    });
    expect(JSON.stringify(known.body)).not.toContain('当日未办理审批');
    expect((await act('longnan-reviewer', answered, 'closure')).body['state']).toBe('closed');
    expect((await track(codeOf(opened))).body).toMatchObject({ state: 'closed' });
  });

  it('is added to and taken back by its code, whatever way it is written', async () => {
    const opened = await complain();
    const path = `complaints/track/${codeOf(opened).toLowerCase().replaceAll('-', '')}`;
    const more = await house.ask(undefined, 'POST', `${path}/supplement`, {
      body: { text: '补充：另有照片。' },
      seen: opened,
    });
    expect(more).toMatchObject({ status: 200, body: { supplements: [{ text: '补充：另有照片。' }] } });
    expect(await house.ask(undefined, 'POST', `${path}/withdrawal`, { seen: opened })).toMatchObject({
      status: 412,
      body: { code: 'request.version-stale' },
    });
    expect(await house.ask(undefined, 'POST', `${path}/withdrawal`)).toMatchObject({ status: 428 });
    expect(await house.ask(undefined, 'POST', `${path}/withdrawal`, { seen: more })).toMatchObject({
      status: 200,
      body: { state: 'withdrawn' },
    });
  });

  it('is received once, however often it is sent, and answers with the same code', async () => {
    const key = randomUUID();
    const [first, second] = await Promise.all([complain({}, undefined, { key }), complain({}, undefined, { key })]);
    expect(first.body).toEqual(second.body);
    expect(await complain({ subject: 'other' }, undefined, { key })).toMatchObject({
      status: 422,
      body: { code: 'request.key-reused' },
    });
  });

  it('leaves neither code, nor name, nor address in the record', async () => {
    const opened = await complain({ name: '某某某', contact: '13911112222' });
    const code = codeOf(opened);
    expect(await recordSays('ComplaintReceived')).toBeGreaterThan(0);
    for (const secret of [code, code.replaceAll('-', ''), '某某某', '13911112222', said, '127.0.0.1']) {
      expect([secret, await recordSays(secret)]).toEqual([secret, 0]);
    }
  });
});

describe('a complaint goes never to the one complained about', () => {
  it.each([
    ['agency/longnan-emergency', 'bureau/longnan'],
    ['agency/city-fire', 'bureau/city'],
    ['agency/county-resident-office', 'bureau/city'],
    ['bureau/longnan', 'bureau/city'],
    ['bureau/city', 'office/business-environment'],
  ])('%s: %s', async (respondent, handler) => {
    expect((await complain({ respondent })).body).toMatchObject({ respondent, handler });
  });

  it('which knows nothing of it until it is asked, and never who complained', async () => {
    const opened = await complain({ name: '不愿透露', respondent: 'agency/longnan-market', subject: 'repeated' });
    const seen = await waiting('longnan-reviewer', 'acknowledgement', 'agency/longnan-market');
    const id = String(seen.body['id']);
    const head = 'longnan-market-head';
    const read = (account: string) => house.ask(account, 'GET', `complaints/${id}`);
    for (const account of [
      head,
      'longnan-emergency-head',
      'nankang-reviewer',
      'city-reviewer',
      'business-environment',
      contact,
    ]) {
      expect([account, (await read(account)).status]).toEqual([account, 404]);
    }
    const acknowledged = await act('longnan-reviewer', seen, 'acknowledgement');
    await act('longnan-reviewer', acknowledged, 'statement-request', { question: '请说明。' });
    const theirs = await read(head);
    expect(theirs.body).toMatchObject({
      part: 'respondent',
      actions: ['statement'],
      statements: [{ question: '请说明。' }],
    });
    for (const field of ['text', 'complainant', 'channel', 'supplements']) expect(theirs.body[field]).toBeUndefined();
    const history = await house.ask(head, 'GET', `complaints/${id}/history`);
    expect((history.body as unknown as { type: string }[]).map(({ type }) => type)).toEqual([
      'ComplaintStatementAsked',
    ]);
    const { body: list } = await house.ask(head, 'GET', 'complaints');
    expect(JSON.stringify(list)).not.toMatch(/public|不愿透露/);
    expect(await act(head, theirs, 'answer', { outcome: 'unfounded', text: '不属实。' })).toMatchObject({
      status: 403,
      body: { code: 'access.not-for-your-post' },
    });
    expect((await track(codeOf(opened))).body['state']).toBe('awaitingStatement');
  });
});

describe('a call to a hotline', () => {
  it('is entered by those who took it, and goes where it belongs', async () => {
    const called = await complain(
      { hotline: '8991048', name: '来电人', respondent: 'agency/nankang-market' },
      'city-reviewer',
    );
    expect(called).toMatchObject({
      status: 201,
      body: { handler: 'bureau/nankang', trackingCode: expect.any(String) as string, id: expect.any(String) as string },
    });
    const id = String(called.body['id']);
    const mine = await house.ask('city-reviewer', 'GET', `complaints/${id}`);
    expect(mine.body).toMatchObject({ part: 'complainant', actions: ['supplement', 'withdrawal'] });
    expect(await act('city-reviewer', mine, 'supplement', { text: '来电补充。' })).toMatchObject({ status: 200 });
    expect((await track(codeOf(called))).body).toMatchObject({ supplements: [{ text: '来电补充。' }] });
    expect((await complain({ hotline: '8991269' }, 'business-environment')).status).toBe(201);
  });
});

describe('a complaint of an enterprise', () => {
  it('is followed from its account', async () => {
    const opened = await complain({ subject: 'disturbance', respondent: 'agency/nankang-emergency' }, contact);
    expect(opened.status).toBe(201);
    expect(opened.body['trackingCode']).toBeUndefined();
    const mine = await house.ask(contact, 'GET', `complaints/${String(opened.body['id'])}`);
    expect(mine.body).toMatchObject({
      part: 'complainant',
      channel: 'enterprise',
      complainant: { enterprise: 'enterprise/ganzhou-economic-electronics' },
      actions: ['supplement', 'withdrawal'],
    });
    expect((await act(contact, mine, 'withdrawal', { reason: '已协商解决' })).body['state']).toBe('withdrawn');
  });
});

describe('a complaint that is forwarded', () => {
  it('is answered by the other bureau in the days that are left; the first one looks on', async () => {
    await complain({ respondent: 'agency/ningdu-market' });
    const seen = await waiting('ningdu-reviewer', 'acknowledgement', 'agency/ningdu-market');
    const forwarded = await act('ningdu-reviewer', seen, 'forwarding', { to: 'bureau/city', reason: '属市级管辖。' });
    expect(forwarded.body).toMatchObject({ part: 'observer', handler: 'bureau/city', actions: [] });
    expect(forwarded.body['complainant']).toBeUndefined();
    const theirs = await house.ask('city-reviewer', 'GET', `complaints/${String(seen.body['id'])}`);
    expect(theirs.body).toMatchObject({ part: 'handler', state: 'received' });
    const dues = (theirs.body['deadlines'] as { id: string; due: string }[]).map(({ id, due }) => [id, due]);
    expect(dues).toContainEqual(['answer.escalation-1', '2026-03-23T17:30:00+08:00']);
  });
});

describe('the hotlines', () => {
  it('are public', async () => {
    expect((await house.ask(undefined, 'GET', 'public/hotlines')).body).toMatchObject({
      items: [
        { number: '8991048', city: 'jurisdiction/ganzhou', article: 'notice 四(三)' },
        { number: '8991269', name: 'city business-environment office' },
      ],
    });
  });
});

describe('bad input is a problem with code, article and remedy, and changes nothing', () => {
  const count = async () => {
    const { rows } = await house.fresh.pool('anjing_app').query<{ count: string }>('select count(*) from record.event');
    return rows[0]?.count;
  };
  const problems: readonly [string, number, () => Promise<Answer>][] = [
    ['complaint.without-substance', 422, () => complain({ text: '太差' })],
    ['complaint.unknown-respondent', 422, () => complain({ respondent: 'agency/none' })],
    ['complaint.unknown-respondent', 422, () => complain({ respondent: 'office/business-environment' })],
    ['complaint.unknown-subject', 422, () => complain({ subject: 'weather' })],
    ['complaint.unknown-site', 422, () => complain({ site: 'site/none' })],
    ['complaint.not-a-date', 422, () => complain({ happenedOn: '2026-02-30' })],
    ['complaint.in-the-future', 422, () => complain({ happenedOn: '2026-03-03' })],
    ['complaint.text-too-long', 422, () => complain({ text: '长'.repeat(5001) })],
    ['complaint.unknown-hotline', 422, () => complain({ hotline: '12345' }, 'city-reviewer')],
    ['complaint.not-a-hotline-office', 422, () => complain({ hotline: '8991048' })],
    ['request.invalid', 400, () => complain({ channel: 'gate' })],
    ['request.key-missing', 400, () => complain({}, undefined, { headers: { 'idempotency-key': '' } })],
    ['request.unwritable-text', 400, () => complain({ text: `${said}\u0000` })],
    ['access.token-invalid', 401, () => complain({}, undefined, { headers: { authorization: 'Bearer a.b.c' } })],
    ['access.not-for-your-post', 403, () => complain({}, 'longnan-emergency-clerk')],
    ['access.token-missing', 401, () => house.ask(undefined, 'GET', 'complaints')],
    ['request.not-found', 404, () => track('0000-0000-0000-0000')],
    ['request.not-found', 404, () => track('nothing')],
    ['request.not-found', 404, () => house.ask('city-reviewer', 'GET', `complaints/${'a'.repeat(64)}`)],
  ];
  for (const [code, status, asked] of problems) {
    it(`${code} (${status})`, async () => {
      const before = await count();
      expect(await asked()).toMatchObject({
        status,
        body: { code, article: expect.stringMatching(/./) as string, remedy: expect.stringMatching(/./) as string },
      });
      expect(await count()).toBe(before);
    });
  }

  it('request.too-many (429): one address may send only so many complaints', async () => {
    for (let sent = 0; sent < 60; sent += 1) {
      const answer = await complain({ text: '短' });
      if (answer.status === 422) continue;
      expect(answer).toMatchObject({ status: 429, body: { code: 'request.too-many' } });
      expect(answer.headers.get('retry-after')).toBe('60');
      return;
    }
    throw new Error('sixty complaints were read');
  });
});
