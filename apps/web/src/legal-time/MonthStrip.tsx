import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '../api/shapes';
import { partsOf } from '../time/civil';
import { dayName, monthName } from '../time/words';
import './month-strip.css';

/** What is said of a day: above it the case, below it what is due. */
export interface Mark {
  readonly date: string;
  readonly above?: string;
  readonly below?: string;
  readonly tone?: 'late' | 'amber';
}

interface Props {
  /** `2026-03` */
  readonly month: string;
  /** The days as the house's calendar has them; undefined: that year is not published. */
  readonly days: readonly CalendarDay[] | undefined;
  readonly today: string | undefined;
  readonly marks?: readonly Mark[];
  readonly size?: 'full' | 'mini';
  /** Beside the month's name; without it the strip has no head. */
  readonly caption?: string | undefined;
  readonly pressed?: string | undefined;
  readonly onPress?: (date: string) => void;
}

/** A month as one line: quiet, open, days off, holidays, make-up days, today, and what falls on them. */
export function MonthStrip(props: Props) {
  const { month, days, today, marks = [], size = 'full', caption, onPress, pressed } = props;
  const { t, i18n } = useTranslation();
  const name = monthName(t, month);
  const list = useRef<HTMLOListElement>(null);
  const [stop, setStop] = useState<string>();
  const weekdayWord = new Intl.DateTimeFormat(i18n.language, { weekday: 'long', timeZone: 'UTC' });
  const focusable = stop ?? (days?.some(({ date }) => date === today) ? today : days?.[0]?.date);

  function move(event: KeyboardEvent<HTMLOListElement>): void {
    const dates = (days ?? []).map(({ date }) => date);
    const at = dates.indexOf(focusable ?? '');
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: dates.length - 1 }[event.key];
    const date = to === undefined ? undefined : dates[Math.min(Math.max(to, 0), dates.length - 1)];
    if (date === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setStop(date);
    list.current?.querySelector<HTMLElement>(`[data-date="${date}"]`)?.focus();
  }

  if (!days) {
    return (
      <section className="strip" aria-label={name}>
        <p className="strip-unknown">{t('strip.unpublished', { month: name })}</p>
      </section>
    );
  }
  return (
    <section className={`strip strip-${size}`} aria-label={name}>
      {size === 'full' && caption !== undefined && (
        <div className="strip-head">
          <p>
            <b>{name}</b>
            <span className="secondary">{caption}</span>
          </p>
          <p className="strip-legend secondary" aria-hidden="true">
            <span>
              <i className="is-quiet" />
              {t('strip.quiet')}
            </span>
            <span>
              <i className="is-open" />
              {t('strip.open')}
            </span>
            <span>
              <i className="is-today" />
              {t('strip.today')}
            </span>
          </p>
        </div>
      )}
      <ol ref={list} onKeyDown={onPress && move}>
        {days.map((day) => {
          const { date: number, weekday } = partsOf(day.date);
          const { above, below, tone } = marks.find(({ date }) => date === day.date) ?? {};
          const ordinary = day.reason === weekdayWord.format(new Date(`${day.date}T00:00:00Z`));
          const weekend = weekday === 0 || weekday === 6;
          const off = ordinary ? undefined : 'rest';
          const tag = day.working ? (weekend ? 'work' : undefined) : off;
          const said = [
            dayName(t, day.date),
            t(day.quiet ? 'strip.isQuiet' : 'strip.isOpen'),
            ...(day.working ? [] : [t('strip.dayOff')]),
            ...(ordinary ? [] : [day.reason]),
            ...(day.date === today ? [t('strip.today')] : []),
            ...(above === undefined ? [] : [above]),
            ...(below === undefined ? [] : [below]),
          ].join(t('list.comma'));
          const classes = [
            day.quiet ? 'is-quiet' : 'is-open',
            ...(day.working ? [] : ['is-off']),
            ...(day.date === today ? ['is-today'] : []),
            ...(tag ? ['is-tagged'] : []),
            ...(day.date === pressed ? ['is-pressed'] : []),
          ].join(' ');
          const inside = (
            <>
              <span className="strip-cell" aria-hidden="true">
                {number}
                {tag && <small>{t(`strip.${tag}`)}</small>}
              </span>
              <span className="strip-weekday" aria-hidden="true">
                {t(`time.weekdayShort.${weekday}` as 'time.weekdayShort.0')}
              </span>
            </>
          );
          return (
            <li key={day.date} className={classes}>
              {marks.some((mark) => mark.above !== undefined) && (
                <span className="strip-above" aria-hidden="true">
                  {above !== undefined && '▼'}
                </span>
              )}
              {onPress ? (
                <button
                  type="button"
                  data-date={day.date}
                  tabIndex={day.date === focusable ? 0 : -1}
                  aria-pressed={day.date === pressed}
                  aria-label={said}
                  onClick={() => {
                    setStop(day.date);
                    onPress(day.date);
                  }}
                >
                  {inside}
                </button>
              ) : (
                <>
                  <span className="unseen">{said}</span>
                  {inside}
                </>
              )}
              <span className={`strip-below ${tone ?? ''}`} aria-hidden="true">
                {below ?? above}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
