import { listedAs, offlineVerdict, readRevocations, signPass, type EntryPass } from '@anjing/passes';
import { base64url, CompactSign, exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose';
import { codesOn, printed } from '../support/pages';
import { reactionsOn } from '../support/reactions';
import { freePort, goodBody, service, type Answer, type Service } from '../support/service';

let house: Service;
beforeAll(async () => {
  house = await service(`127.0.0.1:${await freePort()}`);
});
afterAll(() => house.close());

const clerk = 'city-emergency-clerk';
const officer = 'city-emergency-inspector-1';
const contact = 'ganzhou-economic-electronics-contact';
const neighbour = 'ganzhou-economic-materials-contact';
const publicUrl = 'http://127.0.0.1';
const idOf = ({ body }: Answer) => String(body['id']);
const codes = ({ body }: Answer) => (body['reasons'] as { code: string }[]).map(({ code }) => code);
const verdict = (answer: Answer) => [answer.status, answer.body['verdict'], codes(answer)];

/** A visit on an open day, with its pass. */
async function visitOn(date: string): Promise<Answer> {
  const answer = await house.ask(clerk, 'POST', 'visits', {
    body: {
      agency: 'agency/city-emergency',
      site: 'site/ganzhou-economic-electronics',
      items: ['item/city-emergency-work-safety'],
      officers: ['officer/city-emergency-1', 'officer/city-emergency-2'],
      day: { date, from: '09:00', until: '17:00' },
      basis: { by: 'openDay', unplannedReason: '上级交办' },
      offSiteTried: '已电话询问，无法核实',
    },
  });
  expect(answer).toMatchObject({ status: 201, body: { state: 'passIssued' } });
  return answer;
}
async function act(account: string, seen: Answer, name: string, body: unknown = {}): Promise<Answer> {
  return house.ask(account, 'POST', `visits/${idOf(seen)}/${name}`, { body, seen });
}
async function passOf(visit: Answer, account = officer): Promise<Record<string, string>> {
  const { status, body } = await house.ask(account, 'GET', `visits/${idOf(visit)}/pass`);
  expect(status).toBe(200);
  return body as Record<string, string>;
}
const live = (token: string | undefined) => house.ask(undefined, 'GET', `passes/${String(token)}`);
const north = 'ganzhou-economic-electronics-north';
const south = 'ganzhou-economic-electronics-south';
const elsewhere = 'ganzhou-economic-materials-north';
/** What each gate's own device sends. */
const links = new Map<string, string>();
beforeAll(async () => {
  await house.clock.set('2026-03-02T09:00:00+08:00');
  for (const gate of [north, south, elsewhere]) {
    const { body } = await house.ask('administrator', 'POST', `gates/${gate}/device-link`);
    links.set(gate, String(body['authorization']));
  }
});
/** What a gate's own device is answered. */
async function atGate(gate: string, token: string | undefined, officers?: readonly string[]): Promise<Answer> {
  const headers = { authorization: links.get(gate) ?? '' };
  return house.ask(undefined, 'POST', 'gates/checks', { body: { token, ...(officers && { officers }) }, headers });
}
const keysNow = async () => (await house.ask(undefined, 'GET', 'passes/jwks.json')).body as unknown as JSONWebKeySet;
const listNow = async () => {
  const { body } = await house.ask(undefined, 'GET', 'passes/revocations');
  return String(body['revocations']);
};

describe('a pass over HTTP', () => {
  const day = '2026-03-26';
  let token: string;
  let visit: Answer;
  let certificates: string[];
  beforeAll(async () => {
    await house.clock.set(`${day}T08:00:00+08:00`);
    visit = await visitOn(day);
    const carried = await passOf(visit);
    token = String(carried['token']);
    certificates = (carried['pass'] as unknown as { officers: string[] }).officers;
  });
  beforeEach(() => house.clock.set(`${day}T10:00:00+08:00`));

  it('says enter to whoever scans it, on which ground, until when, and what the pass says', async () => {
    const answer = await live(token);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        verdict: 'enter',
        words: { zh: '可以入企：开放日检查。' },
        until: `${day}T17:00:00+08:00`,
        checkCode: expect.stringMatching(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/) as string,
        pass: {
          visit: idOf(visit),
          agencies: [{ id: 'agency/city-emergency', name: { zh: '赣州市应急管理局' } }],
          site: { id: 'site/ganzhou-economic-electronics' },
          officers: certificates,
          day,
        },
      },
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('leads to a page that says the same, with nothing from elsewhere', async () => {
    const page = async (of: string) =>
      fetch(`${house.api.url}/p/${encodeURIComponent(of)}`, { headers: { 'accept-language': 'zh' } });
    const good = await page(token);
    expect(good.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(good.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(good.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await good.text()).toMatch(/<h1>可以入企<\/h1>[^]*赣州市应急管理局/);
    const bad = await page('<script>alert(1)</script>');
    const text = await bad.text();
    expect(text).toContain('<h1>不得入企</h1>');
    expect(text).not.toContain('<script');
  });

  it('is answered for under its check code too, which people can type, on its day only', async () => {
    const { checkCode = '', shortUrl } = await passOf(visit);
    expect(shortUrl).toBe(`${publicUrl}/p/${checkCode}`);
    for (const typed of [checkCode, checkCode.replace('-', '').toLowerCase()]) {
      expect(await live(typed)).toMatchObject({
        status: 200,
        body: { verdict: 'enter', checkCode, pass: { visit: idOf(visit), officers: certificates } },
      });
    }
    expect(verdict(await atGate(north, checkCode, certificates))).toEqual([200, 'enter', []]);
    expect(verdict(await live('0000-0000'))).toEqual([200, 'doNotEnter', ['pass.unknown-code']]);
    await house.clock.set('2026-03-25T10:00:00+08:00');
    expect(verdict(await live(checkCode))).toEqual([200, 'doNotEnter', ['pass.unknown-code']]);
    const page = await fetch(`${house.api.url}/p/${checkCode}`, { headers: { 'accept-language': 'zh' } });
    expect(await page.text()).toContain('<h1>不得入企</h1>');
  });

  it('is drawn as a code for those who go, and for nobody else', async () => {
    const drawing = await fetch(`${house.api.url}/api/v1/visits/${idOf(visit)}/pass.svg`, {
      headers: { authorization: `Bearer ${await house.tokenOf(officer)}` },
    });
    expect([drawing.status, drawing.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    const svg = await drawing.text();
    expect(svg).toMatch(/^<svg /);
    // Version 14 has 73 modules a side, and four of margin around.
    expect(Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1])).toBeLessThanOrEqual(81);
    for (const account of [contact, neighbour, 'city-fire-head', 'longnan-reviewer', 'administrator']) {
      expect((await house.ask(account, 'GET', `visits/${idOf(visit)}/pass`)).status).toBe(404);
    }
    // The bureau sees the visit, but does not go.
    expect(await house.ask('city-reviewer', 'GET', `visits/${idOf(visit)}/pass`)).toMatchObject({
      status: 403,
      body: { code: 'access.not-for-your-post' },
    });
  });

  const signed = () => new TextDecoder().decode(base64url.decode(token.split('.')[1] ?? ''));
  const encoded = (value: unknown) => base64url.encode(JSON.stringify(value));
  async function stranger(kid: string): Promise<JWK & { kid: string }> {
    const { privateKey } = await generateKeyPair('EdDSA', { extractable: true });
    return { ...(await exportJWK(privateKey)), kid };
  }
  const currentKid = async () => String((await keysNow()).keys[0]?.kid);
  const genuine = (): EntryPass => ({
    id: `visit/${idOf(visit)}.1`,
    visit: `visit/${idOf(visit)}`,
    agencies: ['agency/city-emergency'],
    items: ['item/city-emergency-work-safety'],
    officers: certificates,
    site: 'site/ganzhou-economic-electronics',
    day,
    from: `${day}T09:00:00+08:00`,
    until: `${day}T17:00:00+08:00`,
    issuedAt: `${day}T08:00:00+08:00`,
  });
  const attacks: readonly [what: string, code: string, forge: () => string | Promise<string>][] = [
    ['no token', 'pass.malformed', () => 'hello'],
    [
      'a forged one, under our key’s name',
      'pass.forged',
      async () => (await signPass(genuine(), await stranger(await currentKid()), publicUrl)).token,
    ],
    [
      'one of another key',
      'pass.unknown-key',
      async () => (await signPass(genuine(), await stranger('other'), publicUrl)).token,
    ],
    [
      'an altered one',
      'pass.forged',
      () => token.replace(/\.[^.]+\./, `.${base64url.encode(signed().replace('17:00', '23:00'))}.`),
    ],
    [
      'one with alg: none',
      'pass.forged',
      async () =>
        `${encoded({ alg: 'none', typ: 'anjing-pass-2', kid: await currentKid() })}.${token.split('.')[1] ?? ''}.`,
    ],
    [
      'one signed with the public key as a secret',
      'pass.forged',
      async () => {
        const { keys } = await keysNow();
        return new CompactSign(new TextEncoder().encode(signed()))
          .setProtectedHeader({ alg: 'HS256', typ: 'anjing-pass-2', kid: String(keys[0]?.kid) })
          .sign(new TextEncoder().encode(String(keys[0]?.x)));
      },
    ],
    ['the revocation list', 'pass.malformed', listNow],
  ];
  it.each(attacks)('does not let in %s: %s', async (_what, code, forge) => {
    const forged = await forge();
    expect(verdict(await live(forged))).toEqual([200, 'doNotEnter', [code]]);
    expect(verdict(await atGate(north, forged))).toEqual([200, 'doNotEnter', [code]]);
  });

  it('is for its site: at the gate of another it says do not enter', async () => {
    const answer = await atGate(elsewhere, token);
    expect(verdict(answer)).toEqual([200, 'doNotEnter', ['pass.wrong-site']]);
    expect(answer.body).not.toHaveProperty('gateCode');
  });
  it('is for its officers', async () => {
    expect(verdict(await atGate(north, token, certificates))).toEqual([200, 'enter', []]);
    expect(verdict(await atGate(north, token, [...certificates, '赣B99999999']))).toEqual([
      200,
      'doNotEnter',
      ['pass.wrong-officers'],
    ]);
  });
  it.each([
    ['the day before', '2026-03-25T10:00:00+08:00', 'visit.too-early'],
    ['the minute before', `${day}T08:59:59+08:00`, 'visit.too-early'],
    ['the minute after', `${day}T17:00:00+08:00`, 'visit.too-late'],
    ['the day after', '2026-03-27T10:00:00+08:00', 'visit.over'],
  ])('is for its day and hours, not %s', async (_what, now, code) => {
    await house.clock.set(now);
    const answer = await live(token);
    expect(answer.body['verdict']).toBe('doNotEnter');
    expect(codes(answer)).toContain(code);
  });

  it('is checked by a device without a connection, which never says enter', async () => {
    const check = {
      token,
      publicUrl,
      keys: await keysNow(),
      revocations: await listNow(),
      site: 'site/ganzhou-economic-electronics',
      deviceTime: `${day}T10:05:00+08:00`,
      call: '8991048',
    };
    expect(await offlineVerdict(check)).toMatchObject({
      verdict: 'notConfirmedLive',
      reasons: [],
      remarks: [{ code: 'pass.rest-unseen' }],
    });
    expect(await offlineVerdict({ ...check, site: 'site/ganzhou-economic-materials' })).toMatchObject({
      verdict: 'doNotEnter',
      reasons: [{ code: 'pass.wrong-site' }],
    });
  });
});

describe('a pass that dies', () => {
  it('is dead at once when its officers are replaced, is named in the list, and the new one lives', async () => {
    await house.clock.set('2026-03-27T08:00:00+08:00');
    const visit = await visitOn('2026-03-27');
    const old = await passOf(visit);
    const replaced = await act(clerk, visit, 'officers', {
      officers: ['officer/city-emergency-2', 'officer/city-emergency-3'],
    });
    expect(replaced.status).toBe(200);
    const fresh = await passOf(visit, 'city-emergency-inspector-3');
    expect(fresh['checkCode']).not.toBe(old['checkCode']);

    await house.clock.set('2026-03-27T10:00:00+08:00');
    const dead = await live(old['token']);
    expect(verdict(dead)).toEqual([200, 'doNotEnter', ['pass.revoked']]);
    // What it said is nobody's business any more, and its code leads nowhere.
    expect(dead.body).not.toHaveProperty('pass');
    expect(verdict(await live(old['checkCode']))).toEqual([200, 'doNotEnter', ['pass.unknown-code']]);
    expect(verdict(await live(fresh['token']))).toEqual([200, 'enter', []]);
    expect(verdict(await live(fresh['checkCode']))).toEqual([200, 'enter', []]);
    const keys = await keysNow();
    const revocations = await listNow();
    const list = await readRevocations(revocations, keys, publicUrl);
    const id = `visit/${idOf(visit)}.1`;
    expect(list?.revoked).toEqual([{ listed: await listedAs(id), until: '2026-03-28T00:00:00+08:00' }]);
    // The visit still stands, and nobody reads of it here.
    const [, payload = ''] = revocations.split('.');
    expect(new TextDecoder().decode(base64url.decode(payload))).not.toContain(idOf(visit));
    const offline = (token: string | undefined) =>
      offlineVerdict({
        token: String(token),
        publicUrl,
        keys,
        revocations,
        site: 'site/ganzhou-economic-electronics',
        deviceTime: '2026-03-27T10:01:00+08:00',
        call: '8991048',
      });
    expect(await offline(old['token'])).toMatchObject({ verdict: 'doNotEnter', reasons: [{ code: 'pass.revoked' }] });
    expect(await offline(fresh['token'])).toMatchObject({ verdict: 'notConfirmedLive', reasons: [] });

    // Cancelled, it is dead too.
    const cancelled = await act(clerk, replaced, 'cancellation', { reason: '改为电话询问' });
    expect(cancelled.body['state']).toBe('cancelled');
    expect((await live(fresh['token'])).body['verdict']).toBe('doNotEnter');
    expect((await readRevocations(await listNow(), keys, publicUrl))?.revoked).toHaveLength(2);
    expect((await house.ask(officer, 'GET', `visits/${idOf(visit)}/pass`)).status).toBe(404);
  });

  it('of an approved application stands on its printed form, and dies with the approval, at once', async () => {
    await house.clock.set('2026-03-02T09:00:00+08:00');
    const step = async (account: string, seen: Answer, name: string, body: unknown = {}) =>
      house.ask(account, 'POST', `applications/${idOf(seen)}/${name}`, { body, seen });
    const draft = await house.ask(clerk, 'POST', 'applications', { body: goodBody() });
    const submitted = await step(clerk, await step('city-emergency-head', draft, 'signature'), 'submission');
    const passed = await step('city-reviewer', submitted, 'review', { outcome: 'pass', opinion: '同意' });
    const approved = await step('city-leader', passed, 'decision', { outcome: 'approve', opinion: '同意' });
    await reactionsOn(house.fresh)();

    const form = await fetch(`${house.api.url}/api/v1/applications/${idOf(draft)}/form.pdf`, {
      headers: { authorization: `Bearer ${await house.tokenOf(clerk)}` },
    });
    const pages = await printed(Buffer.from(await form.arrayBuffer()));
    const [url = ''] = (await Promise.all(pages.map(codesOn))).flat();
    expect(url.startsWith(`${publicUrl}/p/`)).toBe(true);
    const token = url.slice(`${publicUrl}/p/`.length);

    await house.clock.set('2026-03-10T10:00:00+08:00');
    expect((await live(token)).body).toMatchObject({ verdict: 'enter', words: { zh: '可以入企：检查已获批准。' } });
    const inForce = await house.ask('city-leader', 'GET', `applications/${idOf(approved)}`);
    expect((await step('city-leader', inForce, 'revocation', { reason: '情况变化' })).status).toBe(200);
    // No reaction has carried it over yet: the answer is judged on the application's own stream.
    expect((await live(token)).body['verdict']).toBe('doNotEnter');
    await reactionsOn(house.fresh)();
    const keys = await keysNow();
    expect((await readRevocations(await listNow(), keys, publicUrl))?.revoked.map(({ listed }) => listed)).toContain(
      await listedAs(`visit/${idOf(draft)}-2026-03-10.1`),
    );
  });

  it('of the fifty items that the rules allow is drawn, printed and read like any other', async () => {
    await house.clock.set('2026-03-02T09:00:00+08:00');
    const items = Array.from({ length: 49 }, (_, index) => ({
      key: `check-${index + 1}`,
      name: { zh: `安全生产专项检查第${index + 1}项`, en: `check ${index + 1}` },
      legalBasis: '《中华人民共和国安全生产法》第六十五条',
    }));
    const workSafety = { ...items[0], key: 'work-safety' };
    const agency = 'agency/city-emergency';
    const form = { filing: 'itemList', agency, items: [workSafety, ...items] };
    const file = async (account: string, seen: Answer, name: string) =>
      house.ask(account, 'POST', `filings/${idOf(seen)}/${name}`, { body: {}, seen });
    const list = await house.ask(clerk, 'POST', 'filings', { body: { form } });
    const filed = await file('city-emergency-head', list, 'submission');
    expect((await file('city-reviewer', filed, 'acceptance')).body['state']).toBe('accepted');
    await reactionsOn(house.fresh)();

    const many = [workSafety, ...items].map(({ key }) => `item/city-emergency-${key}`);
    const days = [{ date: '2026-03-17', from: '09:00', until: '17:00' }];
    const step = async (account: string, seen: Answer, name: string, body: unknown = {}) =>
      house.ask(account, 'POST', `applications/${idOf(seen)}/${name}`, { body, seen });
    const draft = await house.ask(clerk, 'POST', 'applications', { body: goodBody({ items: many, days }) });
    const submitted = await step(clerk, await step('city-emergency-head', draft, 'signature'), 'submission');
    const passed = await step('city-reviewer', submitted, 'review', { outcome: 'pass', opinion: '同意' });
    const approved = await step('city-leader', passed, 'decision', { outcome: 'approve', opinion: '同意' });
    expect(approved).toMatchObject({ status: 200, body: { state: 'approved' } });
    await reactionsOn(house.fresh)();

    const headers = { authorization: `Bearer ${await house.tokenOf(clerk)}` };
    const visit = `${idOf(draft)}-2026-03-17`;
    const { body: carried } = await house.ask(clerk, 'GET', `visits/${visit}/pass`);
    const drawing = await fetch(`${house.api.url}/api/v1/visits/${visit}/pass.svg`, { headers });
    expect([drawing.status, /viewBox="0 0 81 81"|viewBox="0 0 77 77"/.test(await drawing.text())]).toEqual([200, true]);
    const printing = await fetch(`${house.api.url}/api/v1/applications/${idOf(draft)}/form.pdf`, { headers });
    const pages = await printed(Buffer.from(await printing.arrayBuffer()), 100);
    expect((await Promise.all(pages.map(codesOn))).flat()).toEqual([carried['url']]);
    await house.clock.set('2026-03-17T10:00:00+08:00');
    const answer = await live(String(carried['token']));
    expect(verdict(answer)).toEqual([200, 'enter', []]);
    expect((answer.body['pass'] as { items: { id: string }[] }).items.map(({ id }) => id)).toEqual(many);
  });

  it('outlives its key: signed before the keys changed it is still believed, and shown anew it has the same check code', async () => {
    await house.clock.set('2026-03-27T08:30:00+08:00');
    const visit = await visitOn('2026-04-28');
    const early = await passOf(visit);
    await house.clock.set('2026-04-28T10:00:00+08:00');
    const late = await passOf(visit);
    expect(late['token']).not.toBe(early['token']);
    expect(late['checkCode']).toBe(early['checkCode']);
    for (const { token } of [early, late]) expect(verdict(await live(token))).toEqual([200, 'enter', []]);
  });
});

describe('at the gate', () => {
  it('both sides confirm a check-in; a copy lets nobody follow; the enterprise sees the visit from then on', async () => {
    await house.clock.set('2026-04-29T08:00:00+08:00');
    const visit = await visitOn('2026-04-29');
    const { token, pass } = (await passOf(visit)) as unknown as { token: string; pass: { officers: string[] } };
    await house.clock.set('2026-04-29T09:30:00+08:00');
    // Nobody at the enterprise knows of it before.
    expect((await house.ask(contact, 'GET', 'visits')).body['items']).toEqual([]);
    expect((await house.ask(contact, 'GET', `visits/${idOf(visit)}`)).status).toBe(404);

    const shown = await atGate(north, token, pass.officers);
    const { code } = shown.body['gateCode'] as { code: string };
    expect(code).toMatch(/^\d{8}$/);
    // A gate code is the gate's alone: the public answer has none.
    expect((await live(token)).body).not.toHaveProperty('gateCode');
    const wrong = code.replace(/\d$/, (last) => String((Number(last) + 1) % 10));
    expect(await act(officer, visit, 'check-in', { code: wrong })).toMatchObject({
      status: 422,
      body: { code: 'visit.gate-code-wrong' },
    });
    const entered = await act(officer, visit, 'check-in', { code });
    expect(entered).toMatchObject({
      status: 200,
      body: { state: 'checkedIn', entered: { confirmedBy: `gate/${north}` } },
    });

    // Replayed at another gate, or by whoever has a picture of it.
    expect(verdict(await atGate(south, token))).toEqual([200, 'doNotEnter', ['pass.used']]);
    expect(verdict(await live(token))).toEqual([200, 'doNotEnter', ['pass.used']]);
    expect(verdict(await atGate(south, token, ['赣B99999999']))).toEqual([200, 'doNotEnter', ['pass.wrong-officers']]);
    expect(verdict(await atGate(south, token, pass.officers.slice(0, 1)))).toEqual([200, 'enter', []]);

    expect((await house.ask(contact, 'GET', 'visits')).body['items']).toMatchObject([{ id: idOf(visit) }]);
    expect((await house.ask(contact, 'GET', `visits/${idOf(visit)}`)).body).toMatchObject({ state: 'checkedIn' });
    expect((await house.ask(neighbour, 'GET', `visits/${idOf(visit)}`)).status).toBe(404);

    expect((await act(officer, entered, 'check-out')).body['state']).toBe('checkedOut');
    const after = await atGate(north, token, pass.officers);
    expect([after.body['verdict'], codes(after)]).toEqual(['doNotEnter', ['visit.over']]);
  });

  it('a device whose link was taken away is answered nothing', async () => {
    expect((await atGate(south, 'x')).status).toBe(200);
    await house.ask('administrator', 'POST', `gates/${south}/device-link/revocation`);
    expect(await atGate(south, 'x')).toMatchObject({ status: 401, body: { code: 'access.link-revoked' } });
  });

  it('one address may ask only so often', async () => {
    const answers = await Promise.all(Array.from({ length: 130 }, () => live('x')));
    expect(answers.some(({ status }) => status === 200)).toBe(true);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.body).toMatchObject({ code: 'request.too-many' });
    expect(refused?.headers.get('retry-after')).toBe('60');
  });
});
