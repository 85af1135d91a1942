import { exportJWK, generateKeyPair, SignJWT, type JSONWebKeySet, type JWK } from 'jose';
import fc from 'fast-check';
import {
  checkCodeIn,
  checkCodeOf,
  claimsOf,
  gateCode,
  isGateCode,
  liveVerdict,
  offlineVerdict,
  readPass,
  readRevocations,
  listedAs,
  revocationList,
  signPass,
  signRevocations,
  type EntryPass,
  type GateJudgement,
  type LiveCheck,
  type OfflineCheck,
  type PassCode,
  type SigningJwk,
} from '.';
import recorded from './recorded-pass.json';

const publicUrl = 'https://anjing.example';
const pass: EntryPass = {
  id: 'visit/0c2e.1',
  visit: 'visit/0c2e',
  agencies: ['agency/city-emergency'],
  items: ['item/city-emergency-work-safety'],
  officers: ['赣B00000001', '赣B00000002'],
  site: 'site/ganzhou-economic-electronics',
  day: '2026-03-10',
  from: '2026-03-10T09:00:00+08:00',
  until: '2026-03-10T17:00:00+08:00',
  issuedAt: '2026-03-05T10:00:00+08:00',
};
const during = '2026-03-10T10:00:00+08:00';

async function newKey(kid: string): Promise<{ signing: SigningJwk; public: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  return {
    signing: { ...(await exportJWK(privateKey)), kid },
    public: { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' },
  };
}

let key: Awaited<ReturnType<typeof newKey>>;
let next: typeof key;
let strangers: typeof key;
let keys: JSONWebKeySet;
let token: string;
let checkCode: string;
/** The same pass as release 0.1.0 signed it, with everything it says. */
let whole: string;
let list: string;
beforeAll(async () => {
  [key, next, strangers] = await Promise.all([newKey('one'), newKey('two'), newKey('one')]);
  keys = { keys: [key.public, next.public] };
  ({ token, checkCode } = await signPass(pass, key.signing, publicUrl));
  whole = await new SignJWT({ ...claimsOf(pass, publicUrl) })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'anjing-pass', kid: 'one' })
    .sign(key.signing);
  list = await signRevocations(revocationList([], '2026-03-10T09:55:00+08:00', 10), key.signing, publicUrl);
});

const segment = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const codes = (reasons: readonly { readonly code: string }[]) => reasons.map(({ code }) => code);

/** What the token of a pass says of it by itself. */
const ofDay = ({ id, visit, day, from, until }: EntryPass) => ({ id, visit, day, from, until });

describe('the token of a pass', () => {
  // printf 'anjing site site/ganzhou-economic-electronics' | openssl dgst -sha256 -binary | base64url, and the same of
  // `anjing issuer https://anjing.example`.
  const site = 'ovDXuADj6CAwNoJH';
  const issuer = 'bZ79LayM';

  it('says which pass it is, for which day, hours and site, and is the same for the same pass and key', async () => {
    expect(await readPass(token, keys, publicUrl)).toEqual({ pass: ofDay(pass), site, checkCode });
    expect(await signPass(pass, key.signing, publicUrl)).toEqual({ token, checkCode });
  });
  it('is a JWS over one line of six parts, and names neither people nor what they look for', () => {
    const [header, payload] = token.split('.').map((part) => Buffer.from(part, 'base64url').toString());
    expect(JSON.parse(header ?? '')).toEqual({ alg: 'EdDSA', typ: 'anjing-pass-2', kid: 'one' });
    expect(payload).toBe(`${issuer} 0c2e.1 2026-03-10 09:00-17:00 ${site} PBZS39MN`);
  });
  it('is for one day: hours that leave it are not signed', async () => {
    const wrong = (change: Partial<EntryPass>) => signPass({ ...pass, ...change }, key.signing, publicUrl);
    await expect(wrong({ until: '2026-03-11T00:01:00+08:00' })).rejects.toThrow(RangeError);
    await expect(wrong({ from: '2026-03-09T23:00:00+08:00' })).rejects.toThrow(RangeError);
    await expect(wrong({ until: pass.from })).rejects.toThrow(RangeError);
    const { token: midnight } = await wrong({ until: '2026-03-11T00:00:00+08:00' });
    expect(await readPass(midnight, keys, publicUrl)).toMatchObject({ pass: { until: '2026-03-11T00:00:00+08:00' } });
  });
  it('signs nothing that it could not say again: an id of another form, hours that are no whole minutes', async () => {
    const wrong = (change: Partial<EntryPass>) => signPass({ ...pass, ...change }, key.signing, publicUrl);
    await expect(wrong({ id: 'visit/0c2e#1' })).rejects.toThrow(RangeError);
    await expect(wrong({ id: `visit/${'x'.repeat(101)}.1` })).rejects.toThrow(RangeError);
    await expect(wrong({ from: '2026-03-10T09:00:30+08:00' })).rejects.toThrow(RangeError);
  });
  it('is as long whatever the pass says: fifty items, ten agencies, forty officers, a long site', async () => {
    const many = (count: number, of: string) => Array.from({ length: count }, (_, index) => `${of}-${index}`);
    const large = {
      ...pass,
      agencies: many(10, 'agency/city'),
      items: many(50, 'item/city-emergency-work-safety'),
      officers: many(40, '赣B0000'),
      site: `site/${'x'.repeat(150)}`,
    };
    expect((await signPass(large, key.signing, publicUrl)).token).toHaveLength(token.length);
  });
});

