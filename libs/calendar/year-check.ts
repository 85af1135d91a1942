import type { Message } from '@anjing/texts';
import type { CalendarYear } from './calendar';
import { isCivilDate, weekday, yearOf } from './civil-time';
import { text } from './texts';

/** What is wrong with a year that somebody wants to load. */
export interface YearDefect {
  readonly code:
    | 'year-out-of-range'
    | 'notice-missing'
    | 'date-invalid'
    | 'date-outside-year'
    | 'date-twice'
    | 'make-up-on-weekday'
    | 'holiday-missing'
    | 'make-up-count';
  readonly words: Message;
  /** The day or holiday it is about. */
  readonly about?: string;
}

/** Days that the notices give off since a year: one without them is not complete. */
const always: readonly {
  readonly name: Message;
  /** The day's name in English, by which a defect points at it. */
  readonly about: string;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly since?: number;
}[] = [
  { name: text('calendar.holiday.new-year'), about: "New Year's Day", from: '01-01', to: '01-01', days: 1 },
  { name: text('calendar.holiday.spring'), about: 'Spring Festival', from: '01-20', to: '02-28', days: 7 },
  {
    name: text('calendar.holiday.qingming'),
    about: 'Qingming Festival',
    from: '04-04',
    to: '04-06',
    days: 1,
    since: 2008,
  },
  { name: text('calendar.holiday.labour'), about: 'Labour Day', from: '05-01', to: '05-01', days: 1 },
  {
    name: text('calendar.holiday.dragon-boat'),
    about: 'Dragon Boat Festival',
    from: '05-25',
    to: '06-30',
    days: 1,
    since: 2008,
  },
  { name: text('calendar.holiday.national'), about: 'National Day', from: '10-01', to: '10-03', days: 3 },
];

/**
 * Whether a year is complete and consistent: every day in its year and named once, the statutory holidays there, make-up
 * days on weekends, and no more make-up days than working days given off. An empty list means it may be loaded.
 */
export function checkYear(candidate: CalendarYear): readonly YearDefect[] {
  const holidays = candidate.holidays.map(({ date }) => date);
  const makeUpDays = candidate.makeUpDays.map(({ date }) => date);
  const dates = [...holidays, ...makeUpDays];
  const defects: YearDefect[] = [];
  const report = (code: YearDefect['code'], words: Message, about?: string) =>
    defects.push({ code, words, ...(about !== undefined && { about }) });

  if (!Number.isInteger(candidate.year) || candidate.year < 2000 || candidate.year > 2199) {
    report('year-out-of-range', text('calendar.defect.year-out-of-range'), String(candidate.year));
  }
  if (candidate.notice.trim() === '') {
    report('notice-missing', text('calendar.defect.notice-missing'));
  }
  for (const [place, date] of dates.entries()) {
    if (!isCivilDate(date)) report('date-invalid', text('calendar.defect.date-invalid', { date }), date);
    else if (yearOf(date) !== candidate.year) {
      report('date-outside-year', text('calendar.defect.date-outside-year', { date, year: candidate.year }), date);
    } else if (dates.indexOf(date) !== place) {
      report('date-twice', text('calendar.defect.date-twice', { date }), date);
    }
  }
  for (const date of makeUpDays.filter((day) => isCivilDate(day) && weekday(day) <= 5)) {
    report('make-up-on-weekday', text('calendar.defect.make-up-on-weekday', { date }), date);
  }
  for (const { name, about, from, to, days, since = 0 } of always) {
    if (candidate.year < since) continue;
    const found = holidays.filter((date) => from <= date.slice(5) && date.slice(5) <= to).length;
    if (found < days) report('holiday-missing', text('calendar.defect.holiday-missing', { name }), about);
  }
  const daysOffOnWeekdays = holidays.filter((date) => isCivilDate(date) && weekday(date) <= 5).length;
  if (makeUpDays.length > daysOffOnWeekdays) {
    report('make-up-count', text('calendar.defect.make-up-count'));
  }
  return defects;
}
