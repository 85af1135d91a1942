import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { instant, momentOf, seededYears, workingCalendar } from '@anjing/calendar';
import { fold, IllegalHistory, isUnresolved, privately, type Actor, type PersonActing } from '@anjing/lifecycle';
import { ganzhou2022, packFor, type Laws, type RulePack } from '@anjing/rules';
import fc from 'fast-check';
import { toDirectedGraph } from 'xstate/graph';
import {
  dueOf,
  filing,
  filingMachine,
  filingStream,
  filingTexts,
  isOverdue,
  type FilingCode,
  type FilingCommand,
  type FilingEvent,
  type FilingFacts,
  type FilingForm,
  type FilingState,
  type ListedItem,
  type PlannedItem,
  type ReturnRow,
} from '.';

const lawsOf = (pack: RulePack = ganzhou2022, years = seededYears): Laws => ({
  calendar: workingCalendar(years),
  packAt: (moment) => packFor([pack], ['jurisdiction/ganzhou'], moment.slice(0, 10)),
});
const laws = lawsOf();
const person = (name: string, organisation: string, more: Partial<PersonActing> = {}): PersonActing => ({
  kind: 'person',
  person: `person/${name}`,
  post: `post/${name}`,
  organisation,
  ...more,
});
const clerk = person('clerk', 'agency/a');
const head = person('head', 'agency/a');
const reviewer = person('reviewer', 'bureau/b');
const officer = person('officer', 'office/o');
const reaction: Actor = { kind: 'reaction' };
const reason = privately('频次过高');

const item = (key: string, change: Partial<ListedItem> = {}): ListedItem => ({
  key,
  name: { zh: '安全生产检查', en: 'work safety' },
  legalBasis: '《中华人民共和国安全生产法》第六十五条',
  ...change,
});
const planned = (id: string, change: Partial<PlannedItem> = {}): PlannedItem => ({
  item: id,
  frequency: 2,
  scope: '园区内危险化学品企业',
  months: [3, 9],
  ...change,
});
const row = (change: Partial<ReturnRow> = {}): ReturnRow => ({
  visit: 'visit/1',
  site: 'site/s',
  enterprise: 'enterprise/e',
  items: ['item/a-1'],
  circumstance: 3,
  day: '2026-02-10',
  officers: 2,
  lateApproval: false,
  ...change,
});

const itemList = (items: readonly ListedItem[] = [item('1')]): FilingForm => ({
  filing: 'itemList',
  agency: 'agency/a',
  items,
});
const plan = (entries: readonly PlannedItem[] = [planned('item/a-1')], year = 2026): FilingForm => ({
  filing: 'annualPlan',
  agency: 'agency/a',
  year,
  entries,
});
const monthlyReturn: FilingForm = { filing: 'monthlyReturn', agency: 'agency/a', month: '2026-02' };

/** Facts on which nothing is wrong: an act on Monday 2 March 2026 at nine. */
const facts = (by: Actor, change: Partial<FilingFacts> = {}): FilingFacts => ({
  now: '2026-03-02T09:00:00+08:00',
  laws,
  by,
  organisationsOfActor: new Set(by.kind === 'person' ? [by.organisation] : []),
  agencyKnown: true,
  receivers: { bureau: 'bureau/b', office: 'office/o' },
  listed: new Set(['item/a-1', 'item/a-2']),
  takenIds: new Set(['item/a-b-c']),
  ...change,
});

const actors: Record<FilingCommand['do'], Actor> = {
  open: reaction,
  draft: clerk,
  amend: clerk,
  confirm: head,
  accept: reviewer,
  askCorrection: officer,
  withdraw: clerk,
  enterVisit: reaction,
};

/** The acts of the tables, on a filing of one kind. */
function commandsOn(form: FilingForm): Record<string, FilingCommand> {
  const period =
    form.filing === 'annualPlan'
      ? ({ filing: 'annualPlan', year: form.year } as const)
      : ({ filing: 'monthlyReturn', month: '2026-02' } as const);
  return {
    open: { do: 'open', agency: 'agency/a', period },
    draft: { do: 'draft', form },
    amend: { do: 'amend', form },
    confirm: { do: 'confirm' },
    accept: { do: 'accept' },
    askCorrection: { do: 'askCorrection', reason },
    withdraw: { do: 'withdraw', reason },
    enterVisit: { do: 'enterVisit', agency: 'agency/a', row: row() },
  };
}

const beginning = () => fold(filingMachine, []);

function carriedOut(state: FilingState, wanted: FilingCommand, change: Partial<FilingFacts> = {}): FilingState {
  const decision = filing.decide(state, wanted, facts(actors[wanted.do], change));
  if ('refusals' in decision) throw new Error(`${wanted.do}: ${decision.refusals.map(({ code }) => code).join()}`);
  return fold(filingMachine, decision.events, state);
}

/** Every act in turn on a filing of the form, each on the state before it; fails where one is refused. */
function after(form: FilingForm, ...acts: readonly string[]): FilingState {
  const commands = commandsOn(form);
  return acts.reduce((state, act) => {
    const wanted = commands[act];
    if (!wanted) throw new Error(`no act ${act}`);
    return carriedOut(state, wanted);
  }, beginning());
}

