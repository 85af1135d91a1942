import {
  countBack,
  countForward,
  versionOf,
  dayOf,
  isUnresolvedYear,
  type Count,
  type Resolved,
  type WorkingCalendar,
} from './calendar';
import { addDays, at, dateOf, isBefore, yearOf, type CivilDate, type Moment, type TimeOfDay } from './civil-time';

/** How far ahead a form must be received, as a pack says it (notice 三(四)). */
export interface LeadTime {
  readonly workingDays: number;
  /** A form received later on a day counts as received on the next working day. */
  readonly closeOfBusiness: TimeOfDay;
  /** The stricter reading: the filing day is not counted either. */
  readonly clearDays: boolean;
}

/** The last day on which a form may be received, in both readings, with the count of the one in force. */
export interface FilingDeadline extends Count {
  readonly inspectionDate: CivilDate;
  /** Last filing day where the filing day itself is counted. */
  readonly latestFiling: CivilDate;
  /** Last filing day where it is not. */
  readonly strictLatestFiling: CivilDate;
}

/**
 * Counts back from the inspection day, which is not counted. `date` is the last filing day in the reading in force;
 * a backward count never rolls forward (rules §2).
 */
export function filingDeadline(
  calendar: WorkingCalendar,
  leadTime: LeadTime,
  inspectionDate: CivilDate,
): Resolved<FilingDeadline> {
  const strict = countBack(calendar, inspectionDate, leadTime.workingDays + 1);
  if (isUnresolvedYear(strict)) return strict;
  const latest = leadTime.clearDays ? strict : withoutLast(calendar, strict, inspectionDate);
  return {
    ...latest,
    inspectionDate,
    latestFiling: strict.counted.at(-2)?.date ?? inspectionDate,
    strictLatestFiling: strict.date,
  };
}

/** A backward count of one working day less. */
function withoutLast(calendar: WorkingCalendar, count: Count, from: CivilDate): Count {
  const counted = count.counted.slice(0, -1);
  const date = counted.at(-1)?.date ?? from;
  return {
    date,
    counted,
    skipped: count.skipped.filter((day) => day.date > date),
    calendarVersion: versionOf(calendar, yearOf(from), yearOf(date)),
  };
}

/** The working day as which a receipt counts: the same day by close of business, else the next working day. */
export function receivedOn(
  calendar: WorkingCalendar,
  leadTime: Pick<LeadTime, 'closeOfBusiness'>,
  moment: Moment,
): Resolved<CivilDate> {
  const date = dateOf(moment);
  const day = dayOf(calendar, date);
  if (isUnresolvedYear(day)) return day;
  if (day.working && !isBefore(at(date, leadTime.closeOfBusiness), moment)) return date;
  const next = countForward(calendar, date, 1);
  return isUnresolvedYear(next) ? next : next.date;
}

/** The first day of inspection for which a form received at `moment` would be in time. */
export function earliestInspection(calendar: WorkingCalendar, leadTime: LeadTime, moment: Moment): Resolved<CivilDate> {
  const received = receivedOn(calendar, leadTime, moment);
  if (isUnresolvedYear(received)) return received;
  // The day after the nth working day from the receipt on: the receipt's day is one of them unless days must be clear.
  const days = leadTime.workingDays - (leadTime.clearDays ? 0 : 1);
  if (days === 0) return addDays(received, 1);
  const last = countForward(calendar, received, days);
  return isUnresolvedYear(last) ? last : addDays(last.date, 1);
}
