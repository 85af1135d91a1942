import { filingDeadline, seededYears, workingCalendar } from '@anjing/calendar';
import { ganzhou2022 } from '@anjing/rules';
import { freePort, goodBody, service, type Answer, type Service } from '../support/service';

let house: Service;
beforeAll(async () => {
  // No Temporal listens there: people go on working all the same.
  house = await service(`127.0.0.1:${await freePort()}`);
});
beforeEach(() => house.clock.set('2026-03-02T09:00:00+08:00'));
afterAll(() => house.close());

const clerk = 'city-emergency-clerk';
const head = 'city-emergency-head';
const on = (date: string) => [{ date, from: '09:00', until: '17:00' }];
const idOf = ({ body }: Answer) => String(body['id']);

async function act(account: string, seen: Answer, name: string, body: unknown = {}): Promise<Answer> {
  return house.ask(account, 'POST', `applications/${idOf(seen)}/${name}`, { body, seen });
}
async function drafted(date: string, change = {}): Promise<Answer> {
  return house.ask(clerk, 'POST', 'applications', { body: goodBody({ days: on(date), ...change }) });
}
async function received(date: string, change = {}): Promise<Answer> {
  return act(clerk, await act(head, await drafted(date, change), 'signature'), 'submission');
}
const pass = { outcome: 'pass', opinion: '同意' };

describe('an application through the API', () => {
  it('goes from draft to approval while Temporal is away, and tells who did what', async () => {
    const submitted = await received('2026-03-10');
    expect(submitted).toMatchObject({
      status: 200,
      body: { state: 'underReview', version: 3, number: '赣市安审〔2026〕1号' },
    });
    const passed = await act('city-reviewer', submitted, 'review', pass);
    expect(passed.body).toMatchObject({ state: 'awaitingDecision', actions: [] });
    const seen = await house.ask('city-leader', 'GET', `applications/${idOf(submitted)}`);
    expect(seen.body['actions']).toEqual(['decision']);
    const approved = await act('city-leader', seen, 'decision', { outcome: 'approve', opinion: '同意' });
    expect(approved.body).toMatchObject({
      state: 'approved',
      deadlines: [{ id: 'into-force', due: '2026-03-10T09:00:00+08:00' }],
    });
    const history = await house.ask(clerk, 'GET', `applications/${idOf(submitted)}/history`);
    expect((history.body as unknown as { who: string; what: string }[]).map(({ who }) => who)).toEqual([
      'clerk, Emergency Management Bureau of Ganzhou',
      'head, Emergency Management Bureau of Ganzhou',
      'clerk, Emergency Management Bureau of Ganzhou',
      'reviewer, Ganzhou',
      'mayor of Ganzhou',
    ]);
  });

  it('lets a deputy decide under the mandate, and says so', async () => {
    const passed = await act('city-reviewer', await received('2026-03-11'), 'review', pass);
    const approved = await act('city-deputy', passed, 'decision', { outcome: 'approve', opinion: '同意' });
    expect(approved.body).toMatchObject({
      decision: { by: expect.stringContaining('under a mandate of the mayor of Ganzhou') as string },
    });
  });

  it("lets an agency's system draft and submit, but not sign", async () => {
    const body = goodBody({ days: on('2026-03-12') });
    const draft = await house.ask('city-emergency-system', 'POST', 'applications', { body });
    expect(draft.status).toBe(201);
    expect(await act('city-emergency-system', draft, 'signature')).toMatchObject({
      status: 403,
      body: { code: 'access.person-only' },
    });
    const signed = await act(head, draft, 'signature');
    expect(await act('city-emergency-system', signed, 'submission')).toMatchObject({
      status: 200,
      body: { state: 'underReview' },
    });
  });

  it('prints its form for those who may see it', async () => {
    const submitted = await received('2026-03-09');
    const path = `${house.api.url}/api/v1/applications/${idOf(submitted)}/form.pdf`;
    const print = async (account: string) =>
      fetch(path, { headers: { authorization: `Bearer ${await house.tokenOf(account)}` } });
    const printed = await print('city-reviewer');
    expect([printed.status, printed.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(
      Buffer.from(await printed.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect((await print('longnan-leader')).status).toBe(404);
  });

  it('shows tasks to those who owe them, the most urgent first', async () => {
    await received('2026-03-13');
    const { body } = await house.ask('city-reviewer', 'GET', 'tasks');
    const items = body['items'] as { act: string; due: string; organisationName: string }[];
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ act: name }) => name === 'review')).toBe(true);
    expect(items.map(({ due }) => due)).toEqual(items.map(({ due }) => due).sort());
    expect((await house.ask('longnan-reviewer', 'GET', 'tasks')).body).toMatchObject({
      items: [],
      counts: { waiting: 0 },
    });
  });

  it('lists cases page by page', async () => {
    const first = await house.ask(clerk, 'GET', 'applications?limit=2');
    const second = await house.ask(clerk, 'GET', `applications?limit=2&cursor=${String(first.body['next'])}`);
    const ids = [first, second].flatMap(({ body }) => (body['items'] as { id: string }[]).map(({ id }) => id));
    expect(new Set(ids).size).toBe(4);
    expect((await house.ask('longnan-leader', 'GET', 'applications')).body).toEqual({ items: [] });
  });

  it('reads expired from its first minute on, and takes no act', async () => {
    const submitted = await received('2026-03-16');
    await house.clock.set('2026-03-16T09:00:00+08:00');
    expect((await house.ask(clerk, 'GET', `applications/${idOf(submitted)}`)).body).toMatchObject({
      state: 'expired',
      actions: [],
      deadlines: [],
    });
    expect(await act('city-reviewer', submitted, 'review', pass)).toMatchObject({
      status: 409,
      body: { code: 'application.wrong-state' },
    });
  });
});

