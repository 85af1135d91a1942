import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { instant, momentOf, seededYears, workingCalendar } from '@anjing/calendar';
import { fold, IllegalHistory, privately, type Actor, type PersonActing } from '@anjing/lifecycle';
import { ganzhou2022, packFor, type Laws } from '@anjing/rules';
import fc from 'fast-check';
import { toDirectedGraph } from 'xstate/graph';
import {
  digest,
  digestMachine,
  digestStream,
  digestTexts,
  missingOf,
  type DigestCode,
  type DigestCommand,
  type DigestEvent,
  type DigestFacts,
  type DigestPeriod,
  type DigestState,
} from '.';

const laws: Laws = {
  calendar: workingCalendar(seededYears),
  packAt: (moment) => packFor([ganzhou2022], ['jurisdiction/ganzhou'], moment.slice(0, 10)),
};
const officer: PersonActing = { kind: 'person', person: 'person/o', post: 'post/o', organisation: 'office/o' };
const reaction: Actor = { kind: 'reaction' };
const returns: DigestPeriod = { filing: 'monthlyReturn', period: '2026-02' };
const reason = privately('频次过高');

const facts = (by: Actor, change: Partial<DigestFacts> = {}): DigestFacts => ({
  now: '2026-03-02T09:00:00+08:00',
  laws,
  by,
  agencies: ['agency/a', 'agency/b'],
  offices: ['office/o'],
  ...change,
});

const note = (agency: string, version = 1, of: DigestPeriod = returns): DigestCommand => ({
  do: 'note',
  bureau: 'bureau/city',
  of,
  noted: { filing: `filing/${agency}`, agency: `agency/${agency}`, version, late: false },
});

const commands: Record<string, DigestCommand> = {
  open: { do: 'open', bureau: 'bureau/city', of: returns, expected: ['agency/a', 'agency/b'] },
  note: note('c'),
  'note the last': note('b'),
  askCorrection: { do: 'askCorrection', filing: 'filing/a', reason },
  noteCorrection: { do: 'noteCorrection', filing: 'filing/a', reason, by: officer },
};
const actorOf = (command: DigestCommand) => (command.do === 'askCorrection' ? officer : reaction);

const beginning = () => fold(digestMachine, []);

/** Every command in turn, each on the state before it; fails where one is refused. */
function after(...steps: readonly DigestCommand[]): DigestState {
  return steps.reduce((state, command) => {
    const decision = digest.decide(state, command, facts(actorOf(command)));
    if ('refusals' in decision) throw new Error(decision.refusals.map(({ code }) => code).join());
    return fold(digestMachine, decision.events, state);
  }, beginning());
}

const open: DigestCommand = { do: 'open', bureau: 'bureau/city', of: returns, expected: ['agency/a', 'agency/b'] };
const given: Record<string, () => DigestState> = {
  absent: beginning,
  open: () => after(open, note('a')),
  sent: () => after(open, note('a'), note('x'), note('b', 0)),
};

describe('every state and every act, as docs/acts-digest.md says', () => {
  const lines = readFileSync(join(__dirname, '../../docs/acts-digest.md'), 'utf8').split('\n');
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

  it('names every state of the machine and every act', () => {
    expect([...states].sort()).toEqual(Object.keys(digestMachine.states).sort());
    expect([...new Set(table.map(([, act]) => act))].sort()).toEqual(Object.keys(commands).sort());
  });

  it.each(table)('%s: %s → %s', (state, act, expected) => {
    const before = given[state]?.() ?? beginning();
    const wanted = commands[act];
    if (!wanted) throw new Error(`no act ${act}`);
    const decision = digest.decide(before, wanted, facts(actorOf(wanted)));
    const refused = { '–': 'digest.wrong-state', '!': 'digest.already-open' }[expected];
    if (refused !== undefined) {
      expect(decision).toMatchObject({ refusals: [{ code: refused }] });
    } else {
      if ('refusals' in decision) throw new Error(decision.refusals.map(({ code }) => code).join());
      expect(fold(digestMachine, decision.events, before).value).toBe(expected);
    }
  });

  it('is what the drawn machine shows', () => {
    const { children } = toDirectedGraph(digestMachine);
    const lines = children.flatMap((node) =>
      node.edges.map(({ source, target, label }) => `  ${source.key} --> ${target.key} : ${label.text}`),
    );
    const drawing = `# The lifecycle of a digest\n\nGenerated from the machine; \`ANJING_WRITE=1 npm test -- libs/digest\` makes it anew.\n\n\`\`\`mermaid\nstateDiagram-v2\n  [*] --> absent\n${lines.join('\n')}\n\`\`\`\n`;
    const file = join(__dirname, '../../docs/generated/digest.md');
    if (process.env['ANJING_WRITE'] !== undefined) writeFileSync(file, drawing);
    expect(readFileSync(file, 'utf8')).toBe(drawing);
  });
});