const acceptedFirst = ['draft', 'confirm', 'accept'] as const;
const paths: Record<string, readonly string[]> = {
  absent: [],
  open: ['open'],
  drafting: ['draft'],
  submitted: ['draft', 'confirm'],
  correctionAsked: ['draft', 'confirm', 'askCorrection'],
  withdrawn: ['draft', 'withdraw'],
  accepted: acceptedFirst,
  amending: [...acceptedFirst, 'amend'],
  'submitted anew': [...acceptedFirst, 'amend', 'confirm'],
  'correctionAsked anew': [...acceptedFirst, 'askCorrection'],
};

describe.each([
  ['list', itemList()],
  ['plan', plan()],
  ['return', monthlyReturn],
] as const)('a %s: every state and every act, as docs/acts-filing.md says', (name, form) => {
  const lines = readFileSync(join(__dirname, '../../docs/acts-filing.md'), 'utf8').split('\n');
  const first = lines.findIndex((line) => line.startsWith(`| ${name} act`));
  const [header = [], , ...rows] = lines.slice(first, lines.indexOf('', first)).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const states = header.slice(1);
  const table = rows.flatMap(([act = '', ...cells]) =>
    cells.map((cell, index) => [states[index] ?? '', act, cell] as const),
  );

  it('names every state that such a filing can come to, and every act', () => {
    const reached = new Set(states.map((state) => after(form, ...(paths[state] ?? [])).value));
    const unreachable: readonly string[] = {
      list: ['absent', 'open'],
      plan: ['absent', 'withdrawn'],
      return: ['open', 'withdrawn'],
    }[name];
    const every = Object.keys(filingMachine.states).filter((state) => !unreachable.includes(state));
    expect([...reached].sort()).toEqual(every.sort());
    const acts = new Set(table.map(([, act]) => act));
    expect([...acts].sort()).toEqual(
      Object.keys(commandsOn(form))
        .filter((act) => name !== 'list' || act !== 'open')
        .sort(),
    );
  });

  it.each(table)('%s: %s → %s', (state, act, expected) => {
    const before = after(form, ...(paths[state] ?? []));
    const wanted = commandsOn(form)[act];
    if (!wanted) throw new Error(`no act ${act}`);
    const decision = filing.decide(before, wanted, facts(actors[wanted.do]));
    const refusals: Record<string, FilingCode> = { '–': 'filing.wrong-state', '!': 'filing.already-open' };
    const refused = refusals[expected];
    if (refused !== undefined) {
      expect(decision).toMatchObject({ refusals: [{ code: refused }] });
    } else {
      if ('refusals' in decision) throw new Error(decision.refusals.map(({ code }) => code).join());
      expect(fold(filingMachine, decision.events, before).value).toBe(expected);
    }
  });
});

it('the drawn machine is the one that stands', () => {
  const { children } = toDirectedGraph(filingMachine);
  const lines = children.flatMap((node) =>
    node.edges.map(({ source, target, label }) => `  ${source.key} --> ${target.key} : ${label.text}`),
  );
  const drawing = `# The lifecycle of a filing\n\nGenerated from the machine; \`ANJING_WRITE=1 npm test -- libs/filing\` makes it anew.\n\n\`\`\`mermaid\nstateDiagram-v2\n  [*] --> absent\n${lines.join('\n')}\n\`\`\`\n`;
  const file = join(__dirname, '../../docs/generated/filing.md');
  if (process.env['ANJING_WRITE'] !== undefined) writeFileSync(file, drawing);
  expect(readFileSync(file, 'utf8')).toBe(drawing);
});

const hit = new Set<FilingCode>();
afterAll(() => {
  // Every refusal that a person can meet has been met here, or, where it is about a sheet, in sheet-form.spec.ts.
  const ofSheets = ['filing.column-missing', 'filing.column-unknown', 'filing.column-unnamed', 'filing.cell-invalid'];
  expect([...hit, ...ofSheets].sort()).toEqual(Object.keys(filingTexts).sort());
});

function refusalsOf(
  state: FilingState,
  wanted: FilingCommand,
  change: Partial<FilingFacts> = {},
  by: Actor = actors[wanted.do],
) {
  const decision = filing.decide(state, wanted, facts(by, change));
  const found = 'refusals' in decision ? decision.refusals : [];
  for (const { code } of found) hit.add(code as FilingCode);
  return found;
}

