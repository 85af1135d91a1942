import {
  actingPosts,
  calendarOf,
  creditCheckCharacter,
  demonstrationCity,
  entryKinds,
  fieldsMarked,
  isCreditCode,
  judgeEntry,
  lawsOf,
  RegisterBook,
  shownOf,
  shownSchema,
  routeOf,
  somebodyLeft,
  type Entry,
  type EntryKind,
} from '.';

const city = demonstrationCity('https://issuer.example');
const book = new RegisterBook();
book.take(
  city.entries.map(({ id, from, entry }, index) => ({
    revision: String(index + 1),
    id,
    kind: entry.kind,
    from,
    until: null,
    entry,
  })),
);
const view = book.asOf('2026-03-02T09:00:00+08:00');
const pack = lawsOf(view, 'jurisdiction/zhanggong').packAt('2026-03-02T09:00:00+08:00');
if (!pack) throw new Error('no pack in effect');

describe('the unified social credit code', () => {
  // Published code of a well-known public body, so the expected check character is not our own.
  it('accepts real codes and no others', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
    expect(isCreditCode('91350100M000100Y44')).toBe(false);
    expect(isCreditCode('91350100M000100Y4')).toBe(false);
    expect(creditCheckCharacter('I'.repeat(17))).toBeUndefined();
  });
  // Each ends with the right check character: only what the table of GB 32100 says of the first two decides.
  it.each(['11', '19', '35', '52', '72', '81', '92', '93', 'A1', 'N2', 'Y1'])('may begin with %s', (first2) => {
    const first17 = `${first2}360700MA3700001`;
    expect(isCreditCode(`${first17}${creditCheckCharacter(first17) ?? ''}`)).toBe(true);
  });
  it.each(['00', '14', '36', '44', '57', '63', '74', '83', '94', 'A2', 'B1', 'N4', 'Y2', 'Y9'])(
    'does not begin with %s',
    (first2) => {
      const first17 = `${first2}360700MA3700001`;
      expect(isCreditCode(`${first17}${creditCheckCharacter(first17) ?? ''}`)).toBe(false);
    },
  );
  // Both check characters fit, counted outside this service: the second begins like a code of a judicial bureau.
  it.each(['362322198709086409', '310101199003070596'])("is not a citizen's number: %s", (number) => {
    expect(creditCheckCharacter(number.slice(0, 17))).toBe(number[17]);
    expect(isCreditCode(number)).toBe(false);
  });
  it('may be an exception that is on record, under its own number alone', () => {
    const first17 = '91360700MA3700001';
    const creditCode = `${first17}${creditCheckCharacter(first17) === '0' ? '1' : '0'}`;
    const id = `credit-code-exception/${creditCode}`;
    const enterprise = { name: '例外有限公司', creditCode };
    expect(judgeEntry('enterprise', 'enterprise/x', enterprise, view)).toMatchObject({
      refusals: [{ code: 'register.credit-code', field: '/creditCode' }],
    });
    const exception = { kind: 'credit-code-exception', creditCode, confirmed: '2026-01-05' } as const;
    expect(judgeEntry('credit-code-exception', id, { creditCode, confirmed: '2026-01-05' }, view)).toEqual({
      entry: exception,
    });
    expect(
      judgeEntry('credit-code-exception', 'credit-code-exception/x', { creditCode, confirmed: '2026-01-05' }, view),
    ).toMatchObject({ refusals: [{ code: 'register.invalid' }] });
    const excepted = new RegisterBook();
    const from = '2026-01-05T00:00:00+08:00';
    excepted.take([{ revision: '1', id, kind: exception.kind, from, until: null, entry: exception }]);
    expect(judgeEntry('enterprise', 'enterprise/x', enterprise, excepted.asOf(from))).toEqual({
      entry: { kind: 'enterprise', ...enterprise },
    });
    expect(view.all('credit-code-exception')).toEqual([]);
  });
});

describe('the demonstration city', () => {
  it('has the twenty county-level areas and their zones', () => {
    expect(view.all('jurisdiction')).toHaveLength(21);
    expect(view.all('zone').length).toBeGreaterThanOrEqual(20);
    expect(view.all('bureau')).toHaveLength(21);
  });
  it('holds only entries that a person could have entered', () => {
    const growing = new RegisterBook();
    for (const [index, { id, from, entry }] of city.entries.entries()) {
      const { kind, ...data } = entry;
      const plain = kind === 'person' ? { ...data, name: entry.name.private } : data;
      const judged = judgeEntry(kind, id, plain, growing.asOf('2026-03-02T09:00:00+08:00'));
      expect(judged).toEqual({ entry });
      growing.take([{ revision: String(index + 1), id, kind, from, until: null, entry }]);
    }
  });
});

