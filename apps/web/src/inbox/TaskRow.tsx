import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { readings } from '../api/queries';
import type { CalendarDay, Task } from '../api/shapes';
import { isKind } from '../api/shapes';
import { TimeLeft } from '../legal-time/TimeLeft';
import { Seals } from '../seals/Seals';
import { stepsOf } from '../seals/steps';
import { dayName } from '../time/words';
import { firstDayIn, textIn, whyIn } from './rows';

interface Props {
  readonly name: string;
  readonly task: Task;
  readonly now: number;
  readonly days: readonly CalendarDay[];
  readonly address: string | undefined;
  readonly isSelected: boolean;
  readonly select: () => void;
  readonly names: { readonly site: string | undefined; readonly agency: string | undefined };
}

/** One task: time left, act, matter, from whom, seals. */
export function TaskRow({ name, task, now, days, address, isSelected, select, names }: Props) {
  const { t, i18n } = useTranslation();
  const { kind, case: id, act, due, unresolvedUntilCalendar, about, summary, organisationName } = task;
  // The list of tasks gives no explanation and no steps: both stand in the case, which is read along and kept.
  const { data: told } = useQuery({
    ...readings.case(isKind(kind) ? kind : 'application', id),
    enabled: isKind(kind),
    staleTime: 60_000,
  });
  const explanation = told?.deadlines.find((one) => one.due === due && one.counted.length > 0);
  const isApplication = kind === 'application';
  const enterprise = textIn(about, 'enterprise') ?? names.site;
  const title = [textIn(about, 'number'), enterprise].filter((part) => part !== undefined).join(' ');
  const day = firstDayIn(about);
  const more = [
    ...(isApplication ? [] : [whyIn(about, i18n.language)]),
    ...(title === '' ? [] : [summary]),
    ...(day === undefined ? [] : [t('home.inspectionOn', { day: dayName(t, day) })]),
  ].filter((part) => part !== undefined);
  return (
    <li className={`inbox-row ${isSelected ? 'is-selected' : ''}`} data-task={name} data-case={id} onMouseDown={select}>
      <TimeLeft
        due={due}
        unresolvedUntilCalendar={unresolvedUntilCalendar}
        explanation={explanation}
        now={now}
        days={days}
      />
      <span className="inbox-act">{t(`acts.${act}` as 'acts.review', { defaultValue: act })}</span>
      <span className="inbox-matter">
        {address === undefined ? (
          <b>{title === '' ? summary : title}</b>
        ) : (
          <Link to={address}>{title === '' ? summary : title}</Link>
        )}
        <span className="secondary">{more.join(t('list.comma'))}</span>
      </span>
      <span className="inbox-from">{names.agency ?? organisationName}</span>
      <span className="inbox-seals">
        {isApplication && told ? (
          <Seals steps={stepsOf({ ...told, defects: [] } as Parameters<typeof stepsOf>[0], now)} />
        ) : (
          <span className="secondary">{isKind(kind) ? t(`kinds.${kind}`) : ''}</span>
        )}
      </span>
    </li>
  );
}
