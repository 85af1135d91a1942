import { randomUUID } from 'node:crypto';
import { gateCode } from '@anjing/passes';
import { reactionsOn } from '../support/reactions';
import { freePort, goodBody, service, type Answer, type Service } from '../support/service';

let house: Service;
let settle: () => Promise<void>;
beforeAll(async () => {
  // No Temporal listens there: people go on working all the same.
  house = await service(`127.0.0.1:${await freePort()}`);
  settle = reactionsOn(house.fresh);
});
beforeEach(() => house.clock.set('2026-03-02T09:00:00+08:00'));
afterAll(() => house.close());

const clerk = 'city-market-clerk';
const head = 'city-market-head';
const inspector = 'city-market-inspector-1';
const contact = 'ganzhou-economic-electronics-contact';
const electronics = 'site/ganzhou-economic-electronics';
const materials = 'site/ganzhou-economic-materials';
const neighbour = 'ganzhou-economic-materials-contact';
const listed = 'item/city-market-special-equipment';
const rarely = 'item/city-market-product-quality';
const fire = { category: 'fire', registerNumber: '消安重点〔2025〕18号' };

const on = (date: string, from = '09:00', until = '12:00') => ({ date, from, until });
/** A visit under circumstance ④ that nothing is wrong with. */
const special = (date: string, change = {}) => ({
  agency: 'agency/city-market',
  site: electronics,
  items: [listed],
  officers: ['officer/city-market-1', 'officer/city-market-2'],
  day: on(date),
  basis: { by: 'special', circumstance: 4, proof: fire },
  ...change,
});
const openDay = (date: string, change = {}) => special(date, { site: materials, basis: { by: 'openDay' }, ...change });
/** The form of an application of the same bureau. */
const formOf = (change: object) => {
  const { agency, items, officers } = special('');
  return goodBody({ agency, items, officers, ...change });
};
const idOf = ({ body }: Answer) => String(body['id']);

const announce = (body: unknown, account = clerk) => house.ask(account, 'POST', 'visits', { body });
const read = (account: string, seen: Answer, what = '') => house.ask(account, 'GET', `visits/${idOf(seen)}${what}`);
async function act(account: string, seen: Answer, name: string, body: unknown = {}): Promise<Answer> {
  return house.ask(account, 'POST', `visits/${idOf(seen)}/${name}`, { body, seen });
}
/** The act on the case as it stands now, whatever happened meanwhile. */
async function later(account: string, seen: Answer, name: string, body: unknown = {}): Promise<Answer> {
  return act(account, { ...seen, headers: (await read(clerk, seen)).headers }, name, body);
}
/** The token of the pass, as its officers carry it. */
const tokenOf = async (seen: Answer) => String((await read(clerk, seen, '/pass')).body['token']);
const codes = ({ body }: Answer) => (body['findings'] as { code: string }[]).map(({ code }) => code);
const problem = (answer: Answer) => [answer.status, ...codes(answer)];
const finding = { findings: [{ item: listed, outcome: 'minor', text: '灭火器过期' }], measures: '责令限期改正' };

