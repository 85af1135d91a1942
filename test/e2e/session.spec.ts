import { randomUUID } from 'node:crypto';
import { startApi } from '../../apps/api/service';
import { Browser } from '../support/browser';
import { freePort, goodBody, service, type Answer, type Service } from '../support/service';

let house: Service;
beforeAll(async () => {
  house = await service(`127.0.0.1:${await freePort()}`);
});
beforeEach(() => house.clock.set('2026-03-02T09:00:00+08:00'));
afterAll(() => house.close());

/** Where the house believes that people reach it: the provider sends them there. */
const believed = 'http://127.0.0.1';
const browser = () => new Browser(house.api.url);
/** A browser in which a demonstration account has stepped in. */
async function signedIn(account: string): Promise<Browser> {
  const one = browser();
  expect(await one.ask('POST', '/api/v1/session/demonstration', { body: { account } })).toMatchObject({ status: 200 });
  return one;
}
const sql = (text: string, values: readonly unknown[] = []) =>
  house.fresh.pool('anjing_app').query<Record<string, unknown>>(text, [...values]);

/** Goes to the provider, says there which account it is, and comes back to the house as far as its door. */
async function toProviderAndBack(one: Browser, path: string, account: string): Promise<string> {
  const gone = await one.ask('GET', path);
  expect(gone.status).toBe(302);
  const start = new URL(gone.headers.get('location') ?? '');
  const provider = new Browser(start.origin);
  const place = (from: Answer) => new URL(from.headers.get('location') ?? '', start.origin);
  const choosing = place(await provider.ask('GET', start.href.slice(start.origin.length))).pathname;
  expect((await provider.ask('GET', choosing)).status).toBe(200);
  const resumed = place(await provider.ask('POST', choosing, { form: { account } })).pathname;
  const back = place(await provider.ask('GET', resumed));
  expect(`${back.origin}${back.pathname}`).toBe(`${believed}/api/v1/session/callback`);
  return `${back.pathname}${back.search}`;
}

