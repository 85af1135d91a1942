import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { instant, momentOf, seededYears, workingCalendar } from '@anjing/calendar';
import { fold, IllegalHistory, isUnresolved, privately, type Actor, type PersonActing } from '@anjing/lifecycle';
import { ganzhou2022, packFor, type Laws } from '@anjing/rules';
import fc from 'fast-check';
import { toDirectedGraph } from 'xstate/graph';
import {
  discloses,
  mayEnter,
  visit,
  visitFields,
  visitMachine,
  visitPreflight,
  visitTexts,
  type ApprovalFacts,
  type AskedBasis,
  type NeighbourFacts,
  type Proof,
  type Viewer,
  type VisitCode,
  type VisitCommand,
  type VisitEvent,
  type VisitFacts,
  type VisitItemFacts,
  type VisitRequest,
  type VisitState,
} from '.';

const laws: Laws = {
  calendar: workingCalendar(seededYears),
  packAt: (moment) => packFor([ganzhou2022], ['jurisdiction/ganzhou'], moment.slice(0, 10)),
};
const person = (name: string, organisation: string, more: Partial<PersonActing> = {}): PersonActing => ({
  kind: 'person',
  person: `person/${name}`,
  post: `post/${name}`,
  organisation,
  ...more,
});
const clerk = person('clerk', 'agency/a');
const head = person('head', 'agency/a');
const inspector = person('inspector', 'agency/a');
const guest = person('guest', 'agency/b');
const gatekeeper = person('gate', 'enterprise/e');
const system: Actor = { kind: 'reaction' };
const text = privately('说明');
const empty = privately(' ');

// Tuesday 10 March 2026 lies in the quiet period; Thursday 26 March is an open day.
const quietDay = { date: '2026-03-10', from: '09:00', until: '12:00' };
const openDay = { date: '2026-03-26', from: '09:00', until: '12:00' };
const before = '2026-03-09T10:00:00+08:00';
const inHours = (date: string) => `${date}T10:00:00+08:00`;

const proofs: Record<number, Proof> = {
  1: { alertNumber: text },
  2: { issuerLevel: privately('provincial'), issuer: text, documentNumber: text },
  3: { hazardNoticeNumber: text },
  4: { category: privately('fire'), registerNumber: text },
  5: { caseNumber: text },
  6: { taxTaskNumber: text },
  7: { reason: text },
};
const special = (circumstance: number, proof: Proof = proofs[circumstance] ?? {}): AskedBasis => ({
  by: 'special',
  circumstance,
  proof,
});

const request: VisitRequest = {
  agency: 'agency/a',
  site: 'site/s',
  items: ['item/1', 'item/2'],
  officers: ['officer/1', 'officer/2'],
  participants: [],
  day: quietDay,
  basis: special(4),
};
const onOpenDay: VisitRequest = { ...request, day: openDay, basis: { by: 'openDay' } };
const asked: Record<string, VisitRequest> = {
  special: request,
  emergency: { ...request, basis: special(1) },
  openDay: onOpenDay,
  approval: { ...request, basis: { by: 'approval', application: 'application/x' } },
  service: { ...request, items: [], basis: { by: 'service', request: text } },
};

const approval: ApprovalFacts = {
  number: '赣市安审〔2026〕12号',
  state: 'inForce',
  agency: 'agency/a',
  site: 'site/s',
  items: ['item/1', 'item/2'],
  officers: ['officer/1', 'officer/2'],
  participants: [],
  days: [{ date: '2026-03-10', from: '08:30', until: '12:00' }],
};

const item = (agency: string, change: Partial<VisitItemFacts> = {}): VisitItemFacts => ({
  agency,
  name: { zh: '事项', en: 'item' },
  offSitePossible: false,
  listed: 'accepted',
  plan: { entry: `planned-item/${agency}`, frequency: 2, months: [] },
  visitsOfYear: 0,
  ...change,
});
const items = (change: Partial<VisitItemFacts> = {}): VisitFacts['items'] =>
  new Map([
    ['item/1', item('agency/a', change)],
    ['item/2', item('agency/a')],
    ['item/b', item('agency/b')],
  ]);

/** Facts on which nothing is wrong: the day before the visit of 10 March. */
const facts = (by: Actor, change: Partial<VisitFacts> = {}): VisitFacts => ({
  now: before,
  laws,
  id: 'visit/v',
  by,
  actsAsOfficer: by === inspector ? ['officer/1'] : [],
  agencies: new Map([
    ['agency/a', { name: { zh: '甲局', en: 'A' }, bureau: 'bureau/j' }],
    ['agency/b', { name: { zh: '乙局', en: 'B' }, bureau: 'bureau/j' }],
  ]),
  site: {
    target: {
      enterprise: 'enterprise/e',
      enterpriseName: '某企业',
      creditCode: '91350100M000100Y43',
      address: '某路1号',
      jurisdiction: 'jurisdiction/ganzhou',
    },
    zone: 'zone/z',
  },
  items: items(),
  officers: new Map(
    ['officer/1', 'officer/2', 'officer/3', 'officer/b1', 'officer/b2'].map((id) => [
      id,
      {
        agency: id.startsWith('officer/b') ? 'agency/b' : 'agency/a',
        validFrom: '2024-01-01',
        validUntil: id === 'officer/3' ? '2026-03-09' : '2028-12-31',
      },
    ]),
  ),
  approval,
  clockDoubt: false,
  graded: false,
  visitsOfYear: 0,
  neighbours: [],
  knownResults: [],
  reinspectionKnown: false,
  gate: 'gate/g',
  ...change,
});

const actors: Record<VisitCommand['do'], Actor> = {
  announce: clerk,
  recordPast: inspector,
  tell: clerk,
  invite: clerk,
  join: guest,
  leave: guest,
  approveSpecial: head,
  issuePass: clerk,
  replaceOfficers: clerk,
  narrow: clerk,
  cancel: clerk,
  refuseAtGate: gatekeeper,
  checkIn: inspector,
  checkOut: inspector,
  recordResult: inspector,
  makeGood: clerk,
};

const found = ['item/1', 'item/2'].map((id) => ({ item: id, outcome: 'compliant' as const, text }));
const commands: Record<Exclude<VisitCommand['do'], 'announce' | 'recordPast'>, VisitCommand> = {
  tell: { do: 'tell' },
  invite: { do: 'invite', agency: 'agency/b' },
  join: { do: 'join', items: ['item/b'], officers: ['officer/b1', 'officer/b2'] },
  leave: { do: 'leave' },
  approveSpecial: { do: 'approveSpecial' },
  issuePass: { do: 'issuePass' },
  replaceOfficers: { do: 'replaceOfficers', officers: ['officer/2', 'officer/1'] },
  narrow: { do: 'narrow', items: ['item/1'] },
  cancel: { do: 'cancel', reason: text },
  refuseAtGate: { do: 'refuseAtGate', reason: text, shown: true },
  checkIn: { do: 'checkIn', code: '123456' },
  checkOut: { do: 'checkOut' },
  recordResult: { do: 'recordResult', findings: found, measures: text },
  makeGood: { do: 'makeGood', proof: proofs[4] ?? {} },
};
type Act = keyof typeof commands;

const beginning = () => fold(visitMachine, []);

/** The state after a command; fails where it is refused. */
function carry(state: VisitState, command: VisitCommand, change: Partial<VisitFacts> = {}): VisitState {
  const decision = visit.decide(state, command, facts(actors[command.do], change));
  if ('refusals' in decision) throw new Error(`${command.do}: ${decision.refusals.map(({ code }) => code).join()}`);
  return fold(visitMachine, decision.events, state);
}

