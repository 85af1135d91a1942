import type { CivilDate } from './civil-time';

/** A text for people, in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
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
  readonly holidays: readonly { readonly date: CivilDate; readonly name: Words }[];
  /** Saturdays and Sundays at work instead (调休上班日). */
  readonly makeUpDays: readonly { readonly date: CivilDate; readonly name: Words }[];
}

/** Stands where a count touches a year that is not loaded: a year is never guessed (rules §2). */
export interface Unresolved {
  readonly unresolvedUntilCalendar: number;
}

/** An answer, or the year that is missing for it. */
export type Resolved<T> = T | Unresolved;

/** The loaded years. Built once, asked often: a million lead times take seconds. */
export interface WorkingCalendar {
  readonly years: readonly CalendarYear[];
}
