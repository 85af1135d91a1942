/** A day in China, `YYYY-MM-DD`. */
export type CivilDate = string;
/** A time of day in China, `HH:MM`, 00:00 to 24:00. */
export type TimeOfDay = string;
/** A moment in China civil time, ISO 8601 with its offset: `2026-03-05T17:30:00+08:00`. */
export type Moment = string;

// China keeps one offset all year and in every province, so civil time is arithmetic and asks no time zone database.
const offset = 8 * 3_600_000;
const dayLength = 86_400_000;

const pad = (value: number, width = 2) => String(value).padStart(width, '0');

/** True for a day that exists, written `YYYY-MM-DD`. */
export function isCivilDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && dateOfDayNumber(dayNumber(text)) === text;
}

/** True for `HH:MM` from 00:00 to 24:00. */
export function isTimeOfDay(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text);
}

/** Days since 1970-01-01. */
export function dayNumber(date: CivilDate): number {
  return Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / dayLength;
}

/** The day `number` days after 1970-01-01. */
export function dateOfDayNumber(number: number): CivilDate {
  const date = new Date(number * dayLength);
  return `${pad(date.getUTCFullYear(), 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** 1 (Monday) to 7 (Sunday). */
export function weekday(date: CivilDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

/** Every day from `from` to `to`, both included. */
export function daysBetween(from: CivilDate, to: CivilDate): CivilDate[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, index) => dateOfDayNumber(first + index));
}

/** The moment of a time of day; 24:00 is the first moment of the next day. */
export function at(date: CivilDate, time: TimeOfDay): Moment {
  return time === '24:00' ? `${addDays(date, 1)}T00:00:00+08:00` : `${date}T${time}:00+08:00`;
}

/** Milliseconds since 1970 in UTC. NaN where `moment` is none. */
export function instant(moment: Moment): number {
  return Date.parse(moment);
}

/** The moment of an instant, in China civil time; milliseconds only where there are any. */
export function momentOf(milliseconds: number): Moment {
  return `${new Date(milliseconds + offset).toISOString().replace('.000', '').slice(0, -1)}+08:00`;
}

/** The day in China at `moment`, whatever offset it is written with. */
export function dateOf(moment: Moment): CivilDate {
  return inCivilTime(moment).slice(0, 10);
}

/** The time of day in China at `moment`, to the minute. */
export function timeOf(moment: Moment): TimeOfDay {
  return inCivilTime(moment).slice(11, 16);
}

// Up to the 28th: whether a month has a later day is not for a pattern to say.
const civil = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?\+08:00$/;

/** What is written in China civil time already, as nearly every moment is, need not be counted out and back. */
function inCivilTime(moment: Moment): Moment {
  return civil.test(moment) ? moment : momentOf(instant(moment));
}

/** Whether `earlier` comes before `later`. */
export function isBefore(earlier: Moment, later: Moment): boolean {
  return instant(earlier) < instant(later);
}

/** A moment as people read it: `2026-03-05 17:30`. */
export function readable(moment: Moment): string {
  return `${dateOf(moment)} ${timeOf(moment)}`;
}