describe('a pass that release 0.1.0 issued', () => {
  const held = { keys: [recorded.key] };
  const code = recorded.checkCode;
  it('is read until its day, with everything it says and the check code that stands beside it on paper', async () => {
    const reading = await readPass(recorded.token, held, recorded.publicUrl);
    expect(reading).toMatchObject({ pass: ofDay(recorded.pass), whole: recorded.pass, checkCode: code });
    // Issued anew today, the same pass has the same check code.
    expect((await signPass(recorded.pass, key.signing, recorded.publicUrl)).checkCode).toBe(code);
  });
  it('is judged by a device without a connection as before, its officers too', async () => {
    const check = (change: Partial<OfflineCheck> = {}) =>
      offlineVerdict({
        token: recorded.token,
        publicUrl,
        keys: held,
        site: recorded.pass.site,
        deviceTime: during,
        call: '0797-8991048',
        ...change,
      });
    expect(await check()).toMatchObject({ verdict: 'notConfirmedLive', remarks: [{ code: 'pass.list-missing' }] });
    const against = async (change: Partial<OfflineCheck>) => codes((await check(change)).reasons);
    expect(await against({ site: 'site/other' })).toEqual(['pass.wrong-site']);
    expect(await against({ officers: ['赣B00000099'] })).toEqual(['pass.wrong-officers']);
    expect(await against({ deviceTime: '2026-03-10T17:00:00+08:00' })).toEqual(['pass.expired']);
    expect(await against({ publicUrl: 'https://other.example' })).toEqual(['pass.other-service']);
    expect(await against({ token: recorded.token.replace(/.$/, 'A') })).toEqual(['pass.forged']);
  });
});

