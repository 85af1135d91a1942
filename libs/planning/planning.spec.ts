import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededYears, workingCalendar } from '@anjing/calendar';
import { ganzhou2022, type Law } from '@anjing/rules';
import fc from 'fast-check';
import {
  costOf,
  mergeVisits,
  movable,
  planningTexts,
  slots,
  suggestionsOf,
  type Door,
  type Hours,
  type MergeLimits,
  type PlannedVisit,
  type PlanningCode,
  type SlotQuestion,
} from '.';

const law: Law = { pack: ganzhou2022, calendar: workingCalendar(seededYears) };
const limits: MergeLimits = ganzhou2022.planning;
const hit = new Set<string>();

const day = (date: string, from = '09:00', until = '17:00'): Hours => ({ date, from, until });
const visit = (id: string, change: Partial<PlannedVisit> = {}): PlannedVisit => ({
  id,
  agency: `agency/${id}`,
  enterprise: 'enterprise/e',
  site: 'site/s',
  items: [`item/${id}`],
  officers: [`officer/${id}-1`, `officer/${id}-2`],
  windows: [day('2026-03-26')],
  ...change,
});
const doorsOf = ({ doors }: { readonly doors: readonly Door[] }) =>
  doors.map(({ hours, seats }) => [hours, seats.map(({ visit: { id } }) => id)]);

describe('days and hours proposed for a target', () => {
  const clerk = { zh: '乙局科员', en: 'clerk of B' };
  const planned = { zh: '计划内检查', en: 'planned' };
  const asked = (change: Partial<SlotQuestion> = {}): SlotQuestion => ({
    month: '2026-03',
    items: ['item/1'],
    now: '2026-03-02T09:00:00+08:00',
    law,
    plan: new Map([['item/1', { months: [3, 6], frequency: 2 }]]),
    own: [],
    taken: [],
    load: new Map(),
    ...change,
  });
  const found = (change: Partial<SlotQuestion> = {}) => {
    const answer = slots(asked(change));
    for (const { code } of [...answer.findings, ...answer.slots.flatMap(({ reasons }) => reasons)]) hit.add(code);
    return answer;
  };
  const order = (change: Partial<SlotQuestion> = {}) => [...new Set(found(change).slots.map(({ date }) => date))];

  // March 2026 is open from Thursday 26 to Tuesday 31; 28 and 29 are a weekend.
  it('are the open working days of the month, morning and afternoon, the earliest first', () => {
    const { slots: proposed, findings } = found();
    expect(findings).toEqual([]);
    expect(proposed.map(({ rank, date, from, until }) => [rank, date, from, until])).toEqual(
      ['2026-03-26', '2026-03-27', '2026-03-30', '2026-03-31'].flatMap((date, index) => [
        [2 * index + 1, date, '09:00', '12:00'],
        [2 * index + 2, date, '14:30', '17:30'],
      ]),
    );
  });
  it('leave out what has passed', () => {
    expect(found({ now: '2026-03-31T10:00:00+08:00' }).slots).toMatchObject([{ date: '2026-03-31', from: '14:30' }]);
  });
  it('prefer the day on which another agency goes, and the empty day in the rush', () => {
    const taken = [{ date: '2026-03-30', kind: planned, post: clerk, agency: 'agency/b' }];
    expect(order({ taken })[0]).toBe('2026-03-30');
    expect(found({ taken }).slots[0]?.reasons).toEqual([
      { code: 'planning.joins', parameters: { kind: planned, post: clerk } },
      { code: 'planning.load', parameters: { count: 0 } },
    ]);
    const load = new Map([
      ['2026-03-26', 9],
      ['2026-03-27', 3],
      ['2026-03-31', 5],
    ]);
    expect(order({ load })).toEqual(['2026-03-30', '2026-03-27', '2026-03-31', '2026-03-26']);
  });
  it('keep thirty days from other visits where they can', () => {
    // 30 days after 25 February is 27 March.
    const own = [{ date: '2026-02-25', items: ['item/2'] }];
    expect(order({ own })).toEqual(['2026-03-27', '2026-03-30', '2026-03-31', '2026-03-26']);
    expect(found({ own }).slots.at(-1)?.reasons[0]).toEqual({
      code: 'planning.repeats',
      parameters: { date: '2026-02-25', days: 29, within: 30 },
    });
    const alongside = found({ own: [{ date: '2026-03-31', items: ['item/2'] }] }).slots[0];
    expect(alongside).toMatchObject({ date: '2026-03-31', reasons: [{ code: 'planning.own-visit' }, {}] });
  });
  const visits = (count: number, items: readonly string[]) =>
    Array.from({ length: count }, (_, index) => ({ date: `2026-0${index + 1}-27`, items }));
  const none: readonly [PlanningCode, Partial<SlotQuestion>][] = [
    ['planning.not-a-month', { month: '2026-13' }],
    ['planning.calendar-missing', { month: '2027-01' }],
    ['planning.no-open-day', { month: '2026-02' }],
    ['planning.cap-reached', { own: visits(4, ['item/2']) }],
    ['planning.item-cap-reached', { own: visits(2, ['item/1']) }],
  ];
  for (const [code, change] of none) {
    it(`are none, with ${code}`, () => {
      const answer = found(change);
      expect([answer.slots, answer.findings[0]?.code]).toEqual([[], code]);
    });
  }
  it('ask for a recorded reason outside the plan', () => {
    expect(found({ plan: new Map() }).findings).toMatchObject([{ code: 'planning.not-planned' }]);
    expect(found({ month: '2026-04', now: '2026-04-01T09:00:00+08:00' }).findings).toMatchObject([
      { code: 'planning.not-this-month', parameters: { months: [3, 6] } },
    ]);
    expect(found({ plan: new Map() }).slots).toHaveLength(8);
  });
});

