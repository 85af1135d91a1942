import { costOf, joining, opening, placements, without, type Arrangement, type Door, type MergeLimits } from './doors';
import { byText, compare } from './order';
import type { PlannedVisit } from './visits';

/** A month's visits in few doors, with what it saves. */
export interface Merging extends Arrangement {
  /** Entries to enterprises if each visit goes alone, and after merging; unplaced visits count in both. */
  readonly before: number;
  readonly after: number;
  readonly enterprises: readonly Saving[];
  /** Whether nothing better exists; large or tangled months are improved up to the pack's steps, not proven. */
  readonly exact: boolean;
}

export interface Saving {
  readonly enterprise: string;
  readonly before: number;
  readonly after: number;
}

/** Steps that are left of the pack's most; when none is left the best found so far stands. */
class Budget {
  constructor(
    private left: number,
    /** Visits in each arrangement that is looked at. */
    private readonly visits: number,
  ) {}

  /** Looks at one arrangement more; false where the budget is spent. */
  spend(): boolean {
    this.left -= this.visits;
    return this.left >= 0;
  }

  get spent(): boolean {
    return this.left < 0;
  }
}

/**
 * Merges a month's planned visits into as few doors as may be (notice 二(三)); what is best, and what may not be merged,
 * stands in docs/planning.md. The same visits give the same answer in whatever order they come; the work is bounded by
 * the number of visits and the pack's steps.
 */
export function mergeVisits(visits: readonly PlannedVisit[], limits: MergeLimits): Merging {
  const parts = apart([...visits].sort(byText(({ id }) => id))).map((group) => arrange(group, limits));
  const doors = parts
    .flatMap((part) => part.doors)
    .sort(byText(({ hours, seats: [{ visit }] }) => `${hours.date} ${hours.from} ${visit.id}`));
  const unplaced = parts.flatMap((part) => part.unplaced);
  return {
    doors,
    unplaced,
    before: visits.length,
    after: doors.length + unplaced.length,
    enterprises: savings(visits, doors, unplaced),
    exact: parts.every(({ exact }) => exact),
  };
}

function savings(visits: readonly PlannedVisit[], doors: readonly Door[], unplaced: readonly PlannedVisit[]): Saving[] {
  const alone = unplaced.map(({ enterprise }) => enterprise);
  const entered = [...doors.map(({ seats: [{ visit }] }) => visit.enterprise), ...alone];
  const count = (all: readonly string[], enterprise: string) => all.filter((one) => one === enterprise).length;
  const before = visits.map(({ enterprise }) => enterprise);
  return [...new Set(before)].sort(byText((one) => one)).map((enterprise) => ({
    enterprise,
    before: count(before, enterprise),
    after: count(entered, enterprise),
  }));
}

/** Visits that have to do with each other, by a site or an officer, directly or through others. */
function apart(visits: readonly PlannedVisit[]): PlannedVisit[][] {
  const groups = new Map<PlannedVisit, PlannedVisit[]>();
  const holder = new Map<string, PlannedVisit>();
  for (const visit of visits) {
    const group = [visit];
    groups.set(visit, group);
    for (const key of [visit.site, ...visit.officers]) {
      const other = holder.get(key);
      holder.set(key, visit);
      const theirs = other && groups.get(other);
      const ours = groups.get(visit);
      if (!theirs || !ours || theirs === ours) continue;
      const [small, large] = ours.length < theirs.length ? [ours, theirs] : [theirs, ours];
      large.push(...small);
      for (const one of small) groups.set(one, large);
    }
  }
  return [...new Set(groups.values())].map((group) => group.sort(byText(({ id }) => id)));
}

function arrange(visits: readonly PlannedVisit[], limits: MergeLimits): Arrangement & { readonly exact: boolean } {
  const budget = new Budget(limits.mostSteps, visits.length);
  const start = greedy(visits, limits);
  if (visits.length > limits.exactUpTo) return { ...improve(start, limits, budget), exact: false };
  const best = search(visits, start, limits, budget);
  return { ...best, exact: !budget.spent };
}

/**
 * A first arrangement: site by site, the door that takes in most of the waiting visits, then the next, until none is
 * left or none can go.
 */
