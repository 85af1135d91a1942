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

const clerk = 'city-emergency-clerk';
const head = 'city-emergency-head';
const other = 'agency/city-market';
const otherHead = 'city-market-head';
const otherClerk = 'city-market-clerk';
const longnan = 'agency/longnan-market';
const on = (date: string) => [{ date, from: '09:00', until: '17:00' }];
const idOf = ({ body }: Answer) => String(body['id']);
const reason = { reason: '人手不足' };
const theirs = {
  items: ['item/city-market-product-quality'],
  officers: ['officer/city-market-1', 'officer/city-market-2'],
};

async function act(account: string, seen: Answer, name: string, body: unknown = {}): Promise<Answer> {
  return house.ask(account, 'POST', `applications/${idOf(seen)}/${name}`, { body, seen });
}
async function read(account: string, seen: Answer): Promise<Answer> {
  return house.ask(account, 'GET', `applications/${idOf(seen)}`);
}
/** An application that invites the city's market regulation bureau. */
async function invited(date: string, change = {}): Promise<Answer> {
  return house.ask(clerk, 'POST', 'applications', {
    body: { ...goodBody({ days: on(date), ...change }), invite: [other] },
  });
}
async function consented(date: string, change = {}): Promise<Answer> {
  return act(otherHead, await invited(date, change), 'consent', theirs);
}
async function received(date: string, change = {}): Promise<Answer> {
  return act(clerk, await act(head, await consented(date, change), 'signature'), 'submission');
}
const answersOf = ({ body }: Answer) =>
  (body['participants'] as { agency: string; answer: string }[]).map(({ agency, answer }) => [agency, answer]);
const problem = ({ status, body }: Answer) => [status, body['code']];

