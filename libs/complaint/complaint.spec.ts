import { instant, momentOf, seededYears, workingCalendar } from '@anjing/calendar';
import { fold, IllegalHistory, isUnresolved, privately, type Actor, type PersonActing } from '@anjing/lifecycle';
import { ganzhou2022, packFor, type Laws } from '@anjing/rules';
import fc from 'fast-check';
import { actsTable, drawn } from '../../test/support/acts-table';
import {
  complaint,
  complaintMachine,
  complaintTexts,
  personally,
  routeOf,
  showsEvent,
  viewerOf,
  type ComplaintCode,
  type ComplaintCommand,
  type ComplaintEvent,
  type ComplaintFacts,
  type ComplaintForm,
  type ComplaintState,
  type ComplaintViewer,
  type Respondent,
} from '.';

const laws: Laws = {
  calendar: workingCalendar(seededYears),
  packAt: (moment) => packFor([ganzhou2022], ['jurisdiction/ganzhou'], moment.slice(0, 10)),
};
const person = (name: string, organisation: string): PersonActing => ({
  kind: 'person',
  person: `person/${name}`,
  post: `post/${name}`,
  organisation,
});
const anybody: Actor = { kind: 'public' };
const reaction: Actor = { kind: 'reaction' };
const reviewer = person('reviewer', 'bureau/county');
const other = person('other', 'bureau/next');
const officer = person('officer', 'office/city');
const head = person('head', 'agency/a');
const account = person('account', 'enterprise/e');
const text = privately('三月二日上午，两名执法人员未出示审批表即入园检查。');

/** A county agency, and the city's organisations. */
const respondent: Respondent = {
  kind: 'agency',
  bureau: 'bureau/county',
  cityBureau: 'bureau/city',
  office: 'office/city',
  authority: 'authority/city',
};

/** Facts on which nothing is wrong: an act on Monday 2 March 2026 at nine. */
const facts = (by: Actor, change: Partial<ComplaintFacts> = {}): ComplaintFacts => ({
  now: '2026-03-02T09:00:00+08:00',
  laws,
  by,
  organisationsOfActor: new Set(by.kind === 'person' ? [by.organisation] : []),
  respondent,
  siteKnown: true,
  bureauKnown: true,
  ...change,
});

const form = (change: Partial<ComplaintForm> = {}): ComplaintForm => ({
  respondent: 'agency/a',
  subject: 'no-approval',
  text,
  ...change,
});
type Receive = Extract<ComplaintCommand, { do: 'receive' }>;
const received = (change: Partial<ComplaintForm> = {}, more: Partial<Receive> = {}): Receive => ({
  do: 'receive',
  channel: 'public',
  form: form(change),
  complainant: {},
  tracking: 'a'.repeat(64),
  ...more,
});

const actors: Record<ComplaintCommand['do'], Actor> = {
  receive: anybody,
  acknowledge: reviewer,
  forward: reviewer,
  askStatement: reviewer,
  giveStatement: head,
  supplement: anybody,
  answer: reviewer,
  close: reviewer,
  withdraw: anybody,
};
const commands: Record<ComplaintCommand['do'], ComplaintCommand> = {
  receive: received(),
  acknowledge: { do: 'acknowledge' },
  forward: { do: 'forward', to: 'bureau/next', reason: text },
  askStatement: { do: 'askStatement', question: text },
  giveStatement: { do: 'giveStatement', statement: text },
  supplement: { do: 'supplement', text },
  answer: { do: 'answer', outcome: 'founded', text, measures: text },
  close: { do: 'close' },
  withdraw: { do: 'withdraw' },
};
const acts = Object.keys(commands) as ComplaintCommand['do'][];

const beginning = () => fold(complaintMachine, []);

function eventsOf(
  state: ComplaintState,
  command: ComplaintCommand,
  by = actors[command.do],
  change: Partial<ComplaintFacts> = {},
): readonly ComplaintEvent[] {
  const decision = complaint.decide(state, command, facts(by, change));
  if ('refusals' in decision) throw new Error(`${command.do}: ${decision.refusals.map(({ code }) => code).join()}`);
  return decision.events;
}

