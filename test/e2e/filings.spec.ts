import { react } from '@anjing/reactions';
import { RegisterHandler } from '@anjing/register-desk';
import { RegistersInMemory } from '@anjing/cases';
import { casesOf, type Cases } from '@anjing/kinds';
import { LedgerFollower, Sequencer } from '@anjing/event-store';
import { PeriodOpener } from '@anjing/process';
import { freePort, service, type Answer, type Ask, type Service } from '../support/service';

const fail = (error: unknown): never => {
  throw error;
};

let house: Service;
let cases: Cases;
let registers: RegisterHandler;
let sequencer: Sequencer;
let reactor: LedgerFollower;
beforeAll(async () => {
  house = await service(`127.0.0.1:${await freePort()}`);
  await house.clock.set('2026-03-02T09:00:00+08:00');
  const inMemory = new RegistersInMemory(house.fresh.record);
  cases = casesOf(house.fresh.record, inMemory);
  registers = new RegisterHandler(house.fresh.record, inMemory);
  const pool = house.fresh.pool('anjing_process');
  sequencer = new Sequencer(pool, fail);
  reactor = new LedgerFollower(
    house.fresh.record,
    pool,
    'reactor',
    async (entries) => {
      for (const entry of entries) await react(entry, cases, registers);
    },
    fail,
  );
});
beforeEach(() => house.clock.set('2026-03-02T09:00:00+08:00'));
afterAll(() => house.close());

async function reacted(): Promise<void> {
  do while ((await sequencer.step()) > 0);
  while ((await reactor.step()) > 0);
}

const agency = 'agency/city-emergency';
const clerk = 'city-emergency-clerk';
const head = 'city-emergency-head';
const reviewer = 'city-reviewer';
const office = 'business-environment';
const idOf = ({ body }: Answer) => String(body['id']);

const draft = (account: string, form: object) => house.ask(account, 'POST', 'filings', { body: { form } });
const act = (account: string, seen: Answer, name: string, body: object = {}) =>
  house.ask(account, 'POST', `filings/${idOf(seen)}/${name}`, { body, seen });

async function accepted(account: string, filer: string, judge: string, form: object): Promise<Answer> {
  const answer = await act(judge, await act(filer, await draft(account, form), 'submission'), 'acceptance');
  await reacted();
  return answer;
}

const safety = {
  key: 'work-safety',
  name: { zh: '安全生产检查', en: 'work safety' },
  legalBasis: '《中华人民共和国安全生产法》第六十五条',
};
const marketItem = 'item/city-market-product-quality';
const plan = (change: object = {}) => ({
  filing: 'annualPlan',
  agency: 'agency/city-market',
  year: 2026,
  entries: [{ item: marketItem, frequency: 2, scope: '园区内食品生产企业', months: [4, 10] }],
  ...change,
});

describe('an item list through the API', () => {
  it('is written, filed, corrected, accepted and public, and says who did what', async () => {
    const drafted = await draft(clerk, { filing: 'itemList', agency, items: [safety] });
    expect(drafted).toMatchObject({
      status: 201,
      body: { id: 'item-list-city-emergency', state: 'drafting', actions: ['form', 'withdrawal'], overdue: false },
    });
    expect(drafted.headers.get('location')).toBe('/api/v1/filings/item-list-city-emergency');
    const filed = await act(head, drafted, 'submission', { statement: '属实' });
    expect(filed.body).toMatchObject({ state: 'submitted', bureau: 'bureau/city', tasks: [{ act: 'acceptance' }] });
    const asked = await act(office, filed, 'correction', { reason: '请注明可否非现场' });
    expect(asked.body).toMatchObject({
      state: 'correctionAsked',
      corrections: [{ asker: 'office', reason: '请注明可否非现场' }],
    });
    const amended = await act(clerk, asked, 'form', {
      form: { filing: 'itemList', agency, items: [{ ...safety, offSitePossible: false }] },
    });
    const again = await act(head, amended, 'submission');
    const done = await act(reviewer, again, 'acceptance', { opinion: '同意' });
    await reacted();
    expect(done.body).toMatchObject({
      state: 'accepted',
      submissions: 2,
      inForce: {
        version: 1,
        effectiveFrom: expect.stringContaining('2026-03-02T09:00') as string,
        publishedAt: expect.stringContaining('2026-03-02T09:00') as string,
      },
    });
    const lists = await house.ask(undefined, 'GET', `public/item-lists?agency=${agency}`);
    expect(lists.body).toMatchObject({
      on: '2026-03-02',
      items: [
        {
          agencyName: 'Emergency Management Bureau of Ganzhou',
          list: [{ id: 'item/city-emergency-work-safety', filing: { id: 'item-list-city-emergency', version: 1 } }],
        },
      ],
    });
    // What the list held the day before is still to be seen.
    const before = await house.ask(undefined, 'GET', `public/item-lists?agency=${agency}&on=2026-03-01`);
    expect((before.body['items'] as { list: unknown[] }[])[0]?.list).toHaveLength(2);
    const history = await house.ask(clerk, 'GET', 'filings/item-list-city-emergency/history');
    expect((history.body as unknown as { type: string }[]).map(({ type }) => type)).toEqual([
      'FilingDrafted',
      'FilingSubmitted',
      'FilingCorrectionAsked',
      'FilingAmended',
      'FilingSubmitted',
      'FilingAccepted',
      'FilingPublished',
    ]);
    expect(JSON.stringify(history.body)).toContain('business-environment officer asked for a correction');
  });

  it('is there once: a second one is refused, with its address', async () => {
    expect(await draft(clerk, { filing: 'itemList', agency, items: [safety] })).toMatchObject({
      status: 409,
      body: {
        code: 'filing.already-open',
        detail: expect.stringContaining('filing/item-list-city-emergency') as string,
      },
    });
  });

  it('is withdrawn where it was drafted by mistake', async () => {
    const drafted = await draft('city-fire-clerk', { filing: 'itemList', agency: 'agency/city-fire', items: [] });
    const withdrawn = await act('city-fire-clerk', drafted, 'withdrawal', { reason: '误编' });
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn', actions: ['form'] });
  });
});

