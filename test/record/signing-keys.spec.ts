import { SigningKeys } from '@anjing/event-store';
import { readPass, signPass, type EntryPass } from '@anjing/passes';
import { freshRecord, type FreshRecord } from '../support/postgres';

let fresh: FreshRecord;
beforeEach(async () => {
  fresh = await freshRecord();
});
afterEach(() => fresh.close());

/** Keys as one process of the API sees them. */
const process = (days = 30) => new SigningKeys(fresh.pool('anjing_app'), fresh.masterKey, days);
const kids = (keys: readonly { readonly kid: string }[]) => keys.map(({ kid }) => kid);
const start = '2026-03-01T00:00:00+08:00';

const publicUrl = 'https://anjing.example';
const pass: EntryPass = {
  id: 'visit/a.1',
  visit: 'visit/a',
  agencies: ['agency/city-emergency'],
  items: ['item/city-emergency-work-safety'],
  officers: ['赣B00000001', '赣B00000002'],
  site: 'site/a',
  day: '2026-04-20',
  from: '2026-04-20T09:00:00+08:00',
  until: '2026-04-20T17:00:00+08:00',
  issuedAt: '2026-03-29T10:00:00+08:00',
};

describe('the keys that sign passes', () => {
  it('are one current key and the next, the same for every process', async () => {
    const [a, b] = [process(), process()];
    const published = await Promise.all([a.published(start), b.published(start), a.published(start)]);
    expect(new Set(published.map((keys) => kids(keys).join())).size).toBe(1);
    expect(published[0]).toHaveLength(2);
    const [signing] = await Promise.all([a.signing(start, start), b.signing(start, start)]);
    expect(signing.kid).toBe(published[0][0]?.kid);
  });

  it('are never two at once, though many processes look for one at the same moment', async () => {
    const keys = await Promise.all(Array.from({ length: 12 }, () => process().signing(start, start)));
    expect(new Set(kids(keys)).size).toBe(1);
    const { rows } = await fresh
      .pool('anjing_app')
      .query<{ count: string }>('select count(*) from process.signing_key');
    expect(rows[0]?.count).toBe('2');
    await expect(
      fresh.pool('anjing_app').query(
        `insert into process.signing_key
         select 'second', public, wrapped, current_from, current_until, published_until from process.signing_key limit 1`,
      ),
    ).rejects.toThrow('exclusion constraint');
  });

  it('follow one another: the next was published before its time, the retired stay while a pass of theirs lives', async () => {
    const keys = process();
    const [first, second] = kids(await keys.published(start));
    const issued = '2026-03-29T10:00:00+08:00';
    const { token } = await signPass(pass, await keys.signing(issued, pass.until), publicUrl);

    const later = '2026-04-01T00:00:00+08:00';
    expect((await keys.signing(later, later)).kid).toBe(second);
    const published = await process().published(later);
    expect(kids(published)).toEqual([first, second, expect.any(String)]);
    expect(await readPass(token, { keys: published }, publicUrl)).toMatchObject({ pass: { id: 'visit/a.1' } });

    expect(kids(await process().published('2026-04-20T16:59:59+08:00'))).toContain(first);
    expect(kids(await process().published('2026-04-20T17:00:00+08:00'))).not.toContain(first);
  });

  it('are wrapped: the private part stands nowhere, and another master key does not open it', async () => {
    const { d } = await process().signing(start, start);
    const { rows } = await fresh
      .pool('anjing_app')
      .query<{ text: string }>('select k::text as text from process.signing_key k');
    const hex = Buffer.from(d, 'base64url').toString('hex');
    for (const { text } of rows) {
      expect(text).not.toContain(d);
      expect(text).not.toContain(hex);
    }
    const stranger = new SigningKeys(fresh.pool('anjing_app'), Buffer.alloc(32, 1), 30);
    await expect(stranger.signing(start, start)).rejects.toThrow();
  });

  it('can be taken out by the operator: nothing that it signed is believed any more, and another takes its place', async () => {
    const running = process();
    const { kid } = await running.signing(start, start);
    await fresh.pool('anjing_owner').query('delete from process.signing_key where kid = $1', [kid]);
    const after = await process().signing(start, start);
    expect(after.kid).not.toBe(kid);
    expect(kids(await process().published(start))).not.toContain(kid);
    // A process that still believes in it finds out when it signs for longer than the key was to be seen.
    expect((await running.signing(start, '2026-06-01T00:00:00+08:00')).kid).toBe(after.kid);
  });

  it('are there however the demonstration clock is moved', async () => {
    const keys = process();
    for (const now of [
      start,
      '2026-12-31T23:59:59+08:00',
      '2025-11-01T00:00:00+08:00',
      '2026-02-15T00:00:00+08:00',
      start,
    ]) {
      const { kid } = await keys.signing(now, now);
      expect((await process().signing(now, now)).kid).toBe(kid);
      expect(kids(await keys.published(now))).toContain(kid);
    }
  });

  it('are nobody else’s: the process role and readers do not reach them', async () => {
    for (const role of ['anjing_process', 'anjing_reader'] as const) {
      await expect(fresh.pool(role).query('select * from process.signing_key')).rejects.toThrow('permission denied');
    }
  });
});
