import { react } from '@anjing/reactions';
import type { CaseCommand } from '@anjing/kinds';
import { DatabaseClock, LedgerFollower, Sequencer, verify } from '@anjing/event-store';
import { digestStream } from '@anjing/digest';
import {
  filingStream,
  type FilingCommand,
  type FilingForm,
  type FilingPeriod,
  type ListedItem,
  type ReturnRow,
} from '@anjing/filing';
import { privately } from '@anjing/lifecycle';
import { PeriodOpener } from '@anjing/process';
import { as, cityOn } from '../support/city';
import { freshRecord, type FreshRecord } from '../support/postgres';

let fresh: FreshRecord;
let city: Awaited<ReturnType<typeof cityOn>>;
let clock: DatabaseClock;
let sequencer: Sequencer;
let reactor: LedgerFollower;
beforeAll(async () => {
  fresh = await freshRecord();
  clock = new DatabaseClock(fresh.pool('anjing_process'));
  await clock.set('2026-03-02T09:00:00+08:00');
  city = await cityOn(fresh.record);
  sequencer = new Sequencer(fresh.pool('anjing_process'), fail);
  reactor = new LedgerFollower(
    fresh.record,
    fresh.pool('anjing_process'),
    'reactor',
    async (entries) => {
      for (const entry of entries) await react(entry, city.cases, city.registerHandler);
    },
    fail,
  );
});
beforeEach(() => clock.set('2026-03-02T09:00:00+08:00'));
afterAll(() => fresh.close());

function fail(error: unknown): never {
  throw error;
}

/** Whatever follows from what was done, and from that. */
async function reacted(): Promise<void> {
  do while ((await sequencer.step()) > 0);
  while ((await reactor.step()) > 0);
}

let keys = 0;
const agency = 'agency/city-emergency';
const clerk = 'city-emergency-clerk';
const head = 'city-emergency-head';
const reviewer = 'city-reviewer';
const office = 'business-environment';

async function act(stream: string, account: string | undefined, command: FilingCommand) {
  return city.cases.filing.act({
    stream,
    command,
    authorize: account === undefined ? () => ({ kind: 'reaction' }) : as(account, 'filing'),
    commandId: `act ${(keys += 1)}`,
    digest: 'd',
  });
}

async function accepted(form: FilingForm, period: FilingPeriod, how: 'draft' | 'amend' = 'draft') {
  const stream = filingStream(form.agency, period);
  await act(stream, clerk, { do: how, form });
  await act(stream, head, { do: 'confirm' });
  const standing = await act(stream, reviewer, { do: 'accept' });
  await reacted();
  return { stream, standing };
}

const item = (key: string, change: Partial<ListedItem> = {}): ListedItem => ({
  key,
  name: { zh: '安全生产检查', en: 'work safety' },
  legalBasis: '《中华人民共和国安全生产法》第六十五条',
  ...change,
});
const itemList = (...items: readonly ListedItem[]): FilingForm => ({ filing: 'itemList', agency, items });
const itemsAt = async (moment: string) =>
  (await city.registerHandler.asOf(moment))
    .where('item', 'agency', agency)
    .map(({ id }) => id)
    .sort();

describe('an accepted item list', () => {
  it('is the register of items from its acceptance on, each item from its own day', async () => {
    const seeded = ['item/city-emergency-hazardous-chemicals', 'item/city-emergency-work-safety'];
    expect(await itemsAt('2026-03-02T09:00:00+08:00')).toEqual(seeded);
    const { standing } = await accepted(
      itemList(item('work-safety'), item('mines', { effectiveFrom: '2026-04-01' }), item('old', { withdrawn: true })),
      { filing: 'itemList' },
    );
    expect(standing.state.context.inForce).toMatchObject({ version: 1 });
    expect(await itemsAt('2026-03-02T08:59:59+08:00')).toEqual(seeded);
    expect(await itemsAt('2026-03-03T00:00:00+08:00')).toEqual(['item/city-emergency-work-safety']);
    expect(await itemsAt('2026-04-01T00:00:00+08:00')).toEqual([
      'item/city-emergency-mines',
      'item/city-emergency-work-safety',
    ]);
    const view = await city.registerHandler.now();
    expect(view.find('item', 'item/city-emergency-work-safety')).toMatchObject({
      filing: { stream: 'filing/item-list-city-emergency', version: 1 },
    });
  });

  it('gives way to the next version: what is absent there is outside the list, also what was to begin later', async () => {
    await clock.set('2026-03-04T09:00:00+08:00');
    // Written before names had to be composed: what a list was accepted with still comes upon the registers.
    const dust = item('dust', { name: { zh: '粉尘检查', en: 'cafe\u0301 dust' } });
    await accepted(itemList(item('work-safety'), dust), { filing: 'itemList' }, 'amend');
    expect((await city.registerHandler.now()).find('item', 'item/city-emergency-dust')?.name.en).toBe('caf\u00e9 dust');
    expect(await itemsAt('2026-03-05T00:00:00+08:00')).toEqual([
      'item/city-emergency-dust',
      'item/city-emergency-work-safety',
    ]);
    expect(await itemsAt('2026-04-02T00:00:00+08:00')).toEqual([
      'item/city-emergency-dust',
      'item/city-emergency-work-safety',
    ]);
    // The day before it is still judged by the list of that day.
    expect(await itemsAt('2026-03-03T00:00:00+08:00')).toEqual(['item/city-emergency-work-safety']);
  });
});