describe('what is written is refused', () => {
  const long = (length: number) => '长'.repeat(length);
  const special = (...entries: readonly [string, number][]): FilingForm => ({
    filing: 'specialList',
    agency: 'agency/a',
    entries: entries.map(([id, circumstance]) => ({ item: id, circumstance })),
  });
  const returnOf = (month: string): FilingForm => ({ filing: 'monthlyReturn', agency: 'agency/a', month });
  const atOnce: readonly [FilingCode, string, FilingForm, Partial<FilingFacts>?][] = [
    ['filing.unknown-agency', '/agency', itemList(), { agencyKnown: false }],
    ['filing.not-your-agency', '/agency', { ...itemList(), agency: 'agency/other' }],
    ['filing.no-rule-pack', '/agency', itemList(), { laws: { ...laws, packAt: () => undefined } }],
    ['filing.no-rule-pack', '/month', returnOf('2022-02')],
    ['filing.too-many', '/items', itemList(Array.from({ length: 501 }, (_, n) => item(`k${n}`)))],
    ['filing.text-too-long', '/items/0/name/zh', itemList([item('1', { name: { zh: long(101), en: 'x' } })])],
    ['filing.text-too-long', '/items/0/legalBasis', itemList([item('1', { legalBasis: long(501) })])],
    ['filing.text-too-long', '/entries/0/scope', plan([planned('item/a-1', { scope: long(501) })])],
    ['filing.text-too-long', '/remark', { ...monthlyReturn, remark: privately(long(2001)) }],
    ['filing.key-invalid', '/items/0/key', itemList([item('Work safety')])],
    ['filing.key-invalid', '/items/0/key', itemList([item('a'.repeat(61))])],
    ['filing.key-taken', '/items/0/key', itemList([item('b-c')])],
    ['filing.entry-twice', '/items/1/key', itemList([item('1'), item('1')])],
    ['filing.entry-twice', '/entries/1', special(['item/a-1', 3], ['item/a-1', 3])],
    ['filing.entry-twice', '/entries/1/item', plan([planned('item/a-1'), planned('item/a-1')])],
    ['filing.not-a-date', '/items/0/effectiveFrom', itemList([item('1', { effectiveFrom: '2026-02-30' })])],
    ['filing.circumstance-unknown', '/entries/0/circumstance', special(['item/a-1', 8])],
    ['filing.circumstance-unknown', '/entries/0/circumstance', special(['item/a-1', 0])],
    ['filing.frequency-invalid', '/entries/0/frequency', plan([planned('item/a-1', { frequency: 0 })])],
    ['filing.months-invalid', '/entries/0/months', plan([planned('item/a-1', { months: [13] })])],
    ['filing.months-invalid', '/entries/0/months', plan([planned('item/a-1', { months: [3, 3] })])],
    ['filing.year-invalid', '/year', plan([], 2025)],
    ['filing.year-invalid', '/year', plan([], 2028)],
    ['filing.month-invalid', '/month', returnOf('2026-13')],
    ['filing.month-invalid', '/month', returnOf('2026-04')],
  ];
  for (const [code, field, form, change] of atOnce) {
    it(`when it is written: ${code} ${field}`, () => {
      expect(refusalsOf(beginning(), { do: 'draft', form }, change)).toContainEqual(
        expect.objectContaining({ code, field }),
      );
    });
  }

  const issued: RulePack = {
    ...ganzhou2022,
    filing: { ...ganzhou2022.filing, annualPlan: { ...ganzhou2022.filing.annualPlan, withinDaysOfIssue: 20 } },
  };
  const whenFiled: readonly [FilingCode, string, FilingForm, Partial<FilingFacts>?][] = [
    ['filing.empty-list', '/items', itemList([])],
    ['filing.text-missing', '/items/0/name/en', itemList([item('1', { name: { zh: '检查', en: ' ' } })])],
    ['filing.text-missing', '/entries/0/scope', plan([planned('item/a-1', { scope: ' ' })])],
    ['filing.legal-basis-missing', '/items/0/legalBasis', itemList([item('1', { legalBasis: '' })])],
    ['filing.item-not-listed', '/entries/0/item', special(['item/a-9', 3])],
    ['filing.item-not-listed', '/entries/0/item', plan([planned('item/b-1')])],
    ['filing.frequency-over-cap', '/entries/0/frequency', plan([planned('item/a-1', { frequency: 5 })])],
    ['filing.months-invalid', '/entries/0/months', plan([planned('item/a-1', { months: [] })])],
    ['filing.issue-date-missing', '/issuedOn', plan(), { laws: lawsOf(issued) }],
    ['filing.month-not-over', '/month', returnOf('2026-03')],
    ['filing.unmapped-agency', '/agency', itemList(), { receivers: {} }],
  ];
  for (const [code, field, form, change] of whenFiled) {
    it(`when it is filed: ${code} ${field}`, () => {
      const drafted = carriedOut(beginning(), { do: 'draft', form });
      expect(refusalsOf(drafted, { do: 'confirm' }, change)).toContainEqual(expect.objectContaining({ code, field }));
    });
  }

  it('with all its findings at once', () => {
    const form = plan([planned('item/a-9', { frequency: 9, scope: '' }), planned('item/a-8', { months: [] })]);
    const drafted = carriedOut(beginning(), { do: 'draft', form });
    expect(refusalsOf(drafted, { do: 'confirm' }).map(({ code, field }) => `${code} ${field ?? ''}`)).toEqual([
      'filing.item-not-listed /entries/0/item',
      'filing.frequency-over-cap /entries/0/frequency',
      'filing.text-missing /entries/0/scope',
      'filing.item-not-listed /entries/1/item',
      'filing.months-invalid /entries/1/months',
    ]);
  });
  it('but an off-site plan may be as frequent as it likes, and an agency may plan nothing', () => {
    const offSite = plan([planned('item/a-1', { frequency: 12, offSite: true })]);
    expect(carriedOut(after(offSite, 'draft'), { do: 'confirm' }).value).toBe('submitted');
    expect(after(plan([]), 'draft', 'confirm').value).toBe('submitted');
  });
});