describe('the check code', () => {
  it('is the first 40 bits of a SHA-256 over what the pass says, in eight characters that can be read aloud', async () => {
    // From sha256sum of `anjing pass abc`: 0d088dcb59…, five bits a character.
    expect(await checkCodeOf('abc')).toBe('1M48-VJTS');
  });
  it('stays when a new key signs the same pass, and changes with what it says, on the live page too', async () => {
    const codeOf = async (change: Partial<EntryPass>, by = key.signing) =>
      (await signPass({ ...pass, ...change }, by, publicUrl)).checkCode;
    expect(await codeOf({}, next.signing)).toBe(checkCode);
    for (const change of [{ id: 'visit/0c2e.2' }, { officers: ['赣B00000001'] }, { items: [] }])
      expect(await codeOf(change)).not.toBe(checkCode);
    expect(checkCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });
  it('may be typed without its dash and in small letters', () => {
    expect(checkCodeIn('k7qf2m9d')).toBe('K7QF-2M9D');
    expect(checkCodeIn('K7QF-2M9D')).toBe('K7QF-2M9D');
    for (const none of ['', 'K7QF-2M9', 'KIQF-2M9D', token, `${'A'.repeat(8)}\n`])
      expect(checkCodeIn(none)).toBeUndefined();
  });
});

describe('a device without a connection', () => {
  const check = (change: Partial<OfflineCheck> = {}) =>
    offlineVerdict({
      token,
      publicUrl,
      keys,
      revocations: list,
      site: pass.site,
      deviceTime: during,
      lastContact: { server: '2026-03-10T09:50:00+08:00', device: '2026-03-10T09:50:20+08:00' },
      call: '0797-8991048',
      ...change,
    });

  it('says: genuine, not confirmed live, whom to call, and from when its list is', async () => {
    expect(await check()).toEqual({
      verdict: 'notConfirmedLive',
      reasons: [],
      remarks: [{ code: 'pass.rest-unseen' }],
      words: {
        zh: '凭证真实，但未经联网核实：请致电0797-8991048核实。吊销名单时间：2026-03-10T09:55:00+08:00。离线不能核对部门、事项和执法人员。',
        en: 'Genuine, not confirmed live: call 0797-8991048. Last revocation list: 2026-03-10T09:55:00+08:00. Agencies, items and officers cannot be checked without a connection.',
      },
      listOf: '2026-03-10T09:55:00+08:00',
      pass: ofDay(pass),
      checkCode,
    });
  });

  const payload = (change: object) => {
    const claims = JSON.parse(Buffer.from(whole.split('.')[1] ?? '', 'base64url').toString()) as object;
    return { ...claims, ...change };
  };
  const line = (change: (said: string) => string) =>
    Buffer.from(change(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())).toString('base64url');
  /** A token that the service itself might have signed, were it out of its mind. */
  const signedAs = (claims: object, header: object = {}) =>
    new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'anjing-pass', kid: 'one', ...header })
      .sign(key.signing);

  const attacks: readonly [
    what: string,
    code: PassCode,
    change: () => Partial<OfflineCheck> | Promise<Partial<OfflineCheck>>,
  ][] = [
    ['no token at all', 'pass.malformed', () => ({ token: 'https://anjing.example' })],
    ['a token of endless length', 'pass.malformed', () => ({ token: `${'A'.repeat(5_000)}.e30.AA` })],
    [
      'alg: none',
      'pass.forged',
      () => ({ token: `${segment({ alg: 'none', typ: 'anjing-pass-2', kid: 'one' })}.${token.split('.')[1] ?? ''}.` }),
    ],
    ['a signature left out', 'pass.forged', () => ({ token: token.replace(/[^.]+$/, '') })],
    [
      'the public key taken as a secret (HS256)',
      'pass.forged',
      async () => ({
        token: await new SignJWT(payload({}))
          .setProtectedHeader({ alg: 'HS256', typ: 'anjing-pass', kid: 'one' })
          .sign(new TextEncoder().encode(String(key.public.x))),
      }),
    ],
    ['a key of their own under the name of ours', 'pass.forged', () => signPass(pass, strangers.signing, publicUrl)],
    [
      'a key of their own, sent along',
      'pass.forged',
      async () => ({
        token: await new SignJWT(payload({}))
          .setProtectedHeader({ alg: 'EdDSA', typ: 'anjing-pass', kid: 'one', jwk: strangers.public })
          .sign(strangers.signing),
      }),
    ],
    [
      'a key that nobody published',
      'pass.unknown-key',
      () => signPass(pass, { ...strangers.signing, kid: 'three' }, publicUrl),
    ],
    [
      'altered hours',
      'pass.forged',
      () => ({ token: token.replace(/\.[^.]+\./, `.${line((said) => said.replace('17:00', '23:00'))}.`) }),
    ],
    [
      'altered hours of release 0.1.0',
      'pass.forged',
      () => ({ token: whole.replace(/\.[^.]+\./, `.${segment(payload({ exp: 1_800_000_000 }))}.`) }),
    ],
    [
      'the words of one form under the name of the other',
      'pass.malformed',
      async () => ({ token: await signedAs(payload({}), { typ: 'anjing-pass-2' }) }),
    ],
    ['a pass of another city', 'pass.other-service', () => signPass(pass, key.signing, 'https://other.example')],
    ['a revocation list shown as a pass', 'pass.malformed', () => ({ token: list })],
    [
      'signed claims of two days',
      'pass.malformed',
      async () => ({ token: await signedAs(payload({ exp: Date.parse('2026-03-11T12:00:00+08:00') / 1_000 })) }),
    ],
    [
      'signed claims without officers',
      'pass.malformed',
      async () => ({ token: await signedAs(payload({ officers: [] })) }),
    ],
    [
      'a header that asks for what is unknown',
      'pass.forged',
      () => {
        const [, body = '', signature = ''] = token.split('.');
        return {
          token: `${segment({ alg: 'EdDSA', typ: 'anjing-pass', kid: 'one', crit: ['exp'] })}.${body}.${signature}`,
        };
      },
    ],
    ['another site', 'pass.wrong-site', () => ({ site: 'site/ganzhou-economic-materials' })],
    [
      'other officers, on a pass of release 0.1.0',
      'pass.wrong-officers',
      () => ({ token: whole, officers: ['赣B00000001', '赣B00000099'] }),
    ],
    [
      'the day before',
      'pass.wrong-day',
      () => ({
        deviceTime: '2026-03-09T10:00:00+08:00',
        revocations: '',
        lastContact: { server: '2026-03-09T09:50:00+08:00', device: '2026-03-09T09:50:00+08:00' },
      }),
    ],
    [
      'the hour before',
      'pass.too-early',
      () => ({
        deviceTime: '2026-03-10T08:59:59+08:00',
        revocations: '',
        lastContact: { server: '2026-03-10T08:50:00+08:00', device: '2026-03-10T08:50:00+08:00' },
      }),
    ],
    ['the minute after its end', 'pass.expired', () => ({ deviceTime: '2026-03-10T17:00:30+08:00' })],
    ['the day after', 'pass.expired', () => ({ deviceTime: '2026-03-11T10:00:00+08:00' })],
    [
      'the device turned back after hours',
      'pass.expired',
      () => ({ lastContact: { server: '2026-03-10T17:05:00+08:00', device: '2026-03-10T17:05:00+08:00' } }),
    ],
    [
      'a list that names it',
      'pass.revoked',
      async () => ({
        revocations: await signRevocations(
          revocationList([{ listed: await listedAs(pass.id), until: pass.until }], '2026-03-10T09:55:00+08:00', 10),
          next.signing,
          publicUrl,
        ),
      }),
    ],
    ['the same pass a second time', 'pass.used', () => ({ used: [{ id: pass.id, at: '2026-03-10T09:10:00+08:00' }] })],
    ['no keys', 'pass.unknown-key', () => ({ keys: { keys: [] } })],
  ];
  it.each(attacks)('does not let in %s: %s', async (_what, code, change) => {
    const verdict = await check(await change());
    expect([verdict.verdict, codes(verdict.reasons)]).toEqual(['doNotEnter', [code]]);
    expect(verdict.words.zh).toMatch(/^不得入企。./);
    expect(verdict.words.en).toMatch(/^Do not enter\. ./);
  });

  it('names everything that is wrong at once', async () => {
    const { reasons } = await check({
      token: whole,
      site: 'site/other',
      officers: ['赣B00000099'],
      deviceTime: '2026-03-12T10:00:00+08:00',
    });
    expect(codes(reasons)).toEqual(['pass.expired', 'pass.wrong-site', 'pass.wrong-officers']);
  });

  it('goes by a pass that a key signed before the keys changed, as long as that key is published', async () => {
    const rotated = { keys: [next.public, key.public] };
    expect((await check({ keys: rotated })).verdict).toBe('notConfirmedLive');
    expect(codes((await check({ keys: { keys: [next.public] }, revocations: '' })).reasons)).toEqual([
      'pass.unknown-key',
    ]);
  });

  it('lets the same officers pass its eyes, in part or in full, and judges none whom the code does not name', async () => {
    expect((await check({ token: whole, officers: ['赣B00000002', '赣B00000001'] })).verdict).toBe('notConfirmedLive');
    expect(await check({ officers: ['赣B00000099'] })).toMatchObject({
      verdict: 'notConfirmedLive',
      remarks: [{ code: 'pass.rest-unseen' }],
    });
  });

  const remarks: readonly [
    what: string,
    code: PassCode,
    change: () => Partial<OfflineCheck> | Promise<Partial<OfflineCheck>>,
  ][] = [
    [
      'its clock was six minutes fast when it last heard the service',
      'pass.device-clock',
      () => ({ lastContact: { server: '2026-03-10T09:50:00+08:00', device: '2026-03-10T09:56:00+08:00' } }),
    ],
    ['its clock is behind the list it holds', 'pass.device-clock', () => ({ deviceTime: '2026-03-10T09:45:00+08:00' })],
    [
      'its list is old',
      'pass.list-old',
      () => ({ deviceTime: '2026-03-10T10:05:01+08:00', lastContact: { server: during, device: during } }),
    ],
    [
      'it has no list',
      'pass.list-missing',
      () => ({ revocations: '', lastContact: { server: during, device: during } }),
    ],
    [
      'its list is signed by others',
      'pass.list-missing',
      async () => ({
        revocations: await signRevocations(revocationList([], during, 10), strangers.signing, publicUrl),
      }),
    ],
    [
      'its list is of another city',
      'pass.list-missing',
      async () => ({
        revocations: await signRevocations(revocationList([], during, 10), key.signing, 'https://other.example'),
      }),
    ],
  ];
  it.each(remarks)('says that %s: %s', async (_what, code, change) => {
    const verdict = await check(await change());
    expect([verdict.verdict, codes(verdict.remarks)]).toEqual(['notConfirmedLive', ['pass.rest-unseen', code]]);
  });
  it.each([
    ['five minutes', '2026-03-10T09:55:00+08:00', 0],
    ['a second more', '2026-03-10T09:55:01+08:00', 1],
    ['as much behind', '2026-03-10T09:44:59+08:00', 1],
  ])('bears with a clock that is off by five minutes: %s', async (_what, device, said) => {
    const { remarks: found } = await check({
      revocations: list,
      lastContact: { server: '2026-03-10T09:50:00+08:00', device },
    });
    expect(found.filter(({ code }) => code === 'pass.device-clock')).toHaveLength(said);
  });
  it('judges by the time that the service would show, not by its own', async () => {
    // Twenty minutes fast: it shows 17:10, the service's clock says 16:50.
    const fast = { server: '2026-03-10T09:50:00+08:00', device: '2026-03-10T10:10:00+08:00' };
    expect((await check({ deviceTime: '2026-03-10T17:10:00+08:00', lastContact: fast })).verdict).toBe(
      'notConfirmedLive',
    );
    expect((await check({ deviceTime: '2026-03-10T17:20:00+08:00', lastContact: fast })).verdict).toBe('doNotEnter');
  });

  it('believes no token of which a single character was changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(token.length - 1),
        fc.constantFrom('A', 'B', 'Z', 'a', 'q', '0', '9', '-', '_', '.', '=', ' '),
        async (place, character) => {
          fc.pre(token[place] !== character);
          for (const one of [token, whole]) {
            const altered = one.slice(0, place) + character + one.slice(place + 1);
            if (altered !== one) expect(await check({ token: altered })).toMatchObject({ verdict: 'doNotEnter' });
          }
        },
      ),
      { numRuns: 300 },
    );
  });
  it('never says enter, whatever it is shown', async () => {
    const moments = fc
      .integer({ min: Date.parse('2026-03-08'), max: Date.parse('2026-03-13') })
      .map((at) => new Date(at).toISOString());
    const change = fc.record<Partial<OfflineCheck>>(
      {
        token: fc.oneof(
          fc.string(),
          fc.constantFrom(0, 1).map((form) => (form === 0 ? token : whole)),
        ),
        revocations: fc.string(),
        site: fc.constantFrom(pass.site, 'site/other'),
        deviceTime: moments,
        lastContact: fc.record({ server: moments, device: moments }),
        officers: fc.array(fc.constantFrom(...pass.officers, '赣B00000099')),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(change, async (changed) => {
        const { verdict, words, reasons } = await check(changed);
        expect(['notConfirmedLive', 'doNotEnter']).toContain(verdict);
        expect(verdict === 'doNotEnter').toBe(reasons.length > 0);
        expect(words.en).toMatch(/^(Do not enter\.|Genuine, not confirmed live)/);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the revocation list', () => {
  it('names the revoked passes until their hours end, each once, with its moment and when the next is due', async () => {
    const revoked = [
      { listed: 'b', until: '2026-03-10T17:00:00+08:00' },
      { listed: 'a', until: '2026-03-10T12:00:00+08:00' },
      { listed: 'c', until: '2026-03-10T10:00:00+08:00' },
    ];
    const signed = await signRevocations(revocationList(revoked, during, 10), key.signing, publicUrl);
    expect(await readRevocations(signed, keys, publicUrl)).toEqual({
      issuedAt: during,
      nextUpdate: '2026-03-10T10:10:00+08:00',
      revoked: [
        { listed: 'a', until: '2026-03-10T12:00:00+08:00' },
        { listed: 'b', until: '2026-03-10T17:00:00+08:00' },
      ],
    });
  });
  it('names a pass by a digest that only its holder can make', async () => {
    // printf 'anjing revoked pass visit/0c2e.1' | openssl dgst -sha256 -binary | base64url
    expect(await listedAs('visit/0c2e.1')).toBe('roJ0AcPJ_Yp3T_97Wxp4bc0Cj1A4YIj7ltUoWr7osXs');
  });
  it('is no pass, and a pass is no list', async () => {
    expect(await readRevocations(token, keys, publicUrl)).toBeUndefined();
  });
});

describe('the live answer', () => {
  const words = { zh: '检查已获批准', en: 'the inspection is approved' };
  const enter: GateJudgement = { enter: true, words, until: pass.until, flags: [] };
  const noApproval = {
    code: 'visit.approval-gone',
    words: { zh: '批准已被撤销。', en: 'The approval was revoked.' },
    remedy: { zh: '重新申请。', en: 'Apply anew.' },
    article: 'notice 三(五)',
  };
  const live = async (change: Partial<LiveCheck> = {}) =>
    liveVerdict({
      reading: await readPass(token, keys, publicUrl),
      standing: pass,
      judgement: enter,
      now: during,
      site: pass.site,
      ...change,
    });

  it('says enter where the pass stands and the visit may go in, on which ground and until when', async () => {
    expect(await live()).toEqual({
      verdict: 'enter',
      ground: words,
      reasons: [],
      flags: [],
      words: { zh: '可以入企：检查已获批准。', en: 'Enter: the inspection is approved.' },
      until: pass.until,
      checkedAt: during,
    });
  });
  it('does not keep out an emergency, whatever the hour, and says what it passes over', async () => {
    const ground = { zh: '紧急情况，未经核实', en: 'emergency, unverified, recorded' };
    const until = '2026-03-12T00:00:00+08:00';
    const verdict = await live({
      now: '2026-03-11T01:00:00+08:00',
      judgement: { enter: true, words: ground, until, flags: [noApproval] },
    });
    expect(verdict).toMatchObject({ verdict: 'enter', ground, until, flags: [noApproval] });
  });

  const against: readonly [
    what: string,
    codes: readonly string[],
    change: () => Partial<LiveCheck> | Promise<Partial<LiveCheck>>,
  ][] = [
    [
      'a forged pass, whatever the visit says',
      ['pass.forged'],
      async () => ({
        reading: await readPass((await signPass(pass, strangers.signing, publicUrl)).token, keys, publicUrl),
      }),
    ],
    ['a pass that another has replaced', ['pass.revoked'], () => ({ standing: { ...pass, id: 'visit/0c2e.2' } })],
    ['another site', ['pass.wrong-site'], () => ({ site: 'site/other' })],
    ['other officers', ['pass.wrong-officers'], () => ({ officers: ['赣B00000099'] })],
    ['a pass whose officers are inside', ['pass.used'], () => ({ usedAt: '2026-03-10T09:05:00+08:00' })],
    [
      'a copy of it, with certificates of others',
      ['pass.wrong-officers'],
      () => ({
        usedAt: '2026-03-10T09:05:00+08:00',
        officers: ['赣B00000099'],
      }),
    ],
    [
      'a copy of it, with no certificate at all',
      ['pass.used'],
      () => ({ usedAt: '2026-03-10T09:05:00+08:00', officers: [] }),
    ],
    [
      'a visit that may not go in',
      ['visit.approval-gone'],
      () => ({ judgement: { enter: false, reasons: [noApproval] } }),
    ],
  ];
  it.each(against)('says do not enter for %s', async (_what, expected, change) => {
    const verdict = await live(await change());
    expect([verdict.verdict, codes(verdict.reasons), verdict.ground, verdict.until]).toEqual([
      'doNotEnter',
      expected,
      undefined,
      undefined,
    ]);
  });
  it('lets those come back whose certificates were compared', async () => {
    const verdict = await live({ usedAt: '2026-03-10T09:05:00+08:00', officers: ['赣B00000002'] });
    expect(verdict.verdict).toBe('enter');
  });
  it('says do not enter where no such visit or pass is on record', async () => {
    const reading = await readPass(token, keys, publicUrl);
    for (const known of [{}, { judgement: enter }, { standing: pass }]) {
      const verdict = liveVerdict({ reading, now: during, ...known });
      expect([verdict.verdict, codes(verdict.reasons)]).toEqual(['doNotEnter', ['pass.revoked']]);
    }
  });
  it('says every reason in both languages, with its article and what to do', async () => {
    const { reasons, words: said } = await live({
      site: 'site/other',
      judgement: { enter: false, reasons: [noApproval] },
    });
    expect(reasons).toEqual([
      {
        code: 'pass.wrong-site',
        words: {
          zh: '凭证用于另一地址。',
          en: 'The pass is for another site.',
        },
        remedy: { zh: '前往凭证所载地址。', en: 'Go to the site that it names.' },
        article: 'rules §6',
      },
      noApproval,
    ]);
    expect(said.en).toBe('Do not enter. The pass is for another site. The approval was revoked.');
  });
});

describe('the code of a gate', () => {
  const link = 'a'.repeat(64);
  const code = async (now = during, visit = pass.visit, of = link) => (await gateCode(of, visit, now)).code;
  it('is eight digits, taken for two to four minutes', async () => {
    const { code: shown, until } = await gateCode(link, pass.visit, '2026-03-10T10:01:59+08:00');
    expect(shown).toMatch(/^\d{8}$/);
    expect(until).toBe('2026-03-10T10:04:00+08:00');
    const taken = (now: string) => isGateCode(shown, link, pass.visit, now);
    expect([
      await taken('2026-03-10T10:00:00+08:00'),
      await taken('2026-03-10T10:03:59+08:00'),
      await taken('2026-03-10T10:04:00+08:00'),
      await taken('2026-03-10T09:59:59+08:00'),
    ]).toEqual([true, true, false, false]);
  });
  it('is of one visit at one gate', async () => {
    const codesSeen = [await code(), await code(during, 'visit/other'), await code(during, pass.visit, 'b'.repeat(64))];
    expect(new Set(codesSeen).size).toBe(3);
    expect(await isGateCode(codesSeen[1] ?? '', link, pass.visit, during)).toBe(false);
    expect(await isGateCode('', link, pass.visit, during)).toBe(false);
  });
  it('may be written with a space', async () => {
    const shown = await code();
    expect(await isGateCode(`${shown.slice(0, 4)} ${shown.slice(4)}`, link, pass.visit, during)).toBe(true);
  });
});
