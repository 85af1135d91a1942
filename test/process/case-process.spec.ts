import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { privately } from '@anjing/lifecycle';
import { AgendaTeller, CaseClock, caseWorker, PeriodOpener, Processes, relay, Watchdog } from '@anjing/process';
import { Sequencer } from '@anjing/event-store';
import { temporal } from '@temporalio/proto';
import type { TestWorkflowEnvironment } from '@temporalio/testing';
import { DefaultLogger, Runtime, type Worker } from '@temporalio/worker';
import { Registry } from 'prom-client';
import { as, cityOn, goodForm } from '../support/city';
import { freshRecord, type FreshRecord } from '../support/postgres';
import { SkippingClock, timeSkipping } from '../support/temporal';

const fail = (error: unknown) => {
  throw error;
};

let fresh: FreshRecord;
let server: TestWorkflowEnvironment;
let city: Awaited<ReturnType<typeof cityOn>>;
let clock: SkippingClock;
let caseClock: CaseClock;
let periods: PeriodOpener;
let teller: AgendaTeller;
let follow: ReturnType<typeof relay>;
let sequencer: Sequencer;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR' } } });
  [fresh, server] = await Promise.all([freshRecord(), timeSkipping()]);
  city = await cityOn(fresh.record);
  clock = await SkippingClock.from('2026-03-02T09:00:00+08:00', fresh.pool('anjing_process'), server);
  caseClock = new CaseClock(city.cases, clock);
  periods = new PeriodOpener(fresh.record, city.cases, city.registerHandler, clock);
  const pool = fresh.pool('anjing_process');
  teller = new AgendaTeller(pool, caseClock, new Processes(server.client));
  follow = relay(fresh.record, pool, teller, city.cases, fail);
  sequencer = new Sequencer(pool, fail);
});
afterAll(async () => {
  if (process.env['ANJING_RECORD'] !== undefined) await recordHistories();
  await server.teardown();
  await fresh.close();
});

/** Nothing cached: every step replays the whole history, and the skipping server does not wait for a dead worker. */
/** Keeps the histories of the processes of this spec: `ANJING_RECORD=1 npm test -- test/process`. */
async function recordHistories(): Promise<void> {
  const folder = join(__dirname, '../histories');
  mkdirSync(folder, { recursive: true });
  for (const stream of await fresh.record.streams('application')) {
    const history = await server.client.workflow.getHandle(stream).fetchHistory();
    const name = stream.replace(/[^\w]+/g, '-');
    writeFileSync(join(folder, `${name}.history`), temporal.api.history.v1.History.encode(history).finish());
  }
}

const worker = (): Promise<Worker> =>
  caseWorker(server.nativeConnection, 'default', caseClock, periods, { maxCachedWorkflows: 0 });

async function relayed(): Promise<void> {
  while ((await sequencer.step()) > 0);
  while ((await follow.step()) > 0);
}

/** Waits for the process to end. (Asking for its result would let the server skip on without limit.) */
async function ended(stream: string): Promise<void> {
  for (let second = 0; second < 60; second += 1) {
    const { status } = await server.client.workflow.getHandle(stream).describe();
    if (status.name === 'COMPLETED') return;
    await server.sleep('1 second');
  }
  throw new Error(`the process of ${stream} has not ended`);
}

let keys = 0;
async function act(
  stream: string,
  account: string,
  command: Parameters<(typeof city)['applications']['act']>[0]['command'],
) {
  await clock.read();
  return city.applications.act({
    stream,
    command,
    authorize: as(account),
    commandId: `act ${(keys += 1)}`,
    digest: 'd',
  });
}

async function received(date: string) {
  const stream = `application/${date}-${(keys += 1)}`;
  await act(stream, 'city-emergency-clerk', {
    do: 'draft',
    form: goodForm({ days: [{ date, from: '09:00', until: '17:00' }] }),
  });
  await act(stream, 'city-emergency-head', { do: 'sign' });
  await act(stream, 'city-emergency-clerk', { do: 'submit' });
  await relayed();
  return stream;
}

/** What time did to a case: each event with its deadline, its due moment, and the minute it was recorded. */
async function doneByTime(stream: string): Promise<string[]> {
  const { events } = await fresh.record.read(stream);
  return events
    .filter(({ actor }) => actor.kind === 'clock')
    .map(({ event, at }) => {
      const { type, deadline = '', due } = event as unknown as { type: string; deadline?: string; due: string };
      return `${type} ${deadline} ${due.slice(0, 16)} at ${at.slice(0, 16)}`;
    });
}

