import { freePort, goodBody, service, type Answer, type Service } from '../support/service';

let house: Service;
let first: string;
let second: string;

/** An act on an application. */
const act = (account: string, seen: Answer, name: string, body: unknown = {}) =>
  house.ask(account, 'POST', `applications/${String(seen.body['id'])}/${name}`, { seen, body });
const opinion = { outcome: 'pass', opinion: '同意' };

interface Row {
  readonly case: string;
  readonly act: string | null;
  readonly due: string | null;
  readonly steps?: readonly { step: string; state: string }[];
}
async function list(
  account: string,
  query = '',
): Promise<{ items: Row[]; next?: string; counts: Record<string, number> }> {
  const { status, body } = await house.ask(account, 'GET', `tasks${query}`);
  expect(status).toBe(200);
  return body as never;
}
const casesIn = async (account: string, query = '') => (await list(account, query)).items.map((row) => row.case);
const site = 'site/ganzhou-economic-electronics';

// One application that the leader is to decide, one that waits for its signature, both of the city's emergency bureau.
beforeAll(async () => {
  house = await service(`127.0.0.1:${await freePort()}`);
  await house.clock.set('2026-03-02T09:00:00+08:00');
  const drafted = await house.ask('city-emergency-clerk', 'POST', 'applications', { body: goodBody() });
  first = String(drafted.body['id']);
  const signed = await act('city-emergency-head', drafted, 'signature');
  const submitted = await act('city-emergency-clerk', signed, 'submission');
  await house.clock.set('2026-03-03T10:00:00+08:00');
  await act('city-reviewer', submitted, 'review', opinion);
  const waiting = await house.ask('city-emergency-clerk', 'POST', 'applications', {
    body: goodBody({
      site: 'site/longnan-economic-materials',
      days: [{ date: '2026-03-18', from: '09:00', until: '17:00' }],
    }),
  });
  second = String(waiting.body['id']);
});
afterAll(() => house.close());

describe('what waits for somebody', () => {
  it('is due by the last moment at which it helps, and says how that came about', async () => {
    const { items } = await list('city-emergency-head');
    expect(items).toMatchObject([
      {
        case: second,
        kind: 'application',
        state: 'drafting',
        stateName: 'being drafted',
        act: 'signature',
        // Five working days before Wednesday the 18th, the weekend of the 14th passed over: Wednesday the 11th.
        due: '2026-03-11T17:30:00+08:00',
        overdue: false,
        why: {
          article: 'notice 三(四)',
          counted: ['17', '16', '13', '12', '11'].map((day) => ({ date: `2026-03-${day}` })),
          skipped: [{ date: '2026-03-15' }, { date: '2026-03-14' }],
          rulePack: 'ganzhou-2022@1',
        },
        workingDaysLeft: 5,
        steps: [
          { step: 'signature', state: 'waiting' },
          { step: 'review', state: 'ahead' },
          { step: 'decision', state: 'ahead' },
        ],
        site: { id: 'site/longnan-economic-materials' },
        enterprise: { name: '龙南市示范新材料有限公司' },
      },
    ]);
  });

  it('of a review or decision is due by its service level', async () => {
    expect((await list('city-leader')).items).toMatchObject([
      {
        case: first,
        act: 'decision',
        due: '2026-03-05T17:30:00+08:00',
        workingDaysLeft: 2,
        why: { counted: [{ date: '2026-03-04' }, { date: '2026-03-05' }], skipped: [] },
        steps: [
          { step: 'signature', state: 'done', at: expect.stringMatching(/^2026-03-02T09:0/) as string },
          { step: 'review', state: 'done', at: expect.stringMatching(/^2026-03-03T10:0/) as string },
          { step: 'decision', state: 'waiting' },
        ],
      },
    ]);
  });

  it('is said in Chinese to those who read Chinese', async () => {
    const { body } = await house.ask('city-leader', 'GET', 'tasks', { headers: { 'accept-language': 'zh' } });
    expect(body['items']).toMatchObject([
      { stateName: '待审批', summary: '待审批', organisationName: '赣州市人民政府' },
    ]);
  });
});

describe('what somebody has done, and begun', () => {
  it('is told apart, with what the case waits for by now', async () => {
    // The clerk drafted both, and submitted the first.
    expect(await casesIn('city-emergency-clerk', '?list=mine')).toEqual([second, first]);
    expect(await casesIn('city-emergency-clerk', '?list=done')).toEqual([first]);
    expect(await list('city-emergency-head', '?list=done')).toMatchObject({
      items: [{ case: first, act: 'decision', organisation: 'authority/city', due: '2026-03-05T17:30:00+08:00' }],
    });
    expect(await casesIn('city-reviewer', '?list=done')).toEqual([first]);
    for (const account of ['city-emergency-head', 'city-reviewer', 'city-leader']) {
      expect(await casesIn(account, '?list=mine')).toEqual([]);
    }
  });

  it('is counted, with what presses', async () => {
    expect((await list('city-emergency-clerk')).counts).toEqual({ waiting: 0, overdue: 0, today: 0, done: 1, mine: 2 });
    expect((await list('city-leader')).counts).toEqual({ waiting: 1, overdue: 0, today: 0, done: 0, mine: 0 });
    await house.clock.set('2026-03-05T09:00:00+08:00');
    expect((await list('city-leader')).counts).toMatchObject({ waiting: 1, overdue: 0, today: 1 });
    await house.clock.set('2026-03-05T17:31:00+08:00');
    expect((await list('city-leader')).counts).toMatchObject({ waiting: 1, overdue: 1, today: 0 });
    await house.clock.set('2026-03-03T10:00:00+08:00');
  });

  it('leaves out what its reader may not see by now', async () => {
    const post = 'post/city-emergency-clerk';
    const entry = (organisation: string) => ({
      from: '2026-03-03T09:00:00+08:00',
      entry: {
        person: 'person/city-emergency-clerk',
        organisation,
        role: 'clerk',
        title: { zh: '科员', en: 'clerk' },
      },
    });
    const put = (organisation: string) =>
      house.ask('administrator', 'POST', `registers/${post}`, { body: entry(organisation) });
    expect((await put('agency/longnan-market')).status).toBe(201);
    expect(await list('city-emergency-clerk', '?list=mine')).toMatchObject({
      items: [],
      counts: { done: 0, mine: 0 },
    });
    expect((await house.ask('city-emergency-clerk', 'GET', `applications/${first}`)).status).toBe(404);
    expect((await put('agency/city-emergency')).status).toBe(201);
    expect(await casesIn('city-emergency-clerk', '?list=mine')).toEqual([second, first]);
  });
});