describe('a joint application through the API', () => {
  it('is invited, consented, signed, reviewed and decided at the lead’s level, and used once', async () => {
    const draft = await invited('2026-03-10');
    expect(draft).toMatchObject({ status: 201, body: { state: 'drafting', participants: [{ answer: 'awaited' }] } });

    const theirTasks = await house.ask(otherHead, 'GET', 'tasks');
    expect(theirTasks.body['items']).toMatchObject([{ case: idOf(draft), act: 'consent', organisation: other }]);
    expect((await read(otherHead, draft)).body['actions']).toEqual(['consent', 'decline', 'leaving']);
    expect(problem(await act(head, draft, 'signature'))).toEqual([409, 'application.consent-missing']);

    const agreed = await act(otherHead, draft, 'consent', theirs);
    expect(agreed).toMatchObject({ status: 200, body: { participants: [{ answer: 'consented', ...theirs }] } });
    const submitted = await act(clerk, await act(head, agreed, 'signature'), 'submission');
    expect(submitted.body).toMatchObject({ state: 'underReview', bureau: 'bureau/city', authority: 'authority/city' });

    const passed = await act('city-reviewer', submitted, 'review', { outcome: 'pass', opinion: '同意' });
    const approved = await act('city-leader', passed, 'decision', { outcome: 'approve', opinion: '同意' });
    expect(approved.body['state']).toBe('approved');

    await settle();
    await house.clock.set('2026-03-10T10:00:00+08:00');
    const visit = `visits/${idOf(approved)}-2026-03-10`;
    const seen = await house.ask(otherClerk, 'GET', visit);
    expect(seen.body).toMatchObject({ state: 'passIssued', participants: [{ agency: other, ...theirs }] });
    const inside = await house.ask('city-market-inspector-1', 'POST', `${visit}/check-in`, { seen });
    expect(inside.body).toMatchObject({ state: 'checkedIn' });
    await settle();
    expect((await read(clerk, approved)).body).toMatchObject({ state: 'used', actions: [] });
    const again = await house.ask('city-emergency-inspector-1', 'POST', `${visit}/check-in`, { seen: inside });
    expect(problem(again)).toEqual([409, 'visit.wrong-state']);
  });

  it('tells its history, and prints every agency’s items and officers', async () => {
    const submitted = await received('2026-03-11');
    const history = (await house.ask(otherClerk, 'GET', `applications/${idOf(submitted)}/history`)).body;
    expect((history as unknown as { what: string }[]).slice(0, 3).map(({ what }) => what)).toEqual([
      'drafted the approval form',
      'invited Market Regulation Bureau of Ganzhou to take part',
      'consented for Market Regulation Bureau of Ganzhou: 1 items, 2 officers',
    ]);
    const printed = await fetch(`${house.api.url}/api/v1/applications/${idOf(submitted)}/form.pdf`, {
      headers: { authorization: `Bearer ${await house.tokenOf(otherClerk)}` },
    });
    expect(printed.status).toBe(200);
  });

  it('is seen by who takes part and by their bureau, and by nobody else', async () => {
    const body = { ...goodBody({ days: on('2026-03-12') }), invite: [longnan] };
    const draft = await house.ask(clerk, 'POST', 'applications', { body });
    const status = async (account: string) => (await read(account, draft)).status;
    // Before the receipt no bureau sees a draft.
    expect([await status('longnan-market-clerk'), await status('longnan-reviewer')]).toEqual([200, 404]);
    expect([await status(otherHead), await status('longnan-leader')]).toEqual([404, 404]);
    const agreed = await act('longnan-market-head', draft, 'consent', {
      items: ['item/longnan-market-food-safety'],
      officers: ['officer/longnan-market-1', 'officer/longnan-market-2'],
    });
    const submitted = await act(clerk, await act(head, agreed, 'signature'), 'submission');
    expect([await status('longnan-reviewer'), await status('longnan-leader')]).toEqual([200, 404]);
    const pass = { outcome: 'pass', opinion: '同意' };
    expect(problem(await act('longnan-reviewer', submitted, 'review', pass))).toEqual([
      403,
      'access.not-for-your-post',
    ]);
    const listed = await house.ask('longnan-reviewer', 'GET', 'applications');
    expect((listed.body['items'] as { id: string }[]).map(({ id }) => id)).toEqual([idOf(draft)]);
  });

  it('is reviewed by nobody who belongs to a participant', async () => {
    await house.ask('administrator', 'POST', 'registers/post/reviewer-with-two-posts', {
      body: {
        entry: {
          person: 'person/city-market-inspector-3',
          organisation: 'bureau/city',
          role: 'reviewer',
          title: { zh: '兼职审核人员', en: 'reviewer with two posts' },
        },
      },
    });
    const submitted = await received('2026-03-13');
    const review = await act('city-market-inspector-3', submitted, 'review', { outcome: 'pass', opinion: '同意' });
    expect(problem(review)).toEqual([422, 'application.own-agency']);
    const alone = await house.ask(clerk, 'POST', 'applications', { body: goodBody({ days: on('2026-03-16') }) });
    const others = await act(clerk, await act(head, alone, 'signature'), 'submission');
    expect((await act('city-market-inspector-3', others, 'review', { outcome: 'pass', opinion: '同意' })).status).toBe(
      200,
    );
  });

  it('asks again where the lead changes the days, and not where it changes its officers', async () => {
    const agreed = await consented('2026-03-17');
    const officers = ['officer/city-emergency-1', 'officer/city-emergency-3'];
    const same = await act(clerk, agreed, 'form', goodBody({ days: on('2026-03-17'), officers }));
    expect(answersOf(same)).toEqual([[other, 'consented']]);
    const moved = await act(clerk, same, 'form', goodBody({ days: on('2026-03-18'), officers }));
    expect(answersOf(moved)).toEqual([[other, 'awaited']]);
    // What the participant saw is not what the form says by now.
    expect(problem(await act(otherHead, agreed, 'consent', theirs))).toEqual([412, 'request.version-stale']);
    expect(answersOf(await act(otherHead, moved, 'consent', theirs))).toEqual([[other, 'consented']]);
  });

  it('goes on without a participant who leaves after the approval, and its claims are free again', async () => {
    const submitted = await received('2026-03-19');
    const passed = await act('city-reviewer', submitted, 'review', { outcome: 'pass', opinion: '同意' });
    const approved = await act('city-leader', passed, 'decision', { outcome: 'approve', opinion: '同意' });
    const own = {
      ...goodBody({ days: on('2026-03-19'), agency: other, ...theirs }),
    };
    const meanwhile = await house.ask(otherClerk, 'POST', 'preflight', { body: own });
    const refusals = (meanwhile.body['findings'] as { severity: string; code: string }[]).filter(
      ({ severity }) => severity === 'refusal',
    );
    expect(refusals.map(({ code }) => code)).toEqual(['application.already-open']);
    const left = await act(otherClerk, await read(otherClerk, approved), 'leaving', reason);
    expect(left).toMatchObject({
      status: 200,
      body: { state: 'approved', participants: [{ answer: 'left', items: [] }] },
    });
    const afterwards = await house.ask(otherClerk, 'POST', 'preflight', { body: own });
    expect(afterwards.body['wouldBeRefused']).toBe(false);
    // Its agency keeps sight of what it took part in.
    expect((await read(otherClerk, approved)).status).toBe(200);
  });

  it('has a participant replace its own officers only', async () => {
    const submitted = await received('2026-03-20');
    const passed = await act('city-reviewer', submitted, 'review', { outcome: 'pass', opinion: '同意' });
    const approved = await act('city-leader', passed, 'decision', { outcome: 'approve', opinion: '同意' });
    const seen = await read(otherClerk, approved);
    const officers = ['officer/city-market-2', 'officer/city-market-3'];
    const replaced = await act(otherClerk, seen, 'officers', { officers });
    expect(replaced.body).toMatchObject({ participants: [{ officers }], form: { officers: goodBody().officers } });
    const wrong = await act(otherClerk, replaced, 'officers', { officers: goodBody().officers });
    expect(problem(wrong)).toEqual([422, 'application.officer-of-another-agency']);
  });
});

