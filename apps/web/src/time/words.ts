import type { TFunction } from 'i18next';
import { dateOf, partsOf, timeOf } from './civil';

/** 3月12日 */
export function shortDay(t: TFunction, date: string): string {
  const { month, date: number } = partsOf(date);
  return t('time.shortDay', { month: t(`time.months.${month}` as 'time.months.1'), day: number });
}

/** 周四 */
export function weekday(t: TFunction, date: string): string {
  return t(`time.weekdays.${partsOf(date).weekday}` as 'time.weekdays.0');
}

/** 3月12日 周四 */
export function dayName(t: TFunction, date: string): string {
  return t('time.day', { day: shortDay(t, date), weekday: weekday(t, date) });
}

/** 3月12日 周四 17:30 */
export function momentName(t: TFunction, moment: string): string {
  return `${dayName(t, dateOf(moment))} ${timeOf(moment)}`;
}

/** 2026年3月 */
export function monthName(t: TFunction, month: string): string {
  const [year, number] = month.split('-');
  return t('time.month', { year, month: t(`time.months.${Number(number)}` as 'time.months.1') });
}