describe('a person who steps in as a demonstration account', () => {
  it('is told who they are, in which posts, until when', async () => {
    const one = browser();
    const before = Date.now();
    const { status, body, headers } = await one.ask('POST', '/api/v1/session/demonstration', {
      body: { account: 'city-deputy' },
    });
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toEqual({
      person: { id: 'person/city-deputy', name: '赣州市副职领导' },
      posts: [
        {
          id: 'post/city-deputy',
          title: 'deputy leader, Ganzhou',
          role: 'clerk',
          organisation: { id: 'authority/city', name: 'Government of Ganzhou' },
        },
        {
          id: 'post/city-leader',
          title: 'mayor of Ganzhou',
          role: 'leader',
          organisation: { id: 'authority/city', name: 'Government of Ganzhou' },
          mandate: { id: 'mandate/city-deputy', document: '赣市府授〔2022〕1号', until: '2030-01-01T00:00:00+08:00' },
        },
      ],
      acting: null,
      csrf: expect.stringMatching(/^[\w-]{43}$/) as string,
      expiresAt: expect.any(String) as string,
      authenticatedAt: expect.any(String) as string,
      demonstration: true,
    });
    // Real time, though the house's clock stands in March: idle for an hour ends it.
    const untilEnd = Date.parse(String(body['expiresAt'])) - before;
    expect(untilEnd).toBeGreaterThanOrEqual(3_599_000);
    expect(untilEnd).toBeLessThan(3_660_000);
    const again = await one.ask('GET', '/api/v1/session', { headers: { 'accept-language': 'zh' } });
    expect(again.body['posts']).toMatchObject([{ title: '赣州市副职领导' }, { title: '赣州市市长' }]);
    expect(again.body['csrf']).toBe(body['csrf']);
  });

  it('has a cookie that no script reads, no other site sends, and nothing stored could be made into', async () => {
    const one = await signedIn('city-leader');
    const [line = ''] = one.received;
    expect(line.split('; ').slice(1).sort()).toEqual(['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Strict']);
    const secret = one.cookie('anjing_session') ?? '';
    expect(secret).toMatch(/^[\w-]{43}$/);
    const { rows } = await sql('select row_to_json(s)::text as line, secret_hash, agent from access.session s');
    expect(rows.some((row) => String(row['line']).includes(secret))).toBe(false);
    expect(rows.map((row) => row['agent'])).toContain('Chrome · Windows');
    expect(JSON.stringify(rows)).not.toContain('Safari/537');
  });

  it('is offered every account of a person that the registers know, and no other', async () => {
    const { body } = await browser().ask('GET', '/api/v1/session/demonstration-accounts');
    const { accounts } = body as unknown as { accounts: { account: string }[] };
    expect(accounts).toContainEqual({
      account: 'ganzhou-economic-electronics-contact',
      person: { id: 'person/ganzhou-economic-electronics-contact', name: '赣州经济技术开发区示范电子有限公司经办人' },
      title: 'enterprise contact, ganzhou-economic-electronics',
      role: 'enterprise',
      organisation: { id: 'enterprise/ganzhou-economic-electronics', name: '赣州经济技术开发区示范电子有限公司' },
    });
    expect(accounts.map(({ account }) => account)).not.toContain('city-emergency-system');
    for (const account of ['stranger', 'city-emergency-system']) {
      const one = browser();
      expect(await one.ask('POST', '/api/v1/session/demonstration', { body: { account } })).toMatchObject({
        status: 403,
        body: { code: 'access.unknown-account' },
      });
      expect(one.received).toEqual([]);
    }
  });

  it('begins anew with each sign-in: the session before is ended', async () => {
    const one = await signedIn('city-leader');
    const earlier = one.cookie('anjing_session') ?? '';
    await one.ask('POST', '/api/v1/session/demonstration', { body: { account: 'city-reviewer' } });
    const other = browser();
    other.keep('anjing_session', earlier);
    expect(await other.ask('GET', '/api/v1/session')).toMatchObject({
      status: 401,
      body: { code: 'access.session-ended' },
    });
  });

  it('does not exist in production', async () => {
    await house.clock.set(null);
    const api = await startApi({ ...house.config, production: true, publicUrl: 'https://anjing.example' });
    try {
      const one = new Browser(api.url);
      expect((await one.ask('GET', '/api/v1/session/demonstration-accounts')).status).toBe(404);
      expect(
        (await one.ask('POST', '/api/v1/session/demonstration', { body: { account: 'city-leader' } })).status,
      ).toBe(404);
      // Where people come by https no cookie goes out without it.
      await one.ask('GET', '/api/v1/session/sign-in');
      expect(one.received.join()).toContain('Secure');
    } finally {
      await api.close();
      // Production fixes its clock for ever; this record goes on as a demonstration.
      await house.fresh.pool('postgres').query('update record.clock set fixed = false');
    }
  });
});