describe('bad input changes nothing', () => {
  it.each<[string, unknown, number, string]>([
    ['invitation', { agencies: ['agency/none'] }, 422, 'application.unknown-agency'],
    ['invitation', { agencies: ['agency/city-emergency'] }, 422, 'application.lead-invited'],
    ['invitation', { agencies: [other] }, 422, 'application.invited-twice'],
    ['invitation', { agencies: [] }, 422, 'application.nobody-invited'],
    ['invitation', { agencies: ['agency/county-resident-office'] }, 422, 'application.unmapped-agency'],
    ['invitation-withdrawal', { agency: longnan }, 422, 'application.not-invited'],
    ['invitation', { agency: other }, 400, 'request.invalid'],
  ])('%s %j: %s %s', async (name, body, status, code) => {
    const draft = await invited('2026-03-23');
    expect(problem(await act(clerk, draft, name, body))).toEqual([status, code]);
    expect((await read(clerk, draft)).body['version']).toBe(draft.body['version']);
  });

  it.each<[string, object, string]>([
    ['no items', { items: [] }, 'application.form-incomplete'],
    ['another agency’s item', { items: ['item/city-emergency-work-safety'] }, 'application.item-of-another-agency'],
    ['one officer', { officers: ['officer/city-market-1'] }, 'application.too-few-officers'],
    [
      'the lead’s officers',
      { officers: ['officer/city-emergency-1', 'officer/city-emergency-2'] },
      'application.officer-of-another-agency',
    ],
  ])('a consent with %s', async (_, change, code) => {
    const refused = await act(otherHead, await invited('2026-03-23'), 'consent', { ...theirs, ...change });
    expect(refused.status).toBe(422);
    expect((refused.body['findings'] as { code: string }[]).map((one) => one.code)).toContain(code);
  });

  it('a consent given twice, by a clerk, by who is not invited, or after declining', async () => {
    const draft = await invited('2026-03-24');
    expect(problem(await act(otherClerk, draft, 'consent', theirs))).toEqual([403, 'access.not-for-your-post']);
    expect(problem(await act('city-fire-head', draft, 'consent', theirs))).toEqual([404, 'request.not-found']);
    expect(problem(await act(head, draft, 'consent', theirs))).toEqual([403, 'access.not-for-your-post']);
    const agreed = await act(otherHead, draft, 'consent', theirs);
    expect(problem(await act(otherHead, agreed, 'consent', theirs))).toEqual([409, 'application.other-answer']);
    expect(problem(await act(otherHead, agreed, 'decline', reason))).toEqual([409, 'application.other-answer']);
    expect(problem(await act(otherHead, agreed, 'leaving', { reason: ' ' }))).toEqual([
      422,
      'application.reason-missing',
    ]);

    const declined = await act(otherClerk, await invited('2026-03-24'), 'decline', reason);
    expect(answersOf(declined)).toEqual([[other, 'declined']]);
    // Who declined has no part in the case any more.
    expect(problem(await act(otherHead, declined, 'consent', theirs))).toEqual([404, 'request.not-found']);
    expect((await act(head, declined, 'signature')).body['state']).toBe('signed');
  });

  it('the same consent again is answered as the first time', async () => {
    const draft = await invited('2026-03-25');
    const ask = () =>
      house.ask(otherHead, 'POST', `applications/${idOf(draft)}/consent`, { body: theirs, seen: draft, key: 'again' });
    const [first, second] = [await ask(), await ask()];
    expect([first.status, second.body]).toEqual([200, first.body]);
  });

  it('an invitation after the signature takes the signature back', async () => {
    const draft = await house.ask(clerk, 'POST', 'applications', { body: goodBody({ days: on('2026-03-25') }) });
    const signed = await act(head, draft, 'signature');
    const reopened = await act(clerk, signed, 'invitation', { agencies: [other] });
    expect(reopened.body).toMatchObject({ state: 'drafting' });
    expect(reopened.body['signature']).toBeUndefined();
    const alone = await act(clerk, reopened, 'invitation-withdrawal', { agency: other });
    expect((await act(head, alone, 'signature')).body['state']).toBe('signed');
  });
});

