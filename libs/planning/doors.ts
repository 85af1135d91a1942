import { dayNumber } from '@anjing/calendar';
import type { Hours, PlannedVisit } from './visits';

/** What merging may do, from the pack. */
export interface MergeLimits {
  readonly leastMinutes: number;
  readonly doorsPerOfficerDay: number;
  readonly exactUpTo: number;
  readonly mostSteps: number;
}

/** A visit in a door, with the one of its windows that it goes by. */
interface Seat {
  readonly visit: PlannedVisit;
  readonly window: Hours;
}

/** Visits that enter one site at one time. */
export interface Door {
  /** The hours that all of its visits have in common. */
  readonly hours: Hours;
  readonly seats: readonly [Seat, ...Seat[]];
}

/** Where each visit goes; those that nothing was found for stand apart. */
export interface Arrangement {
  readonly doors: readonly Door[];
  readonly unplaced: readonly PlannedVisit[];
}

/**
 * What an arrangement costs, smaller is better, the first difference counts: visits that found no place; entries to
 * enterprises; days by which visits are later than they might be; doors of each officer on each day, squared, so that
 * officers' days are even.
 */
export function costOf({ doors, unplaced }: Arrangement): readonly number[] {
  const seats = doors.flatMap((door) => door.seats);
  const squares = [...officerDays(doors).values()].reduce((sum, count) => sum + count * count, 0);
  return [unplaced.length, doors.length, seats.reduce((days, seat) => days + delayOf(seat), 0), squares];
}

function delayOf({ visit, window }: Seat): number {
  return dayNumber(window.date) - Math.min(...visit.windows.map(({ date }) => dayNumber(date)));
}

/** How many doors each officer, or each of `some`, goes through on each day. */
function officerDays(doors: readonly Door[], some?: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { hours, seats } of doors) {
    for (const officer of new Set(seats.flatMap(({ visit }) => visit.officers))) {
      if (some && !some.includes(officer)) continue;
      const key = `${officer} ${hours.date}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** Every way in which `visit` goes into a door that is there. */
export function joining({ doors, unplaced }: Arrangement, visit: PlannedVisit, limits: MergeLimits): Arrangement[] {
  return doors.flatMap((door, index) =>
    visit.windows.flatMap((window) => {
      const entered = enter(door, { visit, window }, limits);
      return entered ? lawful(doors.with(index, entered), unplaced, visit, limits) : [];
    }),
  );
}

/** Every way in which `visit` has a door of its own. */
export function opening({ doors, unplaced }: Arrangement, visit: PlannedVisit, limits: MergeLimits): Arrangement[] {
  return visit.windows.flatMap((window) =>
    lawful([...doors, { hours: window, seats: [{ visit, window }] }], unplaced, visit, limits),
  );
}

export function placements(arranged: Arrangement, visit: PlannedVisit, limits: MergeLimits): Arrangement[] {
  return [...joining(arranged, visit, limits), ...opening(arranged, visit, limits)];
}

/** The door with one more visit in it; undefined where the two may not be merged. */
function enter(door: Door, seat: Seat, { leastMinutes }: MergeLimits): Door | undefined {
  const { hours, seats } = door;
  const [{ visit: other }] = seats;
  const { visit, window } = seat;
  if (other.site !== visit.site || other.hidden === true || visit.hidden === true || hours.date !== window.date)
    return undefined;
  const from = hours.from > window.from ? hours.from : window.from;
  const until = hours.until < window.until ? hours.until : window.until;
  if (minutes(until) - minutes(from) < leastMinutes) return undefined;
  return { hours: { date: hours.date, from, until }, seats: [...seats, seat] };
}

/** The arrangement, if none of the visit's officers goes through too many doors on a day. */
function lawful(
  doors: readonly Door[],
  unplaced: readonly PlannedVisit[],
  { officers }: PlannedVisit,
  { doorsPerOfficerDay }: MergeLimits,
): Arrangement[] {
  const days = officerDays(doors, officers);
  return [...days.values()].every((count) => count <= doorsPerOfficerDay) ? [{ doors, unplaced }] : [];
}

/** The arrangement without some visits, each other where it was. */
export function without({ doors, unplaced }: Arrangement, gone: ReadonlySet<string>): Arrangement {
  const left = doors.flatMap((door): Door[] => {
    const [first, ...more] = door.seats.filter(({ visit }) => !gone.has(visit.id));
    if (!first) return [];
    const from = [first, ...more].map(({ window }) => window.from).reduce((a, b) => (a > b ? a : b));
    const until = [first, ...more].map(({ window }) => window.until).reduce((a, b) => (a < b ? a : b));
    return [{ hours: { date: door.hours.date, from, until }, seats: [first, ...more] }];
  });
  return { doors: left, unplaced: unplaced.filter(({ id }) => !gone.has(id)) };
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