describe('a special visit through the API', () => {
  it('waits for the head, has its pass, goes in and out, and ends with its result', async () => {
    const waiting = await announce(special('2026-03-10'));
    expect(waiting).toMatchObject({ status: 201, body: { state: 'announced', quiet: true, circumstance: 4 } });
    expect((await house.ask(head, 'GET', 'tasks')).body['items']).toMatchObject([
      { case: idOf(waiting), act: 'approval' },
    ]);
    expect(problem(await act(clerk, waiting, 'pass'))).toEqual([422, 'visit.special-not-approved']);
    const ready = await act(head, waiting, 'approval', { statement: '同意' });
    expect(ready.body).toMatchObject({ state: 'passIssued', approval: { late: false } });

    expect(problem(await later(inspector, ready, 'check-in'))).toEqual([422, 'visit.too-early']);
    await house.clock.set('2026-03-10T10:00:00+08:00');
    expect((await read(clerk, ready, '/entry')).body).toMatchObject({ enter: true, ground: 'special' });
    expect(problem(await later('city-market-inspector-3', ready, 'check-in'))).toEqual([422, 'visit.not-an-officer']);
    expect(problem(await later(inspector, ready, 'result', finding))).toEqual([409, 'visit.wrong-state']);
    const inside = await later(inspector, ready, 'check-in');
    expect(inside.body).toMatchObject({ state: 'checkedIn', entered: { ground: 'special' }, flags: [] });
    expect(inside.body['entered']).not.toHaveProperty('confirmedBy');
    const out = await act(inspector, inside, 'check-out');
    expect(out.body['tasks']).toMatchObject([{ act: 'result', due: '2026-03-13T17:30:00+08:00' }]);
    const done = await act(inspector, out, 'result', finding);
    expect(done.body).toMatchObject({ state: 'resultRecorded', result: { findings: [{ outcome: 'minor' }] } });

    const history = (await read(clerk, done, '/history')).body as unknown as { type: string }[];
    expect(history.map(({ type }) => type)).toEqual([
      'VisitAnnounced',
      'SpecialVisitApproved',
      'PassIssued',
      'VisitCheckedIn',
      'VisitCheckedOut',
      'VisitResultRecorded',
    ]);
  });

  it('enters the monthly return by itself, with its result', async () => {
    await settle();
    const { rows } = await house.fresh
      .pool('anjing_app')
      .query<{ stream: string }>("select stream from reading.case_card where kind = 'filing'");
    expect(rows.map(({ stream }) => stream)).toEqual(['filing/monthly-return-2026-03-city-market']);
    const events = await house.fresh.record.read('filing/monthly-return-2026-03-city-market');
    expect(events.events.map(({ event }) => event.type)).toEqual([
      'FilingOpened',
      'FilingVisitEntered',
      'FilingVisitEntered',
    ]);
    expect(events.events.at(-1)?.event).toMatchObject({ row: { circumstance: 4, officers: 2, result: 'minor' } });
  });

  it('is refused with everything that is wrong with it', async () => {
    const wrong = special('2026-03-11', {
      items: ['item/none'],
      officers: ['officer/city-emergency-4'],
      basis: { by: 'special', circumstance: 2, proof: { issuerLevel: 'city', issuer: '市应急委' } },
    });
    expect(problem(await announce(wrong))).toEqual([
      422,
      'visit.officer-of-another-agency',
      'visit.item-outside-list',
      'visit.certificate-invalid',
      'visit.too-few-officers',
      'visit.proof-missing',
      'visit.proof-not-admitted',
      'visit.not-on-special-list',
    ]);
    expect(problem(await announce(special('2026-03-11', { items: [rarely] })))).toEqual([
      422,
      'visit.not-on-special-list',
    ]);
    expect(problem(await announce(special('2026-02-30')))).toEqual([422, 'visit.not-a-date']);
    expect(problem(await announce(special('2026-03-11', { day: on('2026-03-11', '12:00', '09:00') })))).toEqual([
      422,
      'visit.hours-invalid',
    ]);
    expect(problem(await announce(special('2026-03-11', { site: 'site/zhanggong-outside' })))).toEqual([
      422,
      'visit.outside-zone',
    ]);
    expect(problem(await announce(special('2026-03-11', { basis: { by: 'approval' } })))[0]).toBe(400);
    const foreign = { body: special('2026-03-11', { officers: [] }) };
    expect(problem(await announce(foreign.body, 'city-emergency-clerk'))).toEqual([422, 'visit.not-your-agency']);
    const asked = await house.ask('city-emergency-clerk', 'POST', 'visits/preflight', foreign);
    expect([asked.body['wouldBeRefused'], codes(asked)]).toEqual([true, ['visit.not-your-agency']]);
    expect(problem(await announce(special('2026-03-11'), 'city-reviewer'))).toEqual([403, 'access.not-for-your-post']);
  });

  it('may rest on a list that is filed and not accepted yet, which is noted', async () => {
    const entry = { agency: 'agency/city-market', item: rarely, circumstance: 4, accepted: false };
    await house.ask('administrator', 'POST', 'registers/special-item/city-market-product-quality-4', {
      body: { entry },
    });
    const body = special('2026-03-12', { items: [rarely] });
    const foreseen = await house.ask(clerk, 'POST', 'visits/preflight', { body });
    expect(foreseen.body).toMatchObject({ wouldBeRefused: false });
    expect(codes(foreseen)).toContain('visit.list-not-accepted');
    expect((await announce(body)).body).toMatchObject({ state: 'announced', listed: 'filed' });
  });

  it('of ⑦ needs the head in person', async () => {
    await house.ask('administrator', 'POST', 'registers/mandate/emergency-head', {
      body: {
        entry: {
          post: 'post/city-market-head',
          deputy: 'person/city-market-inspector-3',
          document: '市应急授〔2026〕1号',
          from: '2026-01-01T00:00:00+08:00',
          until: '2027-01-01T00:00:00+08:00',
        },
      },
    });
    const proof = { reason: '企业邻近居民区，夜间噪声需现场核实' };
    const waiting = await announce(special('2026-03-13', { basis: { by: 'special', circumstance: 7, proof } }));
    expect(problem(await act('city-market-inspector-3', waiting, 'approval'))).toEqual([422, 'visit.own-approval']);
    expect((await act(head, waiting, 'approval')).body['state']).toBe('passIssued');
  });
});

