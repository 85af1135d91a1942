import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { readings } from '../api/queries';
import type { Application } from '../api/shapes';
import { Why } from '../legal-time/Why';
import { Seals } from '../seals/Seals';
import { stepsOf } from '../seals/steps';
import { useNow } from '../time/clock';
import { dayName } from '../time/words';

/** What has been sent, and what happens next. */
export function Receipt({ filed }: { readonly filed: Application }) {
  const { t } = useTranslation();
  const now = useNow();
  const [first] = filed.form.days.map(({ date }) => date).sort();
  const { data } = useQuery({ ...readings.filingDeadline(first ?? ''), enabled: first !== undefined });
  const latest = data && `${dayName(t, data.latestFiling)} ${data.closeOfBusiness}`;
  return (
    <section className="receipt" role="status">
      <Seals steps={stepsOf(filed, now)} size="middle" />
      <h1>{t('filing.receipt')}</h1>
      <p>{filed.stateName}</p>
      <dl className="facts">
        <dt>{t('filing.receiptNext')}</dt>
        <dd>
          {latest === undefined ? t('filing.receiptNoDate') : t('filing.receiptNextText', { moment: latest })}
          {data && latest !== undefined && <Why of={latest} explanation={data} />}
        </dd>
      </dl>
      <p className="acts">
        <Link to={`/cases/application/${filed.id}`}>{t('filing.openCase')}</Link>
        <Link to="/file" reloadDocument>
          {t('filing.another')}
        </Link>
      </p>
    </section>
  );
}