describe('where a visit that is not bound could move', () => {
  it('is to lawful working days of its own kind within fifteen days', () => {
    // Two working days for consent from Monday 2 March end on the 4th; counted from its receipt then, five working days
    // (4, 5, 6, 9 and 10 March) leave the 11th as the first.
    const moved = movable(day('2026-03-12'), '2026-03', '2026-03-02T09:00:00+08:00', law).map(({ date }) => date);
    expect(moved).toEqual([
      '2026-03-11',
      '2026-03-12',
      '2026-03-13',
      '2026-03-16',
      '2026-03-17',
      '2026-03-18',
      '2026-03-19',
      '2026-03-20',
      '2026-03-23',
      '2026-03-24',
      '2026-03-25',
    ]);
    expect(movable(day('2026-03-26'), '2026-03', '2026-03-26T09:00:00+08:00', law).map(({ date }) => date)).toEqual([
      '2026-03-27',
      '2026-03-30',
      '2026-03-31',
    ]);
    expect(movable(day('2027-01-05'), '2027-01', '2026-12-31T09:00:00+08:00', law)).toEqual([]);
  });
});

describe('merging a month’s visits', () => {
  it('takes visits to one site through one door, at the hours that all have in common', () => {
    const merged = mergeVisits(
      [
        visit('a', { windows: [day('2026-03-26', '09:00', '12:00'), day('2026-03-27', '09:00', '12:00')] }),
        visit('b', { windows: [day('2026-03-27', '10:00', '17:00')] }),
        visit('c', { windows: [day('2026-03-27', '09:00', '11:30'), day('2026-03-26')] }),
      ],
      limits,
    );
    expect(doorsOf(merged)).toEqual([[day('2026-03-27', '10:00', '11:30'), ['a', 'b', 'c']]]);
    expect(merged).toMatchObject({
      before: 3,
      after: 1,
      exact: true,
      enterprises: [{ enterprise: 'enterprise/e', before: 3, after: 1 }],
    });
  });
  it.each<[string, Partial<PlannedVisit>]>([
    ['another site of the enterprise', { site: 'site/t' }],
    ['another day', { windows: [day('2026-03-27')] }],
    ['hours that do not meet', { windows: [day('2026-03-26', '17:00', '18:00')] }],
    ['hours that meet for less than an hour', { windows: [day('2026-03-26', '16:01', '18:00')] }],
    ['a complaint, case or tax risk (⑤, ⑥)', { hidden: true }],
  ])('never merges %s', (_, change) => {
    expect(mergeVisits([visit('a'), visit('b', change)], limits)).toMatchObject({ before: 2, after: 2, exact: true });
  });
  it('sends nobody through more doors on a day than the pack allows', () => {
    const same = { officers: ['officer/1', 'officer/2'], windows: [day('2026-03-26'), day('2026-03-27')] };
    const visits = ['a', 'b', 'c', 'd', 'e'].map((id) => visit(id, { ...same, site: `site/${id}` }));
    const merged = mergeVisits(visits, limits);
    expect(merged.doors.map(({ hours: { date } }) => date)).toEqual([
      '2026-03-26',
      '2026-03-26',
      '2026-03-27',
      '2026-03-27',
    ]);
    expect(merged.unplaced).toHaveLength(1);
    expect([merged.before, merged.after]).toEqual([5, 5]);
  });
  it('evens officers’ days where it costs nothing else', () => {
    // Two officers’ visits may lie on either day equally early: each starts on its own day, c on both.
    const officers = ['officer/1', 'officer/2'];
    const merged = mergeVisits(
      [
        visit('a', { officers, site: 'site/a', windows: [day('2026-03-26')] }),
        visit('b', { officers, site: 'site/b', windows: [day('2026-03-26', '09:00', '12:00'), day('2026-03-26')] }),
        visit('c', { officers: [...officers, 'officer/3'], site: 'site/c', windows: [day('2026-03-27')] }),
      ],
      limits,
    );
    expect(costOf(merged)).toEqual([0, 3, 0, 4 + 4 + 1 + 1 + 1]);
  });

  // Few sites, officers and windows, so that they get into each other's way.
  const someVisits = (most: number) =>
    fc
      .array(
        fc.record({
          site: fc.constantFrom('site/1', 'site/2'),
          officers: fc.subarray(['officer/1', 'officer/2', 'officer/3'], { minLength: 1 }),
          windows: fc.uniqueArray(
            fc.record({
              date: fc.constantFrom('2026-03-26', '2026-03-27'),
              from: fc.constantFrom('09:00', '10:30'),
              until: fc.constantFrom('11:00', '12:00'),
            }),
            { minLength: 1, maxLength: 3, selector: (one) => JSON.stringify(one) },
          ),
          hidden: fc.integer({ min: 0, max: 9 }).map((number) => number === 0),
        }),
        { minLength: 1, maxLength: most },
      )
      .map((all) => all.map(({ hidden, ...one }, index) => visit(`v${index}`, { ...one, ...(hidden && { hidden }) })));

  /** Every assignment of visits to windows, every grouping of those: judged by the words of docs/planning.md alone. */
  function bruteForce(visits: readonly PlannedVisit[]): readonly number[] {
    const seatsOf = (one: PlannedVisit) => [...one.windows.map((window) => ({ one, window })), undefined];
    const choices = visits.reduce<ReturnType<typeof seatsOf>[number][][]>(
      (all, one) => all.flatMap((chosen) => seatsOf(one).map((seat) => [...chosen, seat])),
      [[]],
    );
    let best: readonly number[] = [Infinity];
    for (const chosen of choices) {
      const seats = chosen.flatMap((seat) => seat ?? []);
      const groupings = seats.reduce<(typeof seats)[][]>(
        (all, seat) =>
          all.flatMap((groups) => [
            ...groups.map((_, index) => groups.map((group, place) => (place === index ? [...group, seat] : group))),
            [...groups, [seat]],
          ]),
        [[]],
      );
      for (const groups of groupings) {
        const may = groups.every((group) => {
          const from = group.map(({ window }) => Date.parse(`2026-01-01T${window.from}`));
          const until = group.map(({ window }) => Date.parse(`2026-01-01T${window.until}`));
          return (
            group.length === 1 ||
            (new Set(group.map(({ one }) => one.site)).size === 1 &&
              new Set(group.map(({ window }) => window.date)).size === 1 &&
              group.every(({ one }) => one.hidden !== true) &&
              Math.min(...until) - Math.max(...from) >= 60 * 60_000)
          );
        });
        const entries = groups.flatMap((group) =>
          [...new Set(group.flatMap(({ one }) => one.officers))].map((o) => `${o} ${group[0]?.window.date ?? ''}`),
        );
        const counts = [...new Set(entries)].map((entry) => entries.filter((other) => other === entry).length);
        if (!may || counts.some((count) => count > 2)) continue;
        const late = seats.map(
          ({ one, window }) =>
            (Date.parse(window.date) - Math.min(...one.windows.map(({ date }) => Date.parse(date)))) / 86_400_000,
        );
        const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
        const cost = [
          visits.length - seats.length,
          groups.length,
          sum(late),
          sum(counts.map((count) => count * count)),
        ];
        const place = cost.findIndex((value, index) => value !== best[index]);
        if (place >= 0 && (cost[place] ?? 0) < (best[place] ?? 0)) best = cost;
      }
    }
    return best;
  }

  it('equals brute force on small months', () => {
    fc.assert(
      fc.property(someVisits(4), (visits) => {
        const merged = mergeVisits(visits, limits);
        expect(merged.exact).toBe(true);
        expect(costOf(merged)).toEqual(bruteForce(visits));
      }),
      { numRuns: 150 },
    );
  });
  it.each([1, 8])(
    'never merges what may not be merged, keeps every visit, and is the same in any order (exact up to %s)',
    (exactUpTo) => {
      fc.assert(
        fc.property(
          someVisits(12).chain((visits) =>
            fc.tuple(fc.constant(visits), fc.shuffledSubarray(visits, { minLength: visits.length })),
          ),
          ([visits, shuffled]) => {
            const merged = mergeVisits(visits, { ...limits, exactUpTo, mostSteps: 20_000 });
            const ids = [
              ...merged.doors.flatMap(({ seats }) => seats.map((seat) => seat.visit.id)),
              ...merged.unplaced.map(({ id }) => id),
            ];
            expect(ids.sort()).toEqual(visits.map(({ id }) => id).sort());
            for (const { hours, seats } of merged.doors) {
              expect(new Set(seats.map((seat) => seat.visit.site)).size).toBe(1);
              if (seats.length > 1) expect(seats.some((seat) => seat.visit.hidden)).toBe(false);
              for (const seat of seats) {
                expect(seat.visit.windows).toContain(seat.window);
                expect([seat.window.date, seat.window.from <= hours.from, hours.until <= seat.window.until]).toEqual([
                  hours.date,
                  true,
                  true,
                ]);
              }
            }
            expect(merged.after).toBeLessThanOrEqual(merged.before);
            expect(doorsOf(mergeVisits(shuffled, { ...limits, exactUpTo, mostSteps: 20_000 }))).toEqual(
              doorsOf(merged),
            );
          },
        ),
        { numRuns: 60 },
      );
    },
  );
  it('is done with a month of a thousand tangled visits within its steps', () => {
    const visits = Array.from({ length: 1_000 }, (_, index) =>
      visit(`v${String(index).padStart(4, '0')}`, {
        site: `site/${index % 400}`,
        enterprise: `enterprise/${index % 400}`,
        officers: [`officer/${index % 300}`, `officer/${(index * 7) % 300}`],
        windows: ['2026-03-26', '2026-03-27', '2026-03-30'].map((date) => day(date)),
      }),
    );
    const merged = mergeVisits(visits, limits);
    expect([merged.before, merged.exact]).toEqual([1_000, false]);
    expect(merged.after).toBeLessThan(500);
  });
});

