import { useTranslation } from 'react-i18next';
import { dateOf, instantOf, timeOf } from '../time/civil';
import { dayName, shortDay, weekday } from '../time/words';
import { cellsOf, placeOf, type Cell, type Told } from './ruler';
import './lead-time-ruler.css';

interface Props {
  readonly told: Told;
  /** The house's time now, in milliseconds. */
  readonly now?: number | undefined;
  /** When the form was received; the notch then stays pine whatever the needle says. */
  readonly receivedAt?: string | undefined;
  /** The earliest day that may still be asked for, as the house says it. */
  readonly earliest?: string | undefined;
  readonly small?: boolean;
}

/** The days that the house counted before an inspection, with the last moment of filing cut into them. */
export function LeadTimeRuler({ told, now, receivedAt, earliest, small = false }: Props) {
  const { t } = useTranslation();
  const { inspectionDate, latestFiling, strictLatestFiling, closeOfBusiness, counted } = told;
  const moments = [now, receivedAt].filter((moment) => moment !== undefined);
  const cells = cellsOf(told, moments.map(dateOf));
  const notch = placeOf(instantOf(latestFiling, closeOfBusiness), cells) ?? 0;
  const strict = placeOf(instantOf(strictLatestFiling, closeOfBusiness), cells);
  const needle = now === undefined ? undefined : placeOf(now, cells);
  const receipt = receivedAt === undefined ? undefined : placeOf(receivedAt, cells);
  const missed = receivedAt === undefined && now !== undefined && now > instantOf(latestFiling, closeOfBusiness);
  const sentence = t('ruler.sentence', {
    inspection: dayName(t, inspectionDate),
    days: counted.length,
    latest: dayName(t, latestFiling),
    close: closeOfBusiness,
  });
  const nowWords =
    now === undefined
      ? ''
      : [
          t('ruler.now', { moment: `${weekday(t, dateOf(now))} ${timeOf(now)}` }),
          ...(missed ? [t('ruler.missed')] : []),
          ...(missed && earliest !== undefined ? [t('ruler.earliest', { day: shortDay(t, earliest) })] : []),
        ].join(t('list.comma'));
  const latestWords = t(receivedAt === undefined && !missed ? 'ruler.latestReceived' : 'ruler.latest', {
    moment: `${dayName(t, latestFiling)} ${closeOfBusiness}`,
  });

  return (
    <figure className={`ruler ${small ? 'ruler-small' : ''}`} role="img" aria-label={[sentence, nowWords].join(' ')}>
      {strict !== undefined && strictLatestFiling !== latestFiling && (
        <Flag name="strict" at={strict} words={t('ruler.strict', { day: shortDay(t, strictLatestFiling) })} />
      )}
      <Flag name={missed ? 'latest missed' : 'latest'} at={notch} words={latestWords} />
      <div className="ruler-days">
        {cells.map((cell) => (
          <div key={cell.date} className={`ruler-day is-${cell.part}`}>
            <span className="ruler-cell">{wordsIn(cell)}</span>
            <span className="ruler-name">
              <b>{cell.date.slice(5).replace(/^0/, '')}</b> {weekday(t, cell.date)}
            </span>
            <span className="ruler-said">
              {cell.date === latestFiling && latestWords}
              {now !== undefined && cell.date === dateOf(now) && <em>{nowWords}</em>}
            </span>
          </div>
        ))}
        {receipt !== undefined && <i className="ruler-receipt" style={{ left: `${receipt * 100}%` }} />}
        {needle !== undefined && <i className="ruler-needle" style={{ left: `${needle * 100}%` }} />}
      </div>
      <div className="ruler-under">
        {receivedAt !== undefined && receipt !== undefined && (
          <span className={`ruler-word ${sideOf(receipt)}`} style={{ left: `${receipt * 100}%` }}>
            <span className="pine">
              {t('ruler.received', { moment: `${weekday(t, dateOf(receivedAt))} ${timeOf(receivedAt)}` })}
            </span>
          </span>
        )}
        {needle !== undefined && (
          <span className={`ruler-word second ${sideOf(needle)}`} style={{ left: `${needle * 100}%` }}>
            <span className="amber">{nowWords}</span>
          </span>
        )}
      </div>
    </figure>
  );

  function wordsIn(cell: Cell): string {
    if (cell.part === 'inspection') return t('ruler.inspection');
    if (cell.part === 'counted') return String(cell.number);
    if (cell.until !== undefined) return t('ruler.folded', { reason: cell.reason, day: shortDay(t, cell.until) });
    return cell.reason ?? '';
  }
}

/** Words near an edge turn inwards. */
function sideOf(place: number): string {
  return place < 0.15 ? 'from-left' : place > 0.8 ? 'from-right' : '';
}

function Flag({ name, at, words }: { readonly name: string; readonly at: number; readonly words: string }) {
  return (
    <div className={`ruler-flag ${name} ${at > 0.6 ? 'leftwards' : ''}`} style={{ left: `${at * 100}%` }}>
      {words}
    </div>
  );
}