/** Every act in turn, each on the state before it; fails where one is refused. */
function after(...steps: readonly (ComplaintCommand['do'] | ComplaintCommand)[]): ComplaintState {
  return steps.reduce((state, step) => {
    const command = typeof step === 'string' ? commands[step] : step;
    return fold(complaintMachine, eventsOf(state, command), state);
  }, beginning());
}

const given: Record<string, () => ComplaintState> = {
  received: () => after('receive'),
  acknowledged: () => after('receive', 'acknowledge'),
  awaitingStatement: () => after('receive', 'acknowledge', 'askStatement'),
  answered: () => after('receive', 'acknowledge', 'answer'),
  closed: () => after('receive', 'acknowledge', 'answer', 'close'),
  withdrawn: () => after('receive', 'withdraw'),
};
const at = (state: string) => given[state]?.() ?? beginning();

describe('every state and every act, as docs/acts-complaint.md says', () => {
  const { states, cells } = actsTable('acts-complaint.md');

  it('names every state of the machine and every command', () => {
    expect([...states, 'absent'].sort()).toEqual(Object.keys(complaintMachine.states).sort());
    expect([...new Set(cells.map(([, act]) => act))].sort()).toEqual([...acts].sort());
  });

  it.each(cells)('%s: %s → %s', (state, act, expected) => {
    const command = commands[act as ComplaintCommand['do']];
    const decision = complaint.decide(at(state), command, facts(actors[command.do]));
    if (expected === '–') {
      expect(decision).toMatchObject({ refusals: [{ code: 'complaint.wrong-state' }] });
    } else {
      if ('refusals' in decision) throw new Error(decision.refusals.map(({ code }) => code).join());
      expect(fold(complaintMachine, decision.events, at(state)).value).toBe(expected);
    }
  });

  it('is what the drawn machine shows', () => {
    const { today, documented } = drawn(complaintMachine, 'complaint', 'a complaint', 'libs/complaint');
    expect(documented).toBe(today);
  });
});

describe('who handles a complaint', () => {
  const city = { cityBureau: 'bureau/city', office: 'office/city', authority: 'authority/city' };
  const cases: readonly [string, string, Respondent, ReturnType<typeof routeOf>][] = [
    [
      'about a county agency: the bureau of its county',
      'agency/a',
      respondent,
      { handler: 'bureau/county', overseer: 'office/city' },
    ],
    [
      'about a city agency: the bureau of the city',
      'agency/c',
      { kind: 'agency', bureau: 'bureau/city', ...city },
      { handler: 'bureau/city', overseer: 'office/city' },
    ],
    [
      'about an agency that the pack maps to no bureau: the bureau of the city',
      'agency/r',
      { kind: 'agency', ...city },
      { handler: 'bureau/city', overseer: 'office/city' },
    ],
    [
      'about a county bureau: the bureau of the city',
      'bureau/county',
      { kind: 'bureau', ...city },
      { handler: 'bureau/city', overseer: 'office/city' },
    ],
    [
      'about the bureau of the city: the business-environment office',
      'bureau/city',
      { kind: 'bureau', ...city },
      { handler: 'office/city', overseer: 'authority/city' },
    ],
    [
      'about the bureau of a city without such an office: nobody',
      'bureau/city',
      { kind: 'bureau', cityBureau: 'bureau/city' },
      undefined,
    ],
  ];
  it.each(cases)('%s', (_, id, known, expected) => {
    expect(routeOf(id, known)).toEqual(expected);
  });
  it('is never the one complained about', () => {
    const organisation = fc.option(fc.constantFrom('bureau/1', 'bureau/2', 'office/1', 'authority/1'), {
      nil: undefined,
    });
    fc.assert(
      fc.property(
        fc.constantFrom('bureau/1', 'bureau/2', 'agency/1'),
        fc.record({ bureau: organisation, cityBureau: organisation, office: organisation, authority: organisation }),
        (id, known) => {
          const entries = Object.entries(known).filter(([, value]) => value !== undefined);
          const kind = id.startsWith('agency') ? 'agency' : 'bureau';
          expect(routeOf(id, { kind, ...Object.fromEntries(entries) })?.handler).not.toBe(id);
        },
      ),
    );
  });
});

