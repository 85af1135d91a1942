import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { readings, useRegister } from '../api/queries';
import { nameIn } from '../inbox/rows';
import { dateOf, timeOf } from '../time/civil';
import { dayName, momentName } from '../time/words';

/** A visit: where, when, who, on what it rests, and the pass that the officers carry. */
export function VisitParts({ id }: { readonly id: string }) {
  const { t, i18n } = useTranslation();
  const items = useRegister('item');
  const officers = useRegister('officer');
  const { data: told } = useQuery(readings.visit(id));
  if (!told) return null;
  const { day, target, kindName, circumstance, application, number, entered, left, result, approval } = told;
  const certificates = (told.officers ?? []).map((id) => officers.get(id)?.['certificate']);
  return (
    <>
      <dl className="facts">
        <dt>{t('visit.rests')}</dt>
        <dd>
          {kindName}
          {circumstance !== undefined && ` ${String.fromCodePoint(0x245f + circumstance)}`}{' '}
          {application !== undefined && <Link to={`/cases/application/${application}`}>{number}</Link>}
        </dd>
        <dt>{t('case.target')}</dt>
        <dd>
          {target?.enterpriseName} <span className="secondary">{target?.address}</span>
        </dd>
        <dt>{t('case.when')}</dt>
        <dd>
          {dayName(t, day.date)} {day.from}–{day.until}
        </dd>
        <dt>{t('case.item')}</dt>
        <dd>{(told.items ?? []).map((id) => nameIn(items.get(id), i18n.language) ?? id).join(t('list.comma'))}</dd>
        <dt>{t('case.officers')}</dt>
        <dd>{certificates.filter((one) => typeof one === 'string').join(t('list.comma'))}</dd>
        {approval && (
          <>
            <dt>{t('acts.approval')}</dt>
            <dd>{t('case.signedBy', { who: approval.by, moment: momentName(t, approval.at) })}</dd>
          </>
        )}
        {entered && (
          <>
            <dt>{t('visit.entered')}</dt>
            <dd>
              {momentName(t, entered.at)} {entered.groundName}{' '}
              <span className="secondary">{entered.confirmedBy === undefined && t('visit.oneSided')}</span>
              {left !== undefined && ` – ${dateOf(left) === dateOf(entered.at) ? timeOf(left) : momentName(t, left)}`}
            </dd>
          </>
        )}
        {result && (
          <>
            <dt>{t('acts.result')}</dt>
            <dd>
              {result.findings.map(({ item, text }) => (
                <p key={item}>{text}</p>
              ))}
              <p>{result.measures}</p>
            </dd>
          </>
        )}
      </dl>
      {told.pass !== undefined && <Pass id={id} />}
    </>
  );
}

/** The pass, for those who may carry it; others see that there is a visit, not its code. */
function Pass({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data } = useQuery(readings.pass(id));
  if (!data) return null;
  return (
    <section className="note is-pine">
      <h2>{t('visit.pass')}</h2>
      <p className="pass-code">{data.checkCode}</p>
      <p>
        <a href={data.url} target="_blank" rel="noreferrer">
          {t('visit.openPass')}
        </a>{' '}
        <span className="secondary">{t('visit.passText')}</span>
      </p>
    </section>
  );
}
