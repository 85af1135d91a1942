import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { Switches } from '../frame/Frame';
import { Failure, Waiting } from '../frame/States';
import { DemonstrationClock } from './DemonstrationClock';
import { demonstrationAccounts, signInAddress, useSigning, type DemonstrationAccount } from './session';
import './sign-in.css';

/** Those through whose hands an application goes, and some others; the rest is found by search. */
const first = [
  'city-emergency-clerk',
  'city-emergency-head',
  'city-reviewer',
  'city-leader',
  'city-emergency-inspector-1',
];
const others = ['ganzhou-economic-electronics-contact', 'business-environment', 'administrator'];

/** Only addresses of this console: whoever comes back comes back here. */
function backTo(asked: string | null): string {
  return asked !== null && /^\/(?![/\\])/.test(asked) && !asked.startsWith('/sign-in') ? asked : '/';
}

/** Signing in: in the demonstration as anybody, elsewhere through the city's identity provider. */
export function SignIn() {
  const { t } = useTranslation();
  const [parameters] = useSearchParams();
  const back = backTo(parameters.get('return'));
  const { data: accounts, error, isPending, refetch } = useQuery(demonstrationAccounts);
  return (
    <div className="sign-in">
      <main className="sign-in-main">
        <p className="sign-in-name" lang="zh-CN">
          安静
          <i aria-hidden="true" />
        </p>
        {parameters.has('problem') && (
          <p className="note is-amber" role="alert">
            {t('signIn.failed', { code: parameters.get('problem') })}
          </p>
        )}
        {isPending && <Waiting />}
        {error && (
          <Failure
            error={error}
            again={() => {
              void refetch();
            }}
          />
        )}
        {accounts === null && (
          <>
            <h1>{t('signIn.city')}</h1>
            <p>
              <a href={signInAddress(back)}>{t('signIn.go')}</a>
            </p>
          </>
        )}
        {accounts && <StepIn accounts={accounts} back={back} />}
      </main>
      <aside className="sign-in-side">
        <Switches />
        {accounts && <DemonstrationClock />}
      </aside>
    </div>
  );
}

function StepIn({ accounts, back }: { readonly accounts: readonly DemonstrationAccount[]; readonly back: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { stepIn } = useSigning();
  const [sought, setSought] = useState('');
  const [error, setError] = useState<unknown>();
  const field = useRef<HTMLInputElement>(null);
  const found = useMemo(() => {
    const words = sought.trim().toLowerCase().split(/\s+/);
    return accounts
      .filter((one) =>
        words.every((word) => `${one.account} ${one.title} ${one.organisation.name}`.toLowerCase().includes(word)),
      )
      .slice(0, 30);
  }, [accounts, sought]);
  const enter = (account: string) => {
    stepIn(account).then(
      () => navigate(back),
      (refusal: unknown) => {
        setError(refusal);
      },
    );
  };
  const named = (names: readonly string[]) =>
    names.flatMap((name) => accounts.find(({ account }) => account === name) ?? []);
  return (
    <>
      <h1>{t('signIn.title')}</h1>
      <p className="secondary">{t('signIn.text', { count: accounts.length })}</p>
      <input
        ref={field}
        className="sign-in-search"
        type="search"
        aria-label={t('signIn.search')}
        placeholder={t('signIn.search')}
        value={sought}
        autoFocus
        onChange={({ target }) => {
          setSought(target.value);
        }}
        onKeyDown={({ key }) => {
          const [only] = found;
          if (key === 'Enter' && sought !== '' && only) enter(only.account);
        }}
      />
      {error !== undefined && <Failure error={error} />}
      {sought === '' ? (
        <div className="sign-in-groups">
          <Group title={t('signIn.path')} accounts={named(first)} enter={enter} />
          <Group title={t('signIn.others')} accounts={named(others)} enter={enter} />
        </div>
      ) : (
        <Group title={t('signIn.found', { count: found.length })} accounts={found} enter={enter} />
      )}
      <p className="secondary">{t('signIn.note')}</p>
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly accounts: readonly DemonstrationAccount[];
  readonly enter: (account: string) => void;
}

function Group({ title, accounts, enter }: GroupProps) {
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {accounts.map(({ account, title: post, organisation }) => (
          <li key={account}>
            <button
              type="button"
              className="sign-in-account"
              data-account={account}
              onClick={() => {
                enter(account);
              }}
            >
              <b>{post}</b>
              <span>{organisation.name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