const announced = (wanted: VisitRequest, change: Partial<VisitFacts> = {}) =>
  carry(beginning(), { do: 'announce', visit: wanted }, change);

/** What an emergency of ① lacks when nothing has been prepared: proof, list and approval. */
const unprepared: Partial<VisitFacts> = { items: items({ listed: 'absent' }) };
const bare: VisitRequest = { ...request, basis: special(1, {}) };

const measuresOnly: VisitCommand = { do: 'recordResult', findings: [], measures: text };

/** A visit of a kind brought to a state; undefined where it never is in it. */
function bring(kind: string, name: string): VisitState | undefined {
  const wanted = kind === 'emergency' ? bare : asked[kind];
  if (!wanted) throw new Error(`no visit ${kind}`);
  const { date } = wanted.day;
  const today = { ...(kind === 'emergency' && unprepared), now: inHours(date) };
  const revoked = kind === 'approval' ? { approval: { ...approval, state: 'revoked' } } : {};
  const first = announced(wanted, kind === 'emergency' ? unprepared : revoked);
  if (name === 'announced') return first.matches('announced') ? first : undefined;
  const withPass =
    kind === 'special'
      ? carry(first, commands.approveSpecial)
      : kind === 'approval'
        ? carry(first, commands.issuePass)
        : first;
  const inside = () => carry(withPass, commands.checkIn, today);
  const out = () => carry(inside(), commands.checkOut, today);
  const result = () => carry(out(), kind === 'service' ? measuresOnly : commands.recordResult, today);
  const states: Record<string, () => VisitState> = {
    passIssued: () => withPass,
    refusedAtGate: () => carry(withPass, commands.refuseAtGate, today),
    checkedIn: inside,
    checkedOut: out,
    resultRecorded: result,
    closed: () => {
      const due = visit.agenda(result(), laws).find(({ id }) => id.startsWith('make-good.escalation'));
      const elapse = { do: 'elapse', deadline: due?.id ?? '', round: 1 } as const;
      const told = due ? visit.decide(result(), elapse, facts({ kind: 'clock' }, { ...today, now: later })) : undefined;
      const said = told && 'events' in told ? fold(visitMachine, told.events, result()) : result();
      return visit.asOf(said, later);
    },
    cancelled: () => carry(withPass, commands.cancel),
    missed: () => visit.asOf(withPass, later),
  };
  return states[name]?.();
}
const later = '2026-06-01T09:00:00+08:00';

/** Tables of a document in docs/, each a header and its rows. */
function tablesOf(file: string): { header: string[]; rows: string[][] }[] {
  const blocks = readFileSync(join(__dirname, '../../docs', file), 'utf8').split('\n\n');
  return blocks
    .filter((block) => block.startsWith('|'))
    .map((block) => {
      const [header = [], , ...rows] = block
        .trim()
        .split('\n')
        .map((line) =>
          line
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
        );
      return { header, rows };
    });
}

describe('every state and every act, as docs/acts-visit.md says', () => {
  const [acts] = tablesOf('acts-visit.md');
  const states = acts?.header.slice(2) ?? [];
  const table = (acts?.rows ?? []).flatMap(([act = '', kind = '', ...cells]) =>
    cells.map((cell, index) => [kind, states[index] ?? '', act, cell] as const),
  );

  it('names every state of the machine and every command', () => {
    expect([...states, 'absent'].sort()).toEqual(Object.keys(visitMachine.states).sort());
    expect([...new Set(table.map(([, , act]) => act))].sort()).toEqual(Object.keys(commands).sort());
  });

  it.each(table)('%s %s: %s → %s', (kind, name, act, expected) => {
    const state = bring(kind, name);
    if (expected === '·') {
      expect(state).toBeUndefined();
      return;
    }
    if (!state) throw new Error(`${kind} is never ${name}`);
    expect(state.value).toBe(name);
    const { date } = (asked[kind] ?? request).day;
    const now =
      ['announced', 'passIssued'].includes(name) && !['checkIn', 'refuseAtGate'].includes(act) ? before : inHours(date);
    const invited = ['join', 'leave'].includes(act) && name === 'passIssued' ? carry(state, commands.invite) : state;
    const command: VisitCommand =
      act === 'makeGood' && kind === 'emergency' ? { do: 'makeGood', proof: proofs[1] ?? {} } : commands[act as Act];
    const closed = ['closed', 'missed'].includes(name);
    const decision = visit.decide(invited, command, facts(actors[command.do], { now: closed ? later : now }));
    if (expected === '–') {
      expect(decision).toMatchObject({ refusals: [{ code: 'visit.wrong-state' }] });
    } else {
      if ('refusals' in decision) throw new Error(decision.refusals.map(({ code }) => code).join());
      expect(fold(visitMachine, decision.events, invited).value).toBe(expected);
    }
  });

  it('is what the drawn machine shows', () => {
    const lines = toDirectedGraph(visitMachine).children.flatMap((node) =>
      node.edges.map(({ source, target, label }) => `  ${source.key} --> ${target.key} : ${label.text}`),
    );
    const drawing = `# The lifecycle of a visit\n\nGenerated from the machine; \`ANJING_WRITE=1 npm test -- libs/visit\` makes it anew.\n\n\`\`\`mermaid\nstateDiagram-v2\n  [*] --> absent\n${lines.join('\n')}\n\`\`\`\n`;
    const file = join(__dirname, '../../docs/generated/visit.md');
    if (process.env['ANJING_WRITE'] !== undefined) writeFileSync(file, drawing);
    expect(readFileSync(file, 'utf8')).toBe(drawing);
  });
});

const hit = new Set<VisitCode>();
const note = <Codes extends readonly VisitCode[]>(codes: Codes): Codes => {
  for (const code of codes) hit.add(code);
  return codes;
};

function refusalsOf(
  state: VisitState,
  command: VisitCommand,
  change: Partial<VisitFacts> = {},
  by: Actor = actors[command.do],
): VisitCode[] {
  const decision = visit.decide(state, command, facts(by, change));
  return note('refusals' in decision ? decision.refusals.map(({ code }) => code as VisitCode) : []);
}