describe('the same request again', () => {
  it('happens once and is answered as the first time', async () => {
    const body = goodBody({ days: on('2026-03-17') });
    const [first, second] = await Promise.all(
      [1, 2].map(() => house.ask(clerk, 'POST', 'applications', { body, key: 'once' })),
    );
    expect([first?.status, second?.status]).toEqual([201, 201]);
    expect(first?.body).toEqual(second?.body);
  });
  it('is refused with another body, and is no concern of another caller', async () => {
    await house.ask(clerk, 'POST', 'applications', { body: goodBody({ days: on('2026-03-18') }), key: 'mine' });
    const other = await house.ask(clerk, 'POST', 'applications', {
      body: goodBody({ days: on('2026-03-19') }),
      key: 'mine',
    });
    expect(other).toMatchObject({ status: 422, body: { code: 'request.key-reused' } });
    const theirs = await house.ask(head, 'POST', 'applications', {
      body: goodBody({ days: on('2026-03-19') }),
      key: 'mine',
    });
    expect(theirs.status).toBe(201);
  });
});

describe('a case of others', () => {
  it('does not exist for them, read or act, like one that never was', async () => {
    const submitted = await received('2026-03-20');
    const missing = await house.ask('longnan-leader', 'GET', 'applications/00000000-0000-0000-0000-000000000000');
    for (const account of ['longnan-leader', 'city-fire-head', 'longnan-reviewer', 'administrator']) {
      const read = await house.ask(account, 'GET', `applications/${idOf(submitted)}`);
      expect([read.status, read.body]).toEqual([404, missing.body]);
      expect((await act(account, submitted, 'review', pass)).status).toBe(404);
    }
    // A draft is the agency's own until it is received.
    const draft = await drafted('2026-03-24');
    expect((await house.ask('city-reviewer', 'GET', `applications/${idOf(draft)}`)).status).toBe(404);
  });
});