describe('an emergency through the API', () => {
  it('is let in unverified, made good within a working day, and never kept out', async () => {
    const bare = special('2026-03-16', {
      items: [rarely],
      basis: { by: 'special', circumstance: 1, proof: {} },
    });
    await house.clock.set('2026-03-16T02:10:00+08:00');
    const called = await announce(bare, inspector);
    expect(called.body['state']).toBe('passIssued');
    // The alarm came before the hours that somebody wrote down.
    const entry = await read(inspector, called, '/entry');
    expect(entry.body).toMatchObject({ enter: true, ground: 'emergency' });
    const inside = await act(inspector, called, 'check-in');
    expect(inside.body).toMatchObject({ state: 'checkedIn', entered: { ground: 'emergency' } });
    expect((inside.body['flags'] as string[]).sort()).toEqual([
      'visit.not-on-special-list',
      'visit.proof-missing',
      'visit.special-not-approved',
      'visit.too-early',
    ]);
    const proven = await act(clerk, inside, 'proof', { proof: { alertNumber: '119-20260316-0031' } });
    expect(proven.body['flags']).not.toContain('visit.proof-missing');
    expect(problem(await act(clerk, proven, 'proof'))).toEqual([422, 'visit.nothing-made-good']);
    const approved = await act(head, proven, 'approval');
    expect(approved.body).toMatchObject({ approval: { late: true } });
    expect(approved.body['flags']).toEqual(['visit.too-early', 'visit.not-on-special-list']);
  });
  it('that nobody could record when it happened is recorded afterwards, and flagged', async () => {
    await house.clock.set('2026-03-18T09:00:00+08:00');
    const moments = { entered: '2026-03-17T09:00:00+08:00', left: '2026-03-17T11:00:00+08:00' };
    const past = (body: object) => house.ask(inspector, 'POST', 'visits/past', { body: { ...body, ...moments } });
    expect(problem(await past(special('2026-03-16')))).toEqual([422, 'visit.moments-invalid']);
    expect((await past(special('2026-03-17'))).body).toMatchObject({
      state: 'checkedOut',
      entered: { ground: 'afterwards' },
      flags: ['visit.recorded-afterwards', 'visit.special-not-approved'],
    });
  });
});

