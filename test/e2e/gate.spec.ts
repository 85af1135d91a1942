import { createLocalJWKSet } from 'jose';
import { freePort, service, type Answer, type Service } from '../support/service';

let house: Service;
beforeAll(async () => {
  house = await service(`127.0.0.1:${await freePort()}`);
});
beforeEach(() => house.clock.set('2026-03-02T09:00:00+08:00'));
afterAll(() => house.close());

const contact = 'ganzhou-economic-electronics-contact';
const north = 'ganzhou-economic-electronics-north';
const south = 'ganzhou-economic-electronics-south';
const post = (account: string, path: string, key?: string) =>
  house.ask(account, 'POST', path, { ...(key !== undefined && { key }) });
const device = (authorization: unknown): Promise<Answer> =>
  house.ask(undefined, 'GET', 'gates/device', { headers: { authorization: String(authorization) } });

describe('a device at a gate', () => {
  it('is linked by the enterprise, speaks for its gate, and is found out when its link is taken away', async () => {
    const linked = await post(contact, `gates/${north}/device-link`);
    expect(linked).toMatchObject({ status: 201, body: { gate: north } });
    const { authorization } = linked.body;
    expect(await device(authorization)).toMatchObject({
      status: 200,
      body: {
        gate: north,
        site: 'site/ganzhou-economic-electronics',
        call: ['8991048', '8991269'],
        now: expect.stringMatching(/^2026-03-02T09:0/) as string,
      },
    });
    expect((await house.ask(contact, 'GET', 'gates')).body).toMatchObject({
      items: [{ id: north, linkedSince: expect.stringMatching(/^2026-03-02/) as string }, { id: south }],
    });
    expect(await post(contact, `gates/${north}/device-link/revocation`)).toMatchObject({ status: 200 });
    expect(await device(authorization)).toMatchObject({ status: 401, body: { code: 'access.link-revoked' } });
  });

  it('is the only one of its gate: another device ends the one before', async () => {
    const first = await post(contact, `gates/${north}/device-link`);
    const second = await post(contact, `gates/${north}/device-link`);
    expect((await device(first.body['authorization'])).body).toMatchObject({ code: 'access.no-such-link' });
    expect((await device(second.body['authorization'])).status).toBe(200);
  });

  it('is linked once by the same request, which is answered the same again', async () => {
    const [first, second] = [
      await post(contact, `gates/${south}/device-link`, 'once'),
      await post(contact, `gates/${south}/device-link`, 'once'),
    ];
    expect(second.body).toEqual(first.body);
    const versions = await house.fresh
      .pool('anjing_app')
      .query('select 1 from record.event where stream = $1', [`gate/${south}`]);
    expect(versions.rowCount).toBe(2);
  });

  it('leaves its secret nowhere', async () => {
    const { body } = await post(contact, `gates/${north}/device-link`);
    const secret = String(body['authorization']).split(':')[1] ?? '';
    const { rows } = await house.fresh
      .pool('anjing_app')
      .query<{ text: string }>(
        'select body as text from record.event union all select entry::text from record.register_entry',
      );
    expect(rows.some(({ text }) => text.includes(secret))).toBe(false);
    // Nor its hash in any list: whoever knows it could make the gate's codes.
    expect(JSON.stringify((await house.ask('administrator', 'GET', 'registers/gate')).body)).not.toContain('hash');
  });

  it.each([
    ['no word at all', ''],
    ['a word of another scheme', 'Bearer abc'],
    ['an invented word', `Gate ${north}:${'A'.repeat(43)}`],
    ['a gate that was never linked', `Gate ganzhou-economic-materials-north:${'A'.repeat(43)}`],
    ['a gate that there is not', `Gate moon:${'A'.repeat(43)}`],
  ])('is nobody with %s', async (_what, authorization) => {
    expect(await device(authorization)).toMatchObject({ status: 401, body: { code: 'access.no-such-link' } });
  });

  it.each(['ganzhou-economic-materials-contact', 'city-emergency-head', 'city-reviewer'])(
    'is not linked by %s: the gate is not theirs to know',
    async (account) => {
      for (const path of [
        `gates/${north}/device-link`,
        `gates/${north}/device-link/revocation`,
        'gates/moon/device-link',
      ]) {
        expect(await post(account, path)).toMatchObject({ status: 404, body: { code: 'request.not-found' } });
      }
      const { body } = await house.ask(account, 'GET', 'gates');
      expect(JSON.stringify(body)).not.toContain(north);
    },
  );
  it('has no link to take away where none was made', async () => {
    expect((await post('administrator', 'gates/ganzhou-economic-materials-north/device-link/revocation')).status).toBe(
      404,
    );
  });
});

describe('the public keys', () => {
  it('are there for everybody: the current one and the next, without anything private', async () => {
    const { status, headers, body } = await house.ask(undefined, 'GET', 'passes/jwks.json');
    expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=300']);
    const { keys } = body as unknown as { keys: Record<string, string>[] };
    expect(keys.length).toBeGreaterThanOrEqual(2);
    for (const key of keys) expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
    expect(() => createLocalJWKSet({ keys })).not.toThrow();
  });
});
