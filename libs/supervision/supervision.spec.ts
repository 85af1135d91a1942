import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { instant, momentOf, seededYears, workingCalendar } from '@anjing/calendar';
import { fold, IllegalHistory, isUnresolved, privately, type Actor, type PersonActing } from '@anjing/lifecycle';
import { ganzhou2022, packFor, type Laws } from '@anjing/rules';
import fc from 'fast-check';
import { toDirectedGraph } from 'xstate/graph';
import {
  alert,
  alertMachine,
  alertTexts,
  type AlertCode,
  type AlertCommand,
  type AlertEvent,
  type AlertFacts,
  type AlertFinding,
  type AlertState,
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
const supervisor: Actor = { kind: 'supervisor' };
const reviewer = person('reviewer', 'bureau/b');
const head = person('head', 'agency/a');
const text = privately('请说明情况');

let occasions = 0;
const finding = (occasion = `visit/${(occasions += 1)}`): AlertFinding => ({
  model: 'repeated-visits',
  subject: 'agency/a enterprise/e',
  occasion,
  agency: 'agency/a',
  enterprise: 'enterprise/e',
  why: { zh: '30天内第2次', en: 'visit 2 within 30 days' },
  article: 'notice 三(一)',
  related: [occasion],
});

/** Facts on which nothing is wrong: an act on Monday 2 March 2026 at nine. */
const facts = (by: Actor, change: Partial<AlertFacts> = {}): AlertFacts => ({
  now: '2026-03-02T09:00:00+08:00',
  laws,
  by,
  organisationsOfActor: new Set(by.kind === 'person' ? [by.organisation] : []),
  route: { bureau: 'bureau/b', authority: 'authority/c' },
  ...change,
});

const actors: Record<AlertCommand['do'], Actor> = {
  raise: supervisor,
  followUp: reviewer,
  answer: head,
  close: reviewer,
  clear: reviewer,
};

const commands: Record<AlertCommand['do'], () => AlertCommand> = {
  raise: () => ({ do: 'raise', finding: finding() }),
  followUp: () => ({ do: 'followUp', order: text }),
  answer: () => ({ do: 'answer', answer: text }),
  close: () => ({ do: 'close', conclusion: text }),
  clear: () => ({ do: 'clear', reason: text }),
};
const acts = Object.keys(commands) as AlertCommand['do'][];

const beginning = () => fold(alertMachine, []);

/** Every act in turn, each on the state before it; fails where one is refused. */
function after(...steps: readonly AlertCommand['do'][]): AlertState {
  return steps.reduce((state, act) => {
    const decision = alert.decide(state, commands[act](), facts(actors[act]));
    if ('refusals' in decision) throw new Error(`${act}: ${decision.refusals.map(({ code }) => code).join()}`);
    return fold(alertMachine, decision.events, state);
  }, beginning());
}

const given: Record<string, () => AlertState> = {
  raised: () => after('raise'),
  followedUp: () => after('raise', 'followUp'),
  answered: () => after('raise', 'followUp', 'answer'),
  closed: () => after('raise', 'followUp', 'answer', 'close'),
  cleared: () => after('raise', 'clear'),
};

describe('every state and every act, as docs/acts-alert.md says', () => {
  const lines = readFileSync(join(__dirname, '../../docs/acts-alert.md'), 'utf8').split('\n');
  const first = lines.findIndex((line) => /^\| act\s+\|/.test(line));
  const [header = [], , ...rows] = lines.slice(first, lines.indexOf('', first)).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const states = header.slice(1);
  const table = rows.flatMap(([act = '', ...cells]) =>
    cells.map((cell, index) => [states[index] ?? '', act as AlertCommand['do'], cell] as const),
  );

  it('names every state of the machine and every command', () => {
    expect([...states].sort()).toEqual(Object.keys(given).sort());
    expect([...new Set(table.map(([, act]) => act))].sort()).toEqual([...acts].sort());
  });

  it.each(table)('%s: %s → %s', (state, act, expected) => {
    const before = given[state]?.() ?? beginning();
    const decision = alert.decide(before, commands[act](), facts(actors[act]));
    if (expected === '–') {
      expect(decision).toMatchObject({ refusals: [{ code: 'alert.wrong-state' }] });
    } else {
      if ('refusals' in decision) throw new Error(decision.refusals.map(({ code }) => code).join());
      expect(fold(alertMachine, decision.events, before).value).toBe(expected);
    }
  });

  it('is what the drawn machine shows', () => {
    const { children } = toDirectedGraph(alertMachine);
    const lines = children.flatMap((node) =>
      node.edges.map(({ source, target, label }) => `  ${source.key} --> ${target.key} : ${label.text}`),
    );
    const drawing = `# The lifecycle of an alert\n\nGenerated from the machine; \`ANJING_WRITE=1 npm test -- libs/supervision\` makes it anew.\n\n\`\`\`mermaid\nstateDiagram-v2\n  [*] --> absent\n${lines.join('\n')}\n\`\`\`\n`;
    const file = join(__dirname, '../../docs/generated/alert.md');
    if (process.env['ANJING_WRITE'] !== undefined) writeFileSync(file, drawing);
    expect(readFileSync(file, 'utf8')).toBe(drawing);
  });
});

describe('an act that is refused', () => {
  const hit = new Set<AlertCode>();
  afterAll(() => {
    // Every refusal that a person can meet has been met here.
    expect([...hit].sort()).toEqual(Object.keys(alertTexts).sort());
  });
  const system: Actor = { kind: 'system', system: 'system/1', organisation: 'agency/a' };
  const long = privately('长'.repeat(2001));
  const cases: readonly [AlertCode, string, AlertCommand, Partial<AlertFacts>?, Actor?][] = [
    ['alert.wrong-state', 'raised', { do: 'answer', answer: text }],
    ['alert.no-bureau', 'closed', { do: 'raise', finding: finding() }, { route: undefined as never }],
    ['alert.no-rule-pack', 'raised', { do: 'clear', reason: text }, { laws: { ...laws, packAt: () => undefined } }],
    ['alert.text-missing', 'raised', { do: 'clear', reason: privately(' ') }],
    ['alert.text-missing', 'raised', { do: 'followUp', order: privately('') }],
    ['alert.text-missing', 'followedUp', { do: 'answer', answer: privately('　') }],
    ['alert.text-missing', 'answered', { do: 'close', conclusion: privately('') }],
    ['alert.text-too-long', 'followedUp', { do: 'answer', answer: long }],
    ['alert.days-out-of-range', 'raised', { do: 'followUp', order: text, workingDays: 0 }],
    ['alert.days-out-of-range', 'raised', { do: 'followUp', order: text, workingDays: 31 }],
    ['alert.days-out-of-range', 'raised', { do: 'followUp', order: text, workingDays: 1.5 }],
    ['alert.wrong-bureau', 'raised', { do: 'followUp', order: text }, {}, person('other', 'bureau/other')],
    ['alert.wrong-bureau', 'answered', { do: 'close', conclusion: text }, {}, head],
    ['alert.wrong-agency', 'followedUp', { do: 'answer', answer: text }, {}, reviewer],
    [
      'alert.own-agency',
      'raised',
      { do: 'clear', reason: text },
      { organisationsOfActor: new Set(['bureau/b', 'agency/a']) },
    ],
    ['alert.person-only', 'followedUp', { do: 'answer', answer: text }, {}, system],
  ];
  for (const [code, state, command, change, by] of cases) {
    it(`with ${code} (${command.do})`, () => {
      const before = given[state]?.() ?? beginning();
      const decision = alert.decide(before, command, facts(by ?? actors[command.do], change));
      const codes = 'refusals' in decision ? decision.refusals.map((refusal) => refusal.code as AlertCode) : [];
      for (const one of codes) hit.add(one);
      expect(codes).toContain(code);
    });
  }
  it('as already raised: the same fact raises once, in whatever state', () => {
    const raised = fold(alertMachine, eventsOf(beginning(), { do: 'raise', finding: finding('visit/same') }));
    const cleared = fold(alertMachine, eventsOf(raised, { do: 'clear', reason: text }), raised);
    for (const state of [raised, cleared]) {
      const again = alert.decide(state, { do: 'raise', finding: finding('visit/same') }, facts(supervisor));
      expect(again).toEqual({ refusals: [{ code: 'alert.already-raised' }] });
    }
    hit.add('alert.already-raised');
  });
  it('as not due: early, unknown or answered deadlines change nothing', () => {
    const early = { do: 'elapse', deadline: 'handling.reminder-1', round: 1 } as const;
    expect(alert.decide(after('raise'), early, facts({ kind: 'clock' }))).toEqual({
      refusals: [{ code: 'alert.not-due' }],
    });
    hit.add('alert.not-due');
  });
});

function eventsOf(state: AlertState, command: AlertCommand): readonly AlertEvent[] {
  const decision = alert.decide(state, command, facts(actors[command.do]));
  if ('refusals' in decision) throw new Error(decision.refusals.map(({ code }) => code).join());
  return decision.events;
}

describe('an alert that is raised anew', () => {
  it('begins a new raising, with every earlier fact remembered', () => {
    const again = after('raise', 'followUp', 'answer', 'close', 'raise');
    expect(again.context).toMatchObject({ raisings: 2, findings: { length: 1 }, occasions: { length: 2 } });
    expect([again.context.order, again.context.answer, again.context.end]).toEqual([undefined, undefined, undefined]);
  });
  it('is joined by further facts while it is open', () => {
    expect(after('raise', 'followUp', 'raise').context).toMatchObject({ raisings: 1, findings: { length: 2 } });
  });
});

describe('the agenda', () => {
  const dues = (state: AlertState) => alert.agenda(state, laws).map(({ id, due }) => [id, due]);
  // Raised on Monday 2 March 2026: the fifth working day after it is Monday 9 March.
  it('of the bureau that has to handle it', () => {
    expect(dues(after('raise'))).toEqual([
      ['handling.reminder-1', '2026-03-06T08:30:00+08:00'],
      ['handling.reminder-2', '2026-03-09T08:30:00+08:00'],
      ['handling.escalation-1', '2026-03-09T17:30:00+08:00'],
      ['handling.escalation-2', '2026-03-12T17:30:00+08:00'],
    ]);
    expect(alert.tasks(after('raise'), laws)).toMatchObject([
      { act: 'follow-up', organisation: 'bureau/b', due: '2026-03-09T17:30:00+08:00' },
    ]);
  });
  it('of the agency that has to answer, in the days that the bureau gave', () => {
    const raised = after('raise');
    const ordered = fold(alertMachine, eventsOf(raised, { do: 'followUp', order: text, workingDays: 1 }), raised);
    expect(dues(ordered)).toEqual([
      ['answer.reminder-1', '2026-03-03T08:30:00+08:00'],
      ['answer.escalation-1', '2026-03-03T17:30:00+08:00'],
      ['answer.escalation-2', '2026-03-06T17:30:00+08:00'],
    ]);
    expect(alert.tasks(ordered, laws)).toMatchObject([{ act: 'answer', organisation: 'agency/a' }]);
  });
  it('of the bureau that has to close', () => {
    expect(dues(after('raise', 'followUp', 'answer'))[0]).toEqual(['closing.reminder-1', '2026-03-06T08:30:00+08:00']);
  });
  it('tells who owes the step, and once it is overdue those above', () => {
    const told = (state: AlertState) =>
      alert.agenda(state, laws).map(({ id, round, due }) => {
        if (isUnresolved(due)) throw new Error('unresolved');
        const decision = alert.decide(
          state,
          { do: 'elapse', deadline: id, round },
          facts({ kind: 'clock' }, { now: due }),
        );
        return 'events' in decision ? decision.events.map((event) => 'to' in event && event.to)[0] : undefined;
      });
    expect(told(after('raise'))).toEqual(['bureau/b', 'bureau/b', 'authority/c', 'authority/c']);
    expect(told(after('raise', 'followUp'))).toEqual(['agency/a', 'agency/a', 'bureau/b', 'bureau/b']);
    expect(told(after('raise', 'followUp', 'answer'))).toEqual(['bureau/b', 'bureau/b', 'authority/c', 'authority/c']);
  });
  it('waits for a calendar that is not loaded, and never throws', () => {
    const without2026 = { ...laws, calendar: workingCalendar(seededYears.filter(({ year }) => year < 2026)) };
    expect(alert.agenda(after('raise'), without2026).map(({ due }) => due)).toEqual(
      Array.from({ length: 4 }, () => ({ unresolvedUntilCalendar: 2026 })),
    );
    expect(alert.tasks(after('raise'), without2026)).toMatchObject([{ due: { unresolvedUntilCalendar: 2026 } }]);
  });
  it('ends with the alert', () => {
    for (const state of ['closed', 'cleared']) {
      const ended = given[state]?.() ?? beginning();
      expect([alert.agenda(ended, laws), alert.tasks(ended, laws)]).toEqual([[], []]);
    }
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
  function play(steps: readonly ({ act: AlertCommand['do'] } | { hours: number } | { deadline: number })[]) {
    let state = beginning();
    let now = instant('2026-03-02T09:00:00+08:00');
    const history: { event: AlertEvent; before: AlertState; state: AlertState; by: Actor; now: number }[] = [];
    for (const one of steps) {
      if ('hours' in one) {
        now += one.hours * 3_600_000;
        continue;
      }
      const waiting = 'deadline' in one ? alert.agenda(state, laws)[one.deadline] : undefined;
      if ('deadline' in one && !waiting) continue;
      const command =
        'act' in one
          ? commands[one.act]()
          : { do: 'elapse' as const, deadline: waiting?.id ?? '', round: waiting?.round ?? 0 };
      const by: Actor = command.do === 'elapse' ? { kind: 'clock' } : actors[command.do];
      const decision = alert.decide(state, command, facts(by, { now: momentOf(now) }));
      if ('refusals' in decision) continue;
      for (const event of decision.events as readonly AlertEvent[]) {
        const before = state;
        state = fold(alertMachine, [event], state);
        history.push({ event, before, state, by, now });
      }
    }
    return history;
  }

  it('silence closes nothing: time changes no state, and only the bureau ends an alert', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const { event, before, state, by } of play(steps)) {
          if (by.kind === 'clock') expect(state.value).toBe(before.value);
          if (event.type === 'AlertClosed' || event.type === 'AlertCleared') expect(by).toBe(reviewer);
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
  it('the history folds to the state that the acts led to, and every fact is in it once', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const history = play(steps);
        const folded = fold(
          alertMachine,
          history.map(({ event }) => event),
        );
        const last = history.at(-1)?.state ?? beginning();
        expect([folded.value, folded.context]).toEqual([last.value, last.context]);
        expect(new Set(folded.context.occasions).size).toBe(folded.context.occasions.length);
      }),
      { numRuns: 200 },
    );
  });
  it('every event is said in both languages, with its rule', () => {
    const all = play([
      ...(['raise', 'raise', 'followUp'] as const).map((act) => ({ act })),
      { hours: 2_000 },
      { deadline: 3 },
      { deadline: 0 },
      ...(['answer', 'close', 'raise', 'clear'] as const).map((act) => ({ act })),
    ]);
    expect(new Set(all.map(({ event }) => event.type)).size).toBe(8);
    for (const { event } of all) {
      const { words, rule } = alert.sentenceOf(event, (id) => ({ zh: id, en: id }));
      for (const said of [words.zh, words.en, rule]) expect(said).toMatch(/\S/);
    }
  });
  it('an illegal history is refused loudly', () => {
    const answered: AlertEvent = { type: 'AlertAnswered', at: '2026-03-02T09:00:00+08:00', by: head, answer: text };
    expect(() => fold(alertMachine, [answered])).toThrow(IllegalHistory);
  });
});