describe('an approved visit', () => {
  /** An application of two days, approved. */
  async function approved(change = {}): Promise<Answer> {
    const days = [on('2026-03-20', '09:00', '17:00'), on('2026-03-23', '09:00', '17:00')];
    const ask = async (account: string, seen: Answer, name: string, body: unknown = {}) =>
      house.ask(account, 'POST', `applications/${idOf(seen)}/${name}`, { body, seen });
    const draft = await house.ask(clerk, 'POST', 'applications', { body: formOf({ days, ...change }) });
    const submitted = await ask(clerk, await ask(head, draft, 'signature'), 'submission');
    const passed = await ask('city-reviewer', submitted, 'review', { outcome: 'pass', opinion: '同意' });
    const decided = await ask('city-leader', passed, 'decision', { outcome: 'approve', opinion: '同意' });
    await settle();
    return decided;
  }
  const visitOf = (application: Answer, date: string) => house.ask(clerk, 'GET', `visits/${idOf(application)}-${date}`);
  const stateOf = async (application: Answer) =>
    (await house.ask(clerk, 'GET', `applications/${idOf(application)}`)).body['state'];

  it('is announced for each day with its pass, uses the approval day by day, and is confirmed by the gate', async () => {
    const application = await approved();
    const first = await visitOf(application, '2026-03-20');
    expect(first.body).toMatchObject({ state: 'passIssued', kind: 'approval', application: idOf(application) });

    const link = { hash: 'a'.repeat(64), since: '2026-01-01T00:00:00+08:00' };
    const entry = { site: electronics, name: '北门', link };
    await house.ask('administrator', 'POST', 'registers/gate/ganzhou-economic-electronics-north', { body: { entry } });
    await house.clock.set('2026-03-20T10:00:00+08:00');
    expect(problem(await act(inspector, first, 'check-in', { code: '00000000' }))).toEqual([
      422,
      'visit.gate-code-wrong',
    ]);
    const { code } = await gateCode(link.hash, `visit/${idOf(first)}`, '2026-03-20T10:00:00+08:00');
    const inside = await act(inspector, first, 'check-in', { code });
    expect(inside.body).toMatchObject({
      entered: { ground: 'approval', confirmedBy: 'gate/ganzhou-economic-electronics-north' },
    });
    await settle();
    // One day is used, the other still stands: it can be revoked, narrowed, and entered.
    expect(await stateOf(application)).toBe('inForce');
    const second = await visitOf(application, '2026-03-23');
    expect((await read(clerk, second, '/entry')).body['reasons']).toMatchObject([{ code: 'visit.too-early' }]);
    await house.clock.set('2026-03-23T16:59:59+08:00');
    expect((await act(inspector, second, 'check-in')).status).toBe(200);
    await house.clock.set('2026-03-23T17:00:30+08:00');
    await settle();
    expect(await stateOf(application)).toBe('used');
  });

  it('is changed through its application alone, and dies with the approval', async () => {
    const application = await approved({ site: 'site/longnan-economic-materials' });
    const ask = async (account: string, name: string, body: unknown) => {
      const seen = await house.ask(account, 'GET', `applications/${idOf(application)}`);
      const answer = await house.ask(account, 'POST', `applications/${idOf(application)}/${name}`, { body, seen });
      await settle();
      return answer;
    };
    const before = await visitOf(application, '2026-03-20');
    expect(
      problem(await act(clerk, before, 'officers', { officers: ['officer/city-market-1', 'officer/city-market-3'] })),
    ).toEqual([422, 'visit.by-application']);
    await ask(clerk, 'officers', { officers: ['officer/city-market-1', 'officer/city-market-3'] });
    const changed = await visitOf(application, '2026-03-20');
    expect(changed.body).toMatchObject({
      officers: ['officer/city-market-1', 'officer/city-market-3'],
      pass: `visit/${idOf(before)}.2`,
    });
    await ask(clerk, 'narrowing', { days: [on('2026-03-20', '09:00', '15:00')] });
    expect((await visitOf(application, '2026-03-20')).body['day']).toMatchObject({ until: '15:00' });
    expect((await visitOf(application, '2026-03-23')).body['state']).toBe('cancelled');
    await ask('city-leader', 'revocation', { reason: '隐患已整改' });
    expect((await visitOf(application, '2026-03-20')).body).toMatchObject({ state: 'cancelled' });
  });

  it('is kept out the moment the approval falls, before any reaction', async () => {
    const application = await approved({ site: 'site/ganzhou-hightech-electronics' });
    await house.clock.set('2026-03-20T10:00:00+08:00');
    const visit = await visitOf(application, '2026-03-20');
    const seen = await house.ask('city-leader', 'GET', `applications/${idOf(application)}`);
    await house.ask('city-leader', 'POST', `applications/${idOf(application)}/revocation`, {
      body: { reason: '撤销' },
      seen,
    });
    expect(problem(await act(inspector, visit, 'check-in'))).toEqual([422, 'visit.approval-not-in-force']);
    await settle();
  });
});