describe('a visit that is put on record', () => {
  const long = privately('长'.repeat(2001));
  const day = (date: string, from = '09:00', until = '12:00') => ({ date, from, until });
  const { site, ...nowhere } = facts(clerk);
  const cases: readonly [VisitCode, Partial<VisitRequest>, Partial<VisitFacts>?][] = [
    ['visit.no-rule-pack', {}, { laws: { ...laws, packAt: () => undefined } }],
    ['visit.unknown-agency', {}, { agencies: new Map() }],
    ['visit.not-your-agency', { agency: 'agency/b' }],
    ['visit.outside-zone', {}, { site: { target: site?.target as never } }],
    ['visit.not-a-date', { day: day('2026-02-30') }],
    ['visit.hours-invalid', { day: day('2026-03-10', '12:00', '09:00') }],
    ['visit.past-day', { day: day('2026-03-08') }],
    ['visit.items-missing', { items: [] }],
    ['visit.item-twice', { items: ['item/1', 'item/1'] }],
    ['visit.item-of-another-agency', { items: ['item/b'] }],
    ['visit.item-outside-list', { items: ['item/none'] }],
    ['visit.too-many', { items: Array.from({ length: 51 }, () => 'item/1') }],
    ['visit.officers-missing', { officers: [] }],
    ['visit.officer-twice', { officers: ['officer/1', 'officer/1'] }],
    ['visit.unknown-officer', { officers: ['officer/1', 'officer/none'] }],
    ['visit.officer-of-another-agency', { officers: ['officer/1', 'officer/b1'] }],
    ['visit.certificate-invalid', { officers: ['officer/1', 'officer/3'] }],
    ['visit.too-few-officers', { officers: ['officer/1'] }],
    ['visit.text-too-long', { offSiteTried: long }],
    ['visit.text-too-long', { basis: special(4, { ...proofs[4], registerNumber: long }) }],
    ['visit.unknown-circumstance', { basis: special(8, {}) }],
    ['visit.proof-unknown', { basis: special(4, { ...proofs[4], colour: text }) }],
    ['visit.proof-unknown', { basis: special(4, { category: privately('noise'), registerNumber: text }) }],
    // Each of the seven asks for its own proof (rules §4); ① and ③ are judged below.
    ...[2, 4, 5, 6, 7].map((number): [VisitCode, Partial<VisitRequest>] => [
      'visit.proof-missing',
      { basis: special(number, {}) },
    ]),
    // A city's or a county's random inspection is no unified national or provincial task.
    ...['city', 'county'].map((level): [VisitCode, Partial<VisitRequest>] => [
      'visit.proof-not-admitted',
      { basis: special(2, { ...proofs[2], issuerLevel: privately(level) }) },
    ]),
    ['visit.not-on-special-list', {}, { items: items({ listed: 'absent' }) }],
    ['visit.graded-reason-missing', {}, { graded: true }],
    ['visit.off-site-first', {}, { items: items({ offSitePossible: true }) }],
    ['visit.quiet-day', { basis: { by: 'openDay' } }],
    [
      'visit.not-planned',
      { day: openDay, basis: { by: 'openDay', unplannedReason: empty } },
      { items: unplannedItems() },
    ],
    [
      'visit.not-planned',
      { day: openDay, basis: { by: 'openDay' } },
      { items: items({ plan: { entry: 'planned-item/1', frequency: 2, months: [4, 10] } }) },
    ],
    ['visit.over-plan', { day: openDay, basis: { by: 'openDay' } }, { items: items({ visitsOfYear: 2 }) }],
    ['visit.over-cap', { day: openDay, basis: { by: 'openDay' } }, { visitsOfYear: 4 }],
    ['visit.service-has-items', { basis: { by: 'service', request: text } }],
    ['visit.request-missing', { items: [], basis: { by: 'service', request: empty } }],
    ['visit.not-invited', { participants: [{ agency: 'agency/b', items: ['item/b'], officers: ['officer/b1'] }] }],
    ['visit.reinspection-unknown', { reinspectionOf: 'visit/w' }],
  ];
  // A loop, not a table: Jest would write the whole calendar into the names of the tests.
  for (const [index, [code, change, more]] of cases.entries()) {
    it(`is refused with ${code} (${index + 1})`, () => {
      expect(refusalsOf(beginning(), { do: 'announce', visit: { ...request, ...change } }, more)).toContain(code);
    });
  }
  it('names what the registers do not know', () => {
    const judged = visitPreflight(request, nowhere).findings.map(({ code }) => code);
    expect(note(judged)).toContain('visit.unknown-site');
    const { approval: _, ...unapproved } = facts(system);
    const decision = visit.decide(beginning(), { do: 'announce', visit: asked['approval'] ?? request }, unapproved);
    if ('events' in decision) throw new Error('announced without an application');
    expect(note(decision.refusals.map(({ code }) => code as VisitCode))).toEqual(['visit.unknown-application']);
  });
  it('is told all its findings at once', () => {
    const wrong = { ...request, items: ['item/none'], officers: ['officer/3'], basis: special(4, {}) };
    expect(refusalsOf(beginning(), { do: 'announce', visit: wrong })).toEqual([
      'visit.item-outside-list',
      'visit.certificate-invalid',
      'visit.too-few-officers',
      'visit.proof-missing',
      'visit.not-on-special-list',
    ]);
  });
  it('of another agency is told that and nothing else, whatever else there is to say', () => {
    const name = { zh: '乙局', en: 'B' };
    const known = facts(clerk, {
      graded: true,
      visitsOfYear: 9,
      neighbours: [
        {
          agencies: ['agency/b'],
          site: request.site,
          items: ['item/b'],
          date: '2026-03-12',
          kind: { zh: '特殊情形检查', en: 'special visit' },
          hidden: false,
          pending: true,
          post: { zh: '乙局科员', en: 'clerk of B' },
        },
      ],
      knownResults: [{ item: 'item/1', date: '2026-03-01', agencyName: name, outcome: 'minor' }],
      items: items({ offSitePossible: true, listed: 'filed' }),
    });
    const { site: __, ...unknownSite } = known;
    const foreign = { ...onOpenDay, agency: 'agency/b', officers: [], reinspectionOf: 'visit/w' };
    for (const told of [known, unknownSite, { ...unknownSite, laws: { ...laws, packAt: () => undefined } }]) {
      expect(visitPreflight(foreign, told)).toEqual({
        wouldBeRefused: true,
        findings: [{ code: 'visit.not-your-agency', field: '/agency', severity: 'refusal' }],
      });
      expect(refusalsOf(beginning(), { do: 'announce', visit: foreign }, told)).toEqual(['visit.not-your-agency']);
      const past = { entered: inHours('2026-03-10'), left: inHours('2026-03-10') };
      expect(refusalsOf(beginning(), { do: 'recordPast', visit: foreign, ...past }, told)).toEqual([
        'visit.not-your-agency',
      ]);
    }
  });
  it('waits for the approval of the head, and then has its pass', () => {
    const waiting = announced(request);
    expect(waiting.value).toBe('announced');
    expect(visit.tasks(waiting, laws)).toMatchObject([
      { act: 'approval', organisation: 'agency/a', due: '2026-03-10T09:00:00+08:00' },
    ]);
    const ready = carry(waiting, commands.approveSpecial);
    expect([ready.value, ready.context.pass]).toEqual(['passIssued', 'visit/v.1']);
  });
  it('may be unplanned, too frequent, settled off site in vain or to a well-run enterprise, with its reason', () => {
    const reasons = { ...onOpenDay, basis: { by: 'openDay', unplannedReason: text } as const };
    expect(announced(reasons, { items: unplannedItems(), visitsOfYear: 9 }).value).toBe('passIssued');
    const tried = { ...request, offSiteTried: text, gradedReason: text };
    expect(announced(tried, { graded: true, items: items({ offSitePossible: true }) }).value).toBe('announced');
  });
  it('rests on the list as filed, which is noted', () => {
    expect(announced(request, { items: items({ listed: 'filed' }) }).context.visit?.basis).toMatchObject({
      listed: 'filed',
    });
  });
  it('may be asked for by the enterprise in the quiet period, and is none of its inspections', () => {
    expect(announced(asked['service'] ?? request).value).toBe('passIssued');
  });
});

function unplannedItems(): VisitFacts['items'] {
  const { plan: _, ...unplanned } = item('agency/a');
  return new Map([...items(), ['item/1', unplanned]]);
}

