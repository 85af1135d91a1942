import { erase, Sequencer, verify } from '@anjing/event-store';
import { privately } from '@anjing/lifecycle';
import { note, noted } from '../support/noted';
import { freshRecord, type FreshRecord } from '../support/postgres';

let fresh: FreshRecord;
beforeAll(async () => {
  fresh = await freshRecord();
});
afterAll(() => fresh.close());

const said = async (stream: string) => (await fresh.record.read(stream)).events.map(({ event }) => event);

describe('a private value', () => {
  it('of one person stands in many streams under one key', async () => {
    const name = privately('张三丰', 'person:zhang');
    await note(fresh.record, 'case/zhang-1', { name });
    await note(fresh.record, 'case/zhang-2', { name });
    await note(fresh.record, 'case/zhang-1', { name });
    expect([...(await said('case/zhang-1')), ...(await said('case/zhang-2'))]).toEqual(
      Array.from({ length: 3 }, () => ({ type: 'Noted', name })),
    );
  });

  it('of a person named for the first time in many streams at once gets one key', async () => {
    const name = privately('李', 'person:li');
    const streams = Array.from({ length: 8 }, (_, index) => `case/li-${index}`);
    await Promise.all(streams.map((stream) => note(fresh.record, stream, { name })));
    const opened = await fresh.record.readMany(streams);
    expect(streams.map((stream) => opened.get(stream)?.events[0]?.event)).toEqual(
      streams.map(() => ({ type: 'Noted', name })),
    );
  });

  it('may come with each of several appends of one transaction', async () => {
    await fresh.record.transact(async (transaction) => {
      const opening = await transaction.open('case/twice', 'twice');
      const events = (text: string) => [{ type: 'Noted', words: privately(text) }];
      await transaction.append(noted('case/twice', opening, { events: events('一') }));
      await transaction.append(noted('case/twice', opening, { expected: 1, events: events('二') }));
    });
    expect(await said('case/twice')).toMatchObject([{ words: { private: '一' } }, { words: { private: '二' } }]);
    expect(await verify(fresh.pool('anjing_app'), 'case/twice')).toEqual([]);
  });

  it('is read from the ledger as from its stream', async () => {
    const event = { type: 'Noted', list: [{ words: privately('意见') }] };
    await note(fresh.record, 'case/ledger', event);
    const sequencer = new Sequencer(fresh.pool('anjing_process'), fail);
    while ((await sequencer.step()) > 0);
    const entries = await fresh.record.ledger('0', 10_000);
    expect(entries.filter(({ stream }) => stream === 'case/ledger').map((entry) => entry.event)).toEqual([event]);
  });

  it('is nowhere in the database in the clear', async () => {
    await note(fresh.record, 'case/clear', { words: privately('举报电话'), name: privately('王五', 'person:wang') });
    const { rows } = await fresh
      .pool('postgres')
      .query<{ text: string }>(
        `select (select string_agg(e::text, '') from record.event e) || (select string_agg(p::text, '') from record.private p) || (select string_agg(k::text, '') from record.key k) as text`,
      );
    expect(rows[0]?.text).toContain('case/clear');
    expect(rows[0]?.text).not.toMatch(/举报电话|王五/);
  });
});

describe('erasure', () => {
  it('takes a person out of every stream, nothing else, and leaves the chains whole', async () => {
    const event = { name: privately('赵六', 'person:zhao'), words: privately('留下') };
    await note(fresh.record, 'case/zhao-1', event);
    await note(fresh.record, 'case/zhao-2', event);
    await expect(erase(fresh.pool('anjing_owner'), 'person:zhao')).resolves.toBe(true);
    await expect(erase(fresh.pool('anjing_owner'), 'person:zhao')).resolves.toBe(false);
    for (const stream of ['case/zhao-1', 'case/zhao-2']) {
      expect(await said(stream)).toMatchObject([{ name: { private: null }, words: { private: '留下' } }]);
    }
    expect(await verify(fresh.pool('anjing_app'))).toEqual([]);
    await expect(note(fresh.record, 'case/zhao-3', event)).rejects.toThrow('destroyed');
  });

  it.each(['anjing_app', 'anjing_process', 'anjing_reader'] as const)('is not for %s', async (role) => {
    await expect(erase(fresh.pool(role), 'person:zhao')).rejects.toThrow(/permission denied/);
  });
});

function fail(error: unknown): never {
  throw error;
}