describe('a special-circumstance list', () => {
  const entries = async () =>
    (await city.registerHandler.now())
      .where('special-item', 'agency', agency)
      .map(({ id, accepted: isAccepted }) => `${id} ${String(isAccepted)}`)
      .filter((entry) => entry.includes('dust'))
      .sort();
  /** What stood before the agency's first list was filed here. */
  const former = async () =>
    (await city.registerHandler.now())
      .where('special-item', 'agency', agency)
      .some((entry) => entry.id === 'special-item/city-emergency-work-safety-7');
  const list = (...circumstances: readonly number[]): FilingForm => ({
    filing: 'specialList',
    agency,
    entries: circumstances.map((circumstance) => ({ item: 'item/city-emergency-dust', circumstance })),
  });
  const stream = filingStream(agency, { filing: 'specialList' });
  const id = (circumstance: number) => `special-item/city-emergency-dust-${circumstance}`;

  it('is known as submitted from its filing on, and as accepted from its acceptance on', async () => {
    await clock.set('2026-03-05T09:00:00+08:00');
    await act(stream, clerk, { do: 'draft', form: list(1, 3) });
    await reacted();
    expect(await entries()).toEqual([]);
    await act(stream, head, { do: 'confirm' });
    await reacted();
    expect(await entries()).toEqual([`${id(1)} false`, `${id(3)} false`]);
    expect(await former()).toBe(true);
    await act(stream, reviewer, { do: 'accept' });
    await reacted();
    expect(await entries()).toEqual([`${id(1)} true`, `${id(3)} true`]);
    expect(await former()).toBe(false);
  });
  it('keeps what is in force while the next is judged, which takes its place when it is accepted', async () => {
    await clock.set('2026-03-06T09:00:00+08:00');
    await act(stream, clerk, { do: 'amend', form: list(3, 4) });
    await act(stream, head, { do: 'confirm' });
    await reacted();
    expect(await entries()).toEqual([`${id(1)} true`, `${id(3)} true`, `${id(4)} false`]);
    await act(stream, reviewer, { do: 'askCorrection', reason: privately('④类依据不足') });
    await act(stream, clerk, { do: 'amend', form: list(3) });
    await act(stream, head, { do: 'confirm' });
    await reacted();
    expect(await entries()).toEqual([`${id(1)} true`, `${id(3)} true`]);
    await act(stream, reviewer, { do: 'accept' });
    await reacted();
    expect(await entries()).toEqual([`${id(3)} true`]);
  });
  it('of an agency that withdraws it before it is accepted leaves nothing', async () => {
    const market = filingStream('agency/city-market', { filing: 'specialList' });
    const form: FilingForm = {
      filing: 'specialList',
      agency: 'agency/city-market',
      entries: [{ item: 'item/city-market-product-quality', circumstance: 4 }],
    };
    await act(market, 'city-market-clerk', { do: 'draft', form });
    await act(market, 'city-market-head', { do: 'confirm' });
    await reacted();
    const waiting = async () =>
      (await city.registerHandler.now())
        .where('special-item', 'agency', 'agency/city-market')
        .filter(({ accepted: isAccepted }) => !isAccepted);
    expect(await waiting()).toHaveLength(1);
    await clock.set('2026-03-06T10:00:00+08:00');
    await act(market, 'city-market-clerk', { do: 'withdraw', reason: privately('误编') });
    await reacted();
    expect(await waiting()).toEqual([]);
  });
});

