import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { instant, momentOf, seededYears, workingCalendar } from '@anjing/calendar';
import { fold, IllegalHistory, isUnresolved, privately, type Actor, type PersonActing } from '@anjing/lifecycle';
import { ganzhou2022, packFor, type Laws } from '@anjing/rules';
import fc from 'fast-check';
import { toDirectedGraph } from 'xstate/graph';
import {
  application,
  applicationMachine,
  applicationTexts,
  preflight,
  type ApplicationCode,
  type ApplicationCommand,
  type ApplicationEvent,
  type ApplicationFacts,
  type ApplicationForm,
  type ApplicationState,
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
const otherHead = person('other-head', 'agency/other');
const reviewer = person('reviewer', 'bureau/b');
const leader = person('leader', 'authority/c');
const reason = privately('理由');
const opinion = privately('同意');

const form: ApplicationForm = {
  agency: 'agency/a',
  site: 'site/s',
  items: ['item/1', 'item/2'],
  days: [
    { date: '2026-03-10', from: '09:00', until: '17:00' },
    { date: '2026-03-11', from: '09:00', until: '17:00' },
  ],
  reason,
  officers: ['officer/1', 'officer/2'],
};

/** Facts on which nothing is wrong: an act on Monday 2 March 2026 at nine. */
const facts = (by: Actor, change: Partial<ApplicationFacts> = {}): ApplicationFacts => ({
  now: '2026-03-02T09:00:00+08:00',
  laws,
  id: 'application/x',
  by,
  organisationsOfActor: new Set(by.kind === 'person' ? [by.organisation] : []),
  uses: [],
  agency: { name: { zh: '甲局', en: 'A' }, route: { bureau: 'bureau/b', authority: 'authority/c', office: '赣市' } },
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
  items: new Map(
    ['item/1', 'item/2', 'item/3'].map((id) => [id, { agency: id === 'item/3' ? 'agency/other' : 'agency/a' }]),
  ),
  participants: new Map([
    [
      'agency/other',
      { name: { zh: '乙局', en: 'B' }, route: { bureau: 'bureau/o', authority: 'authority/o', office: '乙' } },
    ],
    [
      'agency/third',
      { name: { zh: '丙局', en: 'C' }, route: { bureau: 'bureau/b', authority: 'authority/c', office: '赣市' } },
    ],
    ['agency/unmapped', { name: { zh: '丁局', en: 'D' } }],
  ]),
  officers: new Map([
    ['officer/1', { agency: 'agency/a', validFrom: '2024-01-01', validUntil: '2028-12-31' }],
    ['officer/2', { agency: 'agency/a', validFrom: '2024-01-01', validUntil: '2028-12-31' }],
    ['officer/3', { agency: 'agency/a', validFrom: '2024-01-01', validUntil: '2026-03-10' }],
    ['officer/4', { agency: 'agency/other', validFrom: '2024-01-01', validUntil: '2028-12-31' }],
    ['officer/5', { agency: 'agency/other', validFrom: '2024-01-01', validUntil: '2028-12-31' }],
    ['officer/6', { agency: 'agency/other', validFrom: '2024-01-01', validUntil: '2026-03-10' }],
  ]),
  holders: new Map(),
  refusedForms: [],
  graded: false,
  reviewerLeft: true,
  approverLeft: true,
  numberToCome: '12',
  ...change,
});

const inHours = '2026-03-10T10:00:00+08:00';
const later = '2026-03-12T09:00:00+08:00';

const actors: Record<ApplicationCommand['do'], Actor> = {
  draft: clerk,
  amend: clerk,
  invite: clerk,
  uninvite: clerk,
  consent: otherHead,
  decline: otherHead,
  leave: otherHead,
  sign: head,
  submit: clerk,
  review: reviewer,
  decide: leader,
  withdraw: clerk,
  revoke: leader,
  narrow: clerk,
  replaceOfficers: clerk,
  use: { kind: 'reaction' },
  supersede: { kind: 'reaction' },
};

const commands: Record<string, ApplicationCommand> = {
  draft: { do: 'draft', form },
  amend: { do: 'amend', form },
  invite: { do: 'invite', agencies: ['agency/other'] },
  uninvite: { do: 'uninvite', agency: 'agency/other' },
  consent: { do: 'consent', items: ['item/3'], officers: ['officer/4', 'officer/5'] },
  decline: { do: 'decline', reason },
  leave: { do: 'leave', reason },
  sign: { do: 'sign' },
  submit: { do: 'submit' },
  'review pass': { do: 'review', outcome: 'pass', opinion, defects: [] },
  'review return': { do: 'review', outcome: 'return', opinion, defects: [{ field: 'reason', text: reason }] },
  'review refuse': { do: 'review', outcome: 'refuse', opinion, defects: [] },
  'decide approve': { do: 'decide', outcome: 'approve', opinion },
  'decide refuse': { do: 'decide', outcome: 'refuse', opinion },
  withdraw: { do: 'withdraw', reason },
  revoke: { do: 'revoke', reason },
  narrow: { do: 'narrow', items: ['item/1'] },
  replaceOfficers: { do: 'replaceOfficers', officers: ['officer/2', 'officer/1'] },
  'use first day': { do: 'use', date: '2026-03-10', at: inHours },
  'use last day': { do: 'use', date: '2026-03-11', at: '2026-03-11T10:00:00+08:00' },
  supersede: { do: 'supersede', successor: 'application/y' },
};

/** The command of that name. */
function command(name: string): ApplicationCommand {
  const found = commands[name];
  if (!found) throw new Error(`no command ${name}`);
  return found;
}

const beginning = () => fold(applicationMachine, []);

/** Every act in turn, each on the state before it; fails where one is refused. */
function after(...steps: readonly (string | { at: string; act: string })[]): ApplicationState {
  let state = beginning();
  for (const step of steps) {
    const { act, at } = typeof step === 'string' ? { act: step, at: undefined } : step;
    const wanted = command(act);
    const decision = application.decide(state, wanted, facts(actors[wanted.do], at === undefined ? {} : { now: at }));
    if ('refusals' in decision) throw new Error(`${act}: ${decision.refusals.map(({ code }) => code).join()}`);
    state = fold(applicationMachine, decision.events, state);
  }
  return state;
}

/** Time acts on a state, until `now`. */
function elapsed(state: ApplicationState, now: string): ApplicationState {
  return application.asOf(state, now);
}

const received = ['draft', 'sign', 'submit'] as const;
const approved = [...received, 'review pass', 'decide approve'] as const;

/** The acts that lead to each state, and the moment until which time acts then. */
const ways: Record<string, readonly [acts: readonly (string | { at: string; act: string })[], until?: string]> = {
  drafting: [['draft']],
  signed: [['draft', 'sign']],
  underReview: [received],
  returned: [[...received, 'review return']],
  awaitingDecision: [[...received, 'review pass']],
  approved: [approved],
  inForce: [approved, inHours],
  refused: [[...received, 'review refuse']],
  withdrawn: [['draft', 'withdraw']],
  expired: [received, inHours],
  revoked: [[...approved, 'revoke']],
  superseded: [[...approved, 'supersede']],
  used: [[...approved, { at: '2026-03-11T10:00:00+08:00', act: 'use last day' }]],
  lapsed: [approved, '2026-03-11T17:00:00+08:00'],
};

/** The application in a state, with more acts right after its draft or at the end. */
function inState(name: string, more: { drafted?: readonly string[]; then?: readonly string[] } = {}): ApplicationState {
  const [[draft = 'draft', ...acts] = [], until] = ways[name] ?? [];
  const state = after(draft, ...(more.drafted ?? []), ...acts, ...(more.then ?? []));
  return until === undefined ? state : elapsed(state, until);
}

const joint = ['invite', 'consent'] as const;
const given = Object.fromEntries(Object.keys(ways).map((name) => [name, () => inState(name)]));

/** What has to be there for an act of invited agencies. */
function before(state: string, act: string, follows: boolean): ApplicationState {
  if (['uninvite', 'consent', 'decline'].includes(act) && follows) return inState(state, { then: ['invite'] });
  return inState(state, act === 'leave' ? { drafted: joint } : {});
}

describe('every state and every act, as docs/acts.md says', () => {
  const lines = readFileSync(join(__dirname, '../../docs/acts.md'), 'utf8').split('\n');
  const first = lines.findIndex((line) => /^\| act\s+\|/.test(line));
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

  it('names every state of the machine and every command', () => {
    expect([...states].sort()).toEqual(Object.keys(given).sort());
    expect([...new Set(table.map(([, act]) => act)), 'draft'].sort()).toEqual(Object.keys(commands).sort());
  });

  it.each(table)('%s: %s → %s', (state, act, expected) => {
    const standing = before(state, act, expected !== '–');
    const wanted = command(act);
    const now = state === 'inForce' || state === 'used' ? inHours : '2026-03-02T09:00:00+08:00';
    const decision = application.decide(standing, wanted, facts(actors[wanted.do], { now }));
    if (expected === '–') {
      expect(decision).toMatchObject({ refusals: [{ code: 'application.wrong-state' }] });
    } else {
      if ('refusals' in decision) throw new Error(decision.refusals.map(({ code }) => code).join());
      expect(fold(applicationMachine, decision.events, standing).value).toBe(expected);
    }
  });

  it('is what the drawn machine shows', () => {
    const { children } = toDirectedGraph(applicationMachine);
    const lines = children.flatMap((node) =>
      node.edges.map(({ source, target, label }) => `  ${source.key} --> ${target.key} : ${label.text}`),
    );
    const drawing = `# The lifecycle of an application\n\nGenerated from the machine; \`ANJING_WRITE=1 npm test -- libs/application\` makes it anew.\n\n\`\`\`mermaid\nstateDiagram-v2\n  [*] --> absent\n${lines.join('\n')}\n\`\`\`\n`;
    const file = join(__dirname, '../../docs/generated/application.md');
    if (process.env['ANJING_WRITE'] !== undefined) writeFileSync(file, drawing);
    expect(readFileSync(file, 'utf8')).toBe(drawing);
  });
});

const hit = new Set<ApplicationCode>();

function refusalsOf(
  state: ApplicationState,
  wanted: ApplicationCommand,
  change: Partial<ApplicationFacts> = {},
  by: Actor = actors[wanted.do],
) {
  const decision = application.decide(state, wanted, facts(by, change));
  const codes = 'refusals' in decision ? decision.refusals.map(({ code }) => code as ApplicationCode) : [];
  for (const code of codes) hit.add(code);
  return codes;
}

describe('a form that is filed', () => {
  const filed = (change: Partial<ApplicationForm>, more: Partial<ApplicationFacts> = {}) => {
    const found = preflight({ ...form, ...change }, facts(clerk, more)).findings.filter(
      ({ severity }) => severity === 'refusal',
    );
    for (const { code } of found) hit.add(code);
    return found.map(({ code }) => code);
  };
  const day = (date: string, from = '09:00', until = '17:00') => ({ date, from, until });
  const cases: readonly [ApplicationCode, Partial<ApplicationForm>, Partial<ApplicationFacts>?][] = [
    ['application.form-incomplete', { reason: privately('  ') }],
    ['application.form-incomplete', { items: [] }],
    ['application.text-too-long', { reason: privately('长'.repeat(2001)) }],
    ['application.too-many', { items: Array.from({ length: 51 }, () => 'item/1') }],
    ['application.not-a-date', { days: [day('2026-02-30')] }],
    ['application.hours-invalid', { days: [day('2026-03-10', '17:00', '09:00')] }],
    ['application.hours-invalid', { days: [day('2026-03-10', '9', '10')] }],
    ['application.day-twice', { days: [day('2026-03-10'), day('2026-03-10')] }],
    ['application.past-day', { days: [day('2026-03-01')] }],
    ['application.mixed-days', { days: [day('2026-03-25'), day('2026-03-26')] }],
    ['application.open-days-only', { days: [day('2026-03-26')] }],
    ['application.calendar-missing', { days: [day('2027-01-12')] }],
    ['application.lead-time', { days: [day('2026-03-06')] }],
    ['application.not-your-agency', { agency: 'agency/other' }],
    ['application.unknown-item', { items: ['item/9'] }],
    ['application.item-of-another-agency', { items: ['item/3'] }],
    ['application.item-twice', { items: ['item/1', 'item/1'] }],
    ['application.unknown-officer', { officers: ['officer/1', 'officer/9'] }],
    ['application.officer-of-another-agency', { officers: ['officer/1', 'officer/4'] }],
    ['application.officer-twice', { officers: ['officer/1', 'officer/1'] }],
    ['application.certificate-invalid', { officers: ['officer/1', 'officer/3'] }],
    ['application.too-few-officers', { officers: ['officer/1'] }],
    ['application.too-few-officers', { officers: ['officer/1', 'officer/1'] }],
    ['application.predecessor-unknown', { follows: 'application/none' }],
    [
      'application.predecessor-unknown',
      { supersedes: 'application/p' },
      { predecessor: { id: 'application/p', state: 'refused' } },
    ],
    ['application.unmapped-agency', {}, { agency: { name: { zh: '甲', en: 'A' } } }],
    ['application.no-reviewer-left', {}, { reviewerLeft: false }],
    ['application.no-approver-left', {}, { approverLeft: false }],
    ['application.outside-zone', {}, { site: { target: facts(clerk).site?.target as never } }],
    ['application.already-open', {}, { holders: new Map([['application site/s item/1 2026-03-10', 'application/z']]) }],
    ['application.identical-after-refusal', {}, { refusedForms: [{ ...form, reason: privately(' 理 由 ') }] }],
    ['application.off-site-first', {}, { items: new Map([['item/1', { agency: 'agency/a', offSitePossible: true }]]) }],
    ['application.graded-reason-missing', {}, { graded: true }],
    ['application.text-too-long', { offSiteTried: privately('长'.repeat(2001)) }],
    ['application.no-rule-pack', {}, { laws: { ...laws, packAt: () => undefined } }],
  ];
  // A loop, not a table: Jest would write the whole calendar into the names of the tests.
  for (const [code, change, more] of cases) {
    it(`is refused with ${code}`, () => {
      expect(filed(change, more)).toContain(code);
    });
  }
  it('is heard once it says what was tried off site and why a well-run enterprise is visited, and warned once more', () => {
    const told = { offSiteTried: privately('已视频核查，无法核实'), gradedReason: privately('接到隐患线索') };
    const items = new Map(form.items.map((id) => [id, { agency: 'agency/a', offSitePossible: true }]));
    const { wouldBeRefused, findings } = preflight({ ...form, ...told }, facts(clerk, { graded: true, items }));
    for (const { code } of findings) hit.add(code);
    expect([wouldBeRefused, findings.map(({ code, severity }) => [code, severity])]).toEqual([
      false,
      [['application.graded-quiet', 'warning']],
    ]);
  });
  it('names what the registers do not know', () => {
    const { agency: _, site: __, ...blind } = facts(clerk);
    const codes = preflight(form, blind).findings.map(({ code }) => code);
    for (const code of codes) hit.add(code);
    expect(codes).toEqual(expect.arrayContaining(['application.unknown-agency', 'application.unknown-site']));
  });
  it('of another agency is told that and nothing else, whatever else there is to say', () => {
    const neighbours = [
      {
        date: '2026-03-12',
        kind: { zh: '申请中', en: 'applied for' },
        post: { zh: '乙局科员', en: 'clerk of B' },
        agency: 'agency/b',
      },
    ];
    const items = new Map(form.items.map((id) => [id, { agency: 'agency/other', offSitePossible: true }]));
    const told = { graded: true, items, neighbours, refusedForms: [{ ...form, agency: 'agency/other' }] };
    const { site: _, ...nowhere } = facts(clerk, told);
    const foreign = { ...form, agency: 'agency/other', officers: [], follows: 'application/x' };
    for (const known of [facts(clerk, told), nowhere, { ...nowhere, laws: { ...laws, packAt: () => undefined } }]) {
      expect(preflight(foreign, known)).toEqual({
        wouldBeRefused: true,
        findings: [{ code: 'application.not-your-agency', field: '/agency', severity: 'refusal' }],
        split: { quiet: [], open: [] },
      });
      const invited = { do: 'draft', form: foreign, invite: ['agency/none'] } as const;
      expect(refusalsOf(beginning(), invited, known, clerk)).toEqual(['application.not-your-agency']);
    }
  });
  it('passes when nothing is wrong, and is told the stricter reading on the last day', () => {
    expect(filed({})).toEqual([]);
    const lastDay = preflight(form, facts(clerk, { now: '2026-03-03T17:30:00+08:00' }));
    for (const { code } of lastDay.findings) hit.add(code);
    expect(lastDay).toMatchObject({
      wouldBeRefused: false,
      findings: [{ severity: 'warning', code: 'application.strict-reading' }],
    });
    expect(preflight(form, facts(clerk, { now: '2026-03-03T17:30:01+08:00' }))).toMatchObject({
      wouldBeRefused: true,
      earliestInspection: '2026-03-11',
    });
  });
  it('is shown other agencies’ visits to the enterprise within fifteen days, and no more than rules §6 lets be known', () => {
    const neighbour = (date: string) => ({
      date,
      kind: { zh: '申请中', en: 'applied for' },
      post: { zh: '乙局科员', en: 'clerk of B' },
      agency: 'agency/other',
    });
    // The form asks for 10 and 11 March.
    const neighbours = ['2026-02-22', '2026-02-23', '2026-03-26', '2026-03-27'].map(neighbour);
    const { findings, wouldBeRefused } = preflight(form, facts(clerk, { neighbours }));
    for (const { code } of findings) hit.add(code);
    expect([wouldBeRefused, findings]).toEqual([
      false,
      ['2026-02-23', '2026-03-26'].map((date) => ({
        code: 'application.joint-possible',
        severity: 'warning',
        parameters: neighbour(date),
        field: '/days',
      })),
    ]);
  });
  it('is told all its findings at once', () => {
    expect(filed({ days: [day('2026-03-04')], officers: [], reason: privately('') }).sort()).toEqual([
      'application.form-incomplete',
      'application.lead-time',
      'application.too-few-officers',
    ]);
  });
  it('is judged the same by pre-flight and by submission', () => {
    fc.assert(
      fc.property(
        fc.subarray(['item/1', 'item/2', 'item/3', 'item/9']),
        fc.subarray(['officer/1', 'officer/2', 'officer/3', 'officer/4']),
        fc.subarray(['2026-03-04', '2026-03-10', '2026-03-25', '2026-03-27', '2027-01-12'], { minLength: 1 }),
        (items, officers, dates) => {
          const changed = { ...form, items, officers, days: dates.map((date) => day(date)) };
          const signed = fold(applicationMachine, [
            { type: 'ApplicationDrafted', at: '2026-03-02T09:00:00+08:00', by: clerk, form: changed },
            { type: 'ApplicationSigned', at: '2026-03-02T09:00:00+08:00', by: head },
          ]);
          const foreseen = preflight(changed, facts(clerk)).findings.filter(({ severity }) => severity === 'refusal');
          expect(refusalsOf(signed, { do: 'submit' })).toEqual(foreseen.map(({ code }) => code));
        },
      ),
    );
  });
});

describe('a joint application', () => {
  const invited = () => after('draft', 'invite');
  const consented = () => after('draft', ...joint);
  const jointly = (...acts: string[]) => after('draft', ...joint, ...acts);
  const third = (organisation = 'agency/third') => person('third-head', organisation);
  const thirdConsents: ApplicationCommand = { do: 'consent', items: ['item/4'], officers: ['officer/7', 'officer/8'] };
  const withThird: Partial<ApplicationFacts> = {
    items: new Map([...facts(clerk).items, ['item/4', { agency: 'agency/third' }]]),
    officers: new Map([
      ...facts(clerk).officers,
      ['officer/7', { agency: 'agency/third', validFrom: '2024-01-01', validUntil: '2028-12-31' }],
      ['officer/8', { agency: 'agency/third', validFrom: '2024-01-01', validUntil: '2028-12-31' }],
    ]),
  };
  const then = (state: ApplicationState, wanted: ApplicationCommand, change = {}, by = actors[wanted.do]) => {
    const decision = application.decide(state, wanted, facts(by, { ...withThird, ...change }));
    if ('refusals' in decision) throw new Error(decision.refusals.map(({ code }) => code).join());
    return fold(applicationMachine, decision.events, state);
  };
  const answersOf = ({ context }: ApplicationState) =>
    context.participants.map(({ agency, answer }) => [agency, answer]);

  describe('answers as docs/acts.md says', () => {
    const text = readFileSync(join(__dirname, '../../docs/acts.md'), 'utf8');
    const [header = [], , ...rows] = text
      .slice(text.indexOf('| answer '))
      .split('\n\n', 1)
      .join('')
      .split('\n')
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const standing: Record<string, () => ApplicationState> = {
      awaited: invited,
      consented,
      declined: () => after('draft', 'invite', 'decline'),
      left: () => after('draft', ...joint, 'leave'),
      forgotten: () => after('draft', 'invite', 'uninvite'),
    };
    const table = rows.flatMap(([, answer = '', ...cells]) =>
      cells.slice(0, -1).map((cell, index) => [answer, header[index + 2] ?? '', cell] as const),
    );
    it('names every answer', () => {
      expect([table.length, new Set(table.map(([answer]) => answer))]).toEqual([25, new Set(Object.keys(standing))]);
    });
    it.each(table)('%s: %s → %s', (answer, act, expected) => {
      const state = standing[answer]?.() ?? beginning();
      if (expected === '–') {
        const [code] = refusalsOf(state, command(act));
        const codes = ['application.not-invited', 'application.other-answer', 'application.invited-twice'];
        expect(codes).toContain(code);
        return;
      }
      const next = then(state, command(act)).context.participants.find(({ agency }) => agency === 'agency/other');
      expect(next?.answer ?? 'forgotten').toBe(expected);
    });
  });

  it('goes to the lead’s bureau and authority, names who takes part, and claims what each brings', () => {
    const state = jointly('sign', 'submit');
    expect(state.context.receipt).toMatchObject({
      bureau: 'bureau/b',
      authority: 'authority/c',
      participants: [{ agency: 'agency/other', bureau: 'bureau/o' }],
    });
    expect(application.claims(state)).toEqual(
      ['item/1', 'item/2', 'item/3'].flatMap((item) => [
        `application site/s ${item} 2026-03-10`,
        `application site/s ${item} 2026-03-11`,
      ]),
    );
  });

  it('is not signed before everybody invited has answered, and says who has not', () => {
    const two = then(invited(), { do: 'invite', agencies: ['agency/third'] });
    const decision = application.decide(two, { do: 'sign' }, facts(head));
    expect(decision).toEqual({
      refusals: ['乙局', '丙局'].map((zh) => ({
        code: 'application.consent-missing',
        parameters: { agency: { zh, en: zh === '乙局' ? 'B' : 'C' } },
      })),
    });
    expect(refusalsOf(two, { do: 'sign' })).toContain('application.consent-missing');
    expect(application.tasks(two, laws).map(({ act, organisation }) => [act, organisation])).toEqual([
      ['consent', 'agency/other'],
      ['consent', 'agency/third'],
    ]);
    const answered = then(then(two, command('decline')), { do: 'uninvite', agency: 'agency/third' });
    expect(then(answered, { do: 'sign' }).value).toBe('signed');
  });

  it('may be drafted with its invitations, all or nothing', () => {
    const drafting = (invited: readonly string[]): ApplicationCommand => ({ do: 'draft', form, invite: invited });
    const state = then(beginning(), drafting(['agency/other', 'agency/third']));
    expect([state.value, answersOf(state)]).toEqual([
      'drafting',
      [
        ['agency/other', 'awaited'],
        ['agency/third', 'awaited'],
      ],
    ]);
    expect(refusalsOf(beginning(), drafting(['agency/other', 'agency/a']))).toEqual(['application.lead-invited']);
  });

  it('loses its signature when somebody is invited after it', () => {
    const state = then(jointly('sign'), { do: 'invite', agencies: ['agency/third'] });
    expect([state.value, state.context.signature]).toEqual(['drafting', undefined]);
  });

  it.each<[string, Partial<ApplicationForm>, string]>([
    ['items', { items: ['item/1'] }, 'awaited'],
    ['days', { days: form.days.slice(0, 1) }, 'awaited'],
    ['hours', { days: form.days.map((day) => ({ ...day, until: '16:00' })) }, 'awaited'],
    ['reason', { reason: privately('另一理由') }, 'awaited'],
    ['officers', { officers: ['officer/2', 'officer/1'] }, 'consented'],
    ['order of items', { items: ['item/2', 'item/1'] }, 'consented'],
    ['explanatory note', { explanatoryNote: reason }, 'consented'],
  ])('asks for consent again where the lead changes what an approval binds: %s', (_, change, answer) => {
    const amended = then(consented(), { do: 'amend', form: { ...form, ...change } });
    expect(answersOf(amended)).toEqual([['agency/other', answer]]);
    if (answer === 'awaited') expect(then(amended, command('consent')).context.participants).toHaveLength(1);
  });

  it('keeps consents over a return that changes nothing that binds', () => {
    const again = jointly('sign', 'submit', 'review return', 'sign', 'submit');
    expect([again.value, answersOf(again)]).toEqual(['underReview', [['agency/other', 'consented']]]);
  });

  it('is narrowed by who leaves, in every state until somebody has gone in, and stays as it was otherwise', () => {
    const base = then(then(consented(), { do: 'invite', agencies: ['agency/third'] }), thirdConsents, {}, third());
    let state = then(then(then(base, { do: 'sign' }), { do: 'submit' }), command('review pass'));
    state = then(state, command('decide approve'));
    const left = then(state, { do: 'leave', reason }, {}, third());
    expect([left.value, answersOf(left)]).toEqual([
      'approved',
      [
        ['agency/other', 'consented'],
        ['agency/third', 'left'],
      ],
    ]);
    expect(application.claims(left)).toEqual(application.claims(state).filter((claim) => !claim.includes('item/4')));
    expect(left.context.decision).toEqual(state.context.decision);
  });

  it('ends when the lead withdraws', () => {
    const state = jointly('sign', 'submit', 'withdraw');
    expect([state.status, application.claims(state)]).toEqual(['done', []]);
  });

  it('has each agency replace its own officers', () => {
    const state = jointly('sign', 'submit', 'review pass', 'decide approve');
    const replaced = then(state, { do: 'replaceOfficers', officers: ['officer/5', 'officer/4'] }, {}, otherHead);
    expect(replaced.context.form?.officers).toEqual(['officer/1', 'officer/2']);
    expect(replaced.context.participants).toMatchObject([{ officers: ['officer/5', 'officer/4'] }]);
    expect(refusalsOf(state, command('replaceOfficers'), {}, otherHead)).toContain(
      'application.officer-of-another-agency',
    );
    expect(refusalsOf(then(state, command('leave')), command('replaceOfficers'), {}, otherHead)).toEqual([
      'application.not-invited',
    ]);
  });

  it('is reviewed and decided by nobody of any agency with a part in it, also after it has left', () => {
    const under = jointly('sign', 'submit');
    const theirs = { organisationsOfActor: new Set(['bureau/b', 'agency/other']) };
    expect(refusalsOf(under, command('review pass'), theirs)).toEqual(['application.own-agency']);
    expect(refusalsOf(under, command('review pass'), {}, person('other-head', 'bureau/b'))).toEqual([
      'application.same-person',
    ]);
    const left = then(under, command('leave'));
    expect(refusalsOf(left, command('review pass'), theirs)).toEqual(['application.own-agency']);
    const passed = then(under, command('review pass'));
    expect(
      refusalsOf(passed, command('decide approve'), {
        organisationsOfActor: new Set(['authority/c', 'agency/other']),
      }),
    ).toEqual(['application.own-agency']);
    // Who declined has no part in it.
    const declined = after('draft', 'invite', 'decline', 'sign', 'submit');
    expect(refusalsOf(declined, command('review pass'), theirs)).toEqual([]);
  });

  it('is judged anew at the receipt, participants and all', () => {
    const signed = jointly('sign');
    const gone = { items: new Map([...facts(clerk).items].slice(0, 2)), participants: new Map() };
    const decision = application.decide(signed, { do: 'submit' }, facts(clerk, gone));
    expect(decision).toMatchObject({
      refusals: [
        { code: 'application.unknown-agency', field: '/participants/0/agency' },
        { code: 'application.unknown-item', field: '/participants/0/items/0' },
      ],
    });
  });

  it('is the same application again after a refusal only where everybody brings the same', () => {
    const whole = { ...form, items: [...form.items, 'item/3'] };
    const signed = jointly('sign');
    expect(refusalsOf(signed, { do: 'submit' }, { refusedForms: [whole] })).toEqual([
      'application.identical-after-refusal',
    ]);
    expect(refusalsOf(signed, { do: 'submit' }, { refusedForms: [form] })).toEqual([]);
  });

  const consenting = (change: object): ApplicationCommand => ({
    do: 'consent',
    items: ['item/3'],
    officers: ['officer/4', 'officer/5'],
    ...change,
  });
  const refused: readonly [ApplicationCode, () => ApplicationState, ApplicationCommand, object?, Actor?][] = [
    ['application.nobody-invited', () => after('draft'), { do: 'invite', agencies: [] }],
    ['application.lead-invited', () => after('draft'), { do: 'invite', agencies: ['agency/a'] }],
    ['application.invited-twice', () => after('draft'), { do: 'invite', agencies: ['agency/other', 'agency/other'] }],
    ['application.unknown-agency', () => after('draft'), { do: 'invite', agencies: ['agency/none'] }],
    ['application.unmapped-agency', () => after('draft'), { do: 'invite', agencies: ['agency/unmapped'] }],
    [
      'application.too-many',
      invited,
      { do: 'invite', agencies: Array.from({ length: 9 }, (_, index) => `agency/${index}`) },
    ],
    ['application.not-invited', () => after('draft'), command('uninvite')],
    ['application.not-invited', invited, command('consent'), {}, person('stranger', 'agency/third')],
    ['application.not-invited', invited, command('consent'), {}, head],
    ['application.other-answer', consented, command('consent')],
    ['application.other-answer', consented, command('uninvite')],
    [
      'application.person-only',
      invited,
      command('consent'),
      {},
      { kind: 'system', system: 's', organisation: 'agency/other' },
    ],
    ['application.not-invited', invited, command('consent'), {}, { kind: 'clock' }],
    ['application.form-incomplete', invited, consenting({ items: [] })],
    ['application.unknown-item', invited, consenting({ items: ['item/9'] })],
    ['application.item-of-another-agency', invited, consenting({ items: ['item/1'] })],
    ['application.item-twice', invited, consenting({ items: ['item/3', 'item/3'] })],
    ['application.too-many', invited, consenting({ items: Array.from({ length: 51 }, () => 'item/3') })],
    ['application.unknown-officer', invited, consenting({ officers: ['officer/4', 'officer/9'] })],
    ['application.officer-of-another-agency', invited, consenting({ officers: ['officer/4', 'officer/1'] })],
    ['application.officer-twice', invited, consenting({ officers: ['officer/4', 'officer/4'] })],
    ['application.too-few-officers', invited, consenting({ officers: ['officer/4'] })],
    ['application.certificate-invalid', invited, consenting({ officers: ['officer/4', 'officer/6'] })],
    [
      'application.already-open',
      invited,
      command('consent'),
      { holders: new Map([['application site/s item/3 2026-03-10', 'application/z']]) },
    ],
    ['application.no-rule-pack', invited, command('consent'), { laws: { ...laws, packAt: () => undefined } }],
    ['application.reason-missing', invited, { do: 'decline', reason: privately(' ') }],
    ['application.reason-missing', consented, { do: 'leave', reason: privately('') }],
  ];
  for (const [code, state, wanted, change, by] of refused) {
    it(`is refused ${code} (${wanted.do})`, () => {
      expect(refusalsOf(state(), wanted, change, by)).toContain(code);
    });
  }

  it('tells its history in sentences', () => {
    const names = (id: string) => ({ zh: id, en: id });
    const voided = application.sentenceOf(
      { type: 'ApplicationAmended', at: inHours, by: clerk, form, voidsConsentOf: ['B', 'C'] },
      names,
    );
    expect(voided.words).toEqual({
      zh: '修改审批表；原签署失效；B、C的同意失效',
      en: 'amended the form; an earlier signature no longer covers it; the consent of B, C is void',
    });
    const left = application.sentenceOf(
      { type: 'ParticipantLeft', at: inHours, by: otherHead, agency: 'B', items: [], officers: [], reason },
      names,
    );
    expect(left.words.en).toBe('left for B: its items and officers are no longer part of the case');
  });
});

describe('an act that is refused', () => {
  const under = () => after(...received);
  const passed = () => after(...received, 'review pass');
  const done = () => after(...approved);
  const acts: readonly [
    ApplicationCode,
    () => ApplicationState,
    ApplicationCommand,
    Partial<ApplicationFacts>?,
    Actor?,
  ][] = [
    ['application.opinion-missing', under, { do: 'review', outcome: 'pass', opinion: privately(' '), defects: [] }],
    ['application.text-too-long', passed, { do: 'decide', outcome: 'approve', opinion: privately('长'.repeat(1001)) }],
    ['application.unknown-ground', under, { ...command('review refuse'), ground: 'mood' } as ApplicationCommand],
    ['application.unknown-ground', under, { ...command('review pass'), ground: 'other' } as ApplicationCommand],
    ['application.unknown-ground', passed, { ...command('decide refuse'), ground: 'mood' } as ApplicationCommand],
    ['application.defects-missing', under, { do: 'review', outcome: 'return', opinion, defects: [] }],
    ['application.reason-missing', under, { do: 'withdraw', reason: privately('') }],
    ['application.reason-missing', done, { do: 'revoke', reason: privately('') }],
    ['application.wrong-bureau', under, command('review pass'), {}, person('other', 'bureau/other')],
    ['application.wrong-authority', passed, command('decide approve'), {}, person('other', 'authority/other')],
    [
      'application.own-agency',
      under,
      command('review pass'),
      { organisationsOfActor: new Set(['bureau/b', 'agency/a']) },
    ],
    ['application.same-person', under, command('review pass'), {}, person('head', 'bureau/b')],
    ['application.same-person', passed, command('decide approve'), {}, person('reviewer', 'authority/c')],
    // The deputy acts for a holder who has had a part: it is the holder's act too.
    [
      'application.same-person',
      passed,
      command('decide approve'),
      {},
      person('deputy', 'authority/c', { mandate: { id: 'mandate/1', holder: 'person/reviewer' } }),
    ],
    [
      'application.person-only',
      () => after('draft'),
      { do: 'sign' },
      {},
      { kind: 'system', system: 'system/1', organisation: 'agency/a' },
    ],
    ['application.not-narrower', done, { do: 'narrow', items: ['item/1', 'item/2', 'item/3'] }],
    ['application.not-narrower', done, { do: 'narrow', days: [{ date: '2026-03-10', from: '09:00', until: '18:00' }] }],
    ['application.not-narrower', done, { do: 'narrow', days: [{ date: '2026-03-12', from: '09:00', until: '17:00' }] }],
    ['application.not-narrower', done, { do: 'narrow' }],
    ['application.outside-hours', done, { do: 'use', date: '2026-03-10', at: '2026-03-10T17:00:00+08:00' }],
    ['application.outside-hours', done, { do: 'use', date: '2026-03-11', at: inHours }],
    ['application.day-used', () => after(...approved, 'use first day'), command('use first day')],
    ['application.officer-of-another-agency', done, { do: 'replaceOfficers', officers: ['officer/1', 'officer/4'] }],
    ['application.certificate-invalid', done, { do: 'replaceOfficers', officers: ['officer/1', 'officer/3'] }],
    ['application.wrong-state', () => after('draft'), { do: 'submit' }],
  ];
  for (const [code, state, wanted, change, by] of acts) {
    it(`with ${code} (${wanted.do})`, () => {
      expect(refusalsOf(state(), wanted, change, by)).toContain(code);
    });
  }
  it('names its ground, one that the pack knows', () => {
    const refused = { do: 'decide', outcome: 'refuse', opinion, ground: 'to-be-joined' } as const;
    expect(application.decide(passed(), refused, facts(leader))).toMatchObject({
      events: [{ type: 'ApplicationRefused', stage: 'decision', ground: 'to-be-joined' }],
    });
  });
  it('as not due: early, unknown or answered deadlines change nothing', () => {
    const decision = application.decide(
      under(),
      { do: 'elapse', deadline: 'review.reminder-1', round: 1 },
      facts({ kind: 'clock' }),
    );
    expect(decision).toEqual({ refusals: [{ code: 'application.not-due' }] });
    hit.add('application.not-due');
  });
});

afterAll(() => {
  // Every refusal that a person can meet has been met here.
  expect([...hit].sort()).toEqual(Object.keys(applicationTexts).sort());
});

describe('an approval of two days', () => {
  const closing = '2026-03-11T17:00:00+08:00';
  const lapse = { do: 'elapse', deadline: 'lapse', round: 1 } as const;
  const told = (state: ApplicationState, uses: ApplicationFacts['uses']) => {
    const decision = application.decide(state, lapse, facts({ kind: 'clock' }, { now: closing, uses }));
    if ('refusals' in decision) throw new Error(decision.refusals.map(({ code }) => code).join());
    return fold(applicationMachine, decision.events, state);
  };
  it('may be revoked for its second after its first was used', () => {
    const used = after(...approved, 'use first day');
    expect([used.value, used.context.usedOn]).toEqual(['inForce', ['2026-03-10']]);
    expect(application.commandsIn(used)).toContain('revoke');
  });
  it('is used if anybody went in on either day, and lapsed if nobody did', () => {
    expect(elapsed(after(...approved, 'use first day'), closing).value).toBe('used');
    expect(elapsed(after(...approved), closing).value).toBe('lapsed');
  });
  it('is used by a check-in in time, even where that is told late or time is faster', () => {
    const late = application.decide(
      after(...approved),
      command('use last day'),
      facts({ kind: 'reaction' }, { now: later }),
    );
    if ('refusals' in late) throw new Error('refused');
    expect(fold(applicationMachine, late.events, after(...approved)).value).toBe('used');
    const visited = [{ date: '2026-03-11', at: '2026-03-11T16:59:00+08:00' }];
    expect(told(after(...approved), visited).value).toBe('used');
    expect(told(after(...approved), []).value).toBe('lapsed');
  });
});

describe('the receipt', () => {
  it('gives the next number, keeps it over a return, and explains its date', () => {
    const { receipt } = after(...received).context;
    expect(receipt).toMatchObject({
      number: '赣市安审〔2026〕12号',
      round: 1,
      receivedOn: '2026-03-02',
      latestFiling: '2026-03-03',
    });
    expect(receipt?.leadTime).toMatchObject({
      rulePack: 'ganzhou-2022@1',
      calendarVersion: '2026.1',
      counted: { length: 5 },
    });
    const again = after(...received, 'review return', 'sign', 'submit');
    expect(again.context.receipt).toMatchObject({ number: '赣市安审〔2026〕12号', round: 2 });
  });
});

describe('the agenda', () => {
  // Received on Monday 2 March: the review is due on Wednesday 4 March at 17:30 (rules §3).
  it('of a review: reminders, escalations, warnings, expiry', () => {
    expect(application.agenda(after(...received), laws).map(({ id, due }) => [id, due])).toEqual([
      ['review.reminder-1', '2026-03-03T08:30:00+08:00'],
      ['review.reminder-2', '2026-03-04T08:30:00+08:00'],
      ['review.escalation-1', '2026-03-04T17:30:00+08:00'],
      ['review.escalation-2', '2026-03-05T17:30:00+08:00'],
      ['warning.d-2', '2026-03-08T00:00:00+08:00'],
      ['warning.d-1', '2026-03-09T00:00:00+08:00'],
      ['warning.d-0', '2026-03-10T00:00:00+08:00'],
      ['expiry', '2026-03-10T09:00:00+08:00'],
    ]);
  });
  it('waits for a calendar that is not loaded, and never throws', () => {
    const without2026 = { ...laws, calendar: workingCalendar(seededYears.filter(({ year }) => year < 2026)) };
    const unresolved = application.agenda(after(...received), without2026).filter(({ due }) => isUnresolved(due));
    expect(unresolved.map(({ due }) => due)).toEqual(unresolved.map(() => ({ unresolvedUntilCalendar: 2026 })));
    expect(unresolved.length).toBe(4);
  });
  it('ends with the case', () => {
    for (const state of ['refused', 'withdrawn', 'expired', 'revoked', 'superseded', 'used', 'lapsed']) {
      const closed = given[state]?.() ?? beginning();
      expect([
        state,
        application.agenda(closed, laws),
        application.tasks(closed, laws),
        application.claims(closed),
      ]).toEqual([state, [], [], []]);
      expect(closed.status).toBe('done');
    }
  });
});

describe('whatever people and time do, in any order', () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...Object.keys(commands)).map((act) => ({ act })) },
    { weight: 2, arbitrary: fc.integer({ min: 1, max: 72 }).map((hours) => ({ hours })) },
    { weight: 2, arbitrary: fc.nat({ max: 9 }).map((deadline) => ({ deadline })) },
  );
  const histories = fc.array(step, { maxLength: 40 });

  /** Plays steps from a Monday morning on; answers with every event, each with the state after it. */
  function play(steps: readonly ({ act: string } | { hours: number } | { deadline: number })[]) {
    let state = beginning();
    let now = instant('2026-03-02T09:00:00+08:00');
    const history: { event: ApplicationEvent; state: ApplicationState; by: Actor; now: number }[] = [];
    for (const one of steps) {
      if ('hours' in one) {
        now += one.hours * 3_600_000;
        continue;
      }
      const waiting = application.agenda(state, laws)['deadline' in one ? one.deadline : 0];
      if ('deadline' in one && !waiting) continue;
      const wanted =
        'act' in one
          ? command(one.act)
          : { do: 'elapse' as const, deadline: waiting?.id ?? '', round: waiting?.round ?? 0 };
      const by: Actor = wanted.do === 'elapse' ? { kind: 'clock' } : actors[wanted.do];
      const decision = application.decide(state, wanted, facts(by, { now: momentOf(now) }));
      if ('refusals' in decision) continue;
      for (const event of decision.events as readonly ApplicationEvent[]) {
        state = fold(applicationMachine, [event], state);
        history.push({ event, state, by, now });
      }
    }
    return history;
  }

  it('silence never approves: only a leader makes an approval', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const { event, by } of play(steps)) if (event.type === 'ApplicationApproved') expect(by).toBe(leader);
      }),
      { numRuns: 300 },
    );
  });
  it('no approval is given at or after the first requested minute, and what expired stays so', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const history = play(steps);
        const expired = history.findIndex(({ state }) => state.matches('expired'));
        if (expired >= 0) expect(history.slice(expired + 1)).toEqual([]);
        for (const { event, now } of history) {
          if (event.type === 'ApplicationApproved') expect(now).toBeLessThan(instant('2026-03-10T09:00:00+08:00'));
        }
      }),
      { numRuns: 300 },
    );
  });
  it('every receipt keeps five working days', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const { event } of play(steps)) {
          if (event.type === 'ApplicationSubmitted') expect(event.receivedOn <= '2026-03-03').toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
  it('nobody signs over a silent participant, and nothing is received without every consent', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const { event, state } of play(steps)) {
          const silent = state.context.participants.some(({ answer }) => answer === 'awaited');
          if (event.type === 'ApplicationSigned' || event.type === 'ApplicationSubmitted') expect(silent).toBe(false);
          if (['underReview', 'awaitingDecision', 'approved', 'inForce'].includes(state.value))
            expect(silent).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
  it('what an approval covers only becomes less', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const covered = play(steps)
          .filter(({ state }) => state.matches('approved') || state.matches('inForce'))
          .map(({ state }) => new Set(application.claims(state)));
        for (const [index, claims] of covered.entries()) {
          expect([...claims].every((claim) => index === 0 || covered[index - 1]?.has(claim))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
  it('a stream from before joint applications folds as it did', () => {
    const folded = fold(applicationMachine, [
      { type: 'ApplicationDrafted', at: '2026-03-02T09:00:00+08:00', by: clerk, form },
      { type: 'ApplicationAmended', at: '2026-03-02T09:00:00+08:00', by: clerk, form: { ...form, items: ['item/1'] } },
      { type: 'ApplicationSigned', at: '2026-03-02T09:00:00+08:00', by: head },
    ]);
    expect([folded.value, folded.context.form?.items, folded.context.participants]).toEqual(['signed', ['item/1'], []]);
  });
  it('the history folds to the state that the acts led to', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const history = play(steps);
        const folded = fold(
          applicationMachine,
          history.map(({ event }) => event),
        );
        const last = history.at(-1)?.state ?? beginning();
        expect([folded.value, folded.context]).toEqual([last.value, last.context]);
      }),
      { numRuns: 200 },
    );
  });
  it('an illegal history is refused loudly', () => {
    expect(() => fold(applicationMachine, [{ type: 'ApprovalUsed', at: inHours, by: inspector }])).toThrow(
      IllegalHistory,
    );
  });
});