describe('a person who signs in at the identity provider', () => {
  it('comes back signed in, to the page that they left', async () => {
    const one = browser();
    const back = await toProviderAndBack(
      one,
      '/api/v1/session/sign-in?return=%2Fcases%3Fstate%3Dopen',
      'city-reviewer',
    );
    const landed = await one.ask('GET', back);
    expect([landed.status, landed.headers.get('location')]).toEqual([303, '/cases?state=open']);
    expect(one.cookie('anjing_sign_in')).toBeUndefined();
    expect((await one.ask('GET', '/api/v1/session')).body).toMatchObject({ person: { id: 'person/city-reviewer' } });
    // What the provider gave out works once.
    const again = await one.ask('GET', back);
    expect([again.status, again.body['code']]).toEqual([401, 'access.sign-in-failed']);
  });

  it('comes in by their own sign-in only, however the answer was come by', async () => {
    const one = browser();
    const back = await toProviderAndBack(one, '/api/v1/session/sign-in', 'city-leader');
    // Another browser, one that is in a sign-in of its own, and one whose cookie was changed.
    const other = browser();
    expect((await other.ask('GET', back)).body['code']).toBe('access.sign-in-failed');
    await other.ask('GET', '/api/v1/session/sign-in?return=/home');
    const refused = await other.ask('GET', back);
    expect(refused.headers.get('location')).toBe('/home?problem=access.sign-in-failed');
    expect(other.cookie('anjing_session')).toBeUndefined();
    const kept = one.cookie('anjing_sign_in') ?? '';
    const changed = browser();
    changed.keep('anjing_sign_in', kept.replace('return', 'retur_'));
    expect((await changed.ask('GET', back)).body['code']).toBe('access.sign-in-failed');
    expect((await one.ask('GET', back.replace(/state=[^&]+/, 'state=other'))).headers.get('location')).toBe(
      '/?problem=access.sign-in-failed',
    );
  });

  it('is sent back to the page with the reason where the provider refuses', async () => {
    const one = browser();
    const back = await toProviderAndBack(one, '/api/v1/session/sign-in?return=/home', 'nobody-at-all');
    expect(back).toContain('error=access_denied');
    expect((await one.ask('GET', back)).headers.get('location')).toBe('/home?problem=access.sign-in-failed');
  });

  it.each([
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/..//elsewhere.example',
    'https://elsewhere.example/',
    'cases',
    '/api/v1/session',
  ])('is never sent on to %s', async (path) => {
    const answer = await browser().ask('GET', `/api/v1/session/sign-in?return=${encodeURIComponent(path)}`);
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.return-elsewhere' } });
  });

  it('is asked anew who they are where an act wants it', async () => {
    const asked = async (path: string) => {
      const { headers } = await browser().ask('GET', `/api/v1/session/sign-in${path}`);
      const { searchParams } = new URL(headers.get('location') ?? '');
      return [searchParams.get('prompt'), searchParams.get('max_age'), searchParams.get('code_challenge_method')];
    };
    expect(await asked('')).toEqual([null, '43200', 'S256']);
    expect(await asked('?fresh=true')).toEqual(['login', '1800', 'S256']);
  });

  it('waits while the provider is away', async () => {
    const port = await freePort();
    const identity = {
      ...house.config.identity,
      discoveryUrl: `http://127.0.0.1:${port}/.well-known/openid-configuration`,
    };
    const api = await startApi({ ...house.config, identity });
    try {
      expect(await new Browser(api.url).ask('GET', '/api/v1/session/sign-in')).toMatchObject({
        status: 503,
        body: { code: 'access.provider-away' },
      });
    } finally {
      await api.close();
    }
  });
});