describe('an act that is refused', () => {
  const submitted = () => after(itemList(), 'draft', 'confirm');
  const system: Actor = { kind: 'system', system: 'system/1', organisation: 'agency/a' };
  const acts: readonly [FilingCode, () => FilingState, FilingCommand, Partial<FilingFacts>?, Actor?][] = [
    ['filing.wrong-state', submitted, { do: 'confirm' }],
    ['filing.already-open', submitted, { do: 'draft', form: itemList() }],
    ['filing.other-period', () => after(plan(), 'draft'), { do: 'amend', form: plan([], 2027) }],
    ['filing.other-period', () => after(plan(), 'draft'), { do: 'amend', form: itemList() }],
    ['filing.reason-missing', submitted, { do: 'askCorrection', reason: privately(' ') }],
    ['filing.reason-missing', submitted, { do: 'withdraw', reason: privately('') }],
    ['filing.text-too-long', submitted, { do: 'withdraw', reason: privately('长'.repeat(2001)) }],
    ['filing.wrong-bureau', submitted, { do: 'accept' }, {}, person('other', 'bureau/other')],
    ['filing.wrong-bureau', submitted, { do: 'accept' }, {}, officer],
    ['filing.wrong-bureau', submitted, { do: 'askCorrection', reason }, {}, person('other', 'office/other')],
    ['filing.own-agency', submitted, { do: 'accept' }, { organisationsOfActor: new Set(['bureau/b', 'agency/a']) }],
    ['filing.same-person', submitted, { do: 'accept' }, {}, person('head', 'bureau/b')],
    // The deputy acts for a holder who has had a part: it is the holder's act too.
    [
      'filing.same-person',
      submitted,
      { do: 'accept' },
      {},
      person('deputy', 'bureau/b', { mandate: { id: 'mandate/1', holder: 'person/clerk' } }),
    ],
    ['filing.person-only', () => after(itemList(), 'draft'), { do: 'confirm' }, {}, system],
    ['filing.unknown-agency', beginning, { do: 'enterVisit', agency: 'agency/a', row: row() }, { agencyKnown: false }],
    [
      'filing.visit-elsewhere',
      () => after(monthlyReturn, 'draft'),
      { do: 'enterVisit', agency: 'agency/a', row: row({ day: '2026-03-01' }) },
    ],
    [
      'filing.visit-elsewhere',
      () => after(monthlyReturn, 'draft'),
      { do: 'enterVisit', agency: 'agency/other', row: row() },
    ],
    [
      'filing.visit-entered',
      () => after(monthlyReturn, 'draft', 'enterVisit'),
      { do: 'enterVisit', agency: 'agency/a', row: row() },
    ],
  ];
  for (const [code, state, wanted, change, by] of acts) {
    it(`with ${code} (${wanted.do})`, () => {
      expect(refusalsOf(state(), wanted, change, by).map((refusal) => refusal.code)).toContain(code);
    });
  }
  it('as not due: early, unknown or answered deadlines change nothing', () => {
    const decision = filing.decide(
      after(plan([], 2027), 'open'),
      { do: 'elapse', deadline: 'plan.reminder-1', round: 1 },
      facts({ kind: 'clock' }),
    );
    expect(decision).toEqual({ refusals: [{ code: 'filing.not-due' }] });
    hit.add('filing.not-due');
  });
});

describe('the version in force', () => {
  it('stays while the next is written, filed and corrected, and gives way at its acceptance', () => {
    const first = after(itemList(), ...acceptedFirst);
    expect(first.context.inForce).toMatchObject({
      version: 1,
      effectiveFrom: '2026-03-02T09:00:00+08:00',
      publishedAt: '2026-03-02T09:00:00+08:00',
      content: itemList(),
    });
    const second = itemList([item('1', { withdrawn: true }), item('2')]);
    const later = { now: '2026-03-09T10:00:00+08:00' };
    const amended = carriedOut(first, { do: 'amend', form: second }, later);
    const asked = carriedOut(carriedOut(amended, { do: 'confirm' }, later), { do: 'askCorrection', reason }, later);
    for (const state of [amended, asked]) expect(state.context.inForce).toEqual(first.context.inForce);
    const again = carriedOut(carriedOut(asked, { do: 'amend', form: second }, later), { do: 'confirm' }, later);
    const accepted = carriedOut(again, { do: 'accept' }, later);
    expect(accepted.context.inForce).toMatchObject({ version: 2, effectiveFrom: later.now, content: second });
    expect(accepted.context.earlier).toEqual([first.context.inForce]);
    expect(accepted.context.corrections).toEqual([]);
  });
  it('of a plan holds from 1 January of its year, and of one accepted later from then', () => {
    const ahead = after(plan([], 2027), ...acceptedFirst);
    expect(ahead.context.inForce?.effectiveFrom).toBe('2027-01-01T00:00:00+08:00');
    expect(after(plan(), ...acceptedFirst).context.inForce?.effectiveFrom).toBe('2026-03-02T09:00:00+08:00');
  });
  it('is public for item lists and plans only', () => {
    const special: FilingForm = {
      filing: 'specialList',
      agency: 'agency/a',
      entries: [{ item: 'item/a-1', circumstance: 3 }],
    };
    expect(after(special, ...acceptedFirst).context.inForce?.publishedAt).toBeUndefined();
    expect(after(monthlyReturn, ...acceptedFirst).context.inForce?.publishedAt).toBeUndefined();
    expect(after(plan(), ...acceptedFirst).context.inForce?.publishedAt).toBeDefined();
  });
});

