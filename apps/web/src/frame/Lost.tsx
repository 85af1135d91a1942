import { useTranslation } from 'react-i18next';
import { Link, useRouteError } from 'react-router';

/** Where a page breaks, or there is none: what happened, and the way back. Nothing that was typed is lost by it. */
export function Lost() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <main className="page">
      <h1>{t('lost.title')}</h1>
      <p>{t('lost.text')}</p>
      <p className="secondary">{error instanceof Error ? error.message : ''}</p>
      <p>
        <Link to="/">{t('lost.home')}</Link>
      </p>
    </main>
  );
}