describe('a request with the cookie of a session', () => {
  const draft = (one: Browser, headers: Record<string, string> = {}) =>
    one.ask('POST', '/api/v1/applications', {
      body: goodBody(),
      headers: { 'idempotency-key': randomUUID(), ...headers },
    });

  it('reads and acts as its person, under the token of the session', async () => {
    const one = await signedIn('city-emergency-clerk');
    expect((await one.ask('GET', '/api/v1/me')).body).toMatchObject({
      id: 'person/city-emergency-clerk',
      kind: 'person',
    });
    expect((await draft(one)).status).toBe(201);
  });

  it.each([
    ['no token', ''],
    ['an invented token', 'A'.repeat(43)],
    ['a short one', 'A'],
  ])('acts on nothing with %s', async (_what, token) => {
    const one = await signedIn('city-emergency-clerk');
    const refused = { status: 403, body: { code: 'access.csrf-token' } };
    expect(await draft(one, { 'x-csrf-token': token })).toMatchObject(refused);
    expect(await one.ask('DELETE', '/api/v1/session', { headers: { 'x-csrf-token': token } })).toMatchObject(refused);
    expect((await one.ask('GET', '/api/v1/session')).status).toBe(200);
  });

  it('acts on nothing with the token of another session', async () => {
    const [one, other] = [await signedIn('city-emergency-clerk'), await signedIn('city-emergency-clerk')];
    expect(await draft(one, { 'x-csrf-token': other.csrf ?? '' })).toMatchObject({ status: 403 });
  });

  it('is judged by its bearer token alone where it has one', async () => {
    const one = await signedIn('city-leader');
    const authorization = `Bearer ${await house.tokenOf('city-emergency-clerk')}`;
    expect((await one.ask('GET', '/api/v1/me', { headers: { authorization } })).body).toMatchObject({
      id: 'person/city-emergency-clerk',
    });
    expect((await draft(one, { authorization, 'x-csrf-token': '' })).status).toBe(201);
    expect((await one.ask('GET', '/api/v1/me', { headers: { authorization: 'Bearer abc' } })).body).toMatchObject({
      code: 'access.token-invalid',
    });
    // A token has no session.
    expect((await one.ask('GET', '/api/v1/session', { headers: { authorization } })).status).toBe(404);
  });

  it('on a public route is nobody, unless its page says otherwise', async () => {
    const one = await signedIn('ganzhou-economic-electronics-contact');
    const complain = (headers: Record<string, string> = {}) =>
      one.ask('POST', '/api/v1/complaints', {
        body: {
          respondent: 'agency/longnan-emergency',
          subject: 'no-approval',
          text: '三月二日上午两名执法人员未出示审批表即入园检查。',
        },
        headers: { 'idempotency-key': randomUUID(), ...headers },
      });
    const named = await complain();
    expect([named.status, typeof named.body['id'], named.body['trackingCode']]).toEqual([201, 'string', undefined]);
    delete (one as { csrf?: string }).csrf;
    const anonymous = await complain();
    expect([anonymous.status, anonymous.body['id'], typeof anonymous.body['trackingCode']]).toEqual([
      201,
      undefined,
      'string',
    ]);
  });

  it.each([
    ['idle for longer than it may be', "seen_at = now() - interval '61 minutes'"],
    ['past its last hour', "expires_at = now() - interval '1 second'"],
  ])('is refused when the session is %s', async (_what, change) => {
    const one = await signedIn('city-fire-head');
    expect((await one.ask('GET', '/api/v1/me')).status).toBe(200);
    await sql(`update access.session set ${change} where subject like '%city-fire-head'`);
    expect(await one.ask('GET', '/api/v1/me')).toMatchObject({ status: 401, body: { code: 'access.session-ended' } });
    // Whoever signs in next takes away what has ended.
    await signedIn('city-fire-head');
    const { rows } = await sql("select count(*)::int as left from access.session where subject like '%city-fire-head'");
    expect(rows).toEqual([{ left: 1 }]);
  });

  it('keeps the session alive', async () => {
    const one = await signedIn('city-fire-head');
    await sql("update access.session set seen_at = now() - interval '59 minutes' where subject like '%city-fire-head'");
    const before = await one.ask('GET', '/api/v1/session');
    const after = await one.ask('GET', '/api/v1/session');
    const gained = Date.parse(String(after.body['expiresAt'])) - Date.parse(String(before.body['expiresAt']));
    expect(gained).toBeGreaterThan(58 * 60_000);
  });
});

describe('signing out', () => {
  it('ends the session of this browser and no other', async () => {
    const [here, there] = [await signedIn('city-market-head'), await signedIn('city-market-head')];
    expect((await here.ask('DELETE', '/api/v1/session')).status).toBe(204);
    expect(here.cookie('anjing_session')).toBeUndefined();
    expect((await here.ask('GET', '/api/v1/session')).status).toBe(401);
    expect((await there.ask('GET', '/api/v1/session')).status).toBe(200);
  });

  it('everywhere ends each of them, and nobody else’s', async () => {
    const [here, there] = [await signedIn('city-market-clerk'), await signedIn('city-market-clerk')];
    const somebody = await signedIn('city-leader');
    const { body } = await here.ask('GET', '/api/v1/sessions');
    const { items } = body as unknown as { items: { current: boolean; agent: string }[] };
    expect(items.map(({ current }) => current).sort()).toEqual([false, true]);
    expect(items.map(({ agent }) => agent)).toEqual(['Chrome · Windows', 'Chrome · Windows']);
    expect((await here.ask('DELETE', '/api/v1/sessions')).status).toBe(204);
    for (const one of [here, there]) expect((await one.ask('GET', '/api/v1/session')).status).toBe(401);
    expect((await somebody.ask('GET', '/api/v1/session')).status).toBe(200);
  });
});

