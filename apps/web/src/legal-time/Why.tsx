import { useEffect, useId, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Explanation } from '../api/shapes';
import { dayName } from '../time/words';
import './why.css';

interface Props {
  /** The date as it stands in the text: 3月12日 17:30. */
  readonly of: string;
  readonly explanation: Explanation;
  /** What else is said: the stricter reading. */
  readonly also?: string | undefined;
}

/** The mark after a legal date: it opens the whole reason, each day counted and each skipped. */
export function Why({ of, explanation, also }: Props) {
  const { t } = useTranslation();
  const [place, setPlace] = useState<{ left: number; top: number }>();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const id = useId();

  function close(): void {
    setPlace(undefined);
    button.current?.focus();
  }

  useEffect(() => {
    if (!place) return;
    panel.current?.focus();
    const leave = (event: MouseEvent) => {
      if (
        event.target instanceof Node &&
        !panel.current?.contains(event.target) &&
        !button.current?.contains(event.target)
      )
        setPlace(undefined);
    };
    document.addEventListener('mousedown', leave);
    return () => {
      document.removeEventListener('mousedown', leave);
    };
  }, [place]);

  return (
    <>
      <button
        ref={button}
        type="button"
        className="why"
        aria-label={t('why.button', { date: of })}
        aria-expanded={place !== undefined}
        aria-controls={place && id}
        onClick={(event) => {
          event.stopPropagation();
          const at = event.currentTarget.getBoundingClientRect();
          const left = Math.min(Math.max(16, at.left - 24), Math.max(16, window.innerWidth - 456));
          const top = at.bottom + 8 + 320 > window.innerHeight ? Math.max(16, at.top - 340) : at.bottom + 8;
          setPlace(place ? undefined : { left, top });
        }}
      >
        <span aria-hidden="true">{t('why.mark')}</span>
      </button>
      {place &&
        createPortal(
          <div
            ref={panel}
            id={id}
            role="dialog"
            aria-label={t('why.title', { date: of })}
            className="why-panel"
            tabIndex={-1}
            style={place}
            onClick={(event) => {
              event.stopPropagation();
            }}
            onKeyDown={(event) => {
              event.stopPropagation();
              if (event.key === 'Escape' || event.key === 'w') close();
            }}
          >
            <h3>{t('why.title', { date: of })}</h3>
            <Because explanation={explanation} also={also} />
            <button type="button" className="why-close" onClick={close}>
              {t('why.close')}
            </button>
          </div>,
          document.body,
        )}
    </>
  );
}

/** The reason itself, as a panel of its own or inside one. */
export function Because({
  explanation,
  also,
}: {
  readonly explanation: Explanation;
  readonly also?: string | undefined;
}) {
  const { t } = useTranslation();
  const { rule, article, counted, skipped, rulePack, calendarVersion } = explanation;
  const backwards = counted.length > 1 && (counted[0]?.date ?? '') > (counted[1]?.date ?? '');
  const days = [
    ...counted.map(({ date }, index) => ({ date, number: index + 1, reason: undefined })),
    ...skipped.map(({ date, reason }) => ({ date, number: undefined, reason })),
  ].sort((a, b) => (a.date < b.date ? -1 : 1) * (backwards ? -1 : 1));
  return (
    <div className="because">
      <p>
        {rule}
        <span className="because-article">{article}</span>
      </p>
      {days.length > 0 && (
        <ol>
          {days.map(({ date, number, reason }) => (
            <li key={date} className={number === undefined ? 'is-skipped' : ''}>
              <b>{number ?? '—'}</b>
              <span>{dayName(t, date)}</span>
              <span>{number === undefined ? t('why.skipped', { reason }) : t('why.counted')}</span>
            </li>
          ))}
        </ol>
      )}
      {also !== undefined && <p>{also}</p>}
      <p className="secondary">
        {calendarVersion === '' ? rulePack : t('why.sources', { pack: rulePack, calendar: calendarVersion })}
      </p>
    </div>
  );
}