const hit = new Set<DigestCode>();
afterAll(() => {
  expect([...hit].sort()).toEqual(Object.keys(digestTexts).sort());
});

describe('an act that is refused', () => {
  const sent = () => after(open, note('a'), note('b'));
  const ask = (change: Partial<Extract<DigestCommand, { do: 'askCorrection' }>>): DigestCommand => ({
    do: 'askCorrection',
    filing: 'filing/a',
    reason,
    ...change,
  });
  const acts: readonly [DigestCode, () => DigestState, DigestCommand, Actor?][] = [
    ['digest.wrong-state', () => after(open), ask({})],
    ['digest.already-open', sent, open],
    ['digest.already-noted', sent, note('a')],
    ['digest.unknown-filing', sent, ask({ filing: 'filing/z' })],
    ['digest.unknown-filing', sent, { do: 'noteCorrection', filing: 'filing/z', reason, by: officer }],
    ['digest.reason-missing', sent, ask({ reason: privately(' ') })],
    ['digest.text-too-long', sent, ask({ reason: privately('长'.repeat(2001)) })],
    ['digest.wrong-office', sent, ask({}), { ...officer, organisation: 'office/other' }],
    ['digest.person-only', sent, ask({}), { kind: 'system', system: 'system/s', organisation: 'office/o' }],
  ];
  for (const [code, state, wanted, by] of acts) {
    it(`with ${code} (${wanted.do})`, () => {
      const decision = digest.decide(state(), wanted, facts(by ?? actorOf(wanted)));
      const codes = 'refusals' in decision ? decision.refusals.map((refusal) => refusal.code as DigestCode) : [];
      for (const one of codes) hit.add(one);
      expect(codes).toContain(code);
    });
  }
  it('as not due: an early or answered deadline sends nothing', () => {
    const elapse = { do: 'elapse', deadline: 'sending', round: 1 } as const;
    for (const state of [after(open), sent()]) {
      expect(digest.decide(state, elapse, facts({ kind: 'clock' }))).toEqual({
        refusals: [{ code: 'digest.not-due' }],
      });
    }
    hit.add('digest.not-due');
  });
});

describe('a digest goes out', () => {
  const sentAt = (state: DigestState, now: string) =>
    digest.decide(state, { do: 'elapse', deadline: 'sending', round: 1 }, facts({ kind: 'clock' }, { now }));

  it('by itself when the last expected filing is accepted', () => {
    expect(after(open, note('a'), note('b')).context.copies).toMatchObject([
      { type: 'DigestSent', to: ['office/o'], filings: [{ agency: 'agency/a' }, { agency: 'agency/b' }], missing: [] },
    ]);
  });

  // By hand: the last day of the returns, and seven working days after it.
  it.each([
    [{ filing: 'monthlyReturn', period: '2026-02' }, '2026-03-16T17:30:00+08:00'],
    // Due on 7 April: 8 9 10 13 14 15 16.
    [{ filing: 'monthlyReturn', period: '2026-03' }, '2026-04-16T17:30:00+08:00'],
    // 31 December 2025, then 4 (a Sunday at work) 5 6 7 8 9 12 January.
    [{ filing: 'annualPlan', period: '2026' }, '2026-01-12T17:30:00+08:00'],
    // March's lists: 1 2 3 April, then after Qingming 7 and 8.
    [{ filing: 'itemList', period: '2026-03' }, '2026-04-08T17:30:00+08:00'],
    [{ filing: 'annualPlan', period: '2027' }, { unresolvedUntilCalendar: 2027 }],
  ] as const)('at the latest, %o: %s', (of, due) => {
    expect(digest.agenda(after({ do: 'open', bureau: 'bureau/city', of, expected: ['agency/a'] }), laws)).toMatchObject(
      [{ id: 'sending', due }],
    );
  });

  it('at its moment with the missing named, and not a second before', () => {
    const waiting = after(open, note('a'));
    expect('refusals' in sentAt(waiting, '2026-03-16T17:29:59+08:00')).toBe(true);
    expect(sentAt(waiting, '2026-03-16T17:30:00+08:00')).toMatchObject({
      events: [{ type: 'DigestSent', filings: [{ agency: 'agency/a' }], missing: ['agency/b'] }],
    });
  });

  it('and what is accepted later, or again, follows as a supplement', () => {
    const sent = after(open, note('a'), note('b'), note('a', 2));
    expect(sent.context.copies).toMatchObject([
      { type: 'DigestSent' },
      { type: 'DigestSupplemented', to: ['office/o'], filings: [{ agency: 'agency/a', version: 2 }], missing: [] },
    ]);
    expect(sent.context.noted).toHaveLength(2);
  });

  it('of lists, which nobody owes at a date, only at its moment', () => {
    const lists: DigestPeriod = { filing: 'itemList', period: '2026-03' };
    const noted = after(note('a', 1, lists), note('b', 1, lists));
    expect([noted.value, noted.context.expected]).toEqual(['open', []]);
    expect(sentAt(noted, '2026-04-08T17:30:00+08:00')).toMatchObject({
      events: [{ type: 'DigestSent', filings: { length: 2 }, missing: [] }],
    });
  });
});