describe('planning', () => {
  const elsewhere = 'site/ganzhou-economic-materials';
  /** Another agency's application that has been received. */
  async function pendingOfOthers(date: string, at: string): Promise<Answer> {
    const body = goodBody({ agency: other, site: at, days: on(date), ...theirs });
    const draft = await house.ask(otherClerk, 'POST', 'applications', { body });
    return act(otherClerk, await act(otherHead, draft, 'signature'), 'submission');
  }
  const slotsOf = async (change = {}, account = clerk) => {
    const asked = { site: elsewhere, items: 'item/city-emergency-work-safety', month: '2026-03', ...change };
    return house.ask(account, 'GET', `calendar/slots?${new URLSearchParams(asked).toString()}`);
  };

  it('proposes open days and hours, each with its reasons', async () => {
    const { status, body } = await slotsOf();
    expect(status).toBe(200);
    const slots = body['slots'] as { rank: number; date: string; from: string; reasons: { code: string }[] }[];
    expect(slots[0]).toMatchObject({ rank: 1, date: '2026-03-26', from: '09:00' });
    expect(slots.every(({ reasons }) => reasons.length > 0)).toBe(true);
    expect([...new Set(slots.map(({ date }) => date))].sort()).toEqual([
      '2026-03-26',
      '2026-03-27',
      '2026-03-30',
      '2026-03-31',
    ]);
  });
  it('goes by the accepted plan of the year', async () => {
    const item = 'item/city-emergency-hazardous-chemicals';
    const codes = async () =>
      ((await slotsOf({ items: item })).body['findings'] as { code: string }[]).map(({ code }) => code);
    // The demonstration city plans it for other months; a third item is in no plan.
    expect(await codes()).toEqual(['planning.not-this-month']);
    const planned = { agency: 'agency/city-emergency', item, year: 2026, frequency: 2, scope: '危险化学品企业' };
    await house.ask('administrator', 'POST', 'registers/planned-item/2026-city-emergency-hazardous-chemicals', {
      body: { entry: { ...planned, months: [3, 9] } },
    });
    expect(await codes()).toEqual([]);
    const unplanned = await slotsOf({ items: 'item/city-market-food-safety' }, otherClerk);
    expect(unplanned.body['findings']).toMatchObject([{ code: 'planning.not-planned' }]);
  });
  it.each<[string, object, number, string]>([
    ['a month that is none', { month: '2026-3' }, 200, 'planning.not-a-month'],
    ['a year that is not loaded', { month: '2027-01' }, 200, 'planning.calendar-missing'],
    ['an unknown site', { site: 'site/none' }, 422, 'planning.unknown-site'],
    ['a site outside every zone', { site: 'site/zhanggong-outside' }, 422, 'planning.outside-zone'],
    ['an item of another agency', { items: 'item/city-fire-fire-safety' }, 422, 'planning.unknown-item'],
  ])('says what is wrong with %s', async (_, change, status, code) => {
    const answer = await slotsOf(change);
    expect([answer.status, JSON.stringify(answer.body).includes(code)]).toEqual([status, true]);
  });
  it('is for agencies', async () => {
    expect(problem(await slotsOf({}, 'city-leader'))).toEqual([403, 'access.not-for-your-post']);
    expect((await house.ask(undefined, 'GET', 'calendar/slots?site=a&items=b&month=2026-03')).status).toBe(401);
  });

  it('shows in pre-flight that another agency goes there, and only day, kind and a post to ask', async () => {
    const theirCase = await pendingOfOthers('2026-03-12', elsewhere);
    const body = goodBody({ site: elsewhere, days: on('2026-03-13') });
    const answer = await house.ask(clerk, 'POST', 'preflight', { body });
    expect(answer.body).toMatchObject({
      wouldBeRefused: false,
      findings: [
        {
          code: 'application.joint-possible',
          severity: 'warning',
          parameters: {
            date: '2026-03-12',
            post: { en: 'clerk, Market Regulation Bureau of Ganzhou' },
            agency: other,
          },
        },
      ],
    });
    const said = JSON.stringify(answer.body);
    for (const secret of [idOf(theirCase), String(theirCase.body['number']), ...theirs.officers, ...theirs.items]) {
      expect(said).not.toContain(secret);
    }
    // A draft is its agency's own until it is received.
    await house.ask('city-fire-clerk', 'POST', 'applications', {
      body: goodBody({
        agency: 'agency/city-fire',
        site: elsewhere,
        days: on('2026-03-16'),
        items: ['item/city-fire-fire-safety'],
        officers: ['officer/city-fire-1', 'officer/city-fire-2'],
      }),
    });
    expect((await house.ask(clerk, 'POST', 'preflight', { body })).body['findings']).toHaveLength(1);
  });

  it('suggests to go together, and drafts the joint application when the lead accepts', async () => {
    const target = house.sites.find((one) => one.includes('longnan')) ?? '';
    const theirCase = await pendingOfOthers('2026-03-12', target);
    const items = ['item/city-emergency-work-safety', 'item/city-emergency-hazardous-chemicals'];
    const draft = await house.ask(clerk, 'POST', 'applications', {
      body: goodBody({ site: target, days: on('2026-03-17'), items }),
    });
    // To others a draft is not there: only its receipt makes a suggestion of it.
    const none = await house.ask(otherClerk, 'GET', 'planning/suggestions?month=2026-03');
    expect((none.body['suggestions'] as { site: string }[]).filter((one) => one.site === target)).toEqual([]);
    const mine = await act(clerk, await act(head, draft, 'signature'), 'submission');
    const asked = await house.ask(clerk, 'GET', 'planning/suggestions?month=2026-03');
    const suggestions = asked.body['suggestions'] as { id: string; site: string }[];
    const found = suggestions.find((one) => one.site === target);
    // Two working days for consent, then the lead time: 11 March is the first day that would do.
    expect(found).toMatchObject({
      date: '2026-03-11',
      quiet: true,
      lead: 'agency/city-emergency',
      saves: 1,
      own: [idOf(mine)],
      others: [{ date: '2026-03-12', agency: other }],
      mayAccept: true,
    });
    expect(JSON.stringify(asked.body)).not.toContain(idOf(theirCase));
    expect(Number(asked.body['before']) - Number(asked.body['after'])).toBeGreaterThan(0);

    const id = found?.id ?? '';
    const path = `planning/suggestions/${id}/acceptance`;
    expect(problem(await house.ask(otherClerk, 'POST', path))).toEqual([422, 'planning.not-the-lead']);
    const accepted = await house.ask(clerk, 'POST', path, { key: 'accept' });
    expect(accepted.status).toBe(201);
    const joint = await house.ask(otherHead, 'GET', `applications/${String(accepted.body['application'])}`);
    expect(joint.body).toMatchObject({
      state: 'drafting',
      form: { agency: 'agency/city-emergency', site: target, items, days: on('2026-03-11') },
      participants: [{ agency: other, answer: 'awaited' }],
    });
    // What the joint application replaces is suggested no more.
    const then = await house.ask(clerk, 'GET', 'planning/suggestions?month=2026-03');
    expect((then.body['suggestions'] as { site: string }[]).filter((one) => one.site === target)).toEqual([]);
    // The same request again drafts no second one.
    expect((await house.ask(clerk, 'POST', path, { key: 'accept' })).body).toEqual(accepted.body);
  });

  it('sees visits on record: their day to join, the rush of the zone; of complaints and cases nothing', async () => {
    const target = house.sites.filter((one) => one.includes('longnan'))[1] ?? '';
    const visit = (by: string, date: string, change: object) => {
      const mine = by === clerk ? goodBody() : { agency: other, ...theirs };
      const { agency, items, officers } = mine;
      const day = { date, from: '09:00', until: '12:00' };
      const body = { agency, items, officers, site: target, day, ...change };
      return house.ask(by, 'POST', 'visits', { body });
    };
    const openDay = { basis: { by: 'openDay', unplannedReason: '群众反映' } };
    const theirCase = await visit(otherClerk, '2026-03-30', openDay);
    const mine = await visit(clerk, '2026-03-27', openDay);
    expect([theirCase.status, mine.status]).toEqual([201, 201]);
    const hidden = { by: 'special', circumstance: 5, proof: { caseNumber: '赣市监案〔2026〕5号' } };
    const secret = { basis: hidden, items: ['item/city-market-special-equipment'] };
    expect(await visit(otherClerk, '2026-03-24', secret)).toMatchObject({ status: 201 });

    const slots = (await slotsOf({ site: target })).body['slots'] as {
      date: string;
      reasons: { code: string; parameters?: object }[];
    }[];
    const reasonsOn = (date: string) => slots.find((slot) => slot.date === date)?.reasons ?? [];
    expect(reasonsOn('2026-03-30')).toMatchObject([
      { code: 'planning.joins' },
      { code: 'planning.repeats', parameters: { date: '2026-03-27' } },
      { code: 'planning.load', parameters: { count: 1 } },
    ]);
    expect(reasonsOn('2026-03-26')).toMatchObject([
      { code: 'planning.repeats', parameters: { date: '2026-03-27' } },
      { code: 'planning.repeats', parameters: { date: '2026-03-30' } },
      { code: 'planning.load', parameters: { count: 0 } },
    ]);

    const suggested = async (account: string) => {
      const { body } = await house.ask(account, 'GET', 'planning/suggestions?month=2026-03');
      return (body['suggestions'] as { site: string; id: string }[]).find((one) => one.site === target);
    };
    const found = await suggested(clerk);
    // The earlier of the two days that stand; whose visit it is invites.
    expect(found).toMatchObject({
      date: '2026-03-27',
      quiet: false,
      lead: 'agency/city-emergency',
      own: [idOf(mine)],
      others: [{ date: '2026-03-30', agency: other }],
      mayAccept: false,
    });
    const path = `planning/suggestions/${found?.id ?? ''}/acceptance`;
    expect(problem(await house.ask(clerk, 'POST', path))).toEqual([422, 'planning.no-application-needed']);
    const asked = await house.ask(clerk, 'POST', `visits/${idOf(mine)}/invitation`, {
      body: { agency: other },
      seen: mine,
    });
    expect(asked.status).toBe(200);
    expect(await suggested(clerk)).toBeUndefined();
  });

  it.each(['2026-03-0123456789abcdef01234567', 'nonsense'])('knows no suggestion %s', async (id) => {
    const answer = await house.ask(clerk, 'POST', `planning/suggestions/${id}/acceptance`);
    expect(problem(answer)).toEqual([422, 'planning.unknown-suggestion']);
  });
  it('refuses suggestions of a month that is none', async () => {
    const answer = await house.ask(clerk, 'GET', 'planning/suggestions?month=March');
    expect(problem(answer)).toEqual([422, 'planning.not-a-month']);
  });
});