describe('a monthly return', () => {
  const enter = (state: FilingState, change: Partial<ReturnRow>) =>
    carriedOut(state, { do: 'enterVisit', agency: 'agency/a', row: row(change) });
  const days = (state: FilingState) =>
    state.context.content?.filing === 'monthlyReturn'
      ? state.context.content.rows.map(({ visit, day }) => `${day} ${visit}`)
      : undefined;

  it('is opened by the first special visit, lists visits by day, and takes a changed one in the place of the old', () => {
    const one = enter(beginning(), { visit: 'visit/1', day: '2026-02-10' });
    const two = enter(one, { visit: 'visit/2', day: '2026-02-03' });
    expect(days(two)).toEqual(['2026-02-03 visit/2', '2026-02-10 visit/1']);
    const changed = enter(two, { visit: 'visit/1', day: '2026-02-10', lateApproval: true });
    expect(days(changed)).toEqual(['2026-02-03 visit/2', '2026-02-10 visit/1']);
    expect(changed.context.content).toMatchObject({ rows: [{ lateApproval: false }, { lateApproval: true }] });
  });
  it('keeps its visits whatever the agency writes, which is a remark', () => {
    const remarked = carriedOut(enter(beginning(), {}), {
      do: 'amend',
      form: { ...monthlyReturn, remark: privately('均为隐患整改') },
    });
    expect(remarked.context.content).toMatchObject({ rows: [{ visit: 'visit/1' }], remark: privately('均为隐患整改') });
  });
  it('is a return also when nothing is in it', () => {
    const nil = after(monthlyReturn, 'open', 'confirm', 'accept');
    expect(nil.context.inForce?.content).toMatchObject({ rows: [] });
  });
  it('is amended by a visit that is found later, and must be confirmed anew within five working days', () => {
    const found = enter(after(monthlyReturn, ...acceptedFirst), { visit: 'visit/9' });
    expect(found.value).toBe('amending');
    expect(found.context.inForce?.content).toMatchObject({ rows: [] });
    expect(filing.tasks(found, laws)).toMatchObject([
      { act: 'submission', organisation: 'agency/a', due: '2026-03-09T17:30:00+08:00' },
    ]);
    expect(filing.agenda(found, laws).map(({ id, due }) => [id, due])).toEqual([
      ['confirmation.reminder-1', '2026-03-06T08:30:00+08:00'],
      ['confirmation.reminder-2', '2026-03-09T08:30:00+08:00'],
      ['confirmation.escalation-1', '2026-03-09T17:30:00+08:00'],
    ]);
    expect(isOverdue(found, laws, '2026-03-09T17:29:59+08:00')).toBe(false);
    expect(isOverdue(found, laws, '2026-03-09T17:30:00+08:00')).toBe(true);
  });
});

/** A filing opened at a moment, by the opener of periods. */
const openedAt = (form: FilingForm, now: string) =>
  carriedOut(beginning(), commandsOn(form)['open'] ?? { do: 'confirm' }, { now });

