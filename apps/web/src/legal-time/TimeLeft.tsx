import { useTranslation } from 'react-i18next';
import type { CalendarDay, Explanation } from '../api/shapes';
import { dateOf, timeOf } from '../time/civil';
import { dayName, momentName, weekday } from '../time/words';
import { timeLeft, type TimeLeft as Left } from './time-left';
import { Why } from './Why';
import './time-left.css';

interface Props {
  readonly due: string | null;
  readonly unresolvedUntilCalendar?: number | undefined;
  readonly explanation?: Explanation | undefined;
  readonly now: number | undefined;
  readonly days?: readonly CalendarDay[] | undefined;
  /** On one line, for phones. */
  readonly inline?: boolean;
}

/** 剩余 2 个工作日 ▮▮ 周四 17:30 前 因 */
export function TimeLeft({ due, unresolvedUntilCalendar, explanation, now, days, inline = false }: Props) {
  const { t } = useTranslation();
  if (now === undefined) return null;
  const left = timeLeft(due, explanation?.counted, now, days);
  const until = untilWords();
  return (
    <span className={`time-left ${inline ? 'is-inline' : ''}`}>
      <span className={`time-left-head ${left.kind === 'late' ? 'red' : ''}`}>
        <b>{leftWords(left)}</b>
        <Ticks left={left} />
      </span>
      <span className="time-left-until secondary">
        {until}
        {explanation && due !== null && <Why of={momentName(t, due)} explanation={explanation} />}
      </span>
    </span>
  );

  function leftWords(of: Left): string {
    switch (of.kind) {
      case 'days':
        return t('left.days', { count: of.left });
      case 'hours':
        return of.hours >= 24 || (of.left === 0 && dateOf(due ?? '') !== dateOf(now ?? 0))
          ? t('left.untilDay', { day: dayName(t, dateOf(due ?? '')) })
          : t('left.hours', { hours: of.hours, minutes: of.minutes });
      case 'late':
        return of.days === undefined || of.days === 0 ? t('left.late') : t('left.lateDays', { count: of.days });
      case 'open':
        return t('left.open');
    }
  }

  function untilWords(): string {
    if (due === null) return t('left.untilCalendar', { year: unresolvedUntilCalendar });
    const today = dateOf(now ?? 0);
    if (left.kind === 'late') return t('left.wasDue', { moment: momentName(t, due) });
    if (dateOf(due) === today) return t('left.today', { time: timeOf(due) });
    return t('left.before', {
      moment: `${left.kind === 'days' && left.left <= 3 ? weekday(t, dateOf(due)) : dayName(t, dateOf(due))} ${timeOf(due)}`,
    });
  }
}

/** One tick a counted day: filled, not over yet; hollow, spent; red, late. */
function Ticks({ left }: { readonly left: Left }) {
  if (left.kind === 'open') return null;
  const spent = left.kind === 'late' ? left.counted : left.spent;
  const full = left.kind === 'late' ? 0 : left.left;
  const late = left.kind === 'late' ? Math.min(left.days ?? 0, 10) : 0;
  if (spent + full > 15) return null;
  const each = (count: number, name: string) =>
    Array.from({ length: count }, (_, index) => <i key={`${name} ${index}`} className={name} />);
  return (
    <span className="ticks" aria-hidden="true">
      {each(spent, 'is-spent')}
      {each(full, 'is-left')}
      {each(late, 'is-late')}
    </span>
  );
}