describe('may they enter now', () => {
  const now = inHours('2026-03-10');
  const answer = (state: VisitState, change: Partial<VisitFacts> = {}) =>
    mayEnter(state, facts(gatekeeper, { now, ...change }));
  const reasons = (state: VisitState, change: Partial<VisitFacts> = {}) => {
    const entry = answer(state, change);
    return note(entry.enter ? [] : entry.reasons.map(({ code }) => code));
  };
  const withPass = (kind: string) => bring(kind, 'passIssued') ?? beginning();

  it('names the ground, and until when', () => {
    for (const [kind, ground] of Object.entries({ special: 'special', approval: 'approval', service: 'service' })) {
      expect(answer(withPass(kind))).toMatchObject({
        enter: true,
        ground,
        until: '2026-03-10T12:00:00+08:00',
        flags: [],
      });
    }
    expect(answer(withPass('openDay'), { now: inHours('2026-03-26') })).toMatchObject({
      enter: true,
      ground: 'openDay',
    });
  });

  const against: readonly [VisitCode, string, Partial<VisitFacts>][] = [
    ['visit.too-early', 'approval', { now: '2026-03-10T08:59:59+08:00' }],
    ['visit.too-late', 'approval', { now: '2026-03-10T12:00:00+08:00' }],
    ['visit.clock-doubt', 'approval', { clockDoubt: true }],
    ['visit.no-rule-pack', 'approval', { laws: { ...laws, packAt: () => undefined } }],
    ['visit.item-outside-list', 'approval', { items: new Map() }],
    ['visit.certificate-invalid', 'approval', { officers: new Map() }],
    ['visit.not-on-special-list', 'special', { items: items({ listed: 'absent' }) }],
    ['visit.quiet-day', 'openDay', { laws: { ...laws, packAt: () => alwaysQuiet } }],
    ['visit.not-planned', 'openDay', { items: unplannedItems() }],
    ...['approved', 'revoked', 'withdrawn', 'superseded', 'lapsed', 'used', 'expired'].map(
      (state): [VisitCode, string, Partial<VisitFacts>] => [
        'visit.approval-not-in-force',
        'approval',
        { approval: { ...approval, state } },
      ],
    ),
    ['visit.outside-approval', 'approval', { approval: { ...approval, items: ['item/1'] } }],
    ['visit.outside-approval', 'approval', { approval: { ...approval, officers: ['officer/1'] } }],
    ['visit.outside-approval', 'approval', { approval: { ...approval, site: 'site/other' } }],
    ['visit.outside-approval', 'approval', { approval: { ...approval, agency: 'agency/b' } }],
    ['visit.outside-approval', 'approval', { approval: { ...approval, days: [] } }],
    [
      'visit.outside-approval',
      'approval',
      { approval: { ...approval, days: [{ date: '2026-03-10', from: '09:00', until: '11:59' }] } },
    ],
  ];
  for (const [index, [code, kind, change]] of against.entries()) {
    it(`no, with ${code} (${index + 1})`, () => {
      const { date } = (asked[kind] ?? request).day;
      expect(reasons(withPass(kind), { now: inHours(date), ...change })).toContain(code);
    });
  }
  it('no, without a pass, without the application that it rests on, or when it is over', () => {
    expect(reasons(announced(request))).toEqual(['visit.no-pass', 'visit.special-not-approved']);
    for (const name of ['checkedOut', 'resultRecorded', 'cancelled', 'closed', 'missed']) {
      expect(reasons(bring('special', name) ?? beginning())).toContain('visit.over');
    }
    expect(reasons(beginning())).toEqual(['visit.over']);
    const { approval: _, ...blind } = facts(gatekeeper, { now });
    expect(mayEnter(withPass('approval'), blind)).toMatchObject({ enter: false });
  });
  it('says every reason at once, each with its article and what to do', () => {
    const entry = answer(withPass('approval'), {
      items: new Map(),
      clockDoubt: true,
      approval: { ...approval, state: 'revoked' },
    });
    if (entry.enter) throw new Error('entered');
    expect(entry.reasons.map(({ code }) => code)).toEqual([
      'visit.clock-doubt',
      'visit.item-outside-list',
      'visit.approval-not-in-force',
    ]);
    expect(entry.reasons[1]).toMatchObject({
      article: 'notice 三(一)',
      words: { zh: expect.stringContaining('item/1') as string },
    });
  });
  it('still yes for those who step out and come back, their own check-in having used the approval', () => {
    const inside = bring('approval', 'checkedIn') ?? beginning();
    expect(answer(inside, { approval: { ...approval, state: 'used' } })).toMatchObject({ enter: true });
    expect(reasons(inside, { approval: { ...approval, state: 'revoked' } })).toEqual(['visit.approval-not-in-force']);
  });
  it('yes after a refusal, if they come back within the day', () => {
    expect(answer(bring('special', 'refusedAtGate') ?? beginning())).toMatchObject({ enter: true });
  });

  describe('in an emergency (① and ③)', () => {
    it.each([1, 3])('%s: yes, unverified, recorded, whatever is missing and whatever the hour', (circumstance) => {
      const state = announced({
        ...request,
        items: ['item/none'],
        officers: ['officer/3'],
        basis: special(circumstance, {}),
      });
      const entry = answer(state, { clockDoubt: true, now: '2026-03-10T23:59:00+08:00' });
      if (!entry.enter) throw new Error('kept out');
      expect(entry).toMatchObject({ ground: 'emergency', words: { en: 'emergency, unverified, recorded' } });
      expect(note(entry.flags.map(({ code }) => code)).sort()).toEqual([
        'visit.certificate-invalid',
        'visit.clock-doubt',
        'visit.item-outside-list',
        'visit.not-on-special-list',
        'visit.proof-missing',
        'visit.special-not-approved',
        'visit.too-few-officers',
        'visit.too-late',
      ]);
    });
    it('yes after midnight too, and no more the day after', () => {
      const state = announced(bare, unprepared);
      expect(answer(state, { now: '2026-03-11T23:59:59+08:00' })).toMatchObject({ enter: true });
      expect(answer(state, { now: '2026-03-12T00:00:00+08:00' })).toMatchObject({ enter: false });
    });
    it('yes under the circumstance itself where nothing is missing', () => {
      const state = carry(announced(asked['emergency'] ?? request), commands.approveSpecial);
      expect(answer(state)).toMatchObject({ enter: true, ground: 'special', flags: [] });
    });
    it.each([2, 4, 5, 6, 7])('not under %s: those wait for the head', (circumstance) => {
      expect(reasons(announced({ ...request, basis: special(circumstance) }))).toContain('visit.special-not-approved');
    });
  });
});

const alwaysQuiet = {
  ...ganzhou2022,
  quiet: { ...ganzhou2022.quiet, rule: { kind: 'days-of-month', from: 1, to: 31 } as const },
};