describe('a monthly return is due', () => {
  // By hand from the calendar of 2026 and rules §5: the last day in time, which ends at midnight.
  it.each([
    ['2025-12', '2026-01-05'],
    ['2026-01', '2026-02-05'],
    ['2026-02', '2026-03-05'],
    ['2026-03', '2026-04-07'],
    ['2026-04', '2026-05-06'],
    ['2026-05', '2026-06-05'],
    ['2026-06', '2026-07-06'],
    ['2026-07', '2026-08-05'],
    ['2026-08', '2026-09-07'],
    ['2026-09', '2026-10-08'],
    ['2026-10', '2026-11-05'],
    ['2026-11', '2026-12-07'],
  ])('for %s at the end of %s', (month, lastDay) => {
    const state = fold(filingMachine, [
      {
        type: 'FilingOpened',
        at: `${lastDay.slice(0, 7)}-01T00:00:00+08:00`,
        by: reaction,
        agency: 'agency/a',
        period: { filing: 'monthlyReturn', month },
        receivers: { bureau: 'bureau/b', office: 'office/o' },
      },
    ]);
    const due = momentOf(instant(`${lastDay}T00:00:00+08:00`) + 86_400_000);
    expect(dueOf(state, laws)).toBe(due);
    expect(isOverdue(state, laws, `${lastDay}T23:59:59+08:00`)).toBe(false);
    expect(isOverdue(state, laws, due)).toBe(true);
    const next = lastDay.slice(0, 7);
    expect(filing.agenda(state, laws).slice(0, 3)).toMatchObject([
      { id: 'return.reminder-1', due: `${next}-01T08:30:00+08:00` },
      { id: 'return.reminder-2', due: `${next}-04T08:30:00+08:00` },
      { id: 'return.late-1.bureau', due },
    ]);
  });

  it('explains how it rolled: 5 July 2026 is a Sunday', () => {
    const state = fold(filingMachine, [
      {
        type: 'FilingOpened',
        at: '2026-07-01T00:00:00+08:00',
        by: reaction,
        agency: 'agency/a',
        period: { filing: 'monthlyReturn', month: '2026-06' },
        receivers: {},
      },
    ]);
    const late = filing.agenda(state, laws).find(({ id }) => id === 'return.late-1.bureau');
    expect(late?.explanation).toMatchObject({
      article: 'notice 三(三)',
      counted: [{ date: '2026-07-06' }],
      skipped: [{ date: '2026-07-05' }],
      rulePack: 'ganzhou-2022@1',
      calendarVersion: '2026.1',
    });
  });

  it('waits for the calendar of 2027 where it runs into that year, and is reminded all the same', () => {
    const december = fold(filingMachine, [
      {
        type: 'FilingOpened',
        at: '2027-01-01T00:00:00+08:00',
        by: reaction,
        agency: 'agency/a',
        period: { filing: 'monthlyReturn', month: '2026-12' },
        receivers: {},
      },
    ]);
    expect(dueOf(december, laws)).toEqual({ unresolvedUntilCalendar: 2027 });
    expect(isOverdue(december, laws, '2027-03-01T00:00:00+08:00')).toBe(false);
    expect(filing.tasks(december, laws)).toMatchObject([{ due: { unresolvedUntilCalendar: 2027 } }]);
    expect(filing.agenda(december, laws).map(({ id, due }) => [id, due])).toEqual([
      ['return.reminder-1', '2027-01-01T08:30:00+08:00'],
      ['return.reminder-2', '2027-01-04T08:30:00+08:00'],
      ['return.late-1.bureau', { unresolvedUntilCalendar: 2027 }],
      ['return.late-2.office', { unresolvedUntilCalendar: 2027 }],
    ]);
    const loaded = lawsOf(ganzhou2022, [
      ...seededYears,
      { year: 2027, version: 1, notice: '', source: '', holidays: [], makeUpDays: [] },
    ]);
    expect(dueOf(december, loaded)).toBe('2027-01-06T00:00:00+08:00');
  });
});

describe('an annual plan is due', () => {
  it('at the end of 31 December, never rolled; with its reminders and those who hear that it is late', () => {
    const state = openedAt(plan([], 2026), '2025-11-01T00:00:00+08:00');
    expect(filing.agenda(state, laws).map(({ id, due, effect }) => [id, effect, due])).toEqual([
      ['plan.reminder-1', 'reminder', '2025-12-01T08:30:00+08:00'],
      ['plan.reminder-2', 'reminder', '2025-12-15T08:30:00+08:00'],
      ['plan.reminder-3', 'reminder', '2025-12-25T08:30:00+08:00'],
      ['plan.reminder-4', 'reminder', '2025-12-31T08:30:00+08:00'],
      ['plan.late-1.bureau', 'escalation', '2026-01-01T00:00:00+08:00'],
      // 1 to 3 January 2026 are days off, Sunday the 4th is worked; so the 4th, 5th, 6th.
      ['plan.late-2.office', 'escalation', '2026-01-06T17:30:00+08:00'],
    ]);
    expect(isOverdue(state, laws, '2025-12-31T23:59:59+08:00')).toBe(false);
    expect(isOverdue(state, laws, '2026-01-01T00:00:00+08:00')).toBe(true);
  });
  it('on a Saturday as well: the year 2022', () => {
    expect(dueOf(openedAt(plan([], 2023), '2022-11-01T00:00:00+08:00'), laws)).toBe('2023-01-01T00:00:00+08:00');
    const [, , , last] = filing.agenda(openedAt(plan([], 2023), '2022-11-01T00:00:00+08:00'), laws);
    expect(last).toMatchObject({ id: 'plan.reminder-4', due: '2022-12-30T08:30:00+08:00' });
  });
  it('also where the calendar of its year is not published; only the second word waits for that', () => {
    const state = openedAt(plan([], 2027), '2026-11-01T00:00:00+08:00');
    expect(
      filing
        .agenda(state, laws)
        .slice(3)
        .map(({ id, due }) => [id, due]),
    ).toEqual([
      ['plan.reminder-4', '2026-12-31T08:30:00+08:00'],
      ['plan.late-1.bureau', '2027-01-01T00:00:00+08:00'],
      ['plan.late-2.office', { unresolvedUntilCalendar: 2027 }],
    ]);
  });
  it('after an outage without the reminders that it came too late for', () => {
    const state = openedAt(plan([], 2026), '2025-12-20T10:00:00+08:00');
    expect(filing.agenda(state, laws).map(({ id }) => id)).toEqual([
      'plan.reminder-3',
      'plan.reminder-4',
      'plan.late-1.bureau',
      'plan.late-2.office',
    ]);
  });
  it('where a city says so: at another date, rolled forward, and within days of its issue', () => {
    const { annualPlan } = ganzhou2022.filing;
    const other: RulePack = {
      ...ganzhou2022,
      filing: {
        ...ganzhou2022.filing,
        annualPlan: { ...annualPlan, due: { month: 11, day: 30, roll: 'forward' }, withinDaysOfIssue: 20 },
      },
    };
    const open = openedAt(plan([], 2026), '2025-11-01T00:00:00+08:00');
    // 30 November 2025 is a Sunday.
    expect(dueOf(open, lawsOf(other))).toBe('2025-12-02T00:00:00+08:00');
    const issued = carriedOut(
      open,
      { do: 'amend', form: { ...plan([], 2026), issuedOn: '2025-11-03' } as FilingForm },
      { now: '2025-11-03T09:00:00+08:00' },
    );
    // Twenty days after 3 November is Sunday the 23rd.
    expect(dueOf(issued, lawsOf(other))).toBe('2025-11-25T00:00:00+08:00');
  });
  it('and is marked late from the first late minute', () => {
    const drafted = after(plan([], 2027), 'draft');
    const filedAt = (now: string) => {
      const decision = filing.decide(drafted, { do: 'confirm' }, facts(head, { now }));
      return 'events' in decision ? decision.events[0] : undefined;
    };
    expect(filedAt('2026-12-31T23:59:59+08:00')).toMatchObject({ due: '2027-01-01T00:00:00+08:00', late: false });
    expect(filedAt('2027-01-01T00:00:00+08:00')).toMatchObject({ late: true });
  });
});