describe('who reviews and approves', () => {
  it.each([
    ['agency/city-emergency', 'bureau/city', 'authority/city'],
    ['agency/longnan-market', 'bureau/longnan', 'authority/longnan'],
    ['agency/economic-zone-emergency', 'bureau/economic-zone', 'authority/economic-zone'],
    ['agency/city-tax', 'bureau/city', 'authority/city'],
  ])('for %s: %s and %s', (agency, bureau, authority) => {
    expect(routeOf(view, agency, pack)).toMatchObject({ bureau, authority });
  });
  it('is nobody for an agency that the table does not map', () => {
    expect(routeOf(view, 'agency/county-resident-office', pack)).toBeUndefined();
  });
  it('passes over a leader with a part in the case to the next mandate', () => {
    expect(somebodyLeft(view, 'authority/city', 'leader', ['agency/city-emergency'], [])).toBe(true);
    expect(
      somebodyLeft(view, 'authority/longnan', 'leader', ['agency/longnan-market'], ['person/longnan-leader']),
    ).toBe(false);
  });
});

describe('an enterprise at its gates', () => {
  it('has accounts bound to its credit code, and gates of its site that no device speaks for yet', () => {
    const enterprise = 'enterprise/ganzhou-economic-electronics';
    expect(actingPosts(view, 'person/ganzhou-economic-electronics-contact')).toMatchObject([
      { organisation: enterprise, role: 'enterprise' },
    ]);
    expect(isCreditCode(view.find('enterprise', enterprise)?.creditCode ?? '')).toBe(true);
    const gates = view.where('gate', 'site', 'site/ganzhou-economic-electronics');
    expect(gates.map(({ id, link }) => [id, link])).toEqual([
      ['gate/ganzhou-economic-electronics-north', undefined],
      ['gate/ganzhou-economic-electronics-south', undefined],
    ]);
  });
  it('may change its name, not its code', () => {
    const id = 'enterprise/ganzhou-economic-electronics';
    const creditCode = view.find('enterprise', id)?.creditCode ?? '';
    expect(judgeEntry('enterprise', id, { name: '新名有限公司', creditCode }, view)).toEqual({
      entry: { kind: 'enterprise', name: '新名有限公司', creditCode },
    });
  });
});

describe('the registers as of a moment', () => {
  const entry = (name: string): Entry => ({
    kind: 'agency',
    name: { zh: name, en: name },
    level: 'city',
    standing: 'local',
    jurisdiction: 'jurisdiction/ganzhou',
  });
  const small = new RegisterBook();
  small.take([
    {
      revision: '1',
      id: 'agency/a',
      kind: 'agency',
      from: '2024-01-01T00:00:00+08:00',
      until: null,
      entry: entry('old'),
    },
    {
      revision: '2',
      id: 'agency/a',
      kind: 'agency',
      from: '2025-01-01T00:00:00+08:00',
      until: '2026-01-01T00:00:00+08:00',
      entry: entry('new'),
    },
  ]);
  it.each([
    ['2023-12-31T23:59:59+08:00', undefined],
    ['2024-12-31T23:59:59+08:00', 'old'],
    ['2025-06-01T00:00:00+08:00', 'new'],
    ['2026-01-01T00:00:00+08:00', undefined],
  ])('at %s: %s', (moment, name) => {
    expect(small.asOf(moment).find('agency', 'agency/a')?.name.en).toBe(name);
  });
  it('lets a deputy act while the mandate runs', () => {
    expect(actingPosts(view, 'person/city-deputy')).toContainEqual(
      expect.objectContaining({
        organisation: 'authority/city',
        role: 'leader',
        mandate: { id: 'mandate/city-deputy', holder: 'person/city-leader' },
      }),
    );
    const later = book.asOf('2031-01-01T00:00:00+08:00');
    expect(actingPosts(later, 'person/city-deputy').some(({ role }) => role === 'leader')).toBe(false);
  });
  it('knows no calendar beyond the loaded years', () => {
    expect(calendarOf(view).versions.has(2027)).toBe(false);
  });
});

describe('the texts of an entry', () => {
  const site = (change: object) =>
    judgeEntry(
      'site',
      'site/x',
      {
        enterprise: 'enterprise/ganzhou-economic-electronics',
        name: '厂区',
        address: '示范路1号',
        jurisdiction: 'jurisdiction/zhanggong',
        ...change,
      },
      view,
    );
  it('are kept composed and without space around them', () => {
    expect(site({ address: ' 1 rue du cafe\u0301\u3000' })).toMatchObject({ entry: { address: '1 rue du caf\u00e9' } });
  });
  it('are refused where a name is not composed, with how it is written', () => {
    expect(site({ name: 'cafe\u0301' })).toEqual({
      refusals: [{ code: 'text.not-composed', field: '/name', parameters: { composed: 'caf\u00e9' } }],
    });
  });
  it('are refused where one holds what cannot be kept', () => {
    expect(site({ name: 'a\u0007' })).toEqual({ refusals: [{ code: 'text.unwritable', field: '/name' }] });
  });
  // A reader sees 500 characters; in UTF-16 they are 2,000 units.
  it('are as long as their reader counts', () => {
    expect(site({ name: '葛\u{e0100}\u200d'.repeat(500) })).toHaveProperty('entry');
    expect(site({ name: '葛\u{e0100}'.repeat(501) })).toMatchObject({
      refusals: [
        {
          code: 'register.invalid',
          field: '/name',
          parameters: { detail: { key: 'text.issue.too-long', parameters: { most: '500' } } },
        },
      ],
    });
  });
  it('are refused where nobody sees anything of them', () => {
    expect(site({ name: '\u200b' })).toMatchObject({
      refusals: [{ code: 'register.invalid', field: '/name', parameters: { detail: { key: 'text.issue.blank' } } }],
    });
  });
});

