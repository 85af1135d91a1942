/** A day in China, `YYYY-MM-DD`. */
export type CivilDate = string;
/** A time of day in China, `HH:MM`, 24-hour. */
export type TimeOfDay = string;
/** A moment in China civil time, ISO 8601 with its offset: `2026-03-05T17:30:00+08:00`. */
export type Moment = string;

// China keeps one offset all year and in every province; no time zone database is asked.
// TODO(calendar): isCivilDate, dateOf(moment), at(date, time), instant(moment), momentOf(instant), addDays, weekday …