describe('the judicial bureau', () => {
  it('has five working days: reminded before, the office told after', () => {
    // Filed on Monday 2 March 2026: the fifth working day is Monday the 9th.
    const state = after(itemList(), 'draft', 'confirm');
    expect(filing.agenda(state, laws).map(({ id, due }) => [id, due])).toEqual([
      ['acceptance.reminder-1', '2026-03-06T08:30:00+08:00'],
      ['acceptance.reminder-2', '2026-03-09T08:30:00+08:00'],
      ['acceptance.escalation-1', '2026-03-09T17:30:00+08:00'],
      ['acceptance.escalation-2', '2026-03-10T17:30:00+08:00'],
    ]);
    const told = filing.decide(
      state,
      { do: 'elapse', deadline: 'acceptance.escalation-1', round: 2 },
      facts({ kind: 'clock' }, { now: '2026-03-09T17:30:00+08:00' }),
    );
    expect(told).toMatchObject({ events: [{ type: 'FilingEscalationSent', to: 'office/o' }] });
    expect(filing.tasks(state, laws)).toMatchObject([{ act: 'acceptance', organisation: 'bureau/b' }]);
  });
  it('asks for a correction, which the agency owes within five working days however often it is written', () => {
    const asked = after(itemList(), 'draft', 'confirm', 'askCorrection');
    const written = carriedOut(asked, { do: 'amend', form: itemList() }, { now: '2026-03-05T09:00:00+08:00' });
    expect(filing.agenda(written, laws)).toEqual(filing.agenda(asked, laws));
    expect(filing.tasks(written, laws)).toMatchObject([{ act: 'submission', due: '2026-03-09T17:30:00+08:00' }]);
  });
  it('is told of nobody’s own amendment that is late', () => {
    const own = after(itemList(), ...acceptedFirst, 'amend');
    expect(filing.agenda(own, laws).map(({ effect }) => effect)).toEqual(['reminder', 'reminder']);
    expect(isOverdue(own, laws, '2026-06-01T00:00:00+08:00')).toBe(false);
  });
  it('and the office may ask in a digest: the person who asked there is named', () => {
    const decision = filing.decide(
      after(plan(), ...acceptedFirst),
      { do: 'askCorrection', reason, through: { digest: 'digest/d', by: officer } },
      facts(reaction),
    );
    expect(decision).toMatchObject({ events: [{ by: officer, asker: 'office', digest: 'digest/d' }] });
  });
});

it('each filing of an agency has one address', () => {
  expect(filingStream('agency/a', { filing: 'itemList' })).toBe('filing/item-list-a');
  expect(filingStream('agency/a', { filing: 'specialList' })).toBe('filing/special-list-a');
  expect(filingStream('agency/a', { filing: 'annualPlan', year: 2026 })).toBe('filing/annual-plan-2026-a');
  expect(filingStream('agency/a', { filing: 'monthlyReturn', month: '2026-03' })).toBe(
    'filing/monthly-return-2026-03-a',
  );
});