describe('an act that is refused', () => {
  const today = { now: inHours('2026-03-10') };
  const state =
    (name: string, kind = 'special') =>
    () =>
      bring(kind, name) ?? beginning();
  const joined = () => carry(carry(state('passIssued', 'openDay')(), commands.invite), commands.join);
  const result = (change: object): VisitCommand => ({ do: 'recordResult', findings: found, measures: text, ...change });
  const acts: readonly [VisitCode, () => VisitState, VisitCommand, Partial<VisitFacts>?, Actor?][] = [
    ['visit.wrong-state', state('announced'), commands.checkIn, today],
    ['visit.person-only', state('announced'), commands.approveSpecial, {}, system],
    [
      'visit.own-approval',
      () => announced({ ...request, basis: special(7) }),
      commands.approveSpecial,
      {},
      person('deputy', 'agency/a', { mandate: { id: 'mandate/1', holder: 'person/head' } }),
    ],
    ['visit.text-too-long', state('announced'), { do: 'approveSpecial', statement: privately('长'.repeat(2001)) }],
    ['visit.not-your-agency', state('announced'), commands.approveSpecial, {}, guest],
    ['visit.special-not-approved', state('announced'), commands.issuePass],
    ['visit.not-your-agency', state('passIssued'), commands.replaceOfficers, {}, guest],
    ['visit.certificate-invalid', state('passIssued'), { do: 'replaceOfficers', officers: ['officer/1', 'officer/3'] }],
    ['visit.too-few-officers', state('passIssued'), { do: 'replaceOfficers', officers: ['officer/1'] }],
    ['visit.by-application', state('passIssued', 'approval'), commands.replaceOfficers],
    ['visit.by-application', state('passIssued', 'approval'), commands.narrow],
    ['visit.not-narrower', state('passIssued'), { do: 'narrow' }],
    ['visit.not-narrower', state('passIssued'), { do: 'narrow', items: [] }],
    ['visit.not-narrower', state('passIssued'), { do: 'narrow', items: ['item/1', 'item/3'] }],
    ['visit.not-narrower', state('passIssued'), { do: 'narrow', day: { ...quietDay, until: '13:00' } }],
    ['visit.reason-missing', state('passIssued'), { do: 'cancel', reason: empty }],
    ['visit.reason-missing', state('passIssued'), { do: 'refuseAtGate', reason: empty, shown: true }, today],
    ['visit.not-at-the-gate', state('passIssued'), { do: 'refuseAtGate', reason: text, shown: false }, today],
    ['visit.too-early', state('passIssued'), commands.refuseAtGate, { now: before }],
    ['visit.too-late', state('passIssued'), commands.refuseAtGate, { now: '2026-03-10T12:00:00+08:00' }],
    ['visit.unknown-agency', state('passIssued', 'openDay'), { do: 'invite', agency: 'agency/none' }],
    ['visit.already-invited', joined, commands.invite],
    ['visit.not-invited', state('passIssued', 'openDay'), commands.join],
    ['visit.not-invited', joined, commands.leave, {}, clerk],
    [
      'visit.item-of-another-agency',
      () => carry(state('passIssued', 'openDay')(), commands.invite),
      { do: 'join', items: ['item/1'], officers: ['officer/b1', 'officer/b2'] },
    ],
    [
      'visit.not-planned',
      () => carry(state('passIssued', 'openDay')(), commands.invite),
      commands.join,
      {
        items: new Map([
          [
            'item/b',
            { agency: 'agency/b', name: text as never, offSitePossible: false, listed: 'absent', visitsOfYear: 0 },
          ],
        ]),
      },
    ],
    ['visit.too-early', state('passIssued'), commands.checkIn],
    ['visit.not-an-officer', state('passIssued'), commands.checkIn, { ...today, actsAsOfficer: ['officer/9'] }],
    ['visit.not-an-officer', state('checkedIn'), commands.checkOut, { ...today, actsAsOfficer: [] }],
    ['visit.service-unconfirmed', state('passIssued', 'service'), { do: 'checkIn' }, today],
    ['visit.finding-missing', state('checkedOut'), result({ findings: found.slice(1) }), today],
    ['visit.finding-outside', state('checkedOut'), result({ findings: [...found, ...found] }), today],
    [
      'visit.finding-outside',
      state('checkedOut'),
      result({ findings: [{ item: 'item/9', outcome: 'compliant', text }] }),
      today,
    ],
    [
      'visit.finding-text-missing',
      state('checkedOut'),
      result({ findings: [{ item: 'item/1', outcome: 'minor', text: empty }] }),
      today,
    ],
    ['visit.text-too-long', state('checkedOut'), result({ measures: privately('长'.repeat(2001)) }), today],
    ['visit.reinspection-date', state('checkedOut'), result({ reinspection: '2026-03-10' }), today],
    ['visit.reinspection-date', state('checkedOut'), result({ reinspection: '2026-04-31' }), today],
    ['visit.service-finds-nothing', state('checkedOut', 'service'), result({}), today],
    ['visit.wrong-state', state('checkedIn'), result({}), today],
    ['visit.nothing-made-good', state('checkedIn', 'emergency'), { do: 'makeGood' }, { ...today, ...unprepared }],
    ['visit.proof-unknown', state('checkedIn', 'emergency'), { do: 'makeGood', proof: { colour: text } }, today],
  ];
  for (const [index, [code, from, command, change, by]] of acts.entries()) {
    it(`with ${code} (${command.do}, ${index + 1})`, () => {
      expect(refusalsOf(from(), command, change, by)).toContain(code);
    });
  }
  it('for a code of another gate, or an old one', () => {
    const { gate: _, ...noGate } = facts(inspector, today);
    const decision = visit.decide(state('passIssued')(), commands.checkIn, noGate);
    expect(decision).toEqual({ refusals: [{ code: 'visit.gate-code-wrong', field: '/code' }] });
    hit.add('visit.gate-code-wrong');
  });
  it('as not due: early, unknown or answered deadlines change nothing', () => {
    const inside = state('checkedIn')();
    for (const deadline of ['result.reminder-1', 'nothing', 'missed']) {
      const decision = visit.decide(inside, { do: 'elapse', deadline, round: 1 }, facts({ kind: 'clock' }, today));
      expect(decision).toEqual({ refusals: [{ code: 'visit.not-due' }] });
    }
    hit.add('visit.not-due');
  });
});

describe('before it is put on record', () => {
  const warned = (change: Partial<VisitRequest>, more: Partial<VisitFacts>) => {
    const { findings } = visitPreflight({ ...request, ...change }, facts(clerk, more));
    note(findings.map(({ code }) => code));
    return findings.filter(({ severity }) => severity === 'warning').map(({ code }) => code);
  };
  const other = (date: string, change: Partial<NeighbourFacts> = {}): NeighbourFacts => ({
    agencies: ['agency/c'],
    site: 'site/s',
    items: ['item/c'],
    date,
    kind: { zh: '开放日检查', en: 'an inspection on an open day' },
    hidden: false,
    pending: true,
    post: { zh: '丙局法制科', en: 'legal section of C' },
    ...change,
  });

  it('people are told what still waits', () => {
    expect(warned({}, {})).toEqual(['visit.special-not-approved']);
    expect(warned({}, { items: items({ listed: 'filed' }) })).toContain('visit.list-not-accepted');
  });
  it('and what an emergency would be flagged for', () => {
    expect(visitPreflight(bare, facts(clerk, unprepared)).wouldBeRefused).toBe(false);
    expect(warned({ basis: special(1, {}) }, unprepared)).toEqual([
      'visit.proof-missing',
      'visit.not-on-special-list',
      'visit.special-not-approved',
    ]);
  });
  // 15 and 30 days (rules §6), counted from 10 March.
  it.each([
    ['2026-03-25', {}, 'visit.many-headed'],
    ['2026-03-26', {}, 'visit.repeated'],
    ['2026-02-23', {}, 'visit.many-headed'],
    ['2026-03-25', { pending: false }, 'visit.repeated'],
    ['2026-04-09', {}, 'visit.repeated'],
    ['2026-03-25', { agencies: ['agency/a'] }, 'visit.repeated'],
    ['2026-03-12', { agencies: ['agency/a'], hidden: true }, 'visit.repeated'],
  ] as const)('another visit on %s %j: %s', (date, change, code) => {
    expect(warned({}, { neighbours: [other(date, change)] })).toContain(code);
  });
  it.each([
    ['2026-04-10', {}],
    ['2026-02-07', {}],
    // A complaint or a tax case of another agency is nobody's business.
    ['2026-03-12', { hidden: true }],
  ] as const)('nothing is said of another visit on %s %j', (date, change) => {
    expect(warned({}, { neighbours: [other(date, change)] })).toEqual(['visit.special-not-approved']);
  });
  it('of another agency only the day, its kind and a post to ask are said', () => {
    const { findings } = visitPreflight(request, facts(clerk, { neighbours: [other('2026-03-12')] }));
    expect(findings.find(({ code }) => code === 'visit.many-headed')?.parameters).toEqual({
      date: '2026-03-12',
      kind: { zh: '开放日检查', en: 'an inspection on an open day' },
      post: { zh: '丙局法制科', en: 'legal section of C' },
      same: { zh: '同一企业同一地址', en: 'the same enterprise and site' },
    });
  });
  it('results are recognised, well-run enterprises and caps are thought of', () => {
    expect(
      warned(
        { gradedReason: text },
        {
          graded: true,
          visitsOfYear: 4,
          knownResults: [
            { item: 'item/1', date: '2026-01-28', agencyName: { zh: '丙局', en: 'C' }, outcome: 'compliant' },
          ],
        },
      ),
    ).toEqual(['visit.special-not-approved', 'visit.result-known', 'visit.graded-quiet', 'visit.over-cap']);
  });
  it('is judged the same as when it is', () => {
    fc.assert(
      fc.property(
        fc.subarray(['item/1', 'item/2', 'item/b', 'item/none']),
        fc.subarray(['officer/1', 'officer/2', 'officer/3', 'officer/b1']),
        fc.constantFrom(...Object.values(asked).map(({ basis }) => basis), special(2, {}), special(7)),
        fc.constantFrom(quietDay, openDay, { ...quietDay, date: '2026-03-01' }),
        fc.boolean(),
        (chosen, officers, basis, day, graded) => {
          const wanted = { ...request, items: chosen, officers, basis, day };
          const foreseen = visitPreflight(wanted, facts(clerk, { graded })).findings.filter(
            ({ severity }) => severity === 'refusal',
          );
          expect(refusalsOf(beginning(), { do: 'announce', visit: wanted }, { graded })).toEqual(
            foreseen.map(({ code }) => code),
          );
        },
      ),
    );
  });
});

