import { DatabaseClock, EventRecord, migrate, Sequencer, verify, type RecordedEvent } from '@anjing/event-store';
import { Pool } from 'pg';
import { nextCommand, note, noted } from '../support/noted';
import { freshRecord, type FreshRecord } from '../support/postgres';

let fresh: FreshRecord;
beforeAll(async () => {
  fresh = await freshRecord();
});
afterAll(() => fresh.close());

const oneTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** An act that takes the next number of a series, and may fail after it has done so. */
function numbered(series: string, stream: string, fails = false): Promise<number> {
  return fresh.record.transact(async (transaction) => {
    const opening = await transaction.open(stream, nextCommand());
    const { number = NaN } = await transaction.append(
      noted(stream, opening, {
        events: [{ type: 'Numbered', number: '第«n»号' } as RecordedEvent],
        series: { name: series, placeholder: '«n»' },
      }),
    );
    if (fails) throw new Error('power cut');
    return number;
  });
}

describe('sixteen writers', () => {
  it('over eight cases leave dense versions, whole chains and a dense ledger', async () => {
    const sequencer = new Sequencer(fresh.pool('anjing_process'), () => undefined);
    sequencer.start();
    const writers = oneTo(16).map(async (writer) => {
      for (const round of oneTo(10)) await note(fresh.record, `case/shared-${(writer * round) % 8}`);
    });
    await Promise.all(writers);
    await sequencer.stop();
    while ((await sequencer.step()) > 0);
    const opened = await fresh.record.readMany(await fresh.record.streams('case'));
    for (const { events } of opened.values()) {
      expect(events.map(({ version }) => version)).toEqual(oneTo(events.length));
    }
    const entries = await fresh.record.ledger('0', 10_000);
    expect(entries.map(({ number }) => Number(number))).toEqual(oneTo(160));
    expect(await fresh.record.head()).toBe('160');
    expect(await verify(fresh.pool('anjing_app'))).toEqual([]);
  });
});

describe('a number series', () => {
  it('is gapless under contention between acts that fail after taking their number', async () => {
    const outcomes = await Promise.allSettled(
      oneTo(32).map((index) => numbered('contended', `number/${index}`, index % 4 === 0)),
    );
    const given = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
    expect(given.sort((a, b) => a - b)).toEqual(oneTo(24));
  });

  it('stands in the event, under the hash that anybody can recompute', async () => {
    await numbered('written', 'number/one');
    await numbered('written', 'number/two');
    const { events } = await fresh.record.read('number/two');
    expect(events.map(({ event }) => event)).toEqual([{ type: 'Numbered', number: '第2号' }]);
    expect(await verify(fresh.pool('anjing_app'), 'number/two')).toEqual([]);
  });
});

describe('a transaction', () => {
  it('that swallowed an error of the database does not pass for committed', async () => {
    const swallowed = fresh.record.transact(async (transaction) => {
      const opening = await transaction.open('case/swallowed', nextCommand());
      await transaction.append(noted('case/swallowed', opening));
      await transaction.append(noted('case/swallowed', opening)).catch(() => undefined);
    });
    await expect(swallowed).rejects.toThrow('rolled back');
    expect((await fresh.record.read('case/swallowed')).events).toEqual([]);
  });

  it('that could not even open leaves its connection clean', async () => {
    const pool = new Pool({ connectionString: fresh.url('anjing_app'), max: 1 });
    const record = new EventRecord(pool, fresh.masterKey);
    await expect(record.transact((transaction) => transaction.open('case/\0', 'x'))).rejects.toThrow();
    await expect(note(record, 'case/after-failure')).resolves.toEqual({ version: 1 });
    await pool.end();
  });

  it('whose connection is cut gives its place back', async () => {
    const pool = new Pool({ connectionString: fresh.url('anjing_app'), max: 1 });
    pool.on('error', () => undefined);
    const record = new EventRecord(pool, fresh.masterKey);
    const cut = record.transact(async (transaction) => {
      await transaction.open('case/cut', nextCommand());
      const pid = `select pid from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`;
      await fresh.pool('postgres').query(`select pg_terminate_backend(pid) from (${pid}) open`);
      await transaction.look({ keys: ['k'], cards: { kind: 'case', state: 'none', summary: {} } });
    });
    await expect(cut).rejects.toThrow();
    await expect(note(record, 'case/cut')).resolves.toEqual({ version: 1 });
    await pool.end();
  });
});