describe('a plan through the API', () => {
  it('is public for its year, and its digest too', async () => {
    const filed = await accepted('city-market-clerk', 'city-market-head', reviewer, plan());
    // The plan of 2026 was due by the end of 2025.
    expect(filed.body).toMatchObject({ state: 'accepted', due: '2026-01-01T00:00:00+08:00', filedLate: true });
    const plans = await house.ask(undefined, 'GET', 'public/plans?year=2026&agency=agency/city-market');
    expect(plans.body).toMatchObject({
      items: [{ plan: [{ item: marketItem, itemName: 'product quality', frequency: 2, months: [4, 10] }] }],
    });
    expect((await house.ask(undefined, 'GET', 'public/plans?year=2027&agency=agency/city-market')).body).toMatchObject({
      items: [{ plan: [] }],
    });
    const digest = await house.ask(office, 'GET', 'digests/annual-plan-2026-city');
    expect(digest.body).toMatchObject({
      state: 'open',
      noted: [{ agency: 'agency/city-market', filing: 'annual-plan-2026-city-market', version: 1, late: true }],
    });
    expect((digest.body['missing'] as unknown[]).length).toBe(7);
  });
});

describe('a monthly return through the API', () => {
  const returns = async (account: string, query: string) =>
    (await house.ask(account, 'GET', `filings?filing=monthlyReturn&${query}`)).body['items'] as { id: string }[];

  it('stands open on the 1st, is overdue from its first late minute, and a nil return ends that', async () => {
    await new PeriodOpener(house.fresh.record, cases, registers, house.clock).openPeriods();
    const open = await house.ask(clerk, 'GET', 'filings/monthly-return-2026-02-city-emergency');
    expect(open.body).toMatchObject({
      state: 'drafting',
      due: '2026-03-06T00:00:00+08:00',
      overdue: false,
      content: { rows: [] },
      deadlines: [
        { id: 'return.reminder-2' },
        { id: 'return.late-1.bureau', due: '2026-03-06T00:00:00+08:00' },
        { id: 'return.late-2.office', due: '2026-03-10T17:30:00+08:00' },
      ],
    });
    await house.clock.set('2026-03-05T23:59:59+08:00');
    expect(await returns(reviewer, 'overdue=true')).toEqual([]);
    await house.clock.set('2026-03-06T00:00:00+08:00');
    expect((await returns(reviewer, 'overdue=true&limit=100')).map(({ id }) => id)).toContain(
      'monthly-return-2026-02-city-emergency',
    );
    expect((await returns(clerk, 'overdue=true')).map(({ id }) => id)).toEqual([
      'monthly-return-2026-02-city-emergency',
    ]);
    const seen = await house.ask(head, 'GET', 'filings/monthly-return-2026-02-city-emergency');
    expect(seen.body).toMatchObject({ overdue: true, actions: ['form', 'submission'] });
    const tasks = await house.ask(head, 'GET', 'tasks');
    expect(tasks.body['items']).toContainEqual(
      expect.objectContaining({ kind: 'filing', act: 'submission', overdue: true }),
    );
    const filed = await act(head, seen, 'submission');
    expect(filed.body).toMatchObject({ state: 'submitted', overdue: false, filedLate: true });
    expect(await returns(clerk, 'overdue=true')).toEqual([]);
    expect(await returns(clerk, 'period=2026-02&agency=agency/city-emergency')).toHaveLength(1);
  });

  it('of a month that is not over cannot be filed', async () => {
    const drafted = await draft(clerk, { filing: 'monthlyReturn', agency, month: '2026-03', remark: '本月无' });
    expect(await act(head, drafted, 'submission')).toMatchObject({
      status: 422,
      body: { code: 'filing.month-not-over', remedy: 'Confirm it from 2026-04-01 on.' },
    });
  });
});