describe('an act that is refused', () => {
  const hit = new Set<ComplaintCode>();
  afterAll(() => {
    // Every refusal that a person can meet has been met here.
    expect([...hit].sort()).toEqual(Object.keys(complaintTexts).sort());
  });
  const system: Actor = { kind: 'system', system: 'system/1', organisation: 'bureau/county' };
  const long = privately('长'.repeat(5001));
  const called = (hotline?: string) => received({}, { channel: 'hotline', ...(hotline !== undefined && { hotline }) });
  const cases: readonly [ComplaintCode, string, ComplaintCommand, Partial<ComplaintFacts>?, Actor?][] = [
    ['complaint.wrong-state', 'received', commands.close],
    ['complaint.unknown-respondent', 'absent', received(), { respondent: undefined as never }],
    ['complaint.nobody-left', 'absent', received(), { respondent: { kind: 'agency' } }],
    ['complaint.no-rule-pack', 'absent', received(), { laws: { ...laws, packAt: () => undefined } }],
    ['complaint.no-rule-pack', 'received', commands.acknowledge, { laws: { ...laws, packAt: () => undefined } }],
    ['complaint.without-substance', 'absent', received({ text: privately(' 不  好\n') })],
    ['complaint.text-too-long', 'absent', received({ text: long })],
    [
      'complaint.text-too-long',
      'absent',
      received({}, { complainant: { name: personally('长'.repeat(101), 'complainant/1') } }),
    ],
    [
      'complaint.text-too-long',
      'absent',
      received({}, { complainant: { contact: personally('1'.repeat(101), 'complainant/1') } }),
    ],
    ['complaint.unknown-subject', 'absent', received({ subject: 'weather' })],
    ['complaint.unknown-site', 'absent', received({ site: 'site/none' }), { siteKnown: false }],
    ['complaint.not-a-date', 'absent', received({ happenedOn: '2026-02-30' })],
    ['complaint.in-the-future', 'absent', received({ happenedOn: '2026-03-03' })],
    ['complaint.unknown-hotline', 'absent', called('12345'), {}, reviewer],
    ['complaint.unknown-hotline', 'absent', called(), {}, officer],
    ['complaint.not-a-hotline-office', 'absent', called('8991048'), {}, head],
    ['complaint.not-a-hotline-office', 'absent', called('8991048'), {}, anybody],
    ['complaint.not-a-hotline-office', 'absent', received({}, { hotline: '8991048' })],
    ['complaint.text-missing', 'received', { do: 'supplement', text: privately(' ') }],
    ['complaint.text-missing', 'received', { do: 'forward', to: 'bureau/next', reason: privately('') }],
    ['complaint.text-missing', 'acknowledged', { do: 'askStatement', question: privately('') }],
    ['complaint.text-missing', 'awaitingStatement', { do: 'giveStatement', statement: privately('　') }],
    ['complaint.text-missing', 'acknowledged', { do: 'answer', outcome: 'unfounded', text: privately('') }],
    ['complaint.text-too-long', 'received', { do: 'acknowledge', note: long }],
    ['complaint.text-too-long', 'answered', { do: 'close', note: long }],
    ['complaint.text-too-long', 'received', { do: 'withdraw', reason: long }],
    ['complaint.measures-missing', 'acknowledged', { do: 'answer', outcome: 'founded', text }],
    ['complaint.measures-missing', 'acknowledged', { do: 'answer', outcome: 'partly', text, measures: privately(' ') }],
    ['complaint.wrong-office', 'received', commands.acknowledge, {}, other],
    ['complaint.wrong-office', 'acknowledged', commands.answer, {}, head],
    ['complaint.wrong-office', 'acknowledged', commands.answer, {}, officer],
    ['complaint.wrong-office', 'answered', commands.close, {}, other],
    ['complaint.wrong-respondent', 'awaitingStatement', commands.giveStatement, {}, reviewer],
    [
      'complaint.own-agency',
      'acknowledged',
      commands.answer,
      { organisationsOfActor: new Set(['bureau/county', 'agency/a']) },
    ],
    ['complaint.not-the-complainant', 'received', commands.withdraw, {}, reviewer],
    ['complaint.not-the-complainant', 'received', commands.supplement, {}, account],
    ['complaint.cannot-forward-there', 'received', { do: 'forward', to: 'bureau/county', reason: text }],
    ['complaint.cannot-forward-there', 'received', commands.forward, { bureauKnown: false }],
    ['complaint.cannot-forward-there', 'received', commands.forward, { respondent: { ...respondent, kind: 'bureau' } }],
    ['complaint.person-only', 'acknowledged', commands.answer, {}, system],
    ['complaint.person-only', 'awaitingStatement', commands.giveStatement, {}, anybody],
  ];
  for (const [code, state, command, change, by] of cases) {
    it(`with ${code} (${command.do})`, () => {
      const decision = complaint.decide(at(state), command, facts(by ?? actors[command.do], change));
      const codes = 'refusals' in decision ? decision.refusals.map((refusal) => refusal.code as ComplaintCode) : [];
      for (const one of codes) hit.add(one);
      expect(codes).toContain(code);
    });
  }
  it('tells everything that is wrong with a complaint at once', () => {
    const wrong = received({ subject: 'weather', happenedOn: 'tomorrow', text: privately('坏') });
    expect(complaint.decide(beginning(), wrong, facts(anybody))).toMatchObject({
      refusals: [{ field: '/text' }, { field: '/subject' }, { field: '/happenedOn' }],
    });
  });
  it('as not due: early, unknown or answered deadlines change nothing', () => {
    const early = { do: 'elapse', deadline: 'acknowledgement.reminder-1', round: 1 } as const;
    expect(complaint.decide(at('received'), early, facts({ kind: 'clock' }))).toEqual({
      refusals: [{ code: 'complaint.not-due' }],
    });
    hit.add('complaint.not-due');
  });
});

