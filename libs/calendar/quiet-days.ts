import { weekday, type CivilDate } from './civil-time';

/**
 * Which days are quiet, as a pack says it: cities have the 1st to the 25th, Mondays to Thursdays, or slices of the year.
 * Months and days count from 1, weekdays from 1 (Monday) to 7; both ends are included.
 */
export type QuietRule =
  | { readonly kind: 'days-of-month'; readonly from: number; readonly to: number }
  | { readonly kind: 'weekdays'; readonly weekdays: readonly number[] }
  | {
      readonly kind: 'slices';
      readonly slices: readonly { readonly months: readonly number[]; readonly from: number; readonly to: number }[];
    };

/** Whether `date` lies in the quiet period (notice 一(一)). */
export function isQuiet(rule: QuietRule, date: CivilDate): boolean {
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8, 10));
  switch (rule.kind) {
    case 'days-of-month':
      return rule.from <= day && day <= rule.to;
    case 'weekdays':
      return rule.weekdays.includes(weekday(date));
    case 'slices':
      return rule.slices.some(({ months, from, to }) => months.includes(month) && from <= day && day <= to);
  }
}

/** The quiet days among `dates`, and the open ones: a request that mixes them is split (rules §2). */
export function splitDays(rule: QuietRule, dates: readonly CivilDate[]): { quiet: CivilDate[]; open: CivilDate[] } {
  const quiet = dates.filter((date) => isQuiet(rule, date));
  return { quiet, open: dates.filter((date) => !quiet.includes(date)) };
}