describe('a stream', () => {
  it('of two hundred events is read whole, and as it stood at a version', async () => {
    await note(fresh.record, 'case/long', {}, { events: oneTo(120).map((index) => ({ type: 'Noted', index })) });
    const events = oneTo(80).map((index) => ({ type: 'Noted', index: 120 + index }));
    await note(fresh.record, 'case/long', {}, { events, contentChanges: 0 });
    await note(fresh.record, 'case/long');
    const whole = await fresh.record.read('case/long', 200);
    expect(whole.events.map(({ event }) => event)).toEqual(oneTo(200).map((index) => ({ type: 'Noted', index })));
    const contentVersion = async (at?: number) => (await fresh.record.read('case/long', at)).contentVersion;
    expect([await contentVersion(120), await contentVersion(200), await contentVersion()]).toEqual([1, 1, 2]);
  });

  it('and its lists say the same whatever time zone the session has', async () => {
    const options = '-c TimeZone=America/Los_Angeles -c DateStyle=German';
    const pool = new Pool({ connectionString: fresh.url('anjing_app'), options });
    const clock = new DatabaseClock(pool);
    const elsewhere = new EventRecord(pool, fresh.masterKey);
    await clock.set('2026-12-31T23:30:00+08:00');
    const nextDue = '2027-01-01T00:00:00+08:00';
    const card = { ...someCard, nextDue };
    await note(elsewhere, 'case/elsewhere', {}, { card, tasks: [] });
    const { events, now } = await fresh.record.read('case/elsewhere');
    await clock.set(null);
    expect(events[0]?.at).toMatch(/^2026-12-31T23:30:0\d\.\d{3}\+08:00$/);
    expect(now).toMatch(/^2026-12-31T23:30:\d\d\.\d{3}\+08:00$/);
    const { rows } = await pool.query(
      `select record.civil(next_due) as due from reading.case_card where stream = 'case/elsewhere'`,
    );
    expect(rows).toEqual([{ due: '2027-01-01T00:00:00.000+08:00' }]);
    expect(await verify(pool, 'case/elsewhere')).toEqual([]);
    await pool.end();
  });
});

const someCard = {
  kind: 'case',
  state: 'open',
  nextDue: null,
  closed: false,
  organisations: ['agency/a', 'bureau/b'],
  jurisdiction: 'jurisdiction/j',
  summary: { site: 'site/s' },
};

describe('lists and claims', () => {
  it('come back as they were when they are lost', async () => {
    const { now } = await fresh.record.read('');
    const tasks = [
      { act: 'review', organisation: 'bureau/b', since: now, due: now, summary: { zh: '审核', en: 'review' } },
      {
        act: 'list',
        organisation: 'bureau/b',
        since: now,
        due: { unresolvedUntilCalendar: 2027 },
        summary: { zh: '', en: '' },
      },
    ];
    const inline = { card: someCard, tasks };
    await note(fresh.record, 'case/listed', {}, { ...inline, take: ['k1', 'k2'] });
    await note(fresh.record, 'case/listed', {}, { ...inline, release: ['k1'] });
    const rows = async () => {
      const of = (table: string) =>
        `(select jsonb_agg(t order by t::text) from ${table} t where stream = 'case/listed')`;
      const tables = ['reading.case_card', 'reading.task', 'record.claim'];
      return (await fresh.pool('postgres').query<object>(`select ${tables.map(of).join(', ')}`)).rows;
    };
    const before = await rows();
    await fresh.pool('postgres').query(`delete from reading.case_card; delete from record.claim`);
    await fresh.record.replaceInline('case/listed', 2, { ...inline, claims: ['k2'] });
    expect(await rows()).toEqual(before);
    await expect(fresh.record.replaceInline('case/listed', 1, { ...inline, claims: [] })).rejects.toThrow('conflict');
  });
});

describe('the registers', () => {
  it('become visible in the order of their revisions, whoever commits first', async () => {
    const enter = (id: string) =>
      note(
        fresh.record,
        id,
        { entry: { id } },
        {
          register: [{ id, kind: 'site', from: '2026-01-01T00:00:00+08:00', until: null, event: 0 }],
        },
      );
    await Promise.all(oneTo(12).map((index) => enter(`site/${index}`)));
    const rows = await fresh.record.registerEntries('0');
    expect(rows.map(({ revision }) => Number(revision))).toEqual(oneTo(12));
    expect(rows.map(({ entry }) => entry)).toEqual(rows.map(({ id }) => ({ id })));
    expect((await fresh.record.registerEntries('9')).map(({ revision }) => revision)).toEqual(['10', '11', '12']);
    expect((await fresh.record.read('')).registers).toBe('12');
  });
});

describe('the clock', () => {
  it('moves for a demonstration and never again once it is fixed', async () => {
    const clock = new DatabaseClock(fresh.pool('anjing_app'));
    await clock.set('2026-03-02T09:00:00+08:00');
    expect((await clock.read()).now).toMatch(/^2026-03-02T09:00:0/);
    await expect(clock.fix()).rejects.toThrow();
    await clock.set(null);
    expect((await clock.read()).offset).toBe(0);
    await clock.fix();
    await expect(clock.set('2026-03-02T09:00:00+08:00')).rejects.toThrow();
    await fresh.pool('postgres').query('update record.clock set fixed = false');
  });
});

describe('migrations', () => {
  it('run once when several start together', async () => {
    const admin = fresh.pool('postgres');
    const database = `${fresh.database}_bare`;
    await admin.query(`create database ${database} owner anjing_owner template template0`);
    const url = new URL(fresh.url('anjing_owner'));
    url.pathname = `/${database}`;
    const ran = await Promise.all(oneTo(3).map(() => migrate(url.href)));
    expect(ran.map((names) => names.length > 0).sort()).toEqual([false, false, true]);
    await admin.query(`drop database ${database} with (force)`);
  });
});