describe('who complains', () => {
  it('may be nobody, and need not be said', () => {
    expect(at('received').context.received).toMatchObject({ complainant: {}, tracking: 'a'.repeat(64) });
  });
  it('stands under their own key, apart from the case', () => {
    const named = { name: personally('某人', 'complainant/1'), contact: personally('139…', 'complainant/1') };
    const state = fold(complaintMachine, eventsOf(beginning(), received({}, { complainant: named })));
    const complainant = state.context.received?.complainant;
    expect([complainant?.name?.under, complainant?.contact?.under]).toEqual([
      'person:complainant/1',
      'person:complainant/1',
    ]);
    expect(state.context.received?.form.text.under).toBe('case');
  });
  it('may be an enterprise, which adds to it and takes it back from its account', () => {
    const one = received({}, { channel: 'enterprise', complainant: { enterprise: 'enterprise/e' } });
    const state = fold(complaintMachine, eventsOf(beginning(), one, account));
    expect(fold(complaintMachine, eventsOf(state, commands.supplement, account), state).value).toBe('received');
    expect(fold(complaintMachine, eventsOf(state, commands.withdraw, account), state).value).toBe('withdrawn');
  });
  it('may have called a hotline: the office that took the call adds what they say later', () => {
    const called = received({}, { channel: 'hotline', hotline: '8991269' });
    const state = fold(complaintMachine, eventsOf(beginning(), called, officer));
    expect(state.context.handler).toBe('bureau/county');
    expect(
      fold(complaintMachine, eventsOf(state, commands.supplement, officer), state).context.supplements,
    ).toHaveLength(1);
  });
  it('may be a gate that turned officers away, in as few words as it likes', () => {
    const refused = received(
      { subject: 'refused-at-gate', text: privately('无证'), visit: 'visit/1' },
      { channel: 'gate', complainant: { enterprise: 'enterprise/e' } },
    );
    expect(eventsOf(beginning(), refused, reaction)).toMatchObject([{ type: 'ComplaintReceived', channel: 'gate' }]);
  });
  it('is told nothing by time, and without a code nobody of the public acts on it', () => {
    const { tracking: _, ...untracked } = received();
    const state = fold(complaintMachine, eventsOf(beginning(), untracked));
    expect(complaint.decide(state, commands.withdraw, facts(anybody))).toMatchObject({
      refusals: [{ code: 'complaint.not-the-complainant' }],
    });
  });
});