describe('the process of an application', () => {
  it('reminds, escalates, warns and expires at the minute, when nobody acts', async () => {
    const stream = await received('2026-03-10');
    await (
      await worker()
    ).runUntil(async () => {
      await clock.until('2026-03-10T09:01:00+08:00');
      await ended(stream);
    });
    // Received on Monday 2 March: the review is due on Wednesday 4 March at 17:30 (rules §3).
    expect(await doneByTime(stream)).toEqual([
      'ReminderSent review.reminder-1 2026-03-03T08:30 at 2026-03-03T08:30',
      'ReminderSent review.reminder-2 2026-03-04T08:30 at 2026-03-04T08:30',
      'EscalationSent review.escalation-1 2026-03-04T17:30 at 2026-03-04T17:30',
      'EscalationSent review.escalation-2 2026-03-05T17:30 at 2026-03-05T17:30',
      'WarningSent warning.d-2 2026-03-08T00:00 at 2026-03-08T00:00',
      'WarningSent warning.d-1 2026-03-09T00:00 at 2026-03-09T00:00',
      'WarningSent warning.d-0 2026-03-10T00:00 at 2026-03-10T00:00',
      'ApplicationExpired  2026-03-10T09:00 at 2026-03-10T09:00',
    ]);
  });

  it('follows people: a review in time stops its reminders, an approval comes into force and lapses unused', async () => {
    const stream = await received('2026-03-23');
    await (
      await worker()
    ).runUntil(async () => {
      await act(stream, 'city-reviewer', { do: 'review', outcome: 'pass', opinion: privately('同意'), defects: [] });
      await relayed();
      await act(stream, 'city-leader', { do: 'decide', outcome: 'approve', opinion: privately('同意') });
      await relayed();
      await clock.until('2026-03-23T17:01:00+08:00');
      await ended(stream);
    });
    expect(await doneByTime(stream)).toEqual([
      'ApprovalCameIntoForce  2026-03-23T09:00 at 2026-03-23T09:00',
      'ApprovalLapsed  2026-03-23T17:00 at 2026-03-23T17:00',
    ]);
  });

  it('goes on after its worker has died, and moves its timers when the calendar changes', async () => {
    await clock.until('2026-03-23T18:00:00+08:00');
    const stream = await received('2026-04-20');
    await (
      await worker()
    ).runUntil(async () => {
      // Long enough for the first worker to have taken the case over.
      await clock.until('2026-03-24T08:00:00+08:00');
    });
    const { rows } = await fresh
      .pool('anjing_process')
      .query<{ entry: { version: number; holidays: unknown[] } }>(
        `select entry from record.register_entry where id = 'calendar/2026'`,
      );
    const entry = rows[0]?.entry;
    const { kind: _, ...year } = entry as unknown as {
      kind: string;
      version: number;
      holidays: { date: string; name: object }[];
    };
    // Received on Monday 23 March after business: due on Thursday 26 March, unless the 25th becomes a day off.
    await city.registerHandler.put({
      kind: 'calendar',
      id: 'calendar/2026',
      commandId: 'calendar',
      digest: 'd',
      authorize: () => ({ kind: 'installer' }),
      data: {
        ...year,
        version: 2,
        holidays: [...year.holidays, { date: '2026-03-25', name: { zh: '临时放假', en: 'extra holiday' } }],
      },
    });
    await relayed();
    await (
      await worker()
    ).runUntil(async () => {
      await clock.until('2026-04-20T09:01:00+08:00');
      await ended(stream);
    });
    const done = await doneByTime(stream);
    expect(done.find((line) => line.includes('review.escalation-1'))).toBe(
      'EscalationSent review.escalation-1 2026-03-27T17:30 at 2026-03-27T17:30',
    );
    expect(done.at(-1)).toBe('ApplicationExpired  2026-04-20T09:00 at 2026-04-20T09:00');
  });

  it('heals by the watchdog after it was terminated, and is rebuilt from Postgres alone', async () => {
    const stream = await received('2026-05-20');
    const metrics = new Registry();
    const watchdog = new Watchdog(fresh.pool('anjing_process'), teller, metrics);
    await (
      await worker()
    ).runUntil(async () => {
      // Once the process sleeps: the skipping server waits for ever for a task that died with its process.
      await clock.until('2026-04-20T10:00:00+08:00');
      await server.client.workflow.getHandle(stream).terminate('lost');
      await clock.until('2026-04-25T09:00:00+08:00');
      expect(await doneByTime(stream)).toEqual([]);
      expect(await watchdog.look()).toEqual([stream]);
      await clock.until('2026-04-25T09:05:00+08:00');
      expect((await doneByTime(stream)).length).toBeGreaterThan(0);
      expect(await metrics.getSingleMetric('anjing_deadlines_unserved')?.get()).toMatchObject({
        values: [{ value: 1 }],
      });

      await clock.until('2026-04-26T09:05:00+08:00');
      await server.client.workflow.getHandle(stream).terminate('lost again');
      expect(await teller.tellAll()).toBe(1);
      await clock.until('2026-05-20T09:01:00+08:00');
      await ended(stream);
    });
    expect((await doneByTime(stream)).at(-1)).toBe('ApplicationExpired  2026-05-20T09:00 at 2026-05-20T09:00');
    const { events } = await fresh.record.read(stream);
    const answered = events
      .map(({ event }) => (event as { deadline?: string }).deadline)
      .filter((id) => id !== undefined);
    expect(new Set(answered).size).toBe(answered.length);
  });

  it('ends at once when a late signal starts it for a closed case', async () => {
    const [stream] = await fresh.record.streams('application');
    if (stream === undefined) throw new Error('no case');
    await (
      await worker()
    ).runUntil(async () => {
      await new Processes(server.client).tell(stream, {
        version: 1,
        revision: 1,
        offset: 0,
        state: 'drafting',
        closed: false,
        deadlines: [],
      });
      await ended(stream);
    });
    expect(
      (await fresh.record.read(stream)).events.filter(({ event }) => event.type === 'ApplicationExpired'),
    ).toHaveLength(1);
  });
});