describe('a person with several posts', () => {
  it('may act in one of them alone', async () => {
    const one = await signedIn('city-deputy');
    const able = async () => {
      const { items } = (await one.ask('GET', '/api/v1/tasks')).body as { items: unknown[] };
      return items.length;
    };
    const drafted = await house.ask('city-emergency-head', 'POST', 'applications', {
      body: goodBody({ days: [{ date: '2026-04-14', from: '09:00', until: '17:00' }] }),
    });
    const id = String(drafted.body['id']);
    const signed = await house.ask('city-emergency-head', 'POST', `applications/${id}/signature`, { seen: drafted });
    const submitted = await house.ask('city-emergency-clerk', 'POST', `applications/${id}/submission`, {
      seen: signed,
    });
    const reviewed = await house.ask('city-reviewer', 'POST', `applications/${id}/review`, {
      seen: submitted,
      body: { outcome: 'pass', opinion: '同意' },
    });
    expect(reviewed.status).toBe(200);
    expect(await able()).toBe(1);
    const chosen = await one.ask('POST', '/api/v1/session/acting', { body: { post: 'post/city-deputy' } });
    expect(chosen.body).toMatchObject({ acting: 'post/city-deputy' });
    expect(await able()).toBe(0);
    const back = await one.ask('POST', '/api/v1/session/acting', { body: { post: null } });
    expect(back.body).toMatchObject({ acting: null });
    expect(await able()).toBe(1);
    expect(await one.ask('POST', '/api/v1/session/acting', { body: { post: 'post/city-reviewer' } })).toMatchObject({
      status: 403,
      body: { code: 'access.not-for-your-post' },
    });
  });
});

describe('whoever signs', () => {
  it('has proved a short while ago who they are', async () => {
    const head = await signedIn('city-emergency-head');
    const key = { 'idempotency-key': randomUUID() };
    const drafted = await head.ask('POST', '/api/v1/applications', {
      body: goodBody({ days: [{ date: '2026-05-12', from: '09:00', until: '17:00' }] }),
      headers: key,
    });
    expect(drafted.status).toBe(201);
    const sign = (seen: Answer, of: Browser = head) =>
      of.ask('POST', `/api/v1/applications/${String(seen.body['id'])}/signature`, {
        headers: { 'idempotency-key': randomUUID(), 'if-match': seen.headers.get('etag') ?? '' },
      });
    await sql(
      "update access.session set authenticated_at = now() - interval '31 minutes' where subject like '%city-emergency-head'",
    );
    const refused = await sign(drafted);
    expect(refused).toMatchObject({
      status: 401,
      body: { code: 'access.authentication-not-fresh', article: 'rules §3' },
    });
    expect(refused.headers.get('www-authenticate')).toBe('Bearer error="insufficient_user_authentication"');
    // Everything else goes on.
    expect((await head.ask('GET', '/api/v1/session')).status).toBe(200);
    const back = await toProviderAndBack(head, '/api/v1/session/sign-in?fresh=true', 'city-emergency-head');
    expect((await head.ask('GET', back)).headers.get('location')).toBe('/');
    await head.ask('GET', '/api/v1/session');
    expect((await sign(drafted)).status).toBe(200);
  });

  it('with a token is asked for it only where the house is told to ask', async () => {
    const drafted = await house.ask('city-emergency-clerk', 'POST', 'applications', {
      body: goodBody({ days: [{ date: '2026-06-09', from: '09:00', until: '17:00' }] }),
    });
    const path = `/api/v1/applications/${String(drafted.body['id'])}/signature`;
    const strict = await startApi({ ...house.config, signing: { sessionMinutes: 30, tokenMinutes: 5 } });
    try {
      const headers = {
        authorization: `Bearer ${await house.tokenOf('city-emergency-head')}`,
        'idempotency-key': 'with-a-fresh-token',
        'if-match': drafted.headers.get('etag') ?? '',
      };
      // The demonstration's tokens say when they were given out: now.
      expect((await new Browser(strict.url).ask('POST', path, { headers })).status).toBe(200);
    } finally {
      await strict.close();
    }
  });
});
