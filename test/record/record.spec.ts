import { privately } from '@anjing/lifecycle';
import {
  canonical,
  ClaimTaken,
  Sequencer,
  verify,
  VersionConflict,
  type Appended,
  type Appending,
  EventRecord,
  type RecordedEvent,
} from '@anjing/event-store';
import { Pool } from 'pg';
import { freshRecord, type FreshRecord } from '../support/postgres';

let fresh: FreshRecord;
let record: EventRecord;
beforeAll(async () => {
  fresh = await freshRecord();
  ({ record } = fresh);
});
afterAll(() => fresh.close());

let commands = 0;
const nextCommand = () => `test ${(commands += 1)}`;

/** One act that adds an event, judged on what stands. */
async function add(stream: string, more: Partial<Appending> & { text?: string } = {}): Promise<Appended> {
  const { text, ...rest } = more;
  const command = more.command ?? nextCommand();
  return record.transact(async (transaction) => {
    const opening = await transaction.open(stream, command);
    if (opening.repeated) return { version: opening.repeated.version };
    return transaction.append({
      stream,
      expected: opening.events.length,
      events: [{ type: 'Noted', ...(text !== undefined && { note: privately(text) }) }],
      contentChanges: 1,
      at: opening.now,
      actor: { kind: 'clock' },
      command,
      digest: 'd',
      ...rest,
    });
  });
}