describe('a digest through the API', () => {
  it('goes out when the last is accepted; the office has one corrected, which is asked of its agency', async () => {
    for (const slug of ['emergency', 'market', 'environment']) {
      const account = `longnan-${slug}-head`;
      const seen = await house.ask(account, 'GET', `filings/monthly-return-2026-02-longnan-${slug}`);
      const filed = await act(account, seen, 'submission');
      await act('longnan-reviewer', filed, 'acceptance');
      await reacted();
    }
    const digest = await house.ask(office, 'GET', 'digests/monthly-return-2026-02-longnan');
    expect(digest.body).toMatchObject({ state: 'sent', actions: ['correction'], missing: [] });
    const asked = await house.ask(office, 'POST', 'digests/monthly-return-2026-02-longnan/correction', {
      body: { filing: 'monthly-return-2026-02-longnan-market', reason: '漏报一次' },
      seen: digest,
    });
    expect(asked.status).toBe(200);
    await reacted();
    expect(
      (await house.ask('longnan-market-clerk', 'GET', 'filings/monthly-return-2026-02-longnan-market')).body,
    ).toMatchObject({
      state: 'correctionAsked',
      corrections: [{ reason: '漏报一次', digest: 'monthly-return-2026-02-longnan' }],
    });

    const open = await house.ask(undefined, 'GET', 'public/digests?filing=monthlyReturn');
    expect(open.body).toMatchObject({
      items: [
        { id: 'monthly-return-2026-02-longnan', copies: [{ kind: 'digest', filings: { length: 3 }, missing: [] }] },
      ],
    });
    // What the office wrote, and people, are nobody else's.
    for (const hidden of ['漏报', 'person/', 'post/', 'corrections']) {
      expect(JSON.stringify(open.body)).not.toContain(hidden);
    }
    expect(await house.ask('city-fire-clerk', 'GET', 'digests/monthly-return-2026-02-longnan')).toMatchObject({
      status: 404,
    });
  });
});

const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const sheet = (raw: Ask['raw'], type = 'text/csv') => ({ raw: raw ?? '', headers: { 'content-type': type } });