describe('what each may read', () => {
  it('is decided by their part; who also acts for the one complained about reads as that', () => {
    const state = after(
      received({}, { channel: 'enterprise', complainant: { enterprise: 'enterprise/e' } }),
      'acknowledge',
      'forward',
    );
    const parts: readonly [readonly string[], string][] = [
      [['bureau/next'], 'handler'],
      [['bureau/county'], 'observer'],
      [['enterprise/e'], 'complainant'],
      [['agency/a'], 'respondent'],
      [['bureau/next', 'agency/a'], 'respondent'],
      [['enterprise/e', 'agency/a'], 'respondent'],
    ];
    for (const [organisations, viewer] of parts) expect(viewerOf(state, organisations)).toBe(viewer);
  });
  it('never shows the one complained about what the complainant did, nor the complainant what was asked of it', () => {
    const types = [
      'Received',
      'Acknowledged',
      'Forwarded',
      'Supplemented',
      'StatementAsked',
      'StatementGiven',
      'Answered',
      'Closed',
      'Withdrawn',
      'ReminderSent',
      'EscalationSent',
    ];
    const readBy = (viewer: ComplaintViewer) => types.filter((type) => showsEvent(viewer, `Complaint${type}`));
    expect(readBy('respondent')).toEqual(['Forwarded', 'StatementAsked', 'StatementGiven', 'Answered', 'Closed']);
    expect(readBy('complainant')).toEqual([
      'Received',
      'Acknowledged',
      'Forwarded',
      'Supplemented',
      'Answered',
      'Closed',
      'Withdrawn',
    ]);
    expect(readBy('observer')).toEqual(
      types.filter((type) => !['Received', 'Supplemented', 'Withdrawn'].includes(type)),
    );
    expect(readBy('handler')).toEqual(types);
  });
});