describe('a stream', () => {
  it('grows by dense versions under sixteen writers, each act once', async () => {
    await Promise.all(Array.from({ length: 16 }, () => add('case/busy')));
    const { events, contentVersion } = await record.read('case/busy');
    expect(events.map(({ version }) => version)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
    expect(contentVersion).toBe(16);
    expect(await verify(fresh.pool('anjing_app'))).toEqual([]);
  });

  it('takes a repeated command once, and says what it did', async () => {
    const command = nextCommand();
    const versions = await Promise.all(Array.from({ length: 8 }, () => add('case/repeated', { command })));
    expect(versions).toEqual(Array.from({ length: 8 }, () => ({ version: 1 })));
    expect((await record.read('case/repeated')).events).toHaveLength(1);
  });

  it('refuses an act judged on an older version', async () => {
    await add('case/stale');
    const late = record.transact(async (transaction) => {
      const opening = await transaction.open('case/stale', nextCommand());
      return transaction.append({
        stream: 'case/stale',
        expected: 7,
        events: [{ type: 'Noted' }],
        contentChanges: 0,
        at: opening.now,
        actor: { kind: 'clock' },
        command: nextCommand(),
        digest: 'd',
      });
    });
    await expect(late).rejects.toBeInstanceOf(VersionConflict);
  });

  it('leaves nothing behind when the act fails', async () => {
    const failing = record.transact(async (transaction) => {
      const opening = await transaction.open('case/failed', 'failing');
      await transaction.append({
        stream: 'case/failed',
        expected: 0,
        events: [{ type: 'Noted' }],
        contentChanges: 1,
        at: opening.now,
        actor: { kind: 'clock' },
        command: 'failing',
        digest: 'd',
        take: ['failed-key'],
        series: { name: 'failed', placeholder: '«n»' },
      });
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect((await record.read('case/failed')).events).toEqual([]);
    expect(await add('case/other', { take: ['failed-key'], series: { name: 'failed', placeholder: '«n»' } })).toEqual({
      version: 1,
      number: 1,
    });
  });
});

describe('keys that one case may hold', () => {
  it('go to one of many at once', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => add(`case/claim-${index}`, { take: ['one'] })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(ClaimTaken);
  });
  it('pass to the heir, and come back when released', async () => {
    await add('case/first', { take: ['estate'] });
    await expect(add('case/stranger', { take: ['estate'] })).rejects.toMatchObject({ holder: 'case/first' });
    await add('case/heir', { take: ['estate'], heirOf: 'case/first' });
    await add('case/heir', { release: ['estate'] });
    await add('case/stranger', { take: ['estate'] });
  });
});

describe('private values', () => {
  it('stand beside the chain, encrypted, and can be erased without breaking it', async () => {
    await add('case/private', { text: '举报人电话' });
    const { rows } = await fresh.pool('postgres').query<{ text: string }>(
      `select body || coalesce((select string_agg(ciphertext, '') from record.private where stream = 'case/private'), '') as text
       from record.event where stream = 'case/private'`,
    );
    expect(rows[0]?.text).not.toContain('举报人');
    expect((await record.read('case/private')).events[0]?.event).toMatchObject({ note: { private: '举报人电话' } });
    await fresh.pool('postgres').query(`select record.erase('case:case/private')`);
    expect((await record.read('case/private')).events[0]?.event).toMatchObject({ note: { private: null } });
    expect(await verify(fresh.pool('anjing_app'))).toEqual([]);
  });
});

describe('the ledger', () => {
  it('is dense, keeps the order of each stream, and passes by an open transaction', async () => {
    const sequencer = new Sequencer(fresh.pool('anjing_process'), (error) => {
      throw error;
    });
    const open = await fresh.pool('anjing_app').connect();
    await open.query('begin');
    await open.query(`select record.open('case/slow', 'slow')`);
    await Promise.all(Array.from({ length: 12 }, (_, index) => add(`case/ledger-${index % 3}`)));
    while ((await sequencer.step()) > 0);
    await open.query('rollback');
    open.release();
    const entries = await record.ledger('0', 10_000);
    expect(entries.map(({ number }) => Number(number))).toEqual(entries.map((_, index) => index + 1));
    const perStream = entries.filter(({ stream }) => stream === 'case/ledger-1').map(({ version }) => version);
    expect(perStream).toEqual([1, 2, 3, 4]);
    const { rows } = await fresh.pool('anjing_app').query<{ count: string }>('select count(*) from record.event');
    expect(entries).toHaveLength(Number(rows[0]?.count));
  });

  it('stays dense with several sequencers at once', async () => {
    const sequencers = Array.from({ length: 3 }, () => new Sequencer(fresh.pool('anjing_process'), () => undefined));
    for (const sequencer of sequencers) sequencer.start();
    await Promise.all(Array.from({ length: 30 }, (_, index) => add(`case/many-${index}`)));
    await Promise.all(sequencers.map((sequencer) => sequencer.stop()));
    while ((await sequencers[0]?.step()) ?? 0);
    const numbers = (await record.ledger('0', 10_000)).map(({ number }) => Number(number));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

describe('what was recorded', () => {
  it.each(['anjing_app', 'anjing_process', 'anjing_reader'] as const)('cannot be changed by %s', async (role) => {
    for (const statement of [
      `update record.event set body = ''`,
      'delete from record.event',
      'truncate record.event',
      `update record.claim set stream = ''`,
      `insert into record.event values ('x', 1, 't', now(), '', '', 999999)`,
      'update record.clock set offset_ms = 5',
    ]) {
      await expect(fresh.pool(role).query(statement)).rejects.toThrow(/permission denied/);
    }
  });

  it('cannot be changed even by its owner, and a change past that is found', async () => {
    const owner = fresh.pool('postgres');
    await add('case/tampered');
    await add('case/tampered');
    await expect(owner.query(`update record.event set body = body`)).rejects.toThrow(/append-only/);
    for (const change of [
      `body = replace(body, 'Noted', 'Voted')`,
      `hash = md5(hash) || md5(hash)`,
      `type = 'Other'`,
      `at = at + interval '1 second'`,
      'version = 9',
    ]) {
      const client = await owner.connect();
      await client.query('begin');
      await client.query('set local session_replication_role = replica');
      await client.query(`update record.event set ${change} where stream = 'case/tampered' and version = 2`);
      const broken = await verify(client);
      await client.query('rollback');
      client.release();
      expect(broken.map(({ stream }) => stream)).toEqual(['case/tampered']);
    }
  });
});

describe('canonical text', () => {
  it('sorts keys and knows only what every language writes alike', () => {
    expect(canonical({ b: [1, true, 'é"\n'], a: { d: undefined, c: '' } })).toBe(
      '{"a":{"c":""},"b":[1,true,"é\\"\\n"]}',
    );
    for (const value of [1.5, null, NaN, () => 0, 2 ** 60]) expect(() => canonical({ value })).toThrow(TypeError);
  });
});

describe('the way of a command', () => {
  it('asks only by index, however long the record has grown', async () => {
    const postgres = fresh.pool('postgres');
    await postgres.query(`insert into record.key select 'case:old/' || n, 'w' from generate_series(1, 5000) n;
      insert into record.stream select 'old/' || n, 'old', 1, 1, 'h' from generate_series(1, 5000) n;
      insert into record.private select gen_random_uuid(), 'old/' || n, 'case:old/' || n, 'c' from generate_series(1, 5000) n;
      insert into record.event select 'old/' || n, 1, 'Noted', now(), '{}', 'h', nextval('record.outbox'), 1 from generate_series(1, 5000) n;
      insert into record.command select 'old ' || n, 'd', 'old/' || n, 1 from generate_series(1, 5000) n;
      insert into record.claim select 'old ' || n, 'old/' || n from generate_series(1, 5000) n;
      analyze`);
    const scans = async () => {
      await postgres.query('select pg_stat_force_next_flush()');
      const { rows } = await postgres.query<{ relname: string; seq_scan: string }>(
        `select relname, seq_scan from pg_stat_user_tables
         where relname in ('key', 'stream', 'private', 'event', 'command', 'claim') order by relname`,
      );
      return rows;
    };
    // One connection, so that its counts are told before the next question.
    const pool = new Pool({ connectionString: fresh.url('anjing_app'), max: 1 });
    const told = () => pool.query('select pg_stat_force_next_flush()');
    const own = new EventRecord(pool, fresh.masterKey);
    await told();
    const before = await scans();
    for (let round = 0; round < 10; round += 1) {
      await own.transact(async (transaction) => {
        const opening = await transaction.open('case/indexed', `indexed ${round}`);
        await transaction.look({ keys: ['indexed'], cards: { kind: 'case', state: 'refused', summary: {} } });
        return transaction.conclude({
          stream: 'case/indexed',
          expected: opening.events.length,
          events: [{ type: 'Noted', note: privately('一') } as RecordedEvent],
          contentChanges: 1,
          at: opening.now,
          actor: { kind: 'clock' },
          command: `indexed ${round}`,
          digest: 'd',
          take: [`indexed ${round}`],
        });
      });
    }
    await told();
    expect(await scans()).toEqual(before);
    await pool.end();
  });
});