describe('a sheet', () => {
  const to = 'filings/import?filing=itemList&agency=agency/city-environment';
  const clerkOf = 'city-environment-clerk';

  it('becomes a list when all its rows are good, and amends it afterwards', async () => {
    const drafted = await house.ask(
      clerkOf,
      'POST',
      to,
      sheet('简称,事项名称,法律依据,生效日期\ndischarge,排污检查,《环境保护法》第二十四条,2026/4/1\n'),
    );
    expect(drafted).toMatchObject({
      status: 201,
      body: {
        id: 'item-list-city-environment',
        content: { items: [{ key: 'discharge', effectiveFrom: '2026-04-01', name: { en: '排污检查' } }] },
      },
    });
    const amended = await house.ask(
      clerkOf,
      'POST',
      'filings/item-list-city-environment/import?filing=itemList&agency=agency/city-environment',
      { ...sheet('key,nameZh,legalBasis\nnoise,噪声检查,《噪声污染防治法》第二十九条\n'), seen: drafted },
    );
    expect(amended).toMatchObject({ status: 200, body: { content: { items: [{ key: 'noise' }] } } });
  });

  it('is taken as Windows calls it', async () => {
    const text = 'key,nameZh,legalBasis,nameEn\nnoise,噪声检查,《噪声污染防治法》第二十九条,-\n';
    const seen = await house.ask(clerkOf, 'GET', 'filings/item-list-city-environment');
    const path = 'filings/item-list-city-environment/import?filing=itemList&agency=agency/city-environment';
    const amended = await house.ask(clerkOf, 'POST', path, { ...sheet(text, 'application/vnd.ms-excel'), seen });
    expect(amended).toMatchObject({ status: 200, body: { content: { items: [{ name: { en: '噪声检查' } }] } } });
  });

  it('is not looked at before it is asked who sends it: a broken one tells strangers nothing', async () => {
    const broken = sheet('PK', workbookType);
    expect(await house.ask('city-leader', 'POST', to, broken)).toMatchObject({ status: 403 });
    expect(
      await house.ask(clerkOf, 'POST', 'filings/import?filing=itemList&agency=agency/city-fire', broken),
    ).toMatchObject({ status: 422, body: { code: 'filing.not-your-agency' } });
  });

  it('is reported row by row, all at once, and nothing is half-imported', async () => {
    const rows = ['item,frequency,scope,months', 'discharge,9,全部,3', 'unknown,2,,3-5', 'discharge,1,全部,13'];
    const answer = await house.ask(
      clerkOf,
      'POST',
      'filings/import?filing=annualPlan&agency=agency/city-environment&year=2027',
      sheet(rows.join('\n')),
    );
    expect(answer.status).toBe(422);
    const findings = answer.body['findings'] as {
      code: string;
      field: string;
      parameters: { row?: number };
      remedy: string;
    }[];
    expect(findings.map(({ code, field }) => `${code} ${field}`).sort()).toEqual([
      'filing.entry-twice /rows/4/item',
      'filing.frequency-over-cap /rows/2/frequency',
      'filing.item-not-listed /rows/3/item',
      'filing.months-invalid /rows/4/months',
      'filing.text-missing /rows/3/scope',
    ]);
    for (const { remedy, parameters } of findings) {
      expect(remedy).toMatch(/\S/);
      expect(parameters.row).toBeGreaterThan(1);
    }
    expect(await house.ask(clerkOf, 'GET', 'filings/annual-plan-2027-city-environment')).toMatchObject({ status: 404 });
  });

  const environment = 'agency=agency/city-environment';
  const bad: readonly [why: string, status: number, code: string, path: string, asked: Ask][] = [
    ['wrong columns', 422, 'filing.column-missing', to, sheet('甲,乙\n1,2\n')],
    [
      'a cell that cannot be read',
      422,
      'filing.cell-invalid',
      `filings/import?filing=specialList&${environment}`,
      sheet('item,circumstance\nx,三\n'),
    ],
    ['neither UTF-8 nor GBK', 422, 'sheet.encoding', to, sheet(new Uint8Array([0x61, 0x2c, 0xff, 0xff]))],
    [
      'fifty thousand rows',
      422,
      'sheet.too-many-rows',
      to,
      sheet(`key,nameZh,legalBasis\n${'a,乙检查,某法第一条\n'.repeat(50_000)}`),
    ],
    [
      'a name that is not composed',
      422,
      'text.not-composed',
      to,
      sheet('key,nameZh,nameEn,legalBasis\na,检查,cafe\u0301,某法\n'),
    ],
    ['a formula', 422, 'sheet.formula', to, sheet('key,nameZh,legalBasis\na,=1+1,某法\n')],
    ['nothing in it', 422, 'sheet.empty', to, sheet('')],
    ['no workbook at all', 422, 'sheet.unreadable', to, sheet('PK', workbookType)],
    ['more than eight megabytes', 413, 'request.too-large', to, sheet('x'.repeat(9 * 1024 * 1024))],
    ['another type', 415, 'request.unsupported-media-type', to, sheet('x', 'application/pdf')],
    ['JSON instead', 415, 'request.unsupported-media-type', to, { body: {} }],
    [
      'a plan without its year',
      400,
      'request.invalid',
      `filings/import?filing=annualPlan&${environment}`,
      sheet('item\n'),
    ],
    [
      'a return, which is built from visits',
      400,
      'request.invalid',
      `filings/import?filing=monthlyReturn&${environment}`,
      sheet('x'),
    ],
    [
      'another agency’s',
      422,
      'filing.not-your-agency',
      'filings/import?filing=itemList&agency=agency/city-fire',
      sheet('key,nameZh,legalBasis\na,乙,某法\n'),
    ],
  ];
  it.each(bad)('with %s is refused (%d %s)', async (_why, status, code, path, asked) => {
    expect(await house.ask(clerkOf, 'POST', path, asked)).toMatchObject({ status, body: { code } });
  });
});

