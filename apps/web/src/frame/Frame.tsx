import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, NavLink, Outlet, useLocation, useNavigate, useSearchParams } from 'react-router';
import { readings } from '../api/queries';
import { useTheme } from '../look/Look';
import { actingPost, signInAddress, useSession, useSigning, type Session } from '../session/session';
import { changeLanguage, languageNow } from '../texts';
import { useIsDemonstrationClock, useNow } from '../time/clock';
import { dateOf, timeOf } from '../time/civil';
import { dayName } from '../time/words';
import { KeysFoot, KeysProvider } from './keys';
import './frame.css';

/** The office frame: rail, top, page, keys. Whoever is not signed in is asked to. */
export function Frame() {
  const { t } = useTranslation();
  const { data: session, isPending, error } = useSession();
  const { pathname, search } = useLocation();

  if (isPending) return null;
  if (error) return <p className="page note is-amber">{t('states.noAnswer')}</p>;
  if (!session) return <Navigate to={`/sign-in?return=${encodeURIComponent(pathname + search)}`} replace />;
  return (
    <KeysProvider>
      <a className="skip" href="#page">
        {t('frame.skip')}
      </a>
      <div className="office">
        <Rail session={session} />
        <div className="office-main">
          <Topbar />
          <main className="page" id="page" tabIndex={-1}>
            <Outlet />
          </main>
          <KeysFoot />
        </div>
      </div>
    </KeysProvider>
  );
}

function Rail({ session }: { readonly session: Session }) {
  const { t } = useTranslation();
  const { data } = useQuery(readings.tasks());
  const { actIn, signOut } = useSigning();
  const navigate = useNavigate();
  const post = actingPost(session);
  const files = post?.role === 'clerk' || post?.role === 'head';
  return (
    <div className="rail">
      <Brand />
      <nav aria-label={t('frame.menu')}>
        <NavLink to="/" end>
          {t('frame.home')}
          <span>{data && data.counts.waiting > 0 ? data.counts.waiting : ''}</span>
        </NavLink>
        <NavLink to="/cases">{t('frame.applications')}</NavLink>
        {files && <NavLink to="/file">{t('frame.file')}</NavLink>}
        {(files || post?.role === 'inspector') && <NavLink to="/special">{t('special.title')}</NavLink>}
      </nav>
      <div className="rail-who">
        <b>{post?.organisation.name ?? session.person.name}</b>
        {session.posts.length > 1 ? (
          <select
            aria-label={t('frame.post')}
            value={post?.id}
            onChange={({ target }) => {
              void actIn(target.value);
            }}
          >
            {session.posts.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        ) : (
          <p>{post?.title ?? t('frame.noPost')}</p>
        )}
        <p>
          {session.demonstration && (
            <>
              <Link to="/sign-in">{t('frame.switch')}</Link>
              {' · '}
            </>
          )}
          <button
            type="button"
            className="plain-button"
            onClick={() => {
              void signOut().then(() => navigate('/sign-in'));
            }}
          >
            {t('frame.signOut')}
          </button>
        </p>
      </div>
    </div>
  );
}

/** The name, under it the month: twenty-five of thirty-one. */
export function Brand() {
  const { t } = useTranslation();
  return (
    <Link to="/" className="brand">
      <b lang="zh-CN">安静</b>
      <i aria-hidden="true" />
      <span className="unseen">{t('frame.home')}</span>
    </Link>
  );
}

function Topbar() {
  const { t } = useTranslation();
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== '/' || (event.target instanceof HTMLElement && event.target.matches('input, textarea'))) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, []);
  return (
    <header className="topbar">
      <label className="search">
        <span className="unseen">{t('frame.search')}</span>
        <input
          ref={field}
          type="search"
          placeholder={t('frame.search')}
          value={parameters.get('q') ?? ''}
          onChange={({ target }) => {
            const to = pathname === '/cases' ? '/cases' : '/';
            void navigate(target.value === '' ? to : `${to}?q=${encodeURIComponent(target.value)}`, { replace: true });
          }}
        />
        <kbd aria-hidden="true">/</kbd>
      </label>
      <Clock />
      <Switches />
    </header>
  );
}

/** The house's time; amber words where it is the demonstration's. */
function Clock() {
  const { t } = useTranslation();
  const now = useNow();
  const isDemonstration = useIsDemonstrationClock();
  if (now === undefined) return null;
  const moment = `${dayName(t, dateOf(now))} ${timeOf(now)}`;
  return (
    <span className="topbar-clock">
      {isDemonstration && (
        <Link to="/sign-in" className="amber">
          {t('clock.demonstration')}
        </Link>
      )}{' '}
      {moment}
    </span>
  );
}

/** Language and theme. */
export function Switches() {
  const { t } = useTranslation();
  const { theme, change } = useTheme();
  const other = theme === 'light' ? 'dark' : 'light';
  return (
    <span className="switches">
      <button
        type="button"
        className="plain-button"
        onClick={() => {
          void changeLanguage(languageNow() === 'zh' ? 'en' : 'zh').then(() => {
            window.location.reload();
          });
        }}
      >
        {t('frame.otherLanguage')}
      </button>
      <button
        type="button"
        className="plain-button"
        onClick={() => {
          change(other);
        }}
      >
        {t(`frame.${other}`)}
      </button>
    </span>
  );
}

/**
 * What stands where a session has ended while somebody worked, or where an act of signing wants them to prove who they are
 * once more. They sign in and come back to where they were; nothing is sent by itself.
 */
export function SignInAgain({ code }: { readonly code: string | undefined }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const { data: session } = useSession();
  const back = pathname + search;
  const notFresh = code === 'access.authentication-not-fresh';
  return (
    <p className="note is-amber" role="alert">
      {t(notFresh ? 'states.notFresh' : 'states.expired')}{' '}
      {session?.demonstration === true ? (
        <Link to={`/sign-in?return=${encodeURIComponent(back)}`}>{t('states.signInAgain')}</Link>
      ) : (
        <a href={signInAddress(back, notFresh)}>{t('states.signInAgain')}</a>
      )}
    </p>
  );
}