describe('an accepted plan', () => {
  it('stands for its year', async () => {
    await clock.set('2026-12-10T09:00:00+08:00');
    const period = { filing: 'annualPlan', year: 2027 } as const;
    const planned = (key: string) => ({
      item: `item/city-emergency-${key}`,
      frequency: 2,
      scope: '园区内危险化学品企业',
      months: [3, 9],
    });
    const plan = (...keyNames: readonly string[]): FilingForm => ({
      ...period,
      agency,
      entries: keyNames.map(planned),
    });
    await accepted(plan('work-safety', 'dust'), period);
    const at = async (moment: string) =>
      (await city.registerHandler.asOf(moment))
        .where('planned-item', 'agency', agency)
        .filter(({ year }) => year === 2027)
        .map(({ id }) => id)
        .sort();
    const both = ['planned-item/2027-city-emergency-dust', 'planned-item/2027-city-emergency-work-safety'];
    expect(await at('2026-12-31T23:59:59+08:00')).toEqual([]);
    expect(await at('2027-01-01T00:00:00+08:00')).toEqual(both);
    expect(await at('2027-12-31T23:59:59+08:00')).toEqual(both);
    expect(await at('2028-01-01T00:00:00+08:00')).toEqual([]);
    // Filed anew before its year begins, it begins as it is then.
    await clock.set('2026-12-20T09:00:00+08:00');
    await accepted(plan('dust'), period, 'amend');
    expect(await at('2027-01-01T00:00:00+08:00')).toEqual(both.slice(0, 1));
  });
});

const openReturns = async () => {
  const opener = new PeriodOpener(fresh.record, city.cases, city.registerHandler, clock);
  return opener.openPeriods();
};

describe('the opener of periods', () => {
  it('opens every agency’s return once, with each bureau’s digest, however often it is asked', async () => {
    const first = await openReturns();
    expect(first.next).toBe(Date.parse('2026-04-01T00:00:00+08:00'));
    const agencies = (await city.registerHandler.now()).all('agency').length;
    const returns = (await fresh.record.streams('filing')).filter((one) => one.includes('monthly-return-2026-02'));
    expect(returns).toHaveLength(agencies);
    const bureaus = (await city.registerHandler.now()).all('bureau').length;
    expect((await fresh.record.streams('digest')).filter((one) => one.includes('monthly-return'))).toHaveLength(
      bureaus,
    );
    const before = (await fresh.record.streams('filing')).length;
    await openReturns();
    expect(await fresh.record.streams('filing')).toHaveLength(before);
    expect(
      (await fresh.record.read(filingStream(agency, { filing: 'monthlyReturn', month: '2026-02' }))).events,
    ).toHaveLength(1);
  });
  it('expects of each digest the agencies of its bureau, and nobody for an agency without one', async () => {
    const { state } = await city.cases.digest.recorded('digest/monthly-return-2026-02-longnan');
    expect([...state.context.expected].sort()).toEqual([
      'agency/longnan-emergency',
      'agency/longnan-environment',
      'agency/longnan-market',
    ]);
    const resident = await city.cases.filing.recorded('filing/monthly-return-2026-02-county-resident-office');
    expect(resident.state.context.receivers).toEqual({ office: 'office/business-environment' });
    expect(resident.parties).toEqual({
      agency: 'agency/county-resident-office',
      office: 'office/business-environment',
    });
  });
  it('opens what an outage has missed, for the agencies of each time', async () => {
    await clock.set('2026-06-02T09:00:00+08:00');
    await openReturns();
    const months = ['2026-02', '2026-03', '2026-04', '2026-05'];
    const streams = await fresh.record.streams('filing');
    for (const month of months) expect(streams).toContain(`filing/monthly-return-${month}-city-emergency`);
    expect(streams).not.toContain('filing/monthly-return-2026-06-city-emergency');
    expect(streams).not.toContain('filing/monthly-return-2026-01-city-emergency');
  });
  it('is woken where something that should stand open does not', async () => {
    const opener = new PeriodOpener(fresh.record, city.cases, city.registerHandler, clock);
    let woken = 0;
    const processes = { openPeriods: () => Promise.resolve(void (woken += 1)) };
    await clock.set('2026-06-02T09:00:00+08:00');
    expect([await opener.heal(processes), woken]).toEqual([false, 0]);
    await clock.set('2026-07-01T00:00:30+08:00');
    expect([await opener.heal(processes), woken]).toEqual([false, 0]);
    await clock.set('2026-07-01T00:01:00+08:00');
    expect([await opener.heal(processes), woken]).toEqual([true, 1]);
  });
});