describe('bad input', () => {
  const bad: readonly [why: string, status: number, code: string, account: string, form: object][] = [
    ['another agency', 422, 'filing.not-your-agency', clerk, plan()],
    [
      'an agency that there is not',
      422,
      'filing.unknown-agency',
      clerk,
      { filing: 'itemList', agency: 'agency/none', items: [] },
    ],
    ['a plan for a past year', 422, 'filing.year-invalid', 'city-market-clerk', plan({ year: 2025 })],
    ['a month to come', 422, 'filing.month-invalid', clerk, { filing: 'monthlyReturn', agency, month: '2026-05' }],
    ['a month that is none', 422, 'filing.month-invalid', clerk, { filing: 'monthlyReturn', agency, month: 'March' }],
    ['rows of its own', 400, 'request.invalid', clerk, { filing: 'monthlyReturn', agency, month: '2026-01', rows: [] }],
    ['another kind', 400, 'request.invalid', clerk, { filing: 'poem', agency }],
    [
      'a fraction of a visit',
      400,
      'request.invalid',
      'city-market-clerk',
      plan({ entries: [{ item: marketItem, frequency: 1.5, scope: '', months: [] }] }),
    ],
  ];
  it.each(bad)('%s is refused (%d %s)', async (_why, status, code, account, form) => {
    expect(await draft(account, form)).toMatchObject({ status, body: { code } });
  });

  it('names every wrong entry of a plan when it is filed, with its article', async () => {
    const entries = [
      { item: 'item/city-emergency-work-safety', frequency: 5, scope: '', months: [] },
      { item: marketItem, frequency: 1, scope: '全部', months: [3] },
    ];
    const drafted = await draft('city-market-clerk', plan({ year: 2027, entries }));
    const refused = await act('city-market-head', drafted, 'submission');
    expect(refused.status).toBe(422);
    expect(
      (refused.body['findings'] as { code: string; article: string }[]).map(({ code, article }) => [code, article]),
    ).toEqual([
      ['filing.item-not-listed', 'notice 三(一)'],
      ['filing.frequency-over-cap', 'rules §6'],
      ['filing.text-missing', 'rules §5'],
      ['filing.months-invalid', 'notice 三(二)'],
    ]);
  });

  it('keeps each act with its people, and ids from being probed', async () => {
    const seen = await house.ask('city-market-clerk', 'GET', 'filings/annual-plan-2027-city-market');
    expect(await act('city-market-clerk', seen, 'submission')).toMatchObject({
      status: 403,
      body: { code: 'access.not-for-your-post' },
    });
    for (const account of ['city-fire-head', 'longnan-reviewer', 'city-leader']) {
      expect((await house.ask(account, 'GET', 'filings/annual-plan-2027-city-market')).status).toBe(404);
    }
    expect((await house.ask(clerk, 'GET', 'filings/annual-plan-2027-..%2f')).status).toBe(404);
    const mine = await draft('city-emergency-system', { filing: 'annualPlan', agency, year: 2027, entries: [] });
    expect(await act('city-emergency-system', mine, 'submission')).toMatchObject({
      status: 403,
      body: { code: 'access.person-only' },
    });
    expect(await act(head, { ...mine, headers: new Headers() }, 'submission')).toMatchObject({ status: 428 });
    const amended = await act(clerk, mine, 'form', { form: { filing: 'annualPlan', agency, year: 2027, entries: [] } });
    expect(await act(head, mine, 'submission')).toMatchObject({ status: 412, body: { code: 'request.version-stale' } });
    expect(
      await act(clerk, amended, 'form', { form: { filing: 'annualPlan', agency, year: 2026, entries: [] } }),
    ).toMatchObject({
      status: 422,
      body: { code: 'filing.other-period' },
    });
    expect(await act(clerk, amended, 'withdrawal', { reason: '不报了' })).toMatchObject({
      status: 409,
      body: { code: 'filing.wrong-state' },
    });
  });

  it('at the public endpoints: not a day, not an agency', async () => {
    expect(await house.ask(undefined, 'GET', 'public/item-lists?on=2026-02-30')).toMatchObject({
      status: 400,
      body: { code: 'request.not-a-date' },
    });
    expect(await house.ask(undefined, 'GET', 'public/plans?year=2026&agency=agency/none')).toMatchObject({
      status: 404,
    });
    expect(await house.ask(undefined, 'GET', 'public/plans')).toMatchObject({ status: 400 });
    const first = await house.ask(undefined, 'GET', 'public/item-lists?limit=2');
    const second = await house.ask(undefined, 'GET', `public/item-lists?limit=2&cursor=${String(first.body['next'])}`);
    const agencies = [first, second].flatMap(({ body }) =>
      (body['items'] as { agency: string }[]).map((one) => one.agency),
    );
    expect(new Set(agencies).size).toBe(4);
  });
});