describe('whatever people and time do, in any order', () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...Object.keys(commandsOn(monthlyReturn))).map((act) => ({ act })) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 72 }).map((hours) => ({ hours })) },
    { weight: 2, arbitrary: fc.nat({ max: 6 }).map((deadline) => ({ deadline })) },
  );
  const histories = fc.tuple(
    fc.constantFrom(itemList(), plan([planned('item/a-1')], 2027), monthlyReturn),
    fc.array(step, { maxLength: 40 }),
  );

  /** Plays steps from a Monday morning on; answers with every event, each with the state after it. */
  function play([form, steps]: [FilingForm, readonly ({ act: string } | { hours: number } | { deadline: number })[]]) {
    let state = beginning();
    let now = instant('2026-03-02T09:00:00+08:00');
    let visits = 0;
    const history: { event: FilingEvent; before: FilingState; state: FilingState; by: Actor }[] = [];
    for (const one of steps) {
      if ('hours' in one) {
        now += one.hours * 3_600_000;
        continue;
      }
      const waiting = filing.agenda(state, laws)['deadline' in one ? one.deadline : 0];
      if ('deadline' in one && !waiting) continue;
      const named = 'act' in one ? commandsOn(form)[one.act] : undefined;
      const wanted =
        named?.do === 'enterVisit'
          ? { ...named, row: row({ visit: `visit/${(visits += 1) % 5}`, officers: visits }) }
          : (named ?? { do: 'elapse' as const, deadline: waiting?.id ?? '', round: waiting?.round ?? 0 });
      // A list's stream is nobody's place for a visit or an opening.
      if (form.filing === 'itemList' && (wanted.do === 'open' || wanted.do === 'enterVisit')) continue;
      if (form.filing === 'annualPlan' && wanted.do === 'enterVisit') continue;
      const by: Actor = wanted.do === 'elapse' ? { kind: 'clock' } : actors[wanted.do];
      const decision = filing.decide(state, wanted, facts(by, { now: momentOf(now) }));
      if ('refusals' in decision) continue;
      for (const event of decision.events as readonly FilingEvent[]) {
        const before = state;
        state = fold(filingMachine, [event], state);
        history.push({ event, before, state, by });
      }
    }
    return history;
  }

  it('silence changes nothing: only the bureau accepts, only the head files, and time leaves the content as it is', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const { event, before, state, by } of play(steps)) {
          if (event.type === 'FilingAccepted') expect(by).toBe(reviewer);
          if (event.type === 'FilingSubmitted') expect(by).toBe(head);
          if (by.kind === 'clock') {
            expect([state.value, state.context.content, state.context.inForce]).toEqual([
              before.value,
              before.context.content,
              before.context.inForce,
            ]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
  it('a version in force is only ever replaced by the next', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const { event, before, state } of play(steps)) {
          const version = before.context.inForce?.version ?? 0;
          expect(state.context.inForce?.version ?? 0).toBe(event.type === 'FilingAccepted' ? version + 1 : version);
        }
      }),
      { numRuns: 300 },
    );
  });
  it('every visit that was entered stands in the return', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const entered = new Set<string>();
        for (const { event, state } of play(steps)) {
          if ('row' in event) entered.add(event.row.visit);
          const { content } = state.context;
          if (content?.filing === 'monthlyReturn') {
            expect(content.rows.map(({ visit }) => visit).sort()).toEqual([...entered].sort());
          }
        }
      }),
      { numRuns: 200 },
    );
  });
  it('no deadline is answered twice, and none before its moment', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const answered = play(steps).flatMap(({ event }) =>
          'deadline' in event ? [{ key: `${event.round}/${event.deadline}`, ...event }] : [],
        );
        expect(new Set(answered.map(({ key }) => key)).size).toBe(answered.length);
        for (const { due, at } of answered) expect(instant(at)).toBeGreaterThanOrEqual(instant(due));
      }),
      { numRuns: 300 },
    );
  });
  it('the history folds to the state that the acts led to', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const history = play(steps);
        const folded = fold(
          filingMachine,
          history.map(({ event }) => event),
        );
        const last = history.at(-1)?.state ?? beginning();
        expect([folded.value, folded.context]).toEqual([last.value, last.context]);
      }),
      { numRuns: 200 },
    );
  });
  it('an illegal history is refused loudly', () => {
    expect(() =>
      fold(filingMachine, [{ type: 'FilingPublished', at: '2026-03-02T09:00:00+08:00', version: 1 }]),
    ).toThrow(IllegalHistory);
  });
  it('every event has its sentence and its rule', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const { event } of play(steps)) {
          const { words, rule } = filing.sentenceOf(event, (id) => ({ zh: id, en: id }));
          for (const text of [words.zh, words.en, rule]) expect(text).toMatch(/\S/);
        }
      }),
      { numRuns: 100 },
    );
  });
  it('unresolved dates come last in every agenda', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const { state } of play(steps)) {
          const dues = filing.agenda(state, laws).map(({ due }) => due);
          const firstUnresolved = dues.findIndex((due) => isUnresolved(due));
          if (firstUnresolved >= 0) expect(dues.slice(firstUnresolved).every((due) => isUnresolved(due))).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });
});