it('each digest of a bureau has one address', () => {
  expect(digestStream('bureau/city', returns)).toBe('digest/monthly-return-2026-02-city');
  expect(digestStream('bureau/city', { filing: 'annualPlan', period: '2026' })).toBe('digest/annual-plan-2026-city');
});

describe('whatever comes, in any order', () => {
  const acts = fc.oneof(
    fc.constantFrom(...Object.values(commands)),
    fc
      .tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 3 }))
      .map(([agency, version]) => note(agency, version)),
    fc.integer({ min: 1, max: 240 }),
  );

  function play(steps: readonly (DigestCommand | number)[]): { events: DigestEvent[]; state: DigestState } {
    let state = beginning();
    let now = instant('2026-03-02T09:00:00+08:00');
    const events: DigestEvent[] = [];
    for (const step of steps) {
      if (typeof step === 'number') now += step * 3_600_000;
      const command = typeof step === 'number' ? ({ do: 'elapse', deadline: 'sending', round: 1 } as const) : step;
      const by: Actor = command.do === 'elapse' ? { kind: 'clock' } : actorOf(command);
      const decision = digest.decide(state, command, facts(by, { now: momentOf(now) }));
      if ('refusals' in decision) continue;
      events.push(...(decision.events as readonly DigestEvent[]));
      state = fold(digestMachine, decision.events, state);
    }
    return { events, state };
  }
  const histories = fc.array(acts, { maxLength: 30 });

  it('it is sent once, and every filing that was noted has gone out in its newest version once it is sent', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const { events, state } = play(steps);
        expect(events.filter(({ type }) => type === 'DigestSent').length).toBeLessThanOrEqual(1);
        if (!state.matches('sent')) return;
        const out = state.context.copies.flatMap(({ filings }) =>
          filings.map(({ filing, version }) => `${filing} ${version}`),
        );
        for (const { filing, version } of state.context.noted) expect(out).toContain(`${filing} ${version}`);
        expect(state.context.copies.at(-1)?.missing).toEqual(missingOf(state.context));
      }),
      { numRuns: 300 },
    );
  });
  it('the history folds to the state that the acts led to, and each event has its sentence', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        const { events, state } = play(steps);
        const folded = fold(digestMachine, events);
        expect([folded.value, folded.context]).toEqual([state.value, state.context]);
        for (const event of events) {
          const { words, rule } = digest.sentenceOf(event, (id) => ({ zh: id, en: id }));
          for (const text of [words.zh, words.en, rule]) expect(text).toMatch(/\S/);
        }
      }),
      { numRuns: 200 },
    );
  });
  it('an illegal history is refused loudly', () => {
    expect(() =>
      fold(digestMachine, [{ type: 'DigestSent', at: '2026-03-02T09:00:00+08:00', to: [], filings: [], missing: [] }]),
    ).toThrow(IllegalHistory);
  });
});