describe('bad input is a problem with code, article and remedy, and changes nothing', () => {
  const days = (...dates: string[]) => dates.flatMap(on);
  it.each<[string, Record<string, unknown>, string?]>([
    ['application.not-a-date', { days: on('2026-02-30') }],
    ['application.past-day', { days: on('2026-02-27') }],
    ['application.mixed-days', { days: days('2026-03-25', '2026-03-26') }],
    ['application.calendar-missing', { days: on('2027-01-12') }],
    ['application.form-incomplete', { reason: ' ' }],
    ['application.text-too-long', { reason: '长'.repeat(2001) }],
    ['application.unknown-item', { items: ['item/none'] }],
    ['application.outside-zone', { site: 'site/zhanggong-outside' }],
    ['application.certificate-invalid', { officers: ['officer/city-emergency-1', 'officer/city-emergency-4'] }],
    ['application.too-few-officers', { officers: ['officer/city-emergency-1'] }],
    ['application.lead-time', { days: on('2026-03-06') }],
    [
      'application.unmapped-agency',
      { agency: 'agency/county-resident-office', items: ['item/county-resident-office-check'] },
      'county-resident-office-clerk',
    ],
  ])('%s', async (code, change, account = clerk) => {
    const { status, body } = await house.ask(account, 'POST', 'preflight', {
      body: goodBody({ days: on('2026-03-23'), ...change }),
    });
    expect([status, body['wouldBeRefused']]).toEqual([200, true]);
    const found = (body['findings'] as { code: string; article: string; message: string; remedy: string }[]).find(
      (one) => one.code === code,
    );
    expect(found).toMatchObject({
      article: expect.stringMatching(/./) as string,
      message: expect.stringMatching(/./) as string,
      remedy: expect.stringMatching(/./) as string,
    });
  });

  it('for another agency tells that and nothing else', async () => {
    const { status, body } = await house.ask(clerk, 'POST', 'preflight', {
      body: goodBody({ agency: 'agency/city-fire', days: on('2026-03-06'), officers: [] }),
    });
    expect([status, body]).toMatchObject([
      200,
      { wouldBeRefused: true, findings: [{ code: 'application.not-your-agency' }], split: { quiet: [], open: [] } },
    ]);
    expect(body['findings']).toHaveLength(1);
    expect(body).not.toHaveProperty('earliestInspection');
  });

  const count = async () => {
    const { rows } = await house.fresh.pool('anjing_app').query<{ count: string }>('select count(*) from record.event');
    return rows[0]?.count;
  };
  const problems: readonly [string, number, () => Promise<Answer>][] = [
    ['request.malformed-json', 400, () => house.ask(clerk, 'POST', 'applications', { raw: '{"agency":' })],
    [
      'request.too-large',
      413,
      () => house.ask(clerk, 'POST', 'applications', { raw: JSON.stringify({ reason: 'x'.repeat(600_000) }) }),
    ],
    ['request.invalid', 400, () => house.ask(clerk, 'POST', 'applications', { body: { agency: 5 } })],
    [
      'request.invalid',
      400,
      () => house.ask(clerk, 'POST', 'applications', { body: { ...goodBody(), approvedBy: 'mayor' } }),
    ],
    [
      'request.unsupported-media-type',
      415,
      () => house.ask(clerk, 'POST', 'applications', { raw: 'a', headers: { 'content-type': 'text/csv' } }),
    ],
    [
      'request.key-missing',
      400,
      () => house.ask(clerk, 'POST', 'applications', { body: goodBody(), headers: { 'idempotency-key': '' } }),
    ],
    [
      'request.unwritable-text',
      400,
      () => house.ask(clerk, 'POST', 'applications', { body: goodBody({ reason: 'a\u0000b' }) }),
    ],
    [
      'request.unwritable-text',
      400,
      () => house.ask(clerk, 'POST', 'applications', { body: goodBody({ reason: 'half \ud83d' }) }),
    ],
    ['request.unwritable-text', 400, () => house.ask(clerk, 'GET', 'applications/%00')],
    ['request.not-found', 404, () => house.ask(clerk, 'GET', 'nothing')],
    ['request.not-a-date', 400, () => house.ask(undefined, 'GET', 'calendar/filing-deadline?inspectionDate=tomorrow')],
    [
      'request.calendar-missing',
      422,
      () => house.ask(undefined, 'GET', 'calendar/filing-deadline?inspectionDate=2027-03-10'),
    ],
    ['request.too-many-days', 400, () => house.ask(undefined, 'GET', 'calendar/days?from=2020-01-01&to=2026-01-01')],
    ['access.token-missing', 401, () => house.ask(undefined, 'GET', 'tasks')],
    [
      'access.token-invalid',
      401,
      () => house.ask(undefined, 'GET', 'tasks', { headers: { authorization: 'Bearer a.b.c' } }),
    ],
    ['access.not-for-your-post', 403, () => house.ask('city-reviewer', 'POST', 'applications', { body: goodBody() })],
    ['application.past-day', 422, () => drafted('2026-03-01')],
    [
      'application.mixed-days',
      422,
      () => house.ask(clerk, 'POST', 'applications', { body: goodBody({ days: days('2026-03-25', '2026-03-26') }) }),
    ],
    [
      'register.calendar',
      422,
      () =>
        house.ask('administrator', 'POST', 'calendar/years', {
          body: { year: 2027, version: 1, notice: 'n', source: 's', holidays: [], makeUpDays: [] },
        }),
    ],
    [
      'access.not-for-your-post',
      403,
      () =>
        house.ask(clerk, 'POST', 'calendar/years', {
          body: { year: 2027, version: 1, notice: 'n', source: 's', holidays: [], makeUpDays: [] },
        }),
    ],
    [
      'register.unknown-kind',
      422,
      () => house.ask('administrator', 'POST', 'registers/planet/mars', { body: { entry: {} } }),
    ],
    ...(
      [
        ['a%0Ab', 'register.id', 422],
        ['a%00b', 'request.unwritable-text', 400],
        ['%E5%BC%A0%E4%B8%89', 'register.id', 422],
        ['a'.repeat(300), 'register.id', 422],
      ] as const
    ).map(([name, code, status]): (typeof problems)[number] => [
      code,
      status,
      () =>
        house.ask('administrator', 'POST', `registers/person/${name}`, {
          body: { entry: { name: '张三', subjects: [] } },
        }),
    ]),
    ['access.not-for-your-post', 403, () => house.ask(clerk, 'POST', 'clock', { body: { now: null } })],
  ];
  for (const [code, status, asked] of problems) {
    it(`${code} (${status})`, async () => {
      const before = await count();
      const answer = await asked();
      expect(answer).toMatchObject({
        status,
        body: { code, article: expect.stringMatching(/./) as string, remedy: expect.stringMatching(/./) as string },
      });
      expect(answer.headers.get('content-type')).toContain('application/problem+json');
      expect(await count()).toBe(before);
    });
  }

  it('asks for the version that was seen, and says what has changed since', async () => {
    const draft = await drafted('2026-03-25');
    const path = `applications/${idOf(draft)}/signature`;
    expect(await house.ask(head, 'POST', path)).toMatchObject({
      status: 428,
      body: { code: 'request.version-missing' },
    });
    expect(await house.ask(head, 'POST', path, { seen: 'one' })).toMatchObject({
      status: 400,
      body: { code: 'request.version-malformed' },
    });
    await act(head, draft, 'signature');
    expect(await act(clerk, draft, 'withdrawal', { reason: '不再需要' })).toMatchObject({
      status: 412,
      body: { code: 'request.version-stale', detail: expect.stringContaining('ApplicationSigned') as string },
    });
  });

  it('answers in the language that is asked for', async () => {
    const zh = await house.ask(clerk, 'GET', 'nothing', { headers: { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' } });
    expect(zh.body['detail']).toBe('没有这样的资源，或您无权查看。');
  });
});

describe('the calendar', () => {
  it('answers the filing deadline with its explanation', async () => {
    const { status, body } = await house.ask(undefined, 'GET', 'calendar/filing-deadline?inspectionDate=2026-03-02');
    expect([status, body]).toMatchObject([
      200,
      {
        quiet: true,
        latestFiling: '2026-02-24',
        strictLatestFiling: '2026-02-14',
        closeOfBusiness: '17:30',
        rulePack: 'ganzhou-2022@1',
        calendarVersion: '2026.1',
      },
    ]);
    expect(body['skipped']).toEqual([{ date: '2026-03-01', reason: 'Sunday' }]);
  });
  it('takes a new year from the administrator; what waited for it resolves', async () => {
    // A pack under which a decision may take six working days, from the day before Christmas on.
    const { kind: _, ...slow } = { ...ganzhou2022, kind: 'pack', version: 2, effectiveFrom: '2026-12-24' };
    const pack = { ...slow, decision: { ...ganzhou2022.decision, workingDays: 6 } };
    expect(
      await house.ask('administrator', 'POST', 'registers/pack/ganzhou-2022@2', { body: { entry: pack } }),
    ).toMatchObject({ status: 201 });
    await house.clock.set('2026-12-18T09:00:00+08:00');
    const late = await received('2026-12-25');
    await house.clock.set('2026-12-24T16:00:00+08:00');
    expect(await act('city-reviewer', late, 'review', pass)).toMatchObject({ status: 200 });
    const waiting = async () => {
      const { body } = await house.ask('city-leader', 'GET', `applications/${idOf(late)}`);
      const [task] = body['tasks'] as { due: string | null; unresolvedUntilCalendar?: number }[];
      return task;
    };
    expect(await waiting()).toMatchObject({ act: 'decision', due: null, unresolvedUntilCalendar: 2027 });
    expect((await house.ask('city-leader', 'GET', 'tasks')).body).toMatchObject({
      items: [{ act: 'decision', due: null, unresolvedUntilCalendar: 2027 }],
    });
    // Invented for the test: the real notice is not out.
    const year = workingCalendarOf2027();
    const loaded = await house.ask('administrator', 'POST', 'calendar/years', { body: year });
    expect(loaded.status).toBe(201);
    const { body } = await house.ask(undefined, 'GET', 'calendar/filing-deadline?inspectionDate=2027-01-12');
    const expected = filingDeadline(
      workingCalendar([...seededYears, year]),
      { workingDays: 5, closeOfBusiness: '17:30', clearDays: false },
      '2027-01-12',
    );
    expect(body['latestFiling']).toBe((expected as { latestFiling: string }).latestFiling);
    // 25, 28, 29, 30, 31 December, then 4 January: the 1st is a holiday, the 2nd and 3rd a weekend.
    expect(await waiting()).toMatchObject({ act: 'decision', due: '2027-01-04T17:30:00+08:00' });
  });
});

function workingCalendarOf2027() {
  const off = (...dates: string[]) => dates.map((date) => ({ date, name: { zh: '假日', en: 'holiday' } }));
  return {
    year: 2027,
    version: 1,
    notice: '测试用',
    source: 'test',
    holidays: off(
      '2027-01-01',
      '2027-02-05',
      '2027-02-06',
      '2027-02-07',
      '2027-02-08',
      '2027-02-09',
      '2027-02-10',
      '2027-02-11',
      '2027-04-05',
      '2027-05-01',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
      '2027-10-02',
      '2027-10-03',
    ),
    makeUpDays: off('2027-02-14'),
  };
}

describe('the description', () => {
  it('names every path of the service, in OpenAPI 3.1', async () => {
    const { body } = await house.ask(undefined, 'GET', 'openapi.json');
    expect(body['openapi']).toBe('3.1.0');
    expect(Object.keys(body['paths'] as object)).toEqual(
      expect.arrayContaining([
        '/api/v1/health/ready',
        '/api/v1/calendar/filing-deadline',
        '/api/v1/preflight',
        '/api/v1/applications/{id}/decision',
        '/api/v1/tasks',
      ]),
    );
  });
  it('says what every operation answers with, when it goes well and when it does not', async () => {
    const { body } = await house.ask(undefined, 'GET', 'openapi.json');
    const operations = Object.values(body['paths'] as Record<string, Record<string, { responses: object }>>).flatMap(
      (item) => Object.values(item),
    );
    for (const { responses } of operations) {
      for (const [status, response] of Object.entries(responses) as [
        string,
        { content?: Record<string, { schema?: object }> },
      ][]) {
        // What is done without a word, and what sends people on, has no body.
        const bodies = /^(204|3\d\d)$/.test(status) ? [] : ['object'];
        expect(Object.values(response.content ?? {}).map(({ schema }) => typeof schema)).toEqual(bodies);
      }
      expect(Object.keys(responses).some((status) => /^[23]/.test(status))).toBe(true);
    }
  });
  it('is ready', async () => {
    expect(await house.ask(undefined, 'GET', 'health/ready')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });
});
