import type { CalendarYear, Words } from './calendar';
import { isCivilDate, weekday, yearOf } from './civil-time';

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
  readonly words: Words;
  /** The day or holiday it is about. */
  readonly about?: string;
}

/** Days that the notices give off since a year: one without them is not complete. */
const always: readonly {
  readonly name: Words;
  readonly from: string;
  readonly to: string;
  readonly days: number;
  readonly since?: number;
}[] = [
  { name: { zh: '元旦', en: "New Year's Day" }, from: '01-01', to: '01-01', days: 1 },
  { name: { zh: '春节', en: 'Spring Festival' }, from: '01-20', to: '02-28', days: 7 },
  { name: { zh: '清明节', en: 'Qingming Festival' }, from: '04-04', to: '04-06', days: 1, since: 2008 },
  { name: { zh: '劳动节', en: 'Labour Day' }, from: '05-01', to: '05-01', days: 1 },
  { name: { zh: '端午节', en: 'Dragon Boat Festival' }, from: '05-25', to: '06-30', days: 1, since: 2008 },
  { name: { zh: '国庆节', en: 'National Day' }, from: '10-01', to: '10-03', days: 3 },
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
  const report = (code: YearDefect['code'], zh: string, en: string, about?: string) =>
    defects.push({ code, words: { zh, en }, ...(about !== undefined && { about }) });

  if (!Number.isInteger(candidate.year) || candidate.year < 2000 || candidate.year > 2199) {
    report('year-out-of-range', '年份无效', 'the year is not one', String(candidate.year));
  }
  if (candidate.notice.trim() === '') {
    report('notice-missing', '缺少国务院办公厅通知文号', 'the number of the notice is missing');
  }
  for (const [place, date] of dates.entries()) {
    if (!isCivilDate(date)) report('date-invalid', `${date} 不是日期`, `${date} is not a day`, date);
    else if (yearOf(date) !== candidate.year) {
      report('date-outside-year', `${date} 不在 ${candidate.year} 年`, `${date} is not in ${candidate.year}`, date);
    } else if (dates.indexOf(date) !== place) {
      report('date-twice', `${date} 重复`, `${date} stands twice`, date);
    }
  }
  for (const date of makeUpDays.filter((day) => isCivilDate(day) && weekday(day) <= 5)) {
    report('make-up-on-weekday', `${date} 不是周末`, `${date} is no weekend day`, date);
  }
  for (const { name, from, to, days, since = 0 } of always) {
    if (candidate.year < since) continue;
    const found = holidays.filter((date) => from <= date.slice(5) && date.slice(5) <= to).length;
    if (found < days) report('holiday-missing', `缺少${name.zh}`, `${name.en} is missing`, name.en);
  }
  const daysOffOnWeekdays = holidays.filter((date) => isCivilDate(date) && weekday(date) <= 5).length;
  if (makeUpDays.length > daysOffOnWeekdays) {
    report('make-up-count', '调休上班日多于放假的工作日', 'more make-up days than working days off');
  }
  return defects;
}
