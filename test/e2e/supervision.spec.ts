import { randomUUID } from 'node:crypto';
import { alertStream, casesOf, type Cases } from '@anjing/kinds';
import { RegistersInMemory } from '@anjing/cases';
import { Sequencer, type RecordedEvent } from '@anjing/event-store';
import { CaseFact, Projector } from '@anjing/read-models';
import type { AlertFinding } from '@anjing/supervision';
import { DataSource } from 'typeorm';
import { note } from '../support/noted';
import { freePort, service, type Answer, type Service } from '../support/service';

let house: Service;
let cases: Cases;
let source: DataSource;
let projector: Projector;
let sequencer: Sequencer;

const fail = (error: unknown) => {
  throw error;
};

beforeAll(async () => {
  // No Temporal listens there: supervision does not wait for it.
  house = await service(`127.0.0.1:${await freePort()}`);
  const { fresh } = house;
  cases = casesOf(fresh.record, new RegistersInMemory(fresh.record));
  source = await new DataSource({
    type: 'postgres',
    url: fresh.url('anjing_process'),
    entities: [CaseFact],
    synchronize: false,
  }).initialize();
  projector = new Projector(fresh.record, source, fail);
  sequencer = new Sequencer(fresh.pool('anjing_process'), fail);
});
beforeEach(() => house.clock.set('2026-03-02T09:00:00+08:00'));
afterAll(async () => {
  await source.destroy();
  await house.close();
});

async function caughtUp(): Promise<void> {
  while ((await sequencer.step()) > 0);
  while ((await projector.step()) > 0);
}

const clerk = 'city-emergency-clerk';
const reviewer = 'city-reviewer';

/** Raises an alert about the city's emergency bureau, as a model would. @returns its id */
async function raised(change: Partial<AlertFinding> = {}): Promise<string> {
  const finding: AlertFinding = {
    model: 'repeated-visits',
    subject: `agency/city-emergency ${randomUUID()}`,
    occasion: `visit/${randomUUID()}`,
    agency: 'agency/city-emergency',
    enterprise: 'enterprise/ganzhou-economic-electronics',
    why: { zh: '30天内第2次', en: 'visit 2 within 30 days' },
    article: 'notice 三(一)',
    related: [],
    ...change,
  };
  const stream = alertStream(finding);
  await cases.alert.act({
    stream,
    command: { do: 'raise', finding },
    authorize: () => ({ kind: 'supervisor' }),
    commandId: randomUUID(),
    digest: 'raise',
  });
  return stream.slice('alert/'.length);
}

const read = (account: string, id: string) => house.ask(account, 'GET', `alerts/${id}`);
const act = (account: string, seen: Answer, name: string, body: unknown) =>
  house.ask(account, 'POST', `alerts/${String(seen.body['id'])}/${name}`, { body, seen });

