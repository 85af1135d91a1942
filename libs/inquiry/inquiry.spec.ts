import { instant, momentOf, seededYears, workingCalendar } from '@anjing/calendar';
import { fold, IllegalHistory, isUnresolved, privately, type Actor, type PersonActing } from '@anjing/lifecycle';
import { inEvery } from '@anjing/platform';
import { ganzhou2022, packFor, type Laws } from '@anjing/rules';
import fc from 'fast-check';
import { actsTable, drawn } from '../../test/support/acts-table';
import {
  inquiry,
  inquiryMachine,
  inquiryTexts,
  type InquiryCode,
  type InquiryCommand,
  type InquiryEvent,
  type InquiryFacts,
  type InquiryForm,
  type InquiryState,
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
const clerk = person('clerk', 'agency/a');
const manager = person('manager', 'enterprise/e');
const text = privately('请说明消防设施的维护情况');

const form = (change: Partial<InquiryForm> = {}): InquiryForm => ({
  agency: 'agency/a',
  enterprise: 'enterprise/e',
  items: ['item/1'],
  means: 'letter',
  question: text,
  ...change,
});

/** Facts on which nothing is wrong: an act on Monday 2 March 2026 at nine. */
const facts = (by: Actor, change: Partial<InquiryFacts> = {}): InquiryFacts => ({
  now: '2026-03-02T09:00:00+08:00',
  laws,
  by,
  agency: { bureau: 'bureau/b' },
  enterpriseKnown: true,
  siteOf: 'enterprise/e',
  items: new Map([
    ['item/1', { agency: 'agency/a' }],
    ['item/2', { agency: 'agency/a' }],
    ['item/other', { agency: 'agency/z' }],
  ]),
  ...change,
});

const commands: Record<InquiryCommand['do'], InquiryCommand> = {
  draft: { do: 'draft', form: form() },
  amend: { do: 'amend', form: form({ items: ['item/1', 'item/2'] }) },
  send: { do: 'send' },
  answer: { do: 'answer', answer: text },
  recordAnswer: { do: 'recordAnswer', answer: text },
  askAgain: { do: 'askAgain', question: text },
  settle: { do: 'settle', outcome: 'mended', result: text },
  leaveToVisit: { do: 'leaveToVisit', reason: text },
  withdraw: { do: 'withdraw', reason: text },
};
const acts = Object.keys(commands) as InquiryCommand['do'][];
const actor = (act: InquiryCommand['do']): Actor => (act === 'answer' ? manager : clerk);

const beginning = () => fold(inquiryMachine, []);

/** Every act in turn, each on the state before it; fails where one is refused. */
function after(...steps: readonly InquiryCommand['do'][]): InquiryState {
  return steps.reduce((state, act) => fold(inquiryMachine, eventsOf(state, commands[act]), state), beginning());
}

function eventsOf(state: InquiryState, command: InquiryCommand): readonly InquiryEvent[] {
  const decision = inquiry.decide(state, command, facts(actor(command.do)));
  if ('refusals' in decision) throw new Error(`${command.do}: ${decision.refusals.map(({ code }) => code).join()}`);
  return decision.events;
}

const given: Record<string, () => InquiryState> = {
  drafting: () => after('draft'),
  sent: () => after('draft', 'send'),
  answered: () => after('draft', 'send', 'answer'),
  settled: () => after('draft', 'send', 'answer', 'settle'),
  visitNeeded: () => after('draft', 'send', 'leaveToVisit'),
  withdrawn: () => after('draft', 'withdraw'),
};

describe('every state and every act, as docs/acts-inquiry.md says', () => {
  const { states, cells } = actsTable('acts-inquiry.md');

  it('names every state of the machine and every command', () => {
    expect([...states].sort()).toEqual(Object.keys(given).sort());
    expect([...new Set(cells.map(([, act]) => act)), 'draft'].sort()).toEqual([...acts].sort());
  });

  it.each(cells)('%s: %s → %s', (state, act, expected) => {
    const before = given[state]?.() ?? beginning();
    const command = commands[act as InquiryCommand['do']];
    const decision = inquiry.decide(before, command, facts(actor(command.do)));
    if (expected === '–') {
      expect(decision).toMatchObject({ refusals: [{ code: 'inquiry.wrong-state' }] });
    } else {
      if ('refusals' in decision) throw new Error(decision.refusals.map(({ code }) => code).join());
      expect(fold(inquiryMachine, decision.events, before).value).toBe(expected);
    }
  });

  it('is what the drawn machine shows', () => {
    const { today, documented } = drawn(inquiryMachine, 'inquiry', 'an off-site inquiry', 'libs/inquiry');
    expect(documented).toBe(today);
  });
});

describe('an act that is refused', () => {
  const hit = new Set<InquiryCode>();
  afterAll(() => {
    // Every refusal that a person can meet has been met here.
    expect([...hit].sort()).toEqual(Object.keys(inquiryTexts).sort());
  });
  const system: Actor = { kind: 'system', system: 'system/1', organisation: 'agency/a' };
  const drafted = (change: Partial<InquiryForm>): InquiryCommand => ({ do: 'draft', form: form(change) });
  const cases: readonly [InquiryCode, string, InquiryCommand, Partial<InquiryFacts>?, Actor?][] = [
    ['inquiry.wrong-state', 'settled', commands.answer],
    ['inquiry.no-rule-pack', 'drafting', commands.send, { laws: { ...laws, packAt: () => undefined } }],
    ['inquiry.unknown-agency', '', commands.draft, { agency: undefined as never }],
    ['inquiry.not-your-agency', '', commands.draft, {}, person('other', 'agency/z')],
    ['inquiry.not-your-agency', 'drafting', commands.send, {}, person('other', 'agency/z')],
    ['inquiry.unknown-enterprise', '', commands.draft, { enterpriseKnown: false }],
    ['inquiry.site-of-another', '', drafted({ site: 'site/x' }), { siteOf: 'enterprise/other' }],
    ['inquiry.site-of-another', '', drafted({ site: 'site/none' }), { siteOf: undefined as never }],
    ['inquiry.items-missing', '', drafted({ items: [] })],
    ['inquiry.too-many-items', '', drafted({ items: Array.from({ length: 51 }, (_, item) => `item/${item}`) })],
    ['inquiry.unknown-item', '', drafted({ items: ['item/none'] })],
    ['inquiry.unknown-item', '', drafted({ items: ['item/other'] })],
    ['inquiry.unknown-item', '', drafted({ items: ['item/1', 'item/1'] })],
    ['inquiry.text-missing', '', drafted({ question: privately(' ') })],
    ['inquiry.text-missing', 'sent', { do: 'answer', answer: privately('　') }],
    ['inquiry.text-missing', 'answered', { do: 'settle', outcome: 'compliant', result: privately('') }],
    ['inquiry.text-missing', 'sent', { do: 'leaveToVisit', reason: privately('') }],
    ['inquiry.text-missing', 'sent', { do: 'withdraw', reason: privately('') }],
    ['inquiry.text-too-long', 'sent', { do: 'answer', answer: privately('长'.repeat(2001)) }],
    ['inquiry.days-out-of-range', 'drafting', { do: 'send', workingDays: 0 }],
    ['inquiry.days-out-of-range', 'drafting', { do: 'send', workingDays: 21 }],
    ['inquiry.days-out-of-range', 'answered', { do: 'askAgain', question: text, workingDays: 1.5 }],
    ['inquiry.not-yours-to-answer', 'sent', commands.answer, {}, clerk],
    ['inquiry.not-yours-to-answer', 'sent', commands.recordAnswer, {}, manager],
    ['inquiry.person-only', 'answered', commands.settle, {}, system],
  ];
  for (const [code, state, command, change, by] of cases) {
    it(`with ${code} (${command.do}${state === '' ? '' : ` when ${state}`})`, () => {
      const before = given[state]?.() ?? beginning();
      const decision = inquiry.decide(before, command, facts(by ?? actor(command.do), change));
      const codes = 'refusals' in decision ? decision.refusals.map((refusal) => refusal.code as InquiryCode) : [];
      for (const one of codes) hit.add(one);
      expect(codes).toContain(code);
    });
  }
  it('is told all its findings at once', () => {
    const poor = drafted({ items: [], question: privately(''), site: 'site/x' });
    const decision = inquiry.decide(
      beginning(),
      poor,
      facts(clerk, { enterpriseKnown: false, siteOf: 'enterprise/x' }),
    );
    expect('refusals' in decision && decision.refusals.map(({ code }) => code)).toEqual([
      'inquiry.unknown-enterprise',
      'inquiry.site-of-another',
      'inquiry.items-missing',
      'inquiry.text-missing',
    ]);
  });
  it('as not due: early, unknown or answered deadlines change nothing', () => {
    const early = { do: 'elapse', deadline: 'answer.reminder-1', round: 1 } as const;
    expect(inquiry.decide(after('draft', 'send'), early, facts({ kind: 'clock' }))).toEqual({
      refusals: [{ code: 'inquiry.not-due' }],
    });
    hit.add('inquiry.not-due');
  });
});

describe('the agenda', () => {
  const dues = (state: InquiryState) => inquiry.agenda(state, laws).map(({ id, due }) => [id, due]);
  // Sent on Monday 2 March 2026: the fifth working day after it is Monday 9 March.
  it('of the enterprise that is asked', () => {
    expect(dues(after('draft', 'send'))).toEqual([
      ['answer.reminder-1', '2026-03-06T08:30:00+08:00'],
      ['answer.reminder-2', '2026-03-09T08:30:00+08:00'],
      ['answer.escalation-1', '2026-03-09T17:30:00+08:00'],
    ]);
    expect(inquiry.tasks(after('draft', 'send'), laws)).toMatchObject([
      { act: 'answer', organisation: 'enterprise/e', due: '2026-03-09T17:30:00+08:00' },
    ]);
  });
  it('of the agency that has the answer, in ten working days', () => {
    expect(dues(after('draft', 'send', 'answer'))).toEqual([
      ['conclusion.reminder-1', '2026-03-13T08:30:00+08:00'],
      ['conclusion.reminder-2', '2026-03-16T08:30:00+08:00'],
      ['conclusion.escalation-1', '2026-03-16T17:30:00+08:00'],
      ['conclusion.escalation-2', '2026-03-19T17:30:00+08:00'],
    ]);
  });
  it('is in the days that the agency gave', () => {
    const drafted = after('draft');
    const sent = fold(inquiryMachine, eventsOf(drafted, { do: 'send', workingDays: 1 }), drafted);
    expect(dues(sent)).toEqual([
      ['answer.reminder-1', '2026-03-03T08:30:00+08:00'],
      ['answer.escalation-1', '2026-03-03T17:30:00+08:00'],
    ]);
  });
  it('tells who owes the step, and once it is overdue the agency or its bureau', () => {
    const told = (state: InquiryState) =>
      inquiry.agenda(state, laws).map(({ id, round, due }) => {
        if (isUnresolved(due)) throw new Error('unresolved');
        const command = { do: 'elapse', deadline: id, round } as const;
        const decision = inquiry.decide(state, command, facts({ kind: 'clock' }, { now: due }));
        return 'events' in decision ? decision.events.map((event) => 'to' in event && event.to)[0] : undefined;
      });
    expect(told(after('draft', 'send'))).toEqual(['enterprise/e', 'enterprise/e', 'agency/a']);
    expect(told(after('draft', 'send', 'answer'))).toEqual(['agency/a', 'agency/a', 'bureau/b', 'bureau/b']);
  });
  it('waits for a calendar that is not loaded, and never throws', () => {
    const without2026 = { ...laws, calendar: workingCalendar(seededYears.filter(({ year }) => year < 2026)) };
    const waiting = { unresolvedUntilCalendar: 2026 };
    expect(inquiry.agenda(after('draft', 'send'), without2026).map(({ due }) => due)).toEqual([
      waiting,
      waiting,
      waiting,
    ]);
    expect(inquiry.tasks(after('draft', 'send'), without2026)).toMatchObject([{ due: waiting }]);
  });
});

describe('whatever people and time do, in any order', () => {
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...acts).map((act) => ({ act })) },
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 200 }).map((hours) => ({ hours })) },
    { weight: 3, arbitrary: fc.nat({ max: 4 }).map((deadline) => ({ deadline })) },
  );
  const histories = fc.array(step, { maxLength: 40 });

  /** Plays steps from a Monday morning on; answers with every event, each with the state before and after it. */
  function play(steps: readonly ({ act: InquiryCommand['do'] } | { hours: number } | { deadline: number })[]) {
    let state = beginning();
    let now = instant('2026-03-02T09:00:00+08:00');
    const history: { event: InquiryEvent; before: InquiryState; state: InquiryState; by: Actor; now: number }[] = [];
    for (const one of steps) {
      if ('hours' in one) {
        now += one.hours * 3_600_000;
        continue;
      }
      const waiting = 'deadline' in one ? inquiry.agenda(state, laws)[one.deadline] : undefined;
      if ('deadline' in one && !waiting) continue;
      const command =
        'act' in one
          ? commands[one.act]
          : { do: 'elapse' as const, deadline: waiting?.id ?? '', round: waiting?.round ?? 0 };
      const by: Actor = command.do === 'elapse' ? { kind: 'clock' } : actor(command.do);
      const decision = inquiry.decide(state, command, facts(by, { now: momentOf(now) }));
      if ('refusals' in decision) continue;
      for (const event of decision.events as readonly InquiryEvent[]) {
        const before = state;
        state = fold(inquiryMachine, [event], state);
        history.push({ event, before, state, by, now });
      }
    }
    return history;
  }

  it('silence settles nothing: time changes no state, and nothing is settled without an answer', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const { event, before, state, by } of play(steps)) {
          if (by.kind === 'clock') expect(state.value).toBe(before.value);
          if (event.type === 'InquirySettled') expect(before.context.exchange.at(-1)?.type).toBe('InquiryAnswered');
        }
      }),
      { numRuns: 300 },
    );
  });
  it('nobody is told early or twice', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const told = play(steps).flatMap(({ event, now }) => ('deadline' in event ? [{ ...event, now }] : []));
        for (const { due, now } of told) expect(now).toBeGreaterThanOrEqual(instant(due));
        const ids = told.map(({ round, deadline }) => `${round}/${deadline}`);
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 300 },
    );
  });
  it('the history folds to the state that the acts led to', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const history = play(steps);
        const folded = fold(
          inquiryMachine,
          history.map(({ event }) => event),
        );
        const last = history.at(-1)?.state ?? beginning();
        expect([folded.value, folded.context]).toEqual([last.value, last.context]);
      }),
      { numRuns: 200 },
    );
  });
  it('every event is said in both languages, with its rule', () => {
    const act = (...names: InquiryCommand['do'][]) => names.map((name) => ({ act: name }));
    const told = [{ hours: 2_000 }, { deadline: 2 }, { deadline: 0 }];
    const all = [
      ...play([...act('draft', 'amend', 'send'), ...told, ...act('answer', 'askAgain', 'recordAnswer', 'settle')]),
      ...play(act('draft', 'send', 'leaveToVisit')),
      ...play(act('draft', 'withdraw')),
    ];
    expect(new Set(all.map(({ event }) => event.type)).size).toBe(10);
    for (const { event } of all) {
      const { words, rule } = inquiry.sentenceOf(event, (id) => ({ zh: id, en: id }));
      const { zh, en } = inEvery(words);
      for (const said of [zh, en, rule]) expect(said).toMatch(/\S/);
    }
  });
  it('an illegal history is refused loudly', () => {
    const sent: InquiryEvent = {
      type: 'InquirySent',
      at: '2026-03-02T09:00:00+08:00',
      by: clerk,
      workingDays: 5,
      rulePack: 'ganzhou-2022@1',
    };
    expect(() => fold(inquiryMachine, [sent])).toThrow(IllegalHistory);
  });
});