describe('a list', () => {
  const found = (q: string) => casesIn('city-emergency-clerk', `?list=mine&q=${encodeURIComponent(q)}`);
  it.each([
    ['a number', '1号', () => [first]],
    ['the name of an enterprise', '龙南市示范', () => [second]],
    ['its name in pinyin', 'longnanshi', () => [second]],
    ['the initials of its name', 'lnssf', () => [second]],
    ['its credit code', '91360700ma', () => [second, first]],
    ['an item', '安全生产', () => [second, first]],
    ['an item in English', 'safety', () => [second, first]],
    ['a day', '2026-03-18', () => [second]],
    ['a day as people write it', '3月10日', () => [first]],
    ['several words that are all to be found', '龙南 3-18', () => [second]],
    ['several words of which one is nowhere', '龙南 3-10', () => []],
    ['what stands for anything in a database', '%', () => []],
    ['nothing that there is', '不存在', () => []],
  ])('is searched by %s', async (_by, q, expected) => {
    expect(await found(q)).toEqual(expected());
  });

  it('is narrowed by kind, agency, and the days on which things came and are due', async () => {
    const mine = (query: string) => casesIn('city-emergency-clerk', `?list=mine&${query}`);
    expect(await mine('kind=visit')).toEqual([]);
    expect(await mine('kind=visit,application')).toEqual([second, first]);
    expect(await mine('agency=agency/city-emergency')).toEqual([second, first]);
    expect(await mine('agency=agency/city-market')).toEqual([]);
    expect(await mine('receivedFrom=2026-03-03')).toEqual([second]);
    expect(await mine('receivedTo=2026-03-02')).toEqual([first]);
    expect(await mine('dueTo=2026-03-05')).toEqual([first]);
    expect(await mine('dueFrom=2026-03-06&dueTo=2026-03-11')).toEqual([second]);
  });

  it('comes in pages that neither repeat nor leave out anything', async () => {
    for (const [account, query] of [
      ['city-emergency-clerk', '?list=mine'],
      ['administrator', '?list=waiting'],
    ] as const) {
      const whole = await casesIn(account, query);
      const pages: string[] = [];
      let next: string | undefined = '';
      while (next !== undefined) {
        const page = await list(account, `${query}&limit=1${next === '' ? '' : `&cursor=${next}`}`);
        pages.push(...page.items.map((row) => row.case));
        next = page.next;
      }
      expect(pages).toEqual(whole);
    }
  });

  it.each([
    ['no cursor of ours', 'cursor=abc', 'request.broken-cursor'],
    [
      'a cursor of another list',
      () => `cursor=${Buffer.from('["infinity","x"]').toString('base64url')}`,
      'request.broken-cursor',
    ],
    ['no day', 'dueTo=2026-02-30', 'request.not-a-date'],
    ['days in the wrong order', 'receivedFrom=2026-03-02&receivedTo=2026-03-01', 'request.dates-reversed'],
    ['a list that there is not', 'list=copied', 'request.invalid'],
    ['a filter that there is not', 'state=open', 'request.unknown-parameter'],
  ])('is not asked for with %s', async (_what, query, code) => {
    const text = typeof query === 'string' ? query : query();
    expect(await house.ask('city-leader', 'GET', `tasks?${text}`)).toMatchObject({ status: 400, body: { code } });
  });

  it('pages through what waits, due or not', async () => {
    for (const month of ['04', '05', '06']) {
      await house.ask('city-emergency-clerk', 'POST', 'applications', {
        body: goodBody({ site, days: [{ date: `2026-${month}-14`, from: '09:00', until: '17:00' }] }),
      });
    }
    // The calendar of 2027 is not there: nobody knows by when.
    await house.ask('city-emergency-clerk', 'POST', 'applications', {
      body: goodBody({ site, days: [{ date: '2027-01-13', from: '09:00', until: '17:00' }] }),
    });
    const whole = (await list('city-emergency-head')).items;
    expect(whole.map(({ due }) => due?.slice(0, 10) ?? null)).toEqual([
      '2026-03-11',
      expect.stringMatching(/^2026-04/),
      expect.stringMatching(/^2026-05/),
      expect.stringMatching(/^2026-06/),
      null,
    ]);
    const pages: string[] = [];
    for (let next: string | undefined = ''; next !== undefined;) {
      const page = await list('city-emergency-head', `?limit=2${next === '' ? '' : `&cursor=${next}`}`);
      pages.push(...page.items.map((row) => row.case));
      next = page.next;
    }
    expect(pages).toEqual(whole.map((row) => row.case));
  });
});