describe('a digest', () => {
  const month = '2026-05';
  const of = { filing: 'monthlyReturn', period: month } as const;
  const longnan = digestStream('bureau/longnan', of);
  const file = async (slug: string) => {
    const stream = filingStream(`agency/longnan-${slug}`, { filing: 'monthlyReturn', month });
    await act(stream, `longnan-${slug}-head`, { do: 'confirm' });
    await act(stream, 'longnan-reviewer', { do: 'accept' });
    await reacted();
    return stream;
  };
  const digest = async () => (await city.cases.digest.recorded(longnan)).state;

  it('goes to the office when the last return is accepted', async () => {
    await clock.set('2026-06-02T09:00:00+08:00');
    for (const slug of ['emergency', 'market']) await file(slug);
    expect((await digest()).value).toBe('open');
    await file('environment');
    const { value, context } = await digest();
    expect(value).toBe('sent');
    expect(context.copies).toMatchObject([
      { to: ['office/business-environment'], missing: [], filings: { length: 3 } },
    ]);
  });
  it('takes a correction to the filing, which comes back as a supplement', async () => {
    await clock.set('2026-06-03T09:00:00+08:00');
    const stream = filingStream('agency/longnan-market', { filing: 'monthlyReturn', month });
    await city.cases.digest.act({
      stream: longnan,
      command: { do: 'askCorrection', filing: stream, reason: privately('漏报一次') },
      authorize: as(office, 'digest'),
      commandId: `act ${(keys += 1)}`,
      digest: 'd',
    });
    await reacted();
    const asked = await city.cases.filing.recorded(stream);
    expect(asked.state.value).toBe('correctionAsked');
    expect(asked.state.context.corrections).toMatchObject([
      {
        asker: 'office',
        digest: longnan,
        reason: { private: '漏报一次' },
        by: { organisation: 'office/business-environment' },
      },
    ]);
    await act(stream, 'longnan-market-clerk', {
      do: 'amend',
      form: { filing: 'monthlyReturn', agency: 'agency/longnan-market', month, remark: privately('经核无漏报') },
    });
    await act(stream, 'longnan-market-head', { do: 'confirm' });
    await act(stream, 'longnan-reviewer', { do: 'accept' });
    await reacted();
    expect((await digest()).context.copies).toMatchObject([
      { type: 'DigestSent' },
      { type: 'DigestSupplemented', filings: [{ filing: stream, version: 2 }] },
    ]);
  });
  it('notes what the office asks at the filing itself, and is not asked in turn', async () => {
    const stream = filingStream('agency/longnan-emergency', { filing: 'monthlyReturn', month });
    await clock.set('2026-06-04T09:00:00+08:00');
    await act(stream, office, { do: 'askCorrection', reason: privately('情形有误') });
    await reacted();
    expect((await digest()).context.corrections).toMatchObject([
      { type: 'DigestCorrectionAsked' },
      { type: 'DigestCorrectionNoted', filing: stream, reason: { private: '情形有误' } },
    ]);
    expect((await city.cases.filing.recorded(stream)).state.context.corrections).toHaveLength(1);
  });
  it('of lists gathers what a month’s acceptances bring', async () => {
    const lists = await city.cases.digest.recorded('digest/item-list-2026-03-city');
    expect(lists.state.context.noted).toMatchObject([{ agency, version: 2 }]);
    expect(lists.deadlines).toMatchObject([{ id: 'sending', due: '2026-04-08T17:30:00+08:00' }]);
  });
});

describe('a special visit', () => {
  const row: ReturnRow = {
    visit: 'visit/1',
    site: 'site/ganzhou-economic-electronics',
    enterprise: 'enterprise/ganzhou-economic-electronics',
    items: ['item/city-emergency-work-safety'],
    circumstance: 3,
    day: '2026-06-10',
    officers: 2,
    lateApproval: false,
  };
  it('opens its month’s return, which the opener then finds there', async () => {
    await clock.set('2026-06-10T12:00:00+08:00');
    const stream = filingStream(agency, { filing: 'monthlyReturn', month: '2026-06' });
    const entered = await act(stream, undefined, { do: 'enterVisit', agency, row });
    expect(entered.state.value).toBe('drafting');
    await clock.set('2026-07-01T00:00:00+08:00');
    await openReturns();
    expect((await fresh.record.read(stream)).events.map(({ event }) => event.type)).toEqual([
      'FilingOpened',
      'FilingVisitEntered',
    ]);
  });
});