describe('a visit on an open day', () => {
  it('is planned or has its reason, and is refused in the quiet period', async () => {
    expect(problem(await announce(openDay('2026-03-11')))).toEqual([422, 'visit.quiet-day']);
    const unplanned = openDay('2026-03-26', { items: [rarely] });
    expect(problem(await announce(unplanned))).toEqual([422, 'visit.not-planned']);
    const reasoned = { ...unplanned, basis: { by: 'openDay', unplannedReason: '企业新增储罐' } };
    expect((await announce(reasoned)).body).toMatchObject({ state: 'passIssued', quiet: false });
    const again = await announce({ ...reasoned, officers: ['officer/city-market-1', 'officer/city-market-3'] });
    expect(problem(again)).toEqual([409, 'visit.already-open']);
  });

  it('is joint when another agency is invited and comes along by its own act', async () => {
    const lead = await announce(openDay('2026-03-27', { site: 'site/longnan-economic-electronics' }));
    const theirs = {
      items: ['item/city-emergency-work-safety'],
      officers: ['officer/city-emergency-1', 'officer/city-emergency-2'],
    };
    const why = { unplannedReason: '与牵头部门一并检查' };
    expect((await read('city-emergency-clerk', lead)).status).toBe(404);
    const invited = await act(clerk, lead, 'invitation', { agency: 'agency/city-emergency' });
    const joined = await act('city-emergency-clerk', invited, 'participation', { ...theirs, ...why });
    expect(joined.body).toMatchObject({ participants: [{ agency: 'agency/city-emergency', ...theirs }] });
    await act('city-emergency-clerk', joined, 'leaving');
    expect((await read(clerk, lead)).body['participants']).toEqual([]);
    expect((await read('city-emergency-clerk', lead)).status).toBe(404);
  });
});

