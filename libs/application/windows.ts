import { at, dateOf, instant, isBefore, momentOf, type Moment } from '@anjing/calendar';
import type { ApplicationForm, RequestedDay } from './commands';

/** Moments between which people may be on site. */
export interface Window {
  readonly from: Moment;
  readonly until: Moment;
}

/** The hours of the requested days, earliest first. */
export function windowsOf(days: readonly RequestedDay[]): Window[] {
  return days
    .map(({ date, from, until }) => ({ from: at(date, from), until: at(date, until) }))
    .sort((a, b) => instant(a.from) - instant(b.from));
}

/** The first requested minute: by then an approval stands, or the application has expired (rules §3). */
export function firstMinute(form: ApplicationForm): Moment | undefined {
  return windowsOf(form.days)[0]?.from;
}

/** The first minute after the last requested one. */
export function lastMinute(form: ApplicationForm): Moment | undefined {
  return windowsOf(form.days).at(-1)?.until;
}

/** The first requested day. */
export function firstDay(form: ApplicationForm): string | undefined {
  return [...form.days].sort((a, b) => a.date.localeCompare(b.date))[0]?.date;
}

/** Whether `moment` lies within the hours of one of the days. */
export function isWithin(days: readonly RequestedDay[], moment: Moment): boolean {
  return windowsOf(days).some(({ from, until }) => !isBefore(moment, from) && isBefore(moment, until));
}

/** Midnight at the beginning of the day `days` before `moment`. */
export function midnightBefore(moment: Moment, days: number): Moment {
  return momentOf(instant(at(dateOf(moment), '00:00')) - days * 86_400_000);
}