describe('what is suggested', () => {
  it('names the lead, the others, and what it saves; a visit that goes alone is no suggestion', () => {
    const merged = mergeVisits(
      [
        visit('a'),
        visit('b', { items: ['item/1', 'item/2'] }),
        visit('c'),
        visit('d', { site: 'site/t', enterprise: 'enterprise/f' }),
        visit('e', { site: 'site/u', agency: 'agency/a' }),
        visit('f', { site: 'site/u', agency: 'agency/a' }),
      ],
      limits,
    );
    expect(suggestionsOf(merged)).toMatchObject([
      { site: 'site/s', lead: 'agency/b', participants: ['agency/a', 'agency/c'], saves: 2, hours: day('2026-03-26') },
      { site: 'site/u', lead: 'agency/a', participants: [], saves: 1 },
    ]);
  });
  it('lets whose visit stands on that day invite the others', () => {
    const windows = ['2026-03-26', '2026-03-27'].map((date) => day(date));
    const merged = mergeVisits(
      [
        visit('a', { items: ['item/1', 'item/2'], windows, announced: '2026-03-27' }),
        visit('b', { windows, announced: '2026-03-26' }),
      ],
      limits,
    );
    expect(suggestionsOf(merged)).toMatchObject([{ lead: 'agency/b', hours: day('2026-03-26') }]);
  });
  it('lets the earliest lead where all bring as much', () => {
    const windows = [day('2026-03-26', '10:00', '17:00')];
    expect(suggestionsOf(mergeVisits([visit('a', { windows }), visit('b')], limits))).toMatchObject([
      { lead: 'agency/b' },
    ]);
  });
});

