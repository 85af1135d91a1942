import { react } from '@anjing/reactions';
import { LedgerFollower, Sequencer } from '@anjing/event-store';
import { filingStream, type FilingPeriod } from '@anjing/filing';
import { AgendaTeller, CaseClock, caseWorker, PeriodOpener, Processes, relay } from '@anjing/process';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, type Worker } from '@temporalio/worker';
import { as, smallCityOn } from '../support/city';
import { freshRecord, type FreshRecord } from '../support/postgres';
import { SkippingClock, timeSkipping } from '../support/temporal';

jest.setTimeout(300_000);

const fail = (error: unknown): never => {
  throw error;
};

let fresh: FreshRecord;
let server: TestWorkflowEnvironment;
let city: Awaited<ReturnType<typeof smallCityOn>>;
let clock: SkippingClock;
let caseClock: CaseClock;
let periods: PeriodOpener;
let processes: Processes;
let sequencer: Sequencer;
let followers: readonly Pick<LedgerFollower, 'step'>[];

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR' } } });
  [fresh, server] = await Promise.all([freshRecord(), timeSkipping()]);
  const pool = fresh.pool('anjing_process');
  clock = await SkippingClock.from('2025-11-01T00:00:00+08:00', pool, server);
  city = await smallCityOn(fresh.record);
  caseClock = new CaseClock(city.cases, clock);
  periods = new PeriodOpener(fresh.record, city.cases, city.registerHandler, clock);
  processes = new Processes(server.client);
  sequencer = new Sequencer(pool, fail);
  const teller = new AgendaTeller(pool, caseClock, processes);
  followers = [
    new LedgerFollower(
      fresh.record,
      pool,
      'reactor',
      async (entries) => {
        for (const entry of entries) await react(entry, city.cases, city.registerHandler);
      },
      fail,
    ),
    relay(fresh.record, pool, teller, city.cases, fail),
  ];
});
afterAll(async () => {
  await server.teardown();
  await fresh.close();
});

const worker = (): Promise<Worker> =>
  caseWorker(server.nativeConnection, 'default', caseClock, periods, { maxCachedWorkflows: 0 });

/** Reactions and signals, as the worker and the API carry them on. */
async function followed(): Promise<void> {
  for (let taken = 1; taken > 0;) {
    taken = await sequencer.step();
    for (const follower of followers) taken += await follower.step();
  }
}

/** Lets time pass, and then what follows from what it has done. */
async function until(moment: string): Promise<void> {
  await clock.until(moment);
  await followed();
}

let keys = 0;
async function act(
  stream: string,
  account: string,
  command: Parameters<(typeof city)['cases']['filing']['act']>[0]['command'],
) {
  await clock.read();
  await city.cases.filing.act({
    stream,
    command,
    authorize: as(account, 'filing'),
    commandId: `act ${(keys += 1)}`,
    digest: 'd',
  });
}

const lazy = 'agency/city-fire';
const diligent = 'agency/city-emergency';

/** What time did to a filing: each event with its deadline, its due moment, the minute it was recorded, and who was told. */
async function doneByTime(agency: string, period: FilingPeriod): Promise<string[]> {
  const { events } = await fresh.record.read(filingStream(agency, period));
  return events
    .filter(({ event, actor }) => event.type === 'FilingOpened' || actor.kind === 'clock')
    .map(({ event, at }) => {
      const {
        type,
        deadline = '',
        due,
        to = '',
      } = event as unknown as Record<string, string | undefined> & { type: string };
      return [type, deadline, due?.slice(0, 16) ?? '', `at ${at.slice(0, 16)}`, to]
        .filter((part) => part !== '')
        .join(' ');
    });
}

/** By hand, for each month that is returned: the last day in time (rules §5), and the third and seventh working day after it. */
const year: readonly (readonly [month: string, last: string, third: string, seventh: string])[] = [
  ['2025-12', '2026-01-05', '2026-01-08', '2026-01-14'],
  ['2026-01', '2026-02-05', '2026-02-10', '2026-02-14'],
  ['2026-02', '2026-03-05', '2026-03-10', '2026-03-16'],
  ['2026-03', '2026-04-07', '2026-04-10', '2026-04-16'],
  ['2026-04', '2026-05-06', '2026-05-09', '2026-05-14'],
  ['2026-05', '2026-06-05', '2026-06-10', '2026-06-16'],
  ['2026-06', '2026-07-06', '2026-07-09', '2026-07-15'],
  ['2026-07', '2026-08-05', '2026-08-10', '2026-08-14'],
  ['2026-08', '2026-09-07', '2026-09-10', '2026-09-16'],
  ['2026-09', '2026-10-08', '2026-10-12', '2026-10-16'],
  ['2026-10', '2026-11-05', '2026-11-10', '2026-11-16'],
  ['2026-11', '2026-12-07', '2026-12-10', '2026-12-16'],
];

const monthAfter = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)))).toISOString().slice(0, 7);
const dayAfter = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

