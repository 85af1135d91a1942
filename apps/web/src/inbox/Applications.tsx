import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { readings, useRegister } from '../api/queries';
import { Failure, Waiting } from '../frame/States';
import { useNow } from '../time/clock';
import { dayName } from '../time/words';
import { Seals } from '../seals/Seals';
import { stepsOf } from '../seals/steps';
import { firstDayIn, nameIn, textIn } from './rows';
import './inbox.css';

/** Every application that the caller's post may read, the newest first. */
export function Applications() {
  const { t } = useTranslation();
  const [parameters] = useSearchParams();
  const list = useQuery(readings.applications());
  const sites = useRegister('site');
  const { i18n } = useTranslation();
  const words = (parameters.get('q') ?? '').toLowerCase().split(/\s+/);
  const shown = (list.data?.items ?? []).filter((one) => {
    const text =
      `${JSON.stringify(one)} ${nameIn(sites.get(textIn(one, 'site') ?? ''), i18n.language) ?? ''}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t('frame.applications')}</h1>
          <p>{t('home.count', { count: shown.length })}</p>
        </div>
      </div>
      {list.isPending && <Waiting />}
      {list.error && (
        <Failure
          error={list.error}
          again={() => {
            void list.refetch();
          }}
        />
      )}
      {list.data && shown.length === 0 && <p className="inbox-empty secondary">{t('home.noCases')}</p>}
      <ul className="applications">
        {shown.map((one) => {
          const day = firstDayIn(one);
          const enterprise = textIn(one, 'enterprise') ?? nameIn(sites.get(textIn(one, 'site') ?? ''), i18n.language);
          return (
            <li key={one.id} className="application-row">
              <span className="inbox-matter">
                <Link to={`/cases/application/${one.id}`}>
                  {textIn(one, 'number')} {enterprise}
                </Link>
                <span className="secondary">
                  {day !== undefined && t('home.inspectionOn', { day: dayName(t, day) })}
                </span>
              </span>
              <State id={one.id} />
            </li>
          );
        })}
      </ul>
    </>
  );
}

function State({ id }: { readonly id: string }) {
  const now = useNow();
  const { data } = useQuery({ ...readings.application(id), staleTime: 60_000 });
  if (!data) return null;
  return (
    <>
      <span>{data.stateName}</span>
      <Seals steps={stepsOf(data, now)} />
    </>
  );
}
