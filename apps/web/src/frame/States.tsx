import { Button } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Refusal } from '../api/problem';
import { Findings } from '../findings/Findings';
import { SignInAgain } from './Frame';

/** What did not go: said in words, with what to do. What was typed stays where it is. */
export function Failure({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const { t } = useTranslation();
  const refusal = error instanceof Refusal ? error : undefined;
  if (refusal?.status === 401) return <SignInAgain code={refusal.problem?.code} />;
  if (refusal?.problem && refusal.status < 500) {
    return (
      <div className="note is-amber" role="alert">
        <b>{refusal.status === 412 ? t('states.changedMeanwhile') : t('states.refused')}</b>
        {refusal.problem.findings.length > 0 ? (
          <Findings findings={refusal.problem.findings} />
        ) : (
          <p>
            {refusal.problem.detail} {refusal.problem.remedy}
          </p>
        )}
        {again && <Button onClick={again}>{t(refusal.status === 412 ? 'states.readAgain' : 'states.again')}</Button>}
      </div>
    );
  }
  return (
    <div className="note is-amber" role="alert">
      <p>{t('states.noAnswer')}</p>
      {again && <Button onClick={again}>{t('states.again')}</Button>}
    </div>
  );
}

/** Stands after a moment only: what comes at once needs no sign of waiting. */
export function Waiting({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation();
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSeen(true);
    }, 300);
    return () => {
      clearTimeout(timer);
    };
  }, []);
  return isSeen ? <p className="secondary">{children ?? t('states.loading')}</p> : null;
}