describe('the agenda', () => {
  const dues = (state: ComplaintState) => complaint.agenda(state, laws).map(({ id, due }) => [id, due]);
  // Received on Monday 2 March 2026: one working day after is Tuesday 3 March, the fifteenth Monday 23 March.
  const ofAnswer = [
    ['answer.reminder-1', '2026-03-16T08:30:00+08:00'],
    ['answer.reminder-2', '2026-03-20T08:30:00+08:00'],
    ['answer.reminder-3', '2026-03-23T08:30:00+08:00'],
    ['answer.escalation-1', '2026-03-23T17:30:00+08:00'],
    ['answer.escalation-2', '2026-03-30T17:30:00+08:00'],
  ];
  it('of a complaint that was received: acknowledgement in one working day, answer in fifteen', () => {
    expect(dues(at('received'))).toEqual([
      ['acknowledgement.reminder-1', '2026-03-03T08:30:00+08:00'],
      ['acknowledgement.escalation-1', '2026-03-03T17:30:00+08:00'],
      ['acknowledgement.escalation-2', '2026-03-04T17:30:00+08:00'],
      ...ofAnswer,
    ]);
    expect(complaint.tasks(at('received'), laws)).toMatchObject([
      { act: 'acknowledgement', organisation: 'bureau/county', due: '2026-03-03T17:30:00+08:00' },
    ]);
  });
  it('runs on when it is forwarded, for the other bureau', () => {
    const forwarded = after('receive', 'acknowledge', 'forward');
    expect(dues(forwarded)).toEqual(ofAnswer);
    expect(complaint.tasks(forwarded, laws)).toMatchObject([
      { act: 'answer', organisation: 'bureau/next', due: '2026-03-23T17:30:00+08:00' },
    ]);
    expect(forwarded.context.observers).toEqual(['bureau/county']);
    expect(complaint.decide(forwarded, commands.answer, facts(other))).toMatchObject({ events: [{ late: false }] });
  });
  it('gives the one complained about five working days for its statement, as a task of its own', () => {
    expect(complaint.tasks(at('awaitingStatement'), laws)).toMatchObject([
      { act: 'answer', organisation: 'bureau/county' },
      { act: 'statement', organisation: 'agency/a', due: '2026-03-09T17:30:00+08:00' },
    ]);
    expect(complaint.tasks(after('receive', 'acknowledge', 'askStatement', 'giveStatement'), laws)).toHaveLength(1);
  });
  it('asks for the closure ten working days after the answer', () => {
    expect(dues(at('answered'))).toEqual([
      ['closure.reminder-1', '2026-03-13T08:30:00+08:00'],
      ['closure.reminder-2', '2026-03-16T08:30:00+08:00'],
      ['closure.escalation-1', '2026-03-16T17:30:00+08:00'],
    ]);
  });
  it('reminds who owes it, and tells those above once it is overdue: never the one complained about', () => {
    const told = (state: ComplaintState) =>
      complaint.agenda(state, laws).map(({ id, round, due }) => {
        if (isUnresolved(due)) throw new Error('unresolved');
        const elapsed = { do: 'elapse', deadline: id, round } as const;
        const decision = complaint.decide(state, elapsed, facts({ kind: 'clock' }, { now: due }));
        const [event] = 'events' in decision ? decision.events : [];
        return [id, event && 'to' in event ? event.to : undefined];
      });
    const handler = 'bureau/county';
    expect(told(at('received'))).toEqual([
      ['acknowledgement.reminder-1', handler],
      ['acknowledgement.escalation-1', 'office/city'],
      ['acknowledgement.escalation-2', 'office/city'],
      ['answer.reminder-1', handler],
      ['answer.reminder-2', handler],
      ['answer.reminder-3', handler],
      ['answer.escalation-1', 'office/city'],
      ['answer.escalation-2', 'office/city'],
    ]);
    expect(told(at('awaitingStatement')).filter(([id]) => id?.startsWith('statement'))).toEqual([
      ['statement.reminder-1', 'agency/a'],
      ['statement.reminder-2', 'agency/a'],
      ['statement.escalation-1', handler],
    ]);
    const aboutCityBureau = received({ respondent: 'bureau/city' });
    const city: Respondent = {
      kind: 'bureau',
      cityBureau: 'bureau/city',
      office: 'office/city',
      authority: 'authority/city',
    };
    const ofOffice = fold(complaintMachine, eventsOf(beginning(), aboutCityBureau, anybody, { respondent: city }));
    expect(
      told(ofOffice)
        .map(([, to]) => to)
        .slice(0, 2),
    ).toEqual(['office/city', 'authority/city']);
  });
  it('lets whoever is told look on', () => {
    const state = at('received');
    const elapsed = { do: 'elapse', deadline: 'answer.escalation-1', round: 1 } as const;
    const decision = complaint.decide(state, elapsed, facts({ kind: 'clock' }, { now: '2026-03-23T17:30:00+08:00' }));
    if ('refusals' in decision) throw new Error('refused');
    expect(fold(complaintMachine, decision.events, state).context.observers).toEqual(['office/city']);
  });
  it('says of an answer whether it came late', () => {
    const answeredAt = (now: string) => eventsOf(at('acknowledged'), commands.answer, reviewer, { now });
    expect(answeredAt('2026-03-23T17:29:00+08:00')).toMatchObject([{ late: false, due: '2026-03-23T17:30:00+08:00' }]);
    expect(answeredAt('2026-03-23T17:30:00+08:00')).toMatchObject([
      { late: true, rulePack: 'ganzhou-2022@1', calendarVersion: '2026.1' },
    ]);
  });
  it('waits for a calendar that is not loaded, and never throws', () => {
    const without2026 = { ...laws, calendar: workingCalendar(seededYears.filter(({ year }) => year < 2026)) };
    expect(complaint.agenda(at('received'), without2026).map(({ due }) => due)).toEqual(
      Array.from({ length: 8 }, () => ({ unresolvedUntilCalendar: 2026 })),
    );
    expect(complaint.tasks(at('received'), without2026)).toMatchObject([{ due: { unresolvedUntilCalendar: 2026 } }]);
    expect(eventsOf(at('acknowledged'), commands.answer, reviewer, { laws: without2026 })).toMatchObject([
      { late: false, calendarVersion: '' },
    ]);
  });
  it('ends with the complaint', () => {
    for (const state of ['closed', 'withdrawn']) {
      expect([complaint.agenda(at(state), laws), complaint.tasks(at(state), laws)]).toEqual([[], []]);
    }
  });
});