describe('an agency that is mapped to another bureau between two filings', () => {
  it('has no digest there for what was accepted before: the note is refused, and the reactions go on', async () => {
    await clock.set('2026-07-06T09:00:00+08:00');
    const period = { filing: 'itemList' } as const;
    const { stream } = await accepted(itemList(item('work-safety')), period, 'amend');
    const entry = (await city.registerHandler.now()).find('agency', agency);
    if (!entry) throw new Error('no such agency');
    const own = Object.entries(entry).filter(([name]) => name !== 'id' && name !== 'kind');
    const data = { ...Object.fromEntries(own), jurisdiction: 'jurisdiction/longnan' };
    await city.registerHandler.put({
      kind: 'agency',
      id: agency,
      data,
      commandId: 're-map',
      digest: 'd',
      authorize: () => ({ kind: 'installer' }),
    });
    await clock.set('2026-07-07T09:00:00+08:00');
    await act(stream, clerk, { do: 'amend', form: itemList(item('work-safety'), item('fireworks')) });
    const { state } = await act(stream, head, { do: 'confirm' });
    expect(state.context.receivers.bureau).toBe('bureau/longnan');
    await act(stream, office, { do: 'askCorrection', reason: privately('请补充依据') });
    await reacted();
    const absent = digestStream('bureau/longnan', { filing: 'itemList', period: '2026-07' });
    expect(await fresh.record.streams('digest')).not.toContain(absent);
    // Another agency's filing is followed all the same.
    const other = filingStream('agency/longnan-market', period);
    const form: FilingForm = { filing: 'itemList', agency: 'agency/longnan-market', items: [item('lifts')] };
    await act(other, 'longnan-market-clerk', { do: 'draft', form });
    await act(other, 'longnan-market-head', { do: 'confirm' });
    await act(other, 'longnan-reviewer', { do: 'accept' });
    await reacted();
    expect(await fresh.record.streams('digest')).toContain(absent);
  });
});

it('says which part of the house did what nobody asked of it', async () => {
  const partsIn = async (stream: string, type: string) => {
    const { events } = await fresh.record.read(stream);
    return [...new Set(events.filter(({ event }) => event.type === type).map(({ actor }) => actor.kind))].sort();
  };
  const returned = filingStream(agency, { filing: 'monthlyReturn', month: '2026-02' });
  const digests = await fresh.record.streams('digest');
  const ofTheMonth = digests.filter((one) => one.includes('monthly-return-2026-02'));
  const inEach = async (streams: readonly string[], type: string) => [
    ...new Set((await Promise.all(streams.map((one) => partsIn(one, type)))).flat()),
  ];
  expect({
    bureauOfTheCity: await partsIn('bureau/city', 'EntryRecorded'),
    itemOfAnAcceptedList: await partsIn('item/city-emergency-work-safety', 'EntryRecorded'),
    returnOfTheMonth: await partsIn(returned, 'FilingOpened'),
    digestsOfTheMonth: await inEach(ofTheMonth, 'DigestOpened'),
    notes: await inEach(digests, 'DigestFilingNoted'),
  }).toEqual({
    bureauOfTheCity: ['installer'],
    itemOfAnAcceptedList: ['installer', 'reaction'],
    returnOfTheMonth: ['opener'],
    digestsOfTheMonth: ['opener'],
    notes: ['reaction'],
  });
});

it('everything stands the same when lists are rebuilt from the streams, and the chains hold', async () => {
  expect(await verify(fresh.pool('anjing_app'))).toEqual([]);
  await clock.set('2026-07-01T00:00:00+08:00');
  const cards = () =>
    fresh.pool('anjing_app').query<{ cards: { stream: string; summary: object }[] }>(
      `select json_agg(json_build_object('stream', stream, 'state', state, 'summary', summary, 'next', next_due) order by stream) cards
       from reading.case_card where kind in ('filing', 'digest')`,
    );
  const live = (await cards()).rows;
  for (const kind of ['filing', 'digest'] as const satisfies readonly CaseCommand['kind'][]) {
    for (const stream of await fresh.record.streams(kind)) {
      const { claims, card, tasks } = await city.cases[kind].rebuild(stream);
      await fresh.record.replaceInline(stream, (await fresh.record.read(stream)).events.length, {
        claims,
        card,
        tasks,
      });
    }
  }
  expect((await cards()).rows).toEqual(live);
});
