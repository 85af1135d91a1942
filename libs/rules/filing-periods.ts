import {
  addDays,
  at,
  countBack,
  countForward,
  dayOf,
  isUnresolvedYear,
  type CivilDate,
  type Count,
  type Moment,
  type Resolved,
} from '@anjing/calendar';
import type { Law } from './law';
import type { DayOfYear, LateFiling } from './pack';

/** A month, `2026-03`. */
export type Month = string;

/** True for a month, written `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/** The month `months` after, or before where `months` is less than zero. */
export function addMonths(month: Month, months: number): Month {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${two((number % 12) + 1)}`;
}

/** The first moment of a month. */
export function beginningOf(month: Month): Moment {
  return at(`${month}-01`, '00:00');
}

const two = (value: number) => String(value).padStart(2, '0');
const dayIn = (year: number, { month, day }: DayOfYear): CivilDate => `${year}-${two(month)}-${two(day)}`;

/** A moment at which something about a filing is due, with the count it rests on where days were counted. */
export interface FilingMoment {
  readonly due: Moment;
  /** The day whose end, opening or close of business `due` is. */
  readonly day: CivilDate;
  readonly count?: Count;
}

/** The moments of a filing that every agency owes: when it is due, when its agency is reminded, who hears that it is late. */
export interface FilingMoments {
  /** The first late moment: the filing is in time before it. */
  readonly due: Resolved<FilingMoment>;
  readonly reminders: readonly Resolved<FilingMoment>[];
  readonly late: readonly (LateFiling & { readonly moment: Resolved<FilingMoment> })[];
}

/** When every agency's plan for `year` stands open (rules §5). */
export function planOpens({ pack }: Pick<Law, 'pack'>, year: number): Moment {
  return at(dayIn(year - 1, pack.filing.annualPlan.opens), '00:00');
}

/**
 * The moments of an annual plan for `year`: the end of the last day of the year before, which Ganzhou never rolls (rules §5).
 * @param issuedOn day of issue, where the pack counts from it too
 */
export function planMoments(law: Law, year: number, issuedOn?: CivilDate): FilingMoments {
  const { due: last, withinDaysOfIssue, remindOn, remindOnLastWorkingDay, late } = law.pack.filing.annualPlan;
  const byDate = endOf(law, dayIn(year - 1, last), last.roll);
  const byIssue =
    withinDaysOfIssue === undefined || issuedOn === undefined
      ? byDate
      : endOf(law, addDays(issuedOn, withinDaysOfIssue), last.roll);
  const due =
    isUnresolvedYear(byDate) || isUnresolvedYear(byIssue) ? byDate : byIssue.due < byDate.due ? byIssue : byDate;
  const lastWorkingDay = countBack(law.calendar, `${year}-01-01`, 1);
  return {
    due,
    reminders: [
      ...remindOn.map((day) => opening(law, dayIn(year - 1, day))),
      ...(remindOnLastWorkingDay ? [resolve(lastWorkingDay, (count) => ({ ...opening(law, count.date), count }))] : []),
    ],
    late: lateMoments(law, due, late),
  };
}

/** The moments of the return for `month`: the end of a day of the month after, rolled as the pack says (rules §5). */
export function returnMoments(law: Law, month: Month): FilingMoments {
  const { due: last, remindOn, late } = law.pack.filing.monthlyReturn;
  const next = addMonths(month, 1);
  const due = endOf(law, `${next}-${two(last.day)}`, last.roll);
  return {
    due,
    reminders: remindOn.map((day) => opening(law, `${next}-${two(day)}`)),
    late: lateMoments(law, due, late),
  };
}

/** Close of business of the `workingDays`th working day after a filing's due day; 0: of the due day itself. */
export function afterDue(law: Law, due: Resolved<FilingMoment>, workingDays: number): Resolved<FilingMoment> {
  return resolve(due, ({ day }) => closing(law, day, workingDays));
}

/** Close of business of the `workingDays`th working day after a month. */
export function afterMonth(law: Law, month: Month, workingDays: number): Resolved<FilingMoment> {
  return closing(law, addDays(`${addMonths(month, 1)}-01`, -1), workingDays);
}

/** The end of `day`, or of the first working day from it on. */
function endOf({ calendar }: Law, day: CivilDate, roll: 'never' | 'forward'): Resolved<FilingMoment> {
  if (roll === 'never') return { due: at(day, '24:00'), day };
  const stands = dayOf(calendar, day);
  if (isUnresolvedYear(stands)) return stands;
  return resolve(countForward(calendar, addDays(day, -1), 1), (count) => ({
    due: at(count.date, '24:00'),
    day: count.date,
    count,
  }));
}

function opening({ pack }: Law, day: CivilDate): FilingMoment {
  return { due: at(day, pack.leadTime.openOfBusiness), day };
}

function closing({ pack, calendar }: Law, day: CivilDate, workingDays: number): Resolved<FilingMoment> {
  const { closeOfBusiness } = pack.leadTime;
  if (workingDays === 0) return { due: at(day, closeOfBusiness), day };
  return resolve(countForward(calendar, day, workingDays), (count) => ({
    due: at(count.date, closeOfBusiness),
    day: count.date,
    count,
  }));
}

function lateMoments(law: Law, due: Resolved<FilingMoment>, late: readonly LateFiling[]): FilingMoments['late'] {
  return [...late]
    .sort((a, b) => a.afterWorkingDays - b.afterWorkingDays)
    .map((one) => ({ ...one, moment: one.afterWorkingDays === 0 ? due : afterDue(law, due, one.afterWorkingDays) }));
}

function resolve<A, B>(answer: Resolved<A>, next: (value: A) => Resolved<B>): Resolved<B> {
  return isUnresolvedYear(answer) ? answer : next(answer);
}