describe('an alert through the API', () => {
  it('is followed up, answered and closed, and says who did what', async () => {
    const id = await raised();
    const seen = await read(reviewer, id);
    expect(seen).toMatchObject({
      status: 200,
      body: {
        state: 'raised',
        modelName: 'repeated visits',
        agencyName: 'Emergency Management Bureau of Ganzhou',
        findings: [{ why: 'visit 2 within 30 days', article: 'notice 三(一)' }],
        actions: ['follow-up', 'clearance'],
        tasks: [{ act: 'follow-up', due: '2026-03-09T17:30:00+08:00' }],
      },
    });
    const ordered = await act(reviewer, seen, 'follow-up', { order: '请说明两次入企的必要性', workingDays: 3 });
    expect(ordered.body).toMatchObject({ state: 'followedUp', order: { workingDays: 3 }, actions: ['clearance'] });
    const { body: tasks } = await house.ask(clerk, 'GET', 'tasks');
    expect(tasks['items']).toContainEqual(
      expect.objectContaining({ case: id, kind: 'alert', act: 'answer', due: '2026-03-05T17:30:00+08:00' }),
    );
    const answered = await act(clerk, await read(clerk, id), 'answer', { answer: '第二次为复查，今后并入一次' });
    expect(answered.body).toMatchObject({
      state: 'answered',
      answer: { text: '第二次为复查，今后并入一次' },
      actions: [],
    });
    const closed = await act(reviewer, await read(reviewer, id), 'closure', { conclusion: '同意' });
    expect(closed.body).toMatchObject({ state: 'closed', deadlines: [], tasks: [], conclusion: { text: '同意' } });
    const history = await house.ask(clerk, 'GET', `alerts/${id}/history`);
    expect((history.body as unknown as { what: string }[]).map(({ what }) => what)).toEqual([
      'raised the alert: visit 2 within 30 days',
      'ordered a follow-up, to be answered in 3 working days',
      'answered the follow-up',
      'closed the alert',
    ]);
  });

  it('is cleared with a reason, and raised anew when the fact recurs', async () => {
    const subject = `agency/city-emergency ${randomUUID()}`;
    const id = await raised({ subject });
    const cleared = await act(reviewer, await read(reviewer, id), 'clearance', { reason: '两次为不同厂区' });
    expect(cleared.body).toMatchObject({ state: 'cleared', actions: [] });
    expect(await raised({ subject })).toBe(id);
    expect((await read(reviewer, id)).body).toMatchObject({ state: 'raised', raisings: 2, findings: { length: 1 } });
  });

  it('is seen by its agency, its bureau, its authority and the business-environment office, by nobody else', async () => {
    const id = await raised();
    for (const account of [
      clerk,
      'city-emergency-head',
      reviewer,
      'city-leader',
      'city-deputy',
      'business-environment',
    ]) {
      expect((await read(account, id)).status).toBe(200);
    }
    const missing = await read('longnan-leader', '0'.repeat(32));
    for (const account of ['city-fire-head', 'longnan-reviewer', 'longnan-leader', 'administrator']) {
      const answer = await read(account, id);
      expect([answer.status, answer.body]).toEqual([404, missing.body]);
      expect((await house.ask(account, 'GET', 'alerts')).body).toEqual({ items: [] });
      expect(
        (await house.ask(account, 'POST', `alerts/${id}/clearance`, { body: { reason: 'x' }, seen: '"1"' })).status,
      ).toBe(404);
    }
    expect((await house.ask(undefined, 'GET', `alerts/${id}`)).status).toBe(401);
    const { items } = (await house.ask(clerk, 'GET', 'alerts?state=raised')).body as { items: { id: string }[] };
    expect(items.map((item) => item.id)).toContain(id);
  });

  it('takes no act from the wrong side, and none that says nothing', async () => {
    const id = await raised();
    const seen = await read(reviewer, id);
    const expectCode = async (answer: Promise<Answer>, status: number, code: string) => {
      expect(await answer).toMatchObject({ status, body: { code } });
    };
    await expectCode(act(clerk, seen, 'clearance', { reason: '无' }), 403, 'access.not-for-your-post');
    await expectCode(act('city-leader', seen, 'follow-up', { order: '查' }), 403, 'access.not-for-your-post');
    await expectCode(act(reviewer, seen, 'closure', { conclusion: '好' }), 409, 'alert.wrong-state');
    await expectCode(act(reviewer, seen, 'clearance', { reason: '  ' }), 422, 'alert.text-missing');
    await expectCode(act(reviewer, seen, 'clearance', { reason: '长'.repeat(2001) }), 422, 'alert.text-too-long');
    await expectCode(
      act(reviewer, seen, 'follow-up', { order: '查', workingDays: 31 }),
      422,
      'alert.days-out-of-range',
    );
    await expectCode(act(reviewer, seen, 'follow-up', { order: '查', workingDays: 'three' }), 400, 'request.invalid');
    await expectCode(act(reviewer, seen, 'follow-up', {}), 400, 'request.invalid');
    await expectCode(act(reviewer, seen, 'follow-up', { order: '查', by: 'me' }), 400, 'request.invalid');
    await expectCode(
      house.ask(reviewer, 'POST', `alerts/${id}/clearance`, { body: { reason: '无' } }),
      428,
      'request.version-missing',
    );
    await expectCode(
      house.ask(reviewer, 'POST', `alerts/${id}/clearance`, { body: { reason: '无' }, seen: '"9"' }),
      412,
      'request.version-stale',
    );
    await expectCode(house.ask(reviewer, 'GET', 'alerts/..%2Fapplication'), 404, 'request.not-found');
    expect((await read(reviewer, id)).headers.get('etag')).toBe('"1"');
  });
});