describe('what an emergency passed over', () => {
  const today = { ...unprepared, now: inHours('2026-03-10') };
  const inside = () => carry(announced(bare, unprepared), commands.checkIn, today);
  const flagsOf = (state: VisitState) => [...state.context.flags].sort();

  it('stands on record from the check-in on', () => {
    expect(flagsOf(inside())).toEqual([
      'visit.not-on-special-list',
      'visit.proof-missing',
      'visit.special-not-approved',
    ]);
  });
  // Went in on Tuesday 10 March: one working day, so Wednesday 11 March at 17:30 (rules §4).
  it('is made good within one working day', () => {
    expect(
      visit
        .agenda(inside(), laws)
        .filter(({ id }) => id.startsWith('make-good'))
        .map(({ id, due }) => [id, due]),
    ).toEqual([
      ['make-good.reminder-1', '2026-03-11T08:30:00+08:00'],
      ['make-good.escalation-1', '2026-03-11T17:30:00+08:00'],
    ]);
    const proven = carry(inside(), { do: 'makeGood', proof: proofs[1] ?? {} }, today);
    expect(flagsOf(proven)).toEqual(['visit.not-on-special-list', 'visit.special-not-approved']);
    const approved = carry(proven, commands.approveSpecial, today);
    expect(approved.context.approval).toMatchObject({ late: true });
    const listed = carry(approved, { do: 'makeGood' }, { ...today, items: items() });
    expect(flagsOf(listed)).toEqual([]);
    expect(visit.agenda(listed, laws).filter(({ id }) => id.startsWith('make-good'))).toEqual([]);
  });
  it('is flagged and told to the bureau where it was not', () => {
    const elapse = { do: 'elapse', deadline: 'make-good.escalation-1', round: 1 } as const;
    const late = { ...today, now: '2026-03-11T17:30:00+08:00' };
    const decision = visit.decide(inside(), elapse, facts({ kind: 'clock' }, late));
    expect(decision).toMatchObject({
      events: [
        {
          type: 'VisitFlagged',
          to: 'bureau/j',
          flags: ['visit.proof-missing', 'visit.not-on-special-list', 'visit.special-not-approved'],
        },
      ],
    });
    // A list accepted meanwhile cures itself.
    const cured = visit.decide(inside(), elapse, facts({ kind: 'clock' }, { ...late, items: items() }));
    expect(cured).toMatchObject({
      events: [
        { type: 'VisitMadeGood', flags: ['visit.not-on-special-list'] },
        { type: 'VisitFlagged', flags: ['visit.proof-missing', 'visit.special-not-approved'] },
      ],
    });
  });
});

describe('a visit recorded afterwards', () => {
  const past: VisitCommand = {
    do: 'recordPast',
    visit: request,
    entered: '2026-03-10T09:00:00+08:00',
    left: '2026-03-10T11:00:00+08:00',
  };
  const now = '2026-03-12T09:00:00+08:00';
  it('is on record with everything that spoke against it, waits for its result, and is flagged a working day later', () => {
    const state = carry(beginning(), past, { now });
    expect(state.value).toBe('checkedOut');
    expect(note(state.context.flags as VisitCode[])).toEqual([
      'visit.recorded-afterwards',
      'visit.special-not-approved',
    ]);
    expect(state.context.entered).toMatchObject({ at: '2026-03-10T09:00:00+08:00', ground: 'afterwards' });
    expect(visit.agenda(state, laws).find(({ id }) => id === 'make-good.escalation-1')?.due).toBe(
      '2026-03-13T17:30:00+08:00',
    );
  });
  it('has two moments of its day, in order, both past', () => {
    for (const change of [
      { left: '2026-03-10T08:00:00+08:00' },
      { left: '2026-03-13T08:00:00+08:00' },
      { entered: '2026-03-09T09:00:00+08:00' },
    ]) {
      expect(refusalsOf(beginning(), { ...past, ...change }, { now })).toEqual(['visit.moments-invalid']);
    }
  });
});

describe('the pass', () => {
  const passes = (state: VisitState, command: VisitCommand, change: Partial<VisitFacts> = {}) => {
    const decision = visit.decide(state, command, facts(actors[command.do], change));
    if ('refusals' in decision) throw new Error(decision.refusals.map(({ code }) => code).join());
    return (decision.events as readonly VisitEvent[]).filter(({ type }) => type.startsWith('Pass'));
  };
  const withPass = () => bring('special', 'passIssued') ?? beginning();

  it('names day, items and officers, and lives until another takes its place', () => {
    expect(passes(withPass(), commands.replaceOfficers)).toMatchObject([
      {
        type: 'PassReissued',
        pass: 'visit/v.2',
        replaces: 'visit/v.1',
        officers: ['officer/2', 'officer/1'],
        day: quietDay,
      },
    ]);
    expect(passes(withPass(), commands.narrow)).toMatchObject([{ type: 'PassReissued', items: ['item/1'] }]);
    const earlier = { ...quietDay, until: '11:00' };
    expect(passes(withPass(), { do: 'narrow', day: earlier })).toMatchObject([{ day: earlier }]);
  });
  it('dies with the visit', () => {
    expect(passes(withPass(), commands.cancel)).toMatchObject([{ type: 'PassRevoked', pass: 'visit/v.1' }]);
  });
  it('names everybody of a joint visit, which is one', () => {
    const invited = carry(bring('openDay', 'passIssued') ?? beginning(), commands.invite);
    expect(passes(invited, commands.join)).toMatchObject([
      { items: ['item/1', 'item/2', 'item/b'], officers: ['officer/1', 'officer/2', 'officer/b1', 'officer/b2'] },
    ]);
    const together = carry(invited, commands.join);
    expect(passes(together, commands.leave)).toMatchObject([{ items: ['item/1', 'item/2'] }]);
    expect(mayEnter(together, facts(gatekeeper, { now: inHours('2026-03-26') }))).toMatchObject({ enter: true });
  });
  it('follows the approval: its reactions change what people may not', () => {
    const state = bring('approval', 'passIssued') ?? beginning();
    const decision = visit.decide(
      state,
      { do: 'replaceOfficers', officers: ['officer/2', 'officer/1'], agency: 'agency/a' },
      facts(system),
    );
    expect(decision).toMatchObject({ events: [{ type: 'VisitOfficersReplaced' }, { type: 'PassReissued' }] });
  });
});