describe('the worked example of docs/planning.md', () => {
  const text = readFileSync(join(__dirname, '../../docs/planning.md'), 'utf8');
  const rows = (heading: string) =>
    text
      .slice(text.indexOf(heading))
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .slice(2)
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
  const tableOf = (heading: string) => {
    const all = rows(heading);
    const next = all.findIndex(([first = '']) => first.startsWith('door'));
    return next < 0 ? all : all.slice(0, next);
  };
  it('comes out as it says', () => {
    const visits = tableOf('| visit').map(([id = '', site = '', officers = '', windows = '']) =>
      visit(id, {
        site: `site/${site}`,
        enterprise: `enterprise/${site}`,
        officers: officers.split(', '),
        windows: windows.split('; ').map((window) => {
          const [date = '', from = '', until = ''] = window.split(/[ –]/);
          return day(`2026-03-${date}`, from, until);
        }),
      }),
    );
    const merged = mergeVisits(visits, limits);
    expect(merged.exact).toBe(true);
    expect(
      merged.doors.map(({ hours: { date, from, until }, seats }) => [
        seats[0].visit.site.slice('site/'.length),
        `${date.slice(8)} ${from}–${until}`,
        seats
          .map((seat) => seat.visit.id)
          .sort()
          .join(', '),
      ]),
    ).toEqual(rows('| door').map(([, ...cells]) => cells));
  });
});

it('has no text that nothing brings about', () => {
  // Those that only the desk can say are brought about in test/e2e/joint.spec.ts.
  const atTheDesk: PlanningCode[] = [
    'planning.unknown-site',
    'planning.outside-zone',
    'planning.unknown-item',
    'planning.unknown-suggestion',
    'planning.not-the-lead',
    'planning.no-application-needed',
  ];
  expect([...hit, ...atTheDesk].sort()).toEqual(Object.keys(planningTexts).sort());
});
