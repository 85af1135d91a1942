/** Civil time in China, for drawing and naming what the house has said. No legal date is made here. */

const hour = 3_600_000;
const day = 24 * hour;
/** China has one time and no summer time. */
const offset = 8 * hour;

/** The day in China of a moment: `2026-03-11`. */
export function dateOf(moment: string | number): string {
  return new Date(milliseconds(moment) + offset).toISOString().slice(0, 10);
}

/** The time of day in China of a moment: `09:40`. */
export function timeOf(moment: string | number): string {
  return new Date(milliseconds(moment) + offset).toISOString().slice(11, 16);
}

export function milliseconds(moment: string | number): number {
  return typeof moment === 'number' ? moment : Date.parse(moment);
}

/** The beginning of a day in China, or a time within it, in milliseconds. */
export function instantOf(date: string, time = '00:00'): number {
  return Date.parse(`${date}T${time}:00+08:00`);
}

/** A day so many days later. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** The days from one to another, both included; none where the second is earlier. */
export function daysBetween(from: string, to: string): string[] {
  const count = Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / day);
  return Array.from({ length: Math.max(0, count + 1) }, (_, index) => plusDays(from, index));
}

/** 0 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** First and last day of a month `2026-03`. */
export function boundsOf(month: string): { readonly first: string; readonly last: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return { first: `${month}-01`, last: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}

export function plusMonths(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

export interface Parts {
  readonly month: number;
  readonly date: number;
  readonly weekday: number;
}

export function partsOf(date: string): Parts {
  return { month: Number(date.slice(5, 7)), date: Number(date.slice(8, 10)), weekday: weekdayOf(date) };
}