describe('the fields of an entry', () => {
  it.each(entryKinds)('refer to kinds that there are: %s', (kind) => {
    for (const [, kinds] of fieldsMarked(kind, 'refersTo'))
      expect(entryKinds).toEqual(expect.arrayContaining([...kinds]));
  });
});

describe('what lists show of an entry', () => {
  const of = (kind: EntryKind, id: string) => shownOf(kind)({ id, ...view.find(kind, id) });
  it("is not how people are called or log in, nor a gate's device", () => {
    expect(of('person', 'person/city-leader')).toEqual({ id: 'person/city-leader', kind: 'person' });
    const link = { hash: 'a'.repeat(64), since: '2026-01-01T00:00:00+08:00' };
    expect(shownOf('gate')({ id: 'gate/x', kind: 'gate', site: 'site/x', name: '北门', link })).toEqual({
      id: 'gate/x',
      kind: 'gate',
      site: 'site/x',
      name: '北门',
    });
  });
  it.each(entryKinds)('is what their description says: %s', (kind) => {
    for (const entry of view.all(kind)) expect(shownSchema(kind).safeParse(shownOf(kind)(entry)).error).toBeUndefined();
  });
});

describe('an entry that is wrong', () => {
  const name = { zh: '名', en: 'name' };
  it.each([
    ['register.unknown-kind', 'planet', 'planet/x', {}],
    ['register.id', 'person', 'person/a\nb', { name: 'x', subjects: [] }],
    ['register.id', 'person', 'person/张三', { name: 'x', subjects: [] }],
    ['register.id', 'person', `person/${'a'.repeat(121)}`, { name: 'x', subjects: [] }],
    ['register.id', 'person', 'person/', { name: 'x', subjects: [] }],
    ['register.id', 'person', 'person/a/b', { name: 'x', subjects: [] }],
    ['register.id', 'pack', 'pack/新@1', {}],
    ['register.invalid', 'agency', 'agency/x', { name }],
    [
      'register.unknown-reference',
      'agency',
      'agency/x',
      { name, level: 'city', standing: 'local', jurisdiction: 'jurisdiction/mars' },
    ],
    ['register.credit-code', 'enterprise', 'enterprise/x', { name: 'x', creditCode: '91350100M000100Y44' }],
    [
      'register.credit-code-bound',
      'enterprise',
      'enterprise/ganzhou-economic-electronics',
      { name: 'x', creditCode: '91350100M000100Y43' },
    ],
    [
      'register.enterprise-post',
      'post',
      'post/x',
      {
        person: 'person/city-deputy',
        organisation: 'enterprise/ganzhou-economic-electronics',
        role: 'head',
        title: name,
      },
    ],
    [
      'register.enterprise-post',
      'post',
      'post/x',
      { person: 'person/city-deputy', organisation: 'agency/city-fire', role: 'enterprise', title: name },
    ],
    ['register.unknown-reference', 'gate', 'gate/x', { site: 'site/mars', name: 'x' }],
    [
      'register.invalid',
      'gate',
      'gate/x',
      {
        site: 'site/ganzhou-economic-electronics',
        name: 'x',
        link: { hash: 'secret', since: '2026-01-01T00:00:00+08:00' },
      },
    ],
    [
      'register.dates',
      'gate',
      'gate/x',
      {
        site: 'site/ganzhou-economic-electronics',
        name: 'x',
        link: { hash: 'a'.repeat(64), since: '2026-02-01T00:00:00+08:00', revokedAt: '2026-01-01T00:00:00+08:00' },
      },
    ],
    [
      'register.dates',
      'officer',
      'officer/x',
      {
        person: 'person/city-deputy',
        agency: 'agency/city-fire',
        certificate: '1',
        validFrom: '2026-02-01',
        validUntil: '2026-01-01',
      },
    ],
    [
      'register.mandate-to-oneself',
      'mandate',
      'mandate/x',
      {
        post: 'post/city-leader',
        deputy: 'person/city-leader',
        document: '1',
        from: '2026-01-01T00:00:00+08:00',
        until: '2026-02-01T00:00:00+08:00',
      },
    ],
    [
      'register.calendar',
      'calendar',
      'calendar/2027',
      { year: 2027, version: 1, notice: '', source: 'x', holidays: [], makeUpDays: [] },
    ],
    [
      'register.version',
      'calendar',
      'calendar/2026',
      { ...view.find('calendar', 'calendar/2026'), kind: undefined, version: 1 },
    ],
    ['register.pack', 'pack', 'pack/x@1', { id: 'x' }],
  ])('is refused: %s', (code, kind, id, data) => {
    const { kind: _, id: _id, ...plain } = data as { kind?: string; id?: string };
    const judged = judgeEntry(kind, id, plain, view);
    expect('refusals' in judged && judged.refusals.map((refusal) => refusal.code)).toContain(code);
  });
});
