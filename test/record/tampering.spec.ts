import { Sequencer, verify } from '@anjing/event-store';
import { privately } from '@anjing/lifecycle';
import { note } from '../support/noted';
import { freshRecord, type FreshRecord } from '../support/postgres';

let fresh: FreshRecord;
beforeAll(async () => {
  fresh = await freshRecord();
  for (const stream of ['case/before', 'case/struck', 'case/after']) {
    for (const text of ['一', '二', '三']) await note(fresh.record, stream, { words: privately(text) });
  }
  const sequencer = new Sequencer(fresh.pool('anjing_process'), () => undefined);
  while ((await sequencer.step()) > 0);
  await note(fresh.record, 'case/waiting');
});
afterAll(() => fresh.close());

/** What verification finds after a superuser has got past every trigger; the change is then taken back. */
async function after(change: string) {
  const client = await fresh.pool('postgres').connect();
  try {
    await client.query('begin; set local session_replication_role = replica');
    const { rowCount } = await client.query(change);
    expect(rowCount).toBeGreaterThan(0);
    return await verify(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const second = `where stream = 'case/struck' and version = 2`;

describe('verification', () => {
  it('finds nothing where nothing was changed, also beside what waits for its number', async () => {
    expect(await verify(fresh.pool('anjing_app'))).toEqual([]);
    expect(await verify(fresh.pool('anjing_app'), 'case/struck')).toEqual([]);
  });

  it.each([
    ['the text', `update record.event set body = replace(body, 'Noted', 'Voted') ${second}`, 2, 'hash'],
    ['the hash', `update record.event set hash = reverse(hash) ${second}`, 2, 'hash'],
    ['the type', `update record.event set type = 'Other' ${second}`, 2, 'column'],
    ['the moment', `update record.event set at = at + interval '1 ms' ${second}`, 2, 'column'],
    ['the version', `update record.event set version = 9 ${second}`, 3, 'gap'],
    ['the stream', `update record.event set stream = 'case/other' ${second}`, 3, 'gap'],
    ['an event, taken out', `delete from record.event ${second}`, 3, 'gap'],
    ['the last event, taken out', `delete from record.event where stream = 'case/struck' and version = 3`, 2, 'head'],
    ['the stream, taken out', `delete from record.stream where stream = 'case/struck'`, 3, 'head'],
    ['its last hash', `update record.stream set hash = reverse(hash) where stream = 'case/struck'`, 3, 'head'],
    [
      'a ciphertext',
      `update record.private set ciphertext = reverse(ciphertext) where stream = 'case/struck'`,
      1,
      'private',
    ],
    ['a ciphertext, taken out', `delete from record.private where stream = 'case/struck'`, 1, 'private'],
    ['a ledger entry, taken out', `delete from record.ledger ${second}`, 2, 'ledger'],
  ])('finds %s', async (_, change, version, why) => {
    expect(await after(change)).toContainEqual({ stream: 'case/struck', version, why });
  });

  it('finds two events that changed places in the ledger', async () => {
    const swapped = await after(
      `update record.ledger l set version = 3 - l.version where stream = 'case/struck' and version in (1, 2)`,
    ).catch((error: unknown) => error);
    // The key on (stream, version) stands even before a superuser, row by row.
    expect(swapped).toMatchObject({ code: '23505' });
  });

  it('finds a wrong event in every stream that has one', async () => {
    const found = await after(`update record.event set body = replace(body, 'Noted', 'Voted') where version = 2`);
    expect(found).toEqual(
      ['case/after', 'case/before', 'case/struck'].map((stream) => ({ stream, version: 2, why: 'hash' })),
    );
  });
});