describe('from November 2025 to the end of 2026, without a hand', () => {
  beforeAll(async () => {
    await (
      await worker()
    ).runUntil(async () => {
      await processes.openPeriods();
      await until('2025-11-01T00:02:00+08:00');
      // An agency that is in time hears of nothing more.
      await act(filingStream(diligent, { filing: 'annualPlan', year: 2026 }), 'city-emergency-clerk', {
        do: 'draft',
        form: { filing: 'annualPlan', agency: diligent, year: 2026, entries: [] },
      });
      await act(filingStream(diligent, { filing: 'annualPlan', year: 2026 }), 'city-emergency-head', { do: 'confirm' });
      await until('2025-11-03T09:00:00+08:00');
      await act(filingStream(diligent, { filing: 'annualPlan', year: 2026 }), 'city-reviewer', { do: 'accept' });
      await followed();
      // The API's relay tells the processes of what the opener has opened, a moment after it has.
      for (const month of ['2025-11', ...year.map(([one]) => one)])
        await until(`${monthAfter(month)}-01T00:02:00+08:00`);
      await until('2026-12-31T12:00:00+08:00');
    });
  });

  it.each(year)(
    'the return of %s is opened, reminded, late after %s, told on, and sent on as missing',
    async (month, last, third, seventh) => {
      const next = monthAfter(month);
      const first = dayAfter(last);
      expect(await doneByTime(lazy, { filing: 'monthlyReturn', month })).toEqual([
        `FilingOpened at ${next}-01T00:00`,
        `FilingReminderSent return.reminder-1 ${next}-01T08:30 at ${next}-01T08:30 ${lazy}`,
        `FilingReminderSent return.reminder-2 ${next}-04T08:30 at ${next}-04T08:30 ${lazy}`,
        `FilingEscalationSent return.late-1.bureau ${first}T00:00 at ${first}T00:00 bureau/city`,
        `FilingEscalationSent return.late-2.office ${third}T17:30 at ${third}T17:30 office/business-environment`,
      ]);
      const { state } = await city.cases.digest.recorded(`digest/monthly-return-${month}-city`);
      expect(state.context.copies).toMatchObject([
        {
          at: expect.stringContaining(`${seventh}T17:30`) as string,
          to: ['office/business-environment'],
          missing: [diligent, lazy],
        },
      ]);
    },
  );

  it('the plan of 2026 is opened on 1 November, reminded, late from New Year on, and told on; the diligent one is not', async () => {
    expect(await doneByTime(lazy, { filing: 'annualPlan', year: 2026 })).toEqual([
      'FilingOpened at 2025-11-01T00:00',
      `FilingReminderSent plan.reminder-1 2025-12-01T08:30 at 2025-12-01T08:30 ${lazy}`,
      `FilingReminderSent plan.reminder-2 2025-12-15T08:30 at 2025-12-15T08:30 ${lazy}`,
      `FilingReminderSent plan.reminder-3 2025-12-25T08:30 at 2025-12-25T08:30 ${lazy}`,
      `FilingReminderSent plan.reminder-4 2025-12-31T08:30 at 2025-12-31T08:30 ${lazy}`,
      'FilingEscalationSent plan.late-1.bureau 2026-01-01T00:00 at 2026-01-01T00:00 bureau/city',
      'FilingEscalationSent plan.late-2.office 2026-01-06T17:30 at 2026-01-06T17:30 office/business-environment',
    ]);
    expect(await doneByTime(diligent, { filing: 'annualPlan', year: 2026 })).toEqual([
      'FilingOpened at 2025-11-01T00:00',
    ]);
    const { state } = await city.cases.digest.recorded('digest/annual-plan-2026-city');
    expect(state.context.copies).toMatchObject([{ filings: [{ agency: diligent }], missing: [lazy] }]);
  });

  it('no duty is lost where the next year’s calendar is missing: the plan of 2027 is reminded, and due all the same', async () => {
    expect(await doneByTime(lazy, { filing: 'annualPlan', year: 2027 })).toEqual([
      'FilingOpened at 2026-11-01T00:00',
      `FilingReminderSent plan.reminder-1 2026-12-01T08:30 at 2026-12-01T08:30 ${lazy}`,
      `FilingReminderSent plan.reminder-2 2026-12-15T08:30 at 2026-12-15T08:30 ${lazy}`,
      `FilingReminderSent plan.reminder-3 2026-12-25T08:30 at 2026-12-25T08:30 ${lazy}`,
      `FilingReminderSent plan.reminder-4 2026-12-31T08:30 at 2026-12-31T08:30 ${lazy}`,
    ]);
    const { deadlines } = await city.cases.filing.recorded(filingStream(lazy, { filing: 'annualPlan', year: 2027 }));
    expect(deadlines.map(({ due }) => due)).toEqual(['2027-01-01T00:00:00+08:00', { unresolvedUntilCalendar: 2027 }]);
    const { deadlines: digest } = await city.cases.digest.recorded('digest/annual-plan-2027-city');
    expect(digest).toMatchObject([{ due: { unresolvedUntilCalendar: 2027 } }]);
  });

  it('everything was opened once', async () => {
    const streams = await fresh.record.streams('filing');
    // For each of the two agencies: fourteen returns, of October 2025 to November 2026, and two plans.
    expect(streams).toHaveLength(2 * (14 + 2));
    for (const stream of streams) {
      const { events } = await fresh.record.read(stream);
      expect(events.filter(({ event }) => event.type === 'FilingOpened')).toHaveLength(1);
    }
  });

  it('the opener goes on after it was terminated, and opens what was missed', async () => {
    await server.client.workflow.getHandle('periods').terminate('lost');
    await (
      await worker()
    ).runUntil(async () => {
      await until('2027-02-02T00:00:00+08:00');
      expect(await periods.heal(processes)).toBe(true);
      await until('2027-02-02T00:02:00+08:00');
    });
    const streams = await fresh.record.streams('filing');
    expect(streams).toEqual(
      expect.arrayContaining(
        ['2026-12', '2027-01'].map((month) => filingStream(lazy, { filing: 'monthlyReturn', month })),
      ),
    );
    expect(await periods.heal(processes)).toBe(false);
  });
});