describe('figures through the API', () => {
  const places = [
    { county: 'dayu', agency: 'agency/dayu-emergency', applications: 7 },
    { county: 'longnan', agency: 'agency/longnan-emergency', applications: 2 },
    { county: 'longnan', agency: 'agency/city-emergency', applications: 9 },
    { county: 'chongyi', agency: 'agency/city-emergency', applications: 1 },
  ];
  const by = { kind: 'person', person: 'person/p', post: 'post/p', organisation: 'bureau/b' } as const;

  beforeAll(async () => {
    for (const { county, agency, applications } of places) {
      for (let left = applications; left > 0; left -= 1) {
        const stream = `application/${randomUUID()}`;
        const at = '2026-03-02T09:00:00+08:00';
        const events: readonly RecordedEvent[] = [
          { type: 'ApplicationDrafted', form: { agency, site: 'site/s', items: [], days: [] }, at } as RecordedEvent,
          {
            type: 'ApplicationSubmitted',
            at,
            round: 1,
            target: { enterprise: 'enterprise/e', jurisdiction: `jurisdiction/${county}`, zone: `zone/${county}` },
          } as RecordedEvent,
          { type: 'ApplicationApproved', opinion: { at: '2026-03-03T09:00:00+08:00', by } } as RecordedEvent,
        ];
        for (const event of events) await note(house.fresh.record, stream, event);
      }
    }
    await caughtUp();
  });

  const filedBy = async (account: string, query: string) => {
    const { body } = await house.ask(account, 'GET', `figures?${query}`);
    const rows = body['rows'] as { id: string; applications: { filed: number } }[];
    return Object.fromEntries(rows.map(({ id, applications }) => [id, applications.filed]));
  };

  it('are seen as far as one’s organisation reaches', async () => {
    const all = { 'jurisdiction/chongyi': 1, 'jurisdiction/dayu': 7, 'jurisdiction/longnan': 11 };
    for (const account of [reviewer, 'city-leader', 'business-environment']) {
      expect(await filedBy(account, 'by=county&month=2026-03')).toMatchObject(all);
    }
    expect(await filedBy('longnan-reviewer', 'by=county&year=2026')).toEqual({ 'jurisdiction/longnan': 11 });
    expect(await filedBy('longnan-leader', 'by=agency&month=2026-03')).toEqual({
      'agency/city-emergency': 9,
      'agency/longnan-emergency': 2,
    });
    expect(await filedBy(clerk, 'by=agency&month=2026-03')).toEqual({ 'agency/city-emergency': 10 });
    expect(await filedBy('longnan-reviewer', 'by=county&month=2026-04')).toEqual({});
    expect((await house.ask('administrator', 'GET', 'figures?month=2026-03')).status).toBe(403);
    expect((await house.ask('city-emergency-inspector-1', 'GET', 'figures?month=2026-03')).status).toBe(403);
    expect((await house.ask(undefined, 'GET', 'figures?month=2026-03')).status).toBe(401);
  });

  it('say the time to decide, shares, and null where there is nothing to take a share of', async () => {
    const { body } = await house.ask('dayu-reviewer', 'GET', 'figures?month=2026-03');
    expect(body['total']).toMatchObject({
      applications: { filed: 7, approved: 7, hoursToDecide: { median: 24, mean: 24 }, refusals: [] },
      visits: { total: 0, perEnterprise: null, jointShare: null },
      returns: { due: 0, inTimeShare: null },
    });
  });

  it('make the yearly sheet of every county, own agencies beside the territory', async () => {
    const { body } = await house.ask('business-environment', 'GET', 'figures/evaluation?year=2026');
    const counties = body['counties'] as { id: string; own: Filed; territory: Filed }[];
    expect(counties).toHaveLength(20);
    const sheet = counties.find(({ id }) => id === 'jurisdiction/longnan');
    expect([sheet?.own.applications.filed, sheet?.territory.applications.filed]).toEqual([2, 11]);
    expect((await house.ask('longnan-leader', 'GET', 'figures/evaluation?year=2026')).body['counties']).toHaveLength(1);
    expect(await house.ask(clerk, 'GET', 'figures/evaluation?year=2026')).toMatchObject({
      status: 403,
      body: { code: 'access.not-for-your-post' },
    });
  });
  interface Filed {
    readonly applications: { readonly filed: number };
  }

  it('say what did not have to take place, each with its method', async () => {
    const { body } = await house.ask('business-environment', 'GET', 'figures/avoided?year=2026');
    expect(body).toMatchObject({ from: '2026-01', until: '2026-12', total: 0 });
    expect((body['lines'] as { what: string; method: string }[]).map(({ what }) => what)).toEqual([
      'settledOffSite',
      'joined',
      'refused',
      'withdrawn',
    ]);
  });

  it('say what an enterprise had to bear, and know no enterprise that there is not', async () => {
    const path = 'figures/enterprises/ganzhou-economic-electronics/burden';
    expect((await house.ask(reviewer, 'GET', `${path}?year=2026`)).body).toMatchObject({
      doors: 0,
      hours: 0,
      months: [],
    });
    expect((await house.ask(reviewer, 'GET', 'figures/enterprises/none/burden?year=2026')).status).toBe(404);
  });

  it('are told to everybody without small groups', async () => {
    const { body } = await house.ask(undefined, 'GET', 'public/figures?by=county&month=2026-03');
    const rows = body['rows'] as { id: string; applications: { approved: number | null; total: number | null } }[];
    // One small county alone would follow from the sum: the next smallest goes with it.
    expect(Object.fromEntries(rows.map(({ id, applications: { approved } }) => [id, approved]))).toMatchObject({
      'jurisdiction/chongyi': null,
      'jurisdiction/dayu': null,
      'jurisdiction/longnan': 11,
    });
    expect(body['total']).toMatchObject({ applications: { approved: 19 }, visits: { total: 0 } });
    expect((await house.ask(undefined, 'GET', 'public/figures?by=zone&year=2020')).body).toMatchObject({
      rows: [],
      total: { applications: { total: 0 } },
    });
  });

  it.each([
    ['figures', ''],
    ['figures', 'month=2026-13'],
    ['figures', 'month=2026-3'],
    ['figures', 'year=26'],
    ['figures', 'month=2026-03&year=2026'],
    ['figures', 'by=officer&month=2026-03'],
    ['figures/evaluation', ''],
    ['figures/avoided', 'month=maybe'],
    ['figures/enterprises/e/burden', 'year=x'],
    ['public/figures', 'by=agency&month=2026-03'],
    ['public/figures', 'month=2026-00'],
  ])('are not asked for like this: %s?%s', async (path, query) => {
    expect(await house.ask(reviewer, 'GET', `${path}?${query}`)).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    });
  });
});
