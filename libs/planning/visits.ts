import {
  addDays,
  at,
  countForward,
  dateOf,
  dayNumber,
  dayOf,
  daysBetween,
  earliestInspection,
  isQuiet,
  isUnresolvedYear,
  type CivilDate,
  type Moment,
  type Resolved,
  type TimeOfDay,
} from '@anjing/calendar';
import type { Text, Words } from '@anjing/texts';
import type { Law } from '@anjing/rules';

/** Hours of one day in China time; `until` is the first minute no longer on site. */
export interface Hours {
  readonly date: CivilDate;
  readonly from: TimeOfDay;
  readonly until: TimeOfDay;
}

/** A visit that an agency plans, as planning sees it. */
export interface PlannedVisit {
  /** Id of the case that plans it. */
  readonly id: string;
  readonly agency: string;
  readonly enterprise: string;
  readonly site: string;
  readonly items: readonly string[];
  readonly officers: readonly string[];
  /** Hours at which it would be lawful, any one of which would do. */
  readonly windows: readonly Hours[];
  /** The day for which it is on record already: others come along rather than that it moves. */
  readonly announced?: CivilDate;
  /** Other agencies hear nothing of it: complaints, cases and tax risks, ⑤ and ⑥ (rules §6). */
  readonly hidden?: boolean;
}

/** All that other agencies may know of a visit: the day taken, its kind, a post to ask (rules §6). */
export interface Taken {
  readonly date: CivilDate;
  readonly kind: Text;
  readonly post: Words;
  /** Whose post it is. */
  readonly agency: string;
}

/** Every day of a month `YYYY-MM`. */
export function daysOfMonth(month: string): CivilDate[] {
  const first = `${month}-01`;
  return daysBetween(first, addDays(first, 30)).filter((date) => date.startsWith(month));
}

/** True for a month that exists, written `YYYY-MM`. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

/**
 * Hours to which a visit that is not yet bound could move within a month, to be made jointly: the working days of its own
 * kind (quiet or open) within the pack's window of joining, from the first day that would still be lawful once everybody
 * has had time to consent. Empty where none is, or a year is missing.
 */
export function movable(visit: Hours, month: string, now: Moment, law: Law): Hours[] {
  const { pack, calendar } = law;
  const quiet = isQuiet(pack.quiet.rule, visit.date);
  const earliest = quiet ? earliestJointly(now, law) : addDays(dateOf(now), 1);
  if (isUnresolvedYear(earliest)) return [];
  return daysOfMonth(month)
    .filter((date) => date >= earliest && isQuiet(pack.quiet.rule, date) === quiet)
    .filter((date) => Math.abs(dayNumber(date) - dayNumber(visit.date)) <= pack.visit.manyHeadedWithinDays)
    .filter((date) => {
      const day = dayOf(calendar, date);
      return !isUnresolvedYear(day) && day.working;
    })
    .map((date) => ({ ...visit, date }));
}

/** The first quiet day for which a joint form would be in time that is received after the days left for consent. */
function earliestJointly(now: Moment, { pack, calendar }: Law): Resolved<CivilDate> {
  const { leadTime, joint } = pack;
  if (joint.workingDaysToConsent === 0) return earliestInspection(calendar, leadTime, now);
  const consented = countForward(calendar, dateOf(now), joint.workingDaysToConsent);
  if (isUnresolvedYear(consented)) return consented;
  return earliestInspection(calendar, leadTime, at(consented.date, leadTime.closeOfBusiness));
}
