import type { CalendarDay, Explanation } from '../api/shapes';
import { dateOf, milliseconds } from '../time/civil';

/** How much of a term is left, in the days that the house counted. */
export type TimeLeft =
  | { readonly kind: 'days'; readonly left: number; readonly spent: number }
  | {
      readonly kind: 'hours';
      readonly hours: number;
      readonly minutes: number;
      readonly left: number;
      readonly spent: number;
    }
  | { readonly kind: 'late'; readonly days: number | undefined; readonly counted: number }
  | { readonly kind: 'open' };

/**
 * @param due null: undecided until a calendar is published
 * @param counted days of the explanation; undefined where the house gave none
 * @param days the house's calendar around now, to say how many working days something is late
 */
export function timeLeft(
  due: string | null,
  counted: Explanation['counted'] | undefined,
  now: number,
  days: readonly CalendarDay[] | undefined,
): TimeLeft {
  if (due === null) return { kind: 'open' };
  const today = dateOf(now);
  const end = milliseconds(due);
  const dates = (counted ?? []).map(({ date }) => date);
  if (now >= end) return { kind: 'late', days: lateDays(dateOf(due), today, days), counted: dates.length };
  const left = dates.filter((date) => date >= today).length;
  const spent = dates.length - left;
  if (dateOf(due) !== today && left > 0) return { kind: 'days', left, spent };
  const minutes = Math.floor((end - now) / 60_000);
  return {
    kind: 'hours',
    hours: Math.floor(minutes / 60),
    minutes: minutes % 60,
    left: dates.length > 0 ? Math.max(left, 1) : 0,
    spent,
  };
}

/** Working days since the day on which something was due; undefined where the calendar does not reach back so far. */
function lateDays(due: string, today: string, days: readonly CalendarDay[] | undefined): number | undefined {
  const [first] = days ?? [];
  if (!days || !first || first.date > due) return undefined;
  return days.filter(({ date, working }) => working && due < date && date <= today).length;
}