describe('the check-in', () => {
  const today = { now: inHours('2026-03-10') };
  it('is two-sided with the code of the gate, and one-sided without', () => {
    expect(bring('special', 'checkedIn')?.context.entered).toMatchObject({ confirmedBy: 'gate/g', ground: 'special' });
    const { gate: _, ...alone } = facts(inspector, today);
    const decision = visit.decide(bring('special', 'passIssued') ?? beginning(), { do: 'checkIn' }, alone);
    if ('refusals' in decision) throw new Error('refused');
    expect(decision.events[0]).not.toHaveProperty('confirmedBy');
  });
  it('after a refusal at the gate stands beside it', () => {
    const refused = bring('special', 'refusedAtGate') ?? beginning();
    const inside = carry(refused, commands.checkIn, today);
    expect([inside.value, inside.context.refusals]).toEqual(['checkedIn', 1]);
  });
  it('says whether the refusal was the answer of the service', () => {
    const decision = (clockDoubt: boolean) =>
      visit.decide(
        bring('special', 'passIssued') ?? beginning(),
        commands.refuseAtGate,
        facts(gatekeeper, { now: inHours('2026-03-10'), clockDoubt }),
      );
    expect(decision(false)).toMatchObject({ events: [{ mightEnter: true }] });
    expect(decision(true)).toMatchObject({ events: [{ mightEnter: false }] });
  });
});

describe('the agenda', () => {
  const dues = (state: VisitState) => visit.agenda(state, laws).map(({ id, due }) => [id, due]);
  // Went in on Tuesday 10 March: the result is due on Friday 13 March at 17:30 (rules §6).
  it('of a visit that is inside: check-out and result', () => {
    expect(dues(bring('special', 'checkedIn') ?? beginning())).toEqual([
      ['check-out.reminder-1', '2026-03-10T12:00:00+08:00'],
      ['check-out.escalation-1', '2026-03-11T00:00:00+08:00'],
      ['result.reminder-1', '2026-03-12T08:30:00+08:00'],
      ['result.reminder-2', '2026-03-13T08:30:00+08:00'],
      ['result.escalation-1', '2026-03-13T17:30:00+08:00'],
      ['result.escalation-2', '2026-03-17T17:30:00+08:00'],
    ]);
  });
  it('ends a day that nobody used, and closes what can no longer be corrected', () => {
    expect(dues(bring('special', 'passIssued') ?? beginning())).toEqual([['missed', '2026-03-11T00:00:00+08:00']]);
    expect(dues(bring('emergency', 'passIssued') ?? beginning())).toEqual([['missed', '2026-03-12T00:00:00+08:00']]);
    expect(dues(bring('special', 'refusedAtGate') ?? beginning())).toEqual([['closing', '2026-03-11T00:00:00+08:00']]);
    expect(dues(bring('special', 'resultRecorded') ?? beginning())).toEqual([['closing', '2026-03-26T00:00:00+08:00']]);
  });
  it('does not close what is still to be made good', () => {
    const result = bring('emergency', 'resultRecorded') ?? beginning();
    expect(dues(result).map(([id]) => id)).toEqual(['make-good.reminder-1', 'make-good.escalation-1']);
    expect(visit.asOf(result, later).value).toBe('resultRecorded');
  });
  it('waits for a calendar that is not loaded, and never throws', () => {
    const without2026 = { ...laws, calendar: workingCalendar(seededYears.filter(({ year }) => year < 2026)) };
    const unresolved = visit
      .agenda(bring('special', 'checkedIn') ?? beginning(), without2026)
      .filter(({ due }) => isUnresolved(due));
    expect(unresolved.length).toBe(4);
    expect(visit.tasks(bring('special', 'checkedOut') ?? beginning(), without2026)).toMatchObject([
      { act: 'result', due: { unresolvedUntilCalendar: 2026 } },
    ]);
  });
  it('ends with the visit', () => {
    for (const name of ['closed', 'cancelled', 'missed']) {
      const state = bring('special', name) ?? beginning();
      expect([name, visit.agenda(state, laws), visit.tasks(state, laws), visit.claims(state), state.status]).toEqual([
        name,
        [],
        [],
        [],
        'done',
      ]);
    }
  });
  it('tells the agency and its bureau', () => {
    const inside = bring('special', 'checkedIn') ?? beginning();
    for (const [deadline, type, to] of [
      ['result.reminder-1', 'VisitReminderSent', 'agency/a'],
      ['result.escalation-1', 'VisitEscalationSent', 'bureau/j'],
    ]) {
      const decision = visit.decide(
        inside,
        { do: 'elapse', deadline: deadline ?? '', round: 1 },
        facts({ kind: 'clock' }, { now: later }),
      );
      expect(decision).toMatchObject({ events: [{ type, to }] });
    }
  });
});

describe('two visits at once', () => {
  it('hold the site, item and day; an approval its day; an emergency nothing', () => {
    expect(visit.claims(announced(request))).toEqual([
      'visit site/s item/1 2026-03-10',
      'visit site/s item/2 2026-03-10',
    ]);
    expect(visit.claims(announced(asked['approval'] ?? request))).toEqual(['visit application/x 2026-03-10']);
    expect(visit.claims(announced(asked['service'] ?? request))).toEqual(['visit site/s agency/a 2026-03-10 service']);
    expect(visit.claims(announced(bare))).toEqual([]);
    hit.add('visit.already-open');
  });
});

describe('who may know what, as docs/disclosure.md says', () => {
  const [table] = tablesOf('disclosure.md');
  const fields = table?.header.slice(2) ?? [];
  const phases = (basis: AskedBasis): Record<string, VisitState> => {
    const now = inHours('2026-03-10');
    const secret = carry(announced({ ...request, basis }), commands.approveSpecial);
    const inside = carry(secret, commands.checkIn, { now });
    return {
      secret,
      told: carry(secret, commands.tell),
      inside,
      result: carry(carry(inside, commands.checkOut, { now }), commands.recordResult, { now }),
    };
  };
  const openly = phases(special(4));
  const ofComplaint = phases(special(5));
  const ofTax = phases(special(6));

  it('names every field and viewer', () => {
    expect(fields).toEqual([...visitFields]);
    expect(table?.rows.length).toBe(6 * 4);
  });
  it.each(table?.rows ?? [])('%s, %s', (viewer, when = '', ...cells) => {
    const shown = fields.filter((_, index) => cells[index] === '✓');
    const state = openly[when];
    if (!state) throw new Error(`no visit that is ${when}`);
    expect([...discloses(state, viewer as Viewer)]).toEqual(shown);
    const blind = ['entitledAgency', 'otherAgency', 'public'].includes(viewer);
    for (const hidden of [ofComplaint[when], ofTax[when]]) {
      expect([...discloses(hidden ?? beginning(), viewer as Viewer)]).toEqual(blind ? [] : shown);
    }
  });
  it('a visit that the enterprise asked for is no secret to it, and one refused at the gate is none either', () => {
    expect(discloses(announced(asked['service'] ?? request), 'enterprise').has('day')).toBe(true);
    expect(discloses(bring('special', 'refusedAtGate') ?? beginning(), 'enterprise').has('day')).toBe(true);
  });
});