describe('who may know', () => {
  it('nobody but the agency and its bureau before the check-in; the enterprise from then on, without the proof', async () => {
    const proof = { caseNumber: '举报2026-77' };
    const hidden = special('2026-03-24', { basis: { by: 'special', circumstance: 5, proof } });
    const ready = await act(head, await announce(hidden), 'approval');
    const status = async (account: string) => (await read(account, ready)).status;
    expect(
      await Promise.all([clerk, 'city-reviewer', contact, 'city-emergency-clerk', 'longnan-reviewer'].map(status)),
    ).toEqual([200, 200, 404, 404, 404]);
    const listOf = async (account: string) =>
      ((await house.ask(account, 'GET', 'visits?limit=100')).body['items'] as { id: string }[]).map(({ id }) => id);
    expect(await listOf(contact)).not.toContain(idOf(ready));
    await announce(openDay('2026-03-26', { site: electronics, basis: { by: 'openDay', unplannedReason: '专项复核' } }));
    // A complaint is nobody else's business, not even as a day taken.
    const others = await house.ask('city-emergency-clerk', 'POST', 'visits/preflight', {
      body: {
        ...openDay('2026-03-26', { site: electronics }),
        agency: 'agency/city-emergency',
        items: ['item/city-emergency-work-safety'],
        officers: ['officer/city-emergency-1', 'officer/city-emergency-2'],
      },
    });
    const days = (others.body['findings'] as { code: string; parameters: { date?: string } }[])
      .filter(({ code }) => code === 'visit.many-headed' || code === 'visit.repeated')
      .map(({ parameters }) => parameters.date);
    expect(days).not.toContain('2026-03-24');
    expect(days).toContain('2026-03-26');

    await house.clock.set('2026-03-24T10:00:00+08:00');
    const inside = await act(inspector, ready, 'check-in');
    const seen = await read(contact, inside);
    expect(seen.body).toMatchObject({ state: 'checkedIn', circumstance: 5, officers: hidden.officers, deadlines: [] });
    for (const field of ['proof', 'flags', 'approval']) expect(seen.body).not.toHaveProperty(field);
    expect(JSON.stringify(seen.body)).not.toContain('举报2026-77');
    const history = (await read(contact, inside, '/history')).body as unknown as { type: string }[];
    expect(history.map(({ type }) => type)).toEqual(['VisitCheckedIn']);
    expect((await read(contact, inside, '/process')).body).toMatchObject({ running: false });
    expect(await listOf(contact)).toContain(idOf(ready));
  });

  it('the enterprise too, once the agency tells it; and it may refuse entry, with its reason', async () => {
    const told = await act(clerk, await announce(openDay('2026-03-30')), 'announcement');
    expect((await read(neighbour, told)).body).toMatchObject({ kind: 'openDay', actions: ['refusal'] });
    const pass = await tokenOf(told);
    // Who saw too old a version hears of what has been done since only what they would read in the history.
    const stale = async (account: string, address: string, body: object) => {
      const headers = { 'if-match': '"0"' };
      const answer = await house.ask(account, 'POST', `visits/${idOf(told)}/${address}`, { body, headers });
      return [answer.status, JSON.stringify(answer.body).includes('VisitAnnounced')];
    };
    expect(await stale(clerk, 'cancellation', { reason: '改期' })).toEqual([412, true]);
    expect(await stale(neighbour, 'refusal', { reason: '证件与凭证不符', pass })).toEqual([412, false]);
    // Not before the officers can stand there, and not without what they show.
    const early = await act(neighbour, told, 'refusal', { reason: '证件与凭证不符', pass });
    expect(problem(early)).toEqual([422, 'visit.too-early']);
    await house.clock.set('2026-03-30T09:30:00+08:00');
    const blind = await act(neighbour, told, 'refusal', { reason: '证件与凭证不符' });
    expect(problem(blind)).toEqual([422, 'visit.not-at-the-gate']);
    const refused = await act(neighbour, told, 'refusal', { reason: '', pass });
    expect(problem(refused)).toEqual([422, 'visit.reason-missing']);
    const said = await act(neighbour, told, 'refusal', { reason: '证件与凭证不符', pass });
    expect(said.body['state']).toBe('refusedAtGate');
    await settle();
    const complaints = await house.ask('city-reviewer', 'GET', 'complaints');
    expect(complaints.body['items']).toMatchObject([
      { respondent: 'agency/city-market', subject: 'refused-at-gate', handler: 'bureau/city' },
    ]);
    await house.clock.set('2026-03-30T10:00:00+08:00');
    // The day is theirs all the same: the refusal is on record, the answer of the service stands.
    expect((await read(clerk, told, '/entry')).body).toMatchObject({ enter: true });
    expect((await later(inspector, told, 'check-in')).body).toMatchObject({ state: 'checkedIn', refusals: 1 });
  });

  it('refuses what it was not told of as well, on the day and by who holds the pass: anybody else finds no visit', async () => {
    const secret = await announce(openDay('2026-03-31', { basis: { by: 'openDay', unplannedReason: '复查前次问题' } }));
    const pass = await tokenOf(secret);
    const another = await tokenOf(await announce(openDay('2026-04-28')));
    const nowhere = await house.ask(neighbour, 'GET', `visits/${randomUUID()}`);
    const refuse = async (body: object, version = '"1"', account = neighbour) =>
      house.ask(account, 'POST', `visits/${idOf(secret)}/refusal`, {
        body: { reason: '来人未出示证件', ...body },
        headers: { 'if-match': version },
      });
    const version = String(secret.headers.get('etag'));
    const unseen = (answer: Answer) => {
      // Word for word what a visit that is not there answers.
      const told = ({ status, body: { instance: _, ...said } }: Answer) => ({ status, said });
      expect(told(answer)).toEqual(told(nowhere));
    };
    expect(nowhere.status).toBe(404);
    // Days ahead, whatever they bring and whichever version they guess.
    for (const guess of [version, '"0"', '"99"']) {
      for (const body of [{}, { pass }, { code: '12345678' }]) unseen(await refuse(body, guess));
    }
    await house.clock.set('2026-03-31T10:00:00+08:00');
    for (const guess of [version, '"99"']) {
      for (const body of [{}, { pass: another }, { pass: `${pass}x` }, { code: '12345678' }]) {
        unseen(await refuse(body, guess));
      }
      unseen(await refuse({ pass }, guess, contact));
    }
    await house.clock.set('2026-03-31T12:00:00+08:00');
    unseen(await refuse({ pass }, version));
    await house.clock.set('2026-03-31T11:59:00+08:00');
    expect((await read(neighbour, secret)).status).toBe(404);
    expect((await refuse({ pass }, version)).body).toMatchObject({ state: 'refusedAtGate' });
  });

  it('by the code that its gate shows too', async () => {
    const secret = await announce(openDay('2026-04-29', { basis: { by: 'openDay', unplannedReason: '复查前次问题' } }));
    const link = await house.ask('administrator', 'POST', 'gates/ganzhou-economic-materials-north/device-link');
    await house.clock.set('2026-04-29T10:30:00+08:00');
    const check = await house.ask(undefined, 'POST', 'gates/checks', {
      body: { token: await tokenOf(secret) },
      headers: { authorization: String(link.body['authorization']) },
    });
    const { code } = check.body['gateCode'] as { code: string };
    const refused = await act(neighbour, secret, 'refusal', { reason: '证件与凭证不符', code });
    expect(refused.body).toMatchObject({ state: 'refusedAtGate' });
  });
});