describe('whatever people and time do, in any order', () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...acts).map((act) => ({ act })) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 300 }).map((hours) => ({ hours })) },
    { weight: 3, arbitrary: fc.nat({ max: 8 }).map((deadline) => ({ deadline })) },
  );
  const histories = fc.array(step, { maxLength: 40 });
  type Step = { act: ComplaintCommand['do'] } | { hours: number } | { deadline: number };

  /** Whoever handles it by now does what the handler does. */
  function actorOf(act: ComplaintCommand['do'], state: ComplaintState): Actor {
    return actors[act] === reviewer && state.context.handler === 'bureau/next' ? other : actors[act];
  }

  /** Plays steps from a Monday morning on; answers with every event, each with the state before and after it. */
  function play(steps: readonly Step[]) {
    let state = beginning();
    let now = instant('2026-03-02T09:00:00+08:00');
    const history: { event: ComplaintEvent; before: ComplaintState; state: ComplaintState; by: Actor; now: number }[] =
      [];
    for (const one of steps) {
      if ('hours' in one) {
        now += one.hours * 3_600_000;
        continue;
      }
      const waiting = 'deadline' in one ? complaint.agenda(state, laws)[one.deadline] : undefined;
      if ('deadline' in one && !waiting) continue;
      const command =
        'act' in one
          ? commands[one.act]
          : { do: 'elapse' as const, deadline: waiting?.id ?? '', round: waiting?.round ?? 0 };
      const by: Actor = command.do === 'elapse' ? { kind: 'clock' } : actorOf(command.do, state);
      const decision = complaint.decide(state, command, facts(by, { now: momentOf(now) }));
      if ('refusals' in decision) continue;
      for (const event of decision.events as readonly ComplaintEvent[]) {
        const before = state;
        state = fold(complaintMachine, [event], state);
        history.push({ event, before, state, by, now });
      }
    }
    return history;
  }

  it('silence answers and closes nothing, and nobody of the one complained about does', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const { event, before, state, by } of play(steps)) {
          if (by.kind === 'clock') expect(state.value).toBe(before.value);
          if (event.type === 'ComplaintAnswered' || event.type === 'ComplaintClosed') {
            expect(event.by.organisation).toBe(before.context.handler);
          }
          expect(state.context.handler).not.toBe('agency/a');
        }
      }),
      { numRuns: 300 },
    );
  });
  it('nobody is told early or twice, and the answer stays due fifteen working days after the receipt', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const history = play(steps);
        const told = history.flatMap(({ event, now }) => ('deadline' in event ? [{ ...event, now }] : []));
        for (const { due, now } of told) expect(now).toBeGreaterThanOrEqual(instant(due));
        const ids = told.map(({ round, deadline }) => `${round}/${deadline}`);
        expect(new Set(ids).size).toBe(ids.length);
        const start = history[0]?.state;
        const due = start && complaint.agenda(start, laws).find(({ id }) => id === 'answer.escalation-1')?.due;
        for (const { event } of history) if (event.type === 'ComplaintAnswered') expect(event.due).toBe(due);
      }),
      { numRuns: 300 },
    );
  });
  it('the history folds to the state that the acts led to', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const history = play(steps);
        const folded = fold(
          complaintMachine,
          history.map(({ event }) => event),
        );
        const last = history.at(-1)?.state ?? beginning();
        expect([folded.value, folded.context]).toEqual([last.value, last.context]);
      }),
      { numRuns: 200 },
    );
  });
  it('every event is said in both languages, with its rule, and without a word on who complained', () => {
    const all = [
      ...play([
        ...(['receive', 'supplement', 'acknowledge', 'askStatement', 'giveStatement', 'forward'] as const).map(
          (act) => ({
            act,
          }),
        ),
        { hours: 1_000 },
        { deadline: 3 },
        { deadline: 0 },
        { act: 'answer' },
        { act: 'close' },
      ]),
      ...play([{ act: 'receive' }, { act: 'withdraw' }]),
    ];
    expect(new Set(all.map(({ event }) => event.type)).size).toBe(11);
    for (const { event } of all) {
      const { words, rule } = complaint.sentenceOf(event, (id) => ({ zh: id, en: id }));
      for (const said of [words.zh, words.en, rule]) expect(said).toMatch(/\S/);
    }
  });
  it('an illegal history is refused loudly', () => {
    const closed: ComplaintEvent = { type: 'ComplaintClosed', at: '2026-03-02T09:00:00+08:00', by: reviewer };
    expect(() => fold(complaintMachine, [closed])).toThrow(IllegalHistory);
  });
});