function greedy(visits: readonly PlannedVisit[], limits: MergeLimits): Arrangement {
  let arranged: Arrangement = { doors: [], unplaced: [] };
  for (const site of new Set(visits.map((visit) => visit.site))) {
    let waiting = visits.filter((visit) => visit.site === site);
    for (let next = nextDoor(arranged, waiting, limits); next; next = nextDoor(arranged, waiting, limits)) {
      arranged = next;
      const placed = placedIn(arranged);
      waiting = waiting.filter(({ id }) => !placed.has(id));
    }
    arranged = { ...arranged, unplaced: [...arranged.unplaced, ...waiting] };
  }
  return arranged;
}

function nextDoor(
  arranged: Arrangement,
  waiting: readonly PlannedVisit[],
  limits: MergeLimits,
): Arrangement | undefined {
  const ways = waiting.flatMap((opener) =>
    opening(arranged, opener, limits).map((opened) =>
      waiting
        .filter(({ id }) => id !== opener.id)
        .reduce((filled, visit) => joining(filled, visit, limits)[0] ?? filled, opened),
    ),
  );
  return cheapest(ways, (way) => [-placedIn(way).size, ...costOf(way)]);
}

function placedIn({ doors }: Arrangement): ReadonlySet<string> {
  return new Set(doors.flatMap(({ seats }) => seats.map(({ visit }) => visit.id)));
}

/** The best arrangement there is, unless the budget ends first: every placement of every visit, cut off by its cost. */
function search(visits: readonly PlannedVisit[], start: Arrangement, limits: MergeLimits, budget: Budget): Arrangement {
  let best = start;
  const go = (arranged: Arrangement, [visit, ...rest]: readonly PlannedVisit[]): void => {
    if (!budget.spend()) return;
    if (compare(atLeast(arranged, visit ? [visit, ...rest] : []), costOf(best)) >= 0) return;
    if (!visit) {
      best = arranged;
      return;
    }
    for (const next of placements(arranged, visit, limits)) go(next, rest);
    go({ ...arranged, unplaced: [...arranged.unplaced, visit] }, rest);
  };
  go({ doors: [], unplaced: [] }, visits);
  return best;
}

/** What an arrangement costs at least once the rest has gone somewhere: each site without a door needs one. */
function atLeast(arranged: Arrangement, rest: readonly PlannedVisit[]): readonly number[] {
  const [unplaced = 0, doors = 0, ...more] = costOf(arranged);
  const entered = new Set(arranged.doors.map(({ seats: [{ visit }] }) => visit.site));
  const closed = new Set(rest.map(({ site }) => site).filter((site) => !entered.has(site)));
  return [unplaced, doors + closed.size, ...more];
}

/** Moves single visits, or all visits of a door, for as long as that makes the whole better and the budget lasts. */
function improve(start: Arrangement, limits: MergeLimits, budget: Budget): Arrangement {
  let best = start;
  for (let next = better(best, limits, budget); next; next = better(best, limits, budget)) best = next;
  return best;
}

function better(current: Arrangement, limits: MergeLimits, budget: Budget): Arrangement | undefined {
  const cost = costOf(current);
  const byDoor = current.doors.map(({ seats }) => seats.map(({ visit }) => visit));
  const moves = [...current.unplaced.map((visit) => [visit]), ...byDoor.flat().map((visit) => [visit]), ...byDoor];
  for (const visits of moves) {
    if (!budget.spend()) return undefined;
    const moved = visits.reduce(
      (arranged, visit) => placed(arranged, visit, limits),
      without(current, new Set(visits.map(({ id }) => id))),
    );
    if (compare(costOf(moved), cost) < 0) return moved;
  }
  return undefined;
}

/** The visit where it costs least, or unplaced where it can go nowhere. */
function placed(arranged: Arrangement, visit: PlannedVisit, limits: MergeLimits): Arrangement {
  const best = cheapest(placements(arranged, visit, limits), costOf);
  return best ?? { ...arranged, unplaced: [...arranged.unplaced, visit] };
}

/** The first of those that cost least. */
function cheapest(
  ways: readonly Arrangement[],
  cost: (arrangement: Arrangement) => readonly number[],
): Arrangement | undefined {
  const costs = new Map(ways.map((way) => [way, cost(way)]));
  return ways.reduce<Arrangement | undefined>(
    (best, way) => (best && compare(costs.get(best) ?? [], costs.get(way) ?? []) <= 0 ? best : way),
    undefined,
  );
}
