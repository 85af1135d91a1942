import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { readings } from '../api/queries';
import { boundsOf, monthOf, partsOf, plusDays, plusMonths } from '../time/civil';
import { dayName, monthName } from '../time/words';
import './day-picker.css';

interface Props {
  readonly chosen: readonly string[];
  readonly today: string;
  /** First day whose lead time a receipt now would keep, as the house says. */
  readonly earliest: string | undefined;
  readonly toggle: (date: string) => void;
}

/** A month of the house's calendar to choose days from: quiet, open, off, and too late. */
export function DayPicker({ chosen, today, earliest, toggle }: Props) {
  const { t } = useTranslation();
  const [month, setMonth] = useState(monthOf(chosen[0] ?? earliest ?? today));
  const [stop, setStop] = useState<string>();
  const grid = useRef<HTMLDivElement>(null);
  const { first, last } = boundsOf(month);
  const { data: days, error } = useQuery(readings.days(first, last));
  const focusable = days?.some(({ date }) => date === stop)
    ? stop
    : (days?.find(({ date }) => chosen.includes(date) || date === (earliest ?? today))?.date ?? first);

  function press(event: KeyboardEvent): void {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    const turn = { PageUp: -1, PageDown: 1 }[event.key];
    if (turn !== undefined) setMonth(plusMonths(month, turn));
    const to = by === undefined ? undefined : plusDays(focusable ?? first, by);
    if (turn === undefined && to === undefined) return;
    event.preventDefault();
    if (to === undefined || !days?.some(({ date }) => date === to)) return;
    setStop(to);
    grid.current?.querySelector<HTMLElement>(`[data-date="${to}"]`)?.focus();
  }

  return (
    <div className="day-picker">
      <p className="day-picker-head">
        <button
          type="button"
          className="plain-button"
          aria-label={t('filing.previousMonth')}
          onClick={() => {
            setMonth(plusMonths(month, -1));
          }}
        >
          ‹
        </button>
        <b aria-live="polite">{monthName(t, month)}</b>
        <button
          type="button"
          className="plain-button"
          aria-label={t('filing.nextMonth')}
          onClick={() => {
            setMonth(plusMonths(month, 1));
          }}
        >
          ›
        </button>
      </p>
      {error && <p className="day-picker-unknown">{t('strip.unpublished', { month: monthName(t, month) })}</p>}
      <div className="day-picker-grid" ref={grid} role="group" aria-label={t('filing.days')} onKeyDown={press}>
        {[1, 2, 3, 4, 5, 6, 0].map((day) => (
          <span key={day} className="day-picker-weekday" aria-hidden="true">
            {t(`time.weekdayShort.${day}` as 'time.weekdayShort.0')}
          </span>
        ))}
        {days?.map(({ date, quiet, working, reason }, index) => {
          const { date: number, weekday } = partsOf(date);
          const isChosen = chosen.includes(date);
          const isLate = date < today || (quiet && earliest !== undefined && date < earliest);
          const small = isLate ? '' : quiet ? (date === earliest ? t('filing.earliest') : '') : t('filing.openShort');
          const said = [
            dayName(t, date),
            t(quiet ? 'strip.isQuiet' : 'strip.isOpen'),
            ...(working ? [] : [reason]),
            ...(isLate ? [t('filing.past')] : []),
          ].join(t('list.comma'));
          return (
            <button
              key={date}
              type="button"
              data-date={date}
              className={[
                'day',
                quiet ? 'is-quiet' : 'is-open',
                working ? '' : 'is-off',
                isLate ? 'is-late' : '',
                date === today ? 'is-today' : '',
              ].join(' ')}
              style={index === 0 ? { gridColumnStart: weekday === 0 ? 7 : weekday } : undefined}
              aria-pressed={isChosen}
              aria-label={said}
              disabled={isLate && !isChosen}
              tabIndex={date === focusable ? 0 : -1}
              onClick={() => {
                setStop(date);
                toggle(date);
              }}
            >
              <span>{number}</span>
              <small>{date === today ? t('strip.today') : small}</small>
            </button>
          );
        })}
      </div>
      <p className="day-picker-legend secondary" aria-hidden="true">
        <span>
          <i className="is-quiet" />
          {t('filing.quiet')}
        </span>
        <span>
          <i className="is-open" />
          {t('filing.open')}
        </span>
        <span>
          <s>11</s> {t('filing.past')}
        </span>
      </p>
    </div>
  );
}