describe('before a visit', () => {
  it('results are recognised, and shown to who plans the same', async () => {
    const ask = 'agency=agency/city-market&site=site/ganzhou-economic-electronics';
    const known = await house.ask(clerk, 'GET', `visits/results?${ask}&items=${listed}`);
    expect(known.body['items']).toMatchObject([{ item: listed, date: '2026-03-10', outcome: 'minor' }]);
    const foreseen = await house.ask(clerk, 'POST', 'visits/preflight', {
      body: openDay('2026-04-28', { site: electronics }),
    });
    expect(codes(foreseen)).toContain('visit.result-known');
    expect((await house.ask('city-emergency-clerk', 'GET', `visits/results?${ask}&items=${listed}`)).status).toBe(403);
  });
  it('an application of another agency is a visit on its way', async () => {
    const site = 'site/zhanggong-hightech-electronics';
    const body = formOf({ site: house.sites.at(-1) ?? site, days: [on('2026-03-24', '09:00', '17:00')] });
    const draft = await house.ask(clerk, 'POST', 'applications', { body });
    const signed = await house.ask(head, 'POST', `applications/${idOf(draft)}/signature`, { seen: draft });
    await house.ask(clerk, 'POST', `applications/${idOf(draft)}/submission`, { seen: signed });
    const foreseen = await house.ask('city-emergency-clerk', 'POST', 'visits/preflight', {
      body: {
        ...openDay('2026-03-27'),
        agency: 'agency/city-emergency',
        site: body.site,
        items: ['item/city-emergency-work-safety'],
        officers: ['officer/city-emergency-1', 'officer/city-emergency-2'],
      },
    });
    expect(foreseen.body['findings']).toContainEqual(
      expect.objectContaining({
        severity: 'warning',
        code: 'visit.many-headed',
        parameters: expect.objectContaining({ date: '2026-03-24' }) as unknown,
      }),
    );
  });
});
