import type { Text, Words } from '@anjing/texts';
import { dateOfDayNumber, dayNumber, daysBetween, weekday, yearOf, type CivilDate } from './civil-time';
import { text } from './texts';

export interface NamedDay {
  readonly date: CivilDate;
  readonly name: Words;
}

/** One year's days off and make-up working days, as the State Council's notice gives them. */
export interface CalendarYear {
  readonly year: number;
  /** Counts the corrections of this year's data, from 1. */
  readonly version: number;
  /** Number of the notice: `国办发明电〔2025〕7号`. */
  readonly notice: string;
  /** Where the data came from. */
  readonly source: string;
  /** Statutory holidays and days off moved next to them, weekdays and weekends alike. */
  readonly holidays: readonly NamedDay[];
  /** Saturdays and Sundays at work instead (调休上班日). */
  readonly makeUpDays: readonly NamedDay[];
}

/** Stands where a count touches a year that is not loaded: a year is never guessed (rules §2). */
export interface Unresolved {
  readonly unresolvedUntilCalendar: number;
}

/** An answer, or the year that is missing for it. */
export type Resolved<T> = T | Unresolved;

export function isUnresolvedYear(answer: unknown): answer is Unresolved {
  return typeof answer === 'object' && answer !== null && 'unresolvedUntilCalendar' in answer;
}

/** The loaded years, ready to be asked: a version for each, and each of their days by its number. */
export interface WorkingCalendar {
  readonly versions: ReadonlyMap<number, number>;
  readonly days: ReadonlyMap<number, IndexedDay>;
}

/** A day with the forms in which counts name it, made once: counts are asked for by the million. */
interface IndexedDay {
  readonly year: number;
  readonly day: Day;
  readonly counted: { readonly date: CivilDate };
  readonly skipped: { readonly date: CivilDate; readonly reason: Text };
}

/** A day and why it is at work or off. */
export interface Day {
  readonly date: CivilDate;
  readonly working: boolean;
  readonly reason: Text;
}

const weekdayNames = [
  text('calendar.weekday.monday'),
  text('calendar.weekday.tuesday'),
  text('calendar.weekday.wednesday'),
  text('calendar.weekday.thursday'),
  text('calendar.weekday.friday'),
  text('calendar.weekday.saturday'),
  text('calendar.weekday.sunday'),
] as const;

/** A calendar of the given years; of several versions of a year the highest counts. */
export function workingCalendar(years: readonly CalendarYear[]): WorkingCalendar {
  const latest = new Map<number, CalendarYear>();
  for (const year of years) {
    if ((latest.get(year.year)?.version ?? 0) <= year.version) latest.set(year.year, year);
  }
  const days = new Map<number, IndexedDay>();
  for (const year of latest.values()) {
    for (const day of daysOf(year)) {
      const { date, reason } = day;
      days.set(dayNumber(date), { year: year.year, day, counted: { date }, skipped: { date, reason } });
    }
  }
  return { versions: new Map([...latest].map(([year, { version }]) => [year, version])), days };
}

function daysOf({ year, holidays, makeUpDays }: CalendarYear): Day[] {
  const holidayNames = new Map(holidays.map(({ date, name }) => [date, name]));
  const madeUp = new Set(makeUpDays.map(({ date }) => date));
  return daysBetween(`${year}-01-01`, `${year}-12-31`).map((date) => {
    const holiday = holidayNames.get(date);
    if (holiday) return { date, working: false, reason: holiday };
    const name = weekdayNames[weekday(date) - 1] ?? weekdayNames[6];
    if (!madeUp.has(date)) return { date, working: weekday(date) <= 5, reason: name };
    return { date, working: true, reason: text('calendar.make-up-day', { name }) };
  });
}

/** Whether people work on `date`, and why (rules §2). */
export function dayOf(calendar: WorkingCalendar, date: CivilDate): Resolved<Day> {
  return calendar.days.get(dayNumber(date))?.day ?? { unresolvedUntilCalendar: yearOf(date) };
}

/** A count of working days, with every day counted, every day skipped and why. */
export interface Count {
  /** The day arrived at. */
  readonly date: CivilDate;
  readonly counted: readonly { readonly date: CivilDate }[];
  readonly skipped: readonly { readonly date: CivilDate; readonly reason: Text }[];
  /** The years the count touched, each with its version: `2025.1+2026.1`. */
  readonly calendarVersion: string;
}

/** The `days`th working day before `date`, which itself is not counted. `days` is at least 1. */
export function countBack(calendar: WorkingCalendar, date: CivilDate, days: number): Resolved<Count> {
  return count(calendar, date, days, -1);
}

/** The `days`th working day after `date`, which itself is not counted. `days` is at least 1. */
export function countForward(calendar: WorkingCalendar, date: CivilDate, days: number): Resolved<Count> {
  return count(calendar, date, days, 1);
}

function count(calendar: WorkingCalendar, from: CivilDate, days: number, step: 1 | -1): Resolved<Count> {
  const counted: { readonly date: CivilDate }[] = [];
  const skipped: { readonly date: CivilDate; readonly reason: Text }[] = [];
  const start = dayNumber(from);
  let year = yearOf(from);
  for (let number = start + step; counted.length < days; number += step) {
    const found = calendar.days.get(number);
    if (!found) return { unresolvedUntilCalendar: yearOf(dateOfDayNumber(number)) };
    ({ year } = found);
    if (found.day.working) counted.push(found.counted);
    else skipped.push(found.skipped);
  }
  return {
    date: counted.at(-1)?.date ?? from,
    counted,
    skipped,
    calendarVersion: versionOf(calendar, yearOf(from), year),
  };
}

/** `date` if people work on it, else the next day on which they do. */
export function rollForward(calendar: WorkingCalendar, date: CivilDate): Resolved<CivilDate> {
  const day = dayOf(calendar, date);
  if (isUnresolvedYear(day)) return day;
  if (day.working) return date;
  const next = countForward(calendar, date, 1);
  return isUnresolvedYear(next) ? next : next.date;
}

/** The version of each loaded year between two, oldest first: `2025.1+2026.1`. */
export function versionOf(calendar: WorkingCalendar, oneYear: number, otherYear: number): string {
  const versions: string[] = [];
  for (let year = Math.min(oneYear, otherYear); year <= Math.max(oneYear, otherYear); year += 1) {
    const version = calendar.versions.get(year);
    if (version !== undefined) versions.push(`${year}.${version}`);
  }
  return versions.join('+');
}