describe('whatever people and time do, in any order', () => {
  const bases: readonly AskedBasis[] = [1, 2, 3, 4, 5, 6, 7].map((number) => special(number));
  const openers = [...Object.values(asked), bare, ...bases.map((basis) => ({ ...request, basis }))];
  const world = fc.record(
    {
      items: fc.constantFrom(
        items(),
        items({ listed: 'absent' }),
        items({ listed: 'filed' }),
        unplannedItems(),
        new Map<string, VisitItemFacts>(),
      ),
      approval: fc
        .constantFrom('approved', 'inForce', 'used', 'revoked', 'lapsed')
        .map((state) => ({ ...approval, state })),
      clockDoubt: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ act: fc.constantFrom(...(Object.keys(commands) as Act[])), world }) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 48 }).map((hours) => ({ hours })) },
    { weight: 2, arbitrary: fc.nat({ max: 9 }).map((deadline) => ({ deadline })) },
  );
  const histories = fc.tuple(fc.constantFrom(...openers), world, fc.array(step, { maxLength: 25 }));
  type Step = { act: Act; world: Partial<VisitFacts> } | { hours: number } | { deadline: number };
  interface Done {
    readonly event: VisitEvent;
    readonly before: VisitState;
    readonly after: VisitState;
    readonly by: Actor;
    readonly facts: VisitFacts;
  }

  /** Plays steps from an opening on; answers with every event, the states around it, and the facts it was judged on. */
  function play([opener, first, steps]: [VisitRequest, Partial<VisitFacts>, Step[]]): Done[] {
    let state = beginning();
    let now = instant(before);
    const history: Done[] = [];
    const give = (command: Parameters<typeof visit.decide>[1], by: Actor, change: Partial<VisitFacts>) => {
      const judged = facts(by, { ...change, now: momentOf(now) });
      const decision = visit.decide(state, command, judged);
      if ('refusals' in decision) return;
      for (const event of decision.events as readonly VisitEvent[]) {
        const after = fold(visitMachine, [event], state);
        history.push({ event, before: state, after, by, facts: judged });
        state = after;
      }
    };
    give({ do: 'announce', visit: opener }, clerk, first);
    for (const one of steps) {
      if ('hours' in one) now += one.hours * 3_600_000;
      else if ('act' in one) give(commands[one.act], actors[commands[one.act].do], one.world);
      else {
        const waiting = visit.agenda(state, laws)[one.deadline];
        if (waiting) give({ do: 'elapse', deadline: waiting.id, round: waiting.round }, { kind: 'clock' }, {});
      }
    }
    return history;
  }

  it('nobody goes in without a lawful ground', () => {
    fc.assert(
      fc.property(histories, (played) => {
        for (const { event, before: state, facts: judged } of play(played)) {
          if (event.type !== 'VisitCheckedIn') continue;
          const basis = state.context.visit?.basis;
          const listed = ['item/1', 'item/2'].every((id) => judged.items.has(id));
          // Written from rules §6, not from the code: what each ground demands.
          switch (event.ground) {
            case 'approval':
              expect([judged.approval?.state, listed, judged.clockDoubt, event.at.slice(0, 10)]).toEqual([
                'inForce',
                true,
                false,
                '2026-03-10',
              ]);
              break;
            case 'special':
              expect(basis?.by === 'special' && state.context.approval !== undefined && listed).toBe(true);
              expect(judged.clockDoubt).toBe(false);
              break;
            case 'openDay':
              expect([listed, judged.clockDoubt, event.at.slice(0, 10)]).toEqual([true, false, '2026-03-26']);
              break;
            case 'service':
              expect(event.confirmedBy).toBe('gate/g');
              break;
            case 'emergency':
              expect(basis?.by === 'special' && [1, 3].includes(basis.circumstance)).toBe(true);
              expect(event.flags.length).toBeGreaterThan(0);
              break;
            case 'afterwards':
              throw new Error('nothing that is recorded afterwards is a check-in');
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
  it('the gate, the check-in and the pass give one answer', () => {
    fc.assert(
      fc.property(histories, world, fc.integer({ min: 0, max: 60 }), (played, change, hours) => {
        const state = play(played).at(-1)?.after ?? beginning();
        const judged = facts(inspector, { ...change, now: momentOf(instant(before) + hours * 3_600_000) });
        const inside = visit.decide(state, commands.checkIn, judged);
        const entry = mayEnter(state, judged);
        if ('events' in inside) expect(entry.enter).toBe(true);
        else if (entry.enter) expect(state.value).toBe('checkedIn');
      }),
      { numRuns: 500 },
    );
  });
  it('silence lets nobody in and spares nobody: time alone never makes the gate say enter', () => {
    fc.assert(
      fc.property(histories, fc.integer({ min: 0, max: 500 }), (played, hours) => {
        const now = momentOf(instant(before) + hours * 3_600_000);
        for (const { event, by, after } of play(played)) {
          if (by.kind === 'clock')
            expect(['PassIssued', 'PassReissued', 'VisitCheckedIn', 'SpecialVisitApproved']).not.toContain(event.type);
          if (['closed', 'cancelled', 'missed'].includes(after.value)) {
            expect(mayEnter(after, facts(gatekeeper, { now })).enter).toBe(false);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
  it('an emergency is let in on its day, whatever the lists, the head and the clock say', () => {
    fc.assert(
      fc.property(world, fc.constantFrom(1, 3), fc.integer({ min: 0, max: 23 }), (change, circumstance, hour) => {
        const state = announced({ ...request, basis: special(circumstance, {}) }, change);
        const now = `2026-03-10T${String(hour).padStart(2, '0')}:00:00+08:00`;
        expect(mayEnter(state, facts(gatekeeper, { ...change, now }))).toMatchObject({ enter: true });
      }),
    );
  });
  it('the history folds to the state that the acts led to', () => {
    fc.assert(
      fc.property(histories, (played) => {
        const history = play(played);
        const folded = fold(
          visitMachine,
          history.map(({ event }) => event),
        );
        const last = history.at(-1)?.after ?? beginning();
        expect([folded.value, folded.context]).toEqual([last.value, last.context]);
      }),
      { numRuns: 300 },
    );
  });
  it('every event has its sentence, in both languages, with its rule', () => {
    fc.assert(
      fc.property(histories, (played) => {
        for (const { event } of play(played)) {
          const { words, rule } = visit.sentenceOf(event, (id) => ({ zh: id, en: id }));
          for (const said of [words.zh, words.en, rule]) expect(said).toMatch(/\S/);
        }
      }),
    );
  });
  it('an illegal history is refused loudly', () => {
    expect(() => fold(visitMachine, [{ type: 'VisitCheckedOut', at: before, by: inspector }])).toThrow(IllegalHistory);
  });
});

afterAll(() => {
  // Every refusal, reason and warning that a person can meet has been met here.
  expect([...hit].sort()).toEqual(Object.keys(visitTexts).sort());
});
