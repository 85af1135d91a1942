import { erase, EventRecord, verify } from '@anjing/event-store';
import { privately } from '@anjing/lifecycle';
import fc from 'fast-check';
import { Pool } from 'pg';
import { nextCommand, note, noted } from '../support/noted';
import { freshRecord, type FreshRecord } from '../support/postgres';

let fresh: FreshRecord;
/** Two processes on one database, each with what it remembers. */
let here: EventRecord;
let elsewhere: EventRecord;
beforeAll(async () => {
  fresh = await freshRecord();
  here = fresh.record;
  elsewhere = new EventRecord(fresh.pool('anjing_app'), fresh.masterKey);
});
afterAll(() => fresh.close());

/** What somebody says who remembers nothing. */
const forgetful = () => new EventRecord(fresh.pool('anjing_app'), fresh.masterKey);
const words = (text: string) => ({ words: privately(text) });

/** An act as cases carry it out: the record keeps what it concluded. */
function conclude(record: EventRecord, stream: string, said: object = {}, more: object = {}) {
  return record.transact(async (transaction) => {
    const opening = await transaction.open(stream, nextCommand());
    return transaction.conclude(noted(stream, opening, { events: [{ type: 'Noted', ...said }], ...more }));
  });
}

describe('what a process remembers of a stream', () => {
  it('is what stands: its own acts, and those of others since', async () => {
    const stream = 'case/shared';
    await conclude(here, stream, words('一'));
    await conclude(here, stream, words('二'));
    await conclude(elsewhere, stream, words('三'));
    await conclude(here, stream, words('四'));
    await note(elsewhere, stream, words('五'));
    const whole = await forgetful().read(stream);
    expect(whole.events.map(({ event }) => event)).toEqual(
      ['一', '二', '三', '四', '五'].map((text) => ({ type: 'Noted', ...words(text) })),
    );
    for (const record of [here, elsewhere]) {
      expect((await record.read(stream)).events).toEqual(whole.events);
      expect((await record.read(stream)).contentVersion).toBe(5);
      expect(await record.read(stream, 2)).toMatchObject({ events: whole.events.slice(0, 2), contentVersion: 2 });
    }
    expect(await verify(fresh.pool('anjing_app'), stream)).toEqual([]);
  });

  it('has the numbers that series gave', async () => {
    const series = { name: 'remembered', placeholder: '«n»' };
    const { events } = await conclude(here, 'case/numbered', { number: '第«n»号' }, { series });
    expect(events.map(({ event }) => event)).toEqual([{ type: 'Noted', number: '第1号' }]);
    expect(events).toEqual((await forgetful().read('case/numbered')).events);
  });

  it('is forgotten where a key was destroyed, whoever destroyed it', async () => {
    const name = privately('钱七', 'person:qian');
    for (const stream of ['case/qian-1', 'case/qian-2']) {
      await conclude(here, stream, { name, ...words('留下') });
      await elsewhere.read(stream);
    }
    await erase(fresh.pool('anjing_owner'), 'person:qian');
    const left = [{ type: 'Noted', name: { private: null, under: 'person:qian' }, ...words('留下') }];
    for (const record of [here, elsewhere]) {
      for (const stream of ['case/qian-1', 'case/qian-2']) {
        expect((await record.read(stream)).events.map(({ event }) => event)).toEqual(left);
      }
    }
    await expect(conclude(here, 'case/qian-1', { name })).rejects.toThrow('destroyed');
  });

  it('gives way to a record that was put back to an earlier state', async () => {
    const stream = 'case/restored';
    await conclude(here, stream);
    await conclude(here, stream, words('未备份'));
    const client = await fresh.pool('postgres').connect();
    await client.query(`begin;
      set local session_replication_role = replica;
      delete from record.event where stream = '${stream}' and version = 2;
      update record.stream set version = 1, content_version = 1,
        hash = (select hash from record.event where stream = '${stream}' and version = 1) where stream = '${stream}';
      commit`);
    client.release();
    expect((await here.read(stream)).events).toHaveLength(1);
    await conclude(here, stream);
    await conclude(elsewhere, stream, words('重录'));
    expect((await here.read(stream)).events).toEqual((await forgetful().read(stream)).events);
  });

  it('holds nothing of a transaction that failed, neither events nor keys', async () => {
    const stream = 'case/rolled-back';
    const name = privately('孙八', 'person:sun');
    const failing = here.transact(async (transaction) => {
      const opening = await transaction.open(stream, nextCommand());
      await transaction.append(
        noted(stream, opening, { events: [{ type: 'Noted', name, ...words('作废') } as never] }),
      );
      await transaction.open(stream, nextCommand());
      await transaction.open('case/sun', nextCommand());
      throw new Error('power cut');
    });
    await expect(failing).rejects.toThrow('power cut');
    expect((await here.read(stream)).events).toEqual([]);
    await conclude(here, stream, { name, ...words('重来') });
    await conclude(here, 'case/sun', { name });
    for (const spoken of [stream, 'case/sun']) {
      expect((await forgetful().read(spoken)).events).toMatchObject([{ event: { name } }]);
    }
  });
});

describe('an act', () => {
  it('is recorded with its very words, whatever they are', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (said, open) => {
        fc.pre(!/[\0\p{Surrogate}]/u.test(said + open));
        const stream = `case/words-${(count += 1)}`;
        await conclude(here, stream, { open, ...words(said) });
        const { events } = await forgetful().read(stream);
        expect(events.map(({ event }) => event)).toEqual([{ type: 'Noted', open, ...words(said) }]);
      }),
      { numRuns: 60, examples: [[`'); drop table record.event; --`, `\\'\\\\ E'x' $$`]] },
    );
    expect(await verify(fresh.pool('anjing_app'))).toEqual([]);
  });

  it('never waits for a connection that only others who wait for one could give back', async () => {
    const pool = new Pool({ connectionString: fresh.url('anjing_app'), max: 6 });
    const record = new EventRecord(pool, fresh.masterKey);
    const asking = Array.from({ length: 24 }, (_, index) =>
      record.transact(async (transaction) => {
        await transaction.open(`case/asking-${index}`, nextCommand());
        return (await record.read('case/shared')).events.length;
      }),
    );
    expect(new Set(await Promise.all(asking))).toEqual(new Set([5]));
    await pool.end();
  });
});
