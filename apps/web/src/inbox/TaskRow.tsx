import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isKind, type CalendarDay, type Task } from '../api/shapes';
import { TimeLeft } from '../legal-time/TimeLeft';
import { Seals } from '../seals/Seals';
import { stepsOfRow } from '../seals/steps';
import { momentName } from '../time/words';
import { dayName } from '../time/words';
import { firstDayIn, sentenceIn, textIn } from './rows';

interface Props {
  readonly name: string;
  readonly task: Task;
  readonly now: number;
  readonly days: readonly CalendarDay[];
  readonly address: string | undefined;
  readonly isSelected: boolean;
  readonly select: () => void;
  readonly agency: string | undefined;
}

/** One row of a list: time left, act, matter, from whom, seals. */
export function TaskRow({ name, task, now, days, address, isSelected, select, agency }: Props) {
  const { t, i18n } = useTranslation();
  const { kind, case: id, act, due, unresolvedUntilCalendar, about, summary, stateName, since, why, steps } = task;
  const title = [textIn(about, 'number'), task.enterprise?.name ?? task.site?.name]
    .filter((part) => part !== undefined)
    .join(' ');
  const day = firstDayIn(about);
  const more = [
    sentenceIn(about, i18n.language),
    ...(title === '' ? [] : [summary]),
    ...(day === undefined ? [] : [t('home.inspectionOn', { day: dayName(t, day) })]),
  ].filter((part) => part !== undefined);
  const words = title === '' ? summary : title;
  return (
    <li className={`inbox-row ${isSelected ? 'is-selected' : ''}`} data-task={name} data-case={id} onMouseDown={select}>
      {act === null ? (
        <span>
          <b>{stateName}</b>
          <span className="time-left-until secondary">{momentName(t, since)}</span>
        </span>
      ) : (
        <TimeLeft due={due} unresolvedUntilCalendar={unresolvedUntilCalendar} explanation={why} now={now} days={days} />
      )}
      <span className="inbox-act">{act === null ? '' : t(`acts.${act}` as 'acts.review', { defaultValue: act })}</span>
      <span className="inbox-matter">
        {address === undefined ? <b>{words}</b> : <Link to={address}>{words}</Link>}
        <span className="secondary">{more.join(t('list.comma'))}</span>
      </span>
      <span className="inbox-from">{agency}</span>
      <span className="inbox-seals">
        {steps ? (
          <Seals steps={stepsOfRow(task)} />
        ) : (
          <span className="secondary">{isKind(kind) ? t(`kinds.${kind}`) : ''}</span>
        )}
      </span>
    </li>
  );
}
