import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { readings, useRegister } from '../api/queries';
import { isKind, type AnyCase, type Application, type Deadline, type HistoryLine, type Kind } from '../api/shapes';
import { useKeys } from '../frame/keys';
import { Failure, Waiting } from '../frame/States';
import { nameIn } from '../inbox/rows';
import { LeadTimeRuler } from '../legal-time/LeadTimeRuler';
import { MonthStrip, type Mark } from '../legal-time/MonthStrip';
import { Why } from '../legal-time/Why';
import { Seals } from '../seals/Seals';
import { stepsOf } from '../seals/steps';
import { useNow } from '../time/clock';
import { boundsOf, dateOf, monthOf, timeOf } from '../time/civil';
import { dayName, momentName, monthName, shortDay } from '../time/words';
import { ActDialog } from './ActDialog';
import { fieldsOf, type ActField } from './act-forms';
import { FormSheet } from './FormSheet';
import { VisitParts } from './VisitParts';
import './case.css';

type Told = AnyCase & Partial<Application>;
const isApplication = (told: Told): told is Application => told.form !== undefined;

/** All of one case: where it stands, what time does next, what happened, and what the caller may do. */
export function CasePage() {
  const { kind = '', id = '' } = useParams();
  return isKind(kind) ? <Case key={`${kind}/${id}`} kind={kind} id={id} /> : null;
}

function Case({ kind, id }: { readonly kind: Kind; readonly id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: told, error, refetch } = useQuery({ ...readings.case(kind, id), refetchInterval: 10_000 });
  const history = useQuery({ ...readings.history(kind, id), refetchInterval: 10_000 });
  const [doing, setDoing] = useState<{ act: string; fields: readonly ActField[]; version: number }>();
  const page = useRef<HTMLDivElement>(null);
  const show = (name: string) => {
    page.current?.querySelector(`[data-part="${name}"]`)?.scrollIntoView({ block: 'start' });
  };
  useKeys([
    {
      keys: ['d'],
      words: t('keys.terms'),
      do: () => {
        show('deadlines');
      },
    },
    {
      keys: ['t'],
      words: t('keys.history'),
      do: () => {
        show('history');
      },
    },
    {
      keys: ['f'],
      words: t('keys.form'),
      do: () => {
        show('form');
      },
    },
    {
      keys: ['w'],
      words: t('keys.why'),
      do: () => {
        page.current?.querySelector<HTMLElement>('.why')?.click();
      },
    },
    {
      keys: ['Escape'],
      words: t('keys.back'),
      do: () => {
        void navigate('/');
      },
    },
  ]);

  if (error && !told)
    return (
      <Failure
        error={error}
        again={() => {
          void refetch();
        }}
      />
    );
  if (!told) return <Waiting />;
  const actions = told.actions.flatMap((act) => {
    const fields = fieldsOf(kind, act);
    return fields ? [{ act, fields }] : [];
  });
  const first =
    actions.find(({ act }) => ['signature', 'submission', 'approval', 'acceptance'].includes(act)) ?? undefined;
  return (
    <div ref={page}>
      <header className="page-head">
        <Title kind={kind} told={told} />
        <div className="acts">
          {kind === 'application' && told.actions.includes('review') && (
            <Button
              type="primary"
              onClick={() => {
                void navigate(`/review/${id}`);
              }}
            >
              {t('acts.review')}
            </Button>
          )}
          {kind === 'application' && told.actions.includes('decision') && (
            <Button
              type="primary"
              onClick={() => {
                void navigate(`/decide/${id}`);
              }}
            >
              {t('acts.decision')}
            </Button>
          )}
          {kind === 'application' && told.actions.includes('form') && (
            <Button
              onClick={() => {
                void navigate(`/file/${id}`);
              }}
            >
              {t(told.state === 'returned' ? 'case.correct' : 'acts.form')}
            </Button>
          )}
          {actions.map(({ act, fields }) => (
            <Button
              key={act}
              data-act={act}
              type={act === first?.act ? 'primary' : 'default'}
              onClick={() => {
                setDoing({ act, fields, version: told.version });
              }}
            >
              {t(`acts.${act}` as 'acts.review', { defaultValue: act })}
            </Button>
          ))}
          {kind === 'application' && (
            <Button href={`/api/v1/applications/${id}/form.pdf`} target="_blank">
              {t('case.print')}
            </Button>
          )}
        </div>
      </header>
      {error && <Failure error={error} />}
      {isApplication(told) ? <ApplicationParts told={told} /> : <Standing told={told} />}
      {kind === 'visit' && <VisitParts id={id} />}
      <div className={isApplication(told) ? 'case-columns' : ''}>
        <div>
          {isApplication(told) && <Ruler told={told} />}
          <Deadlines deadlines={told.deadlines} />
          <section data-part="history">
            <h2>{t('case.history')}</h2>
            {history.error && <Failure error={history.error} />}
            <Timeline lines={history.data ?? []} next={told.deadlines[0]} />
          </section>
        </div>
        {isApplication(told) && (
          <section data-part="form">
            <h2>{t('case.form')}</h2>
            <FormSheet told={told} marked={told.defects.map(({ field }) => field.replace(/^\//, ''))} />
          </section>
        )}
      </div>
      {doing && (
        <ActDialog
          kind={kind}
          id={id}
          {...doing}
          version={told.version}
          close={() => {
            setDoing(undefined);
          }}
        />
      )}
    </div>
  );
}

function Title({ kind, told }: { readonly kind: Kind; readonly told: Told }) {
  const { t, i18n } = useTranslation();
  const sites = useRegister('site');
  const items = useRegister('item');
  if (!isApplication(told)) {
    return (
      <div>
        <h1>{t(`kinds.${kind}`)}</h1>
        <p>{told.agencyName}</p>
      </div>
    );
  }
  const { form, number, target } = told;
  const days = form.days.map(({ date, from, until }) => `${dayName(t, date)} ${from}–${until}`);
  return (
    <div>
      <p className="crumb">
        <Link to="/cases">{t('case.crumb')}</Link> {number !== undefined && ` / ${number}`}
      </p>
      <h1>{target?.enterpriseName ?? nameIn(sites.get(form.site), i18n.language) ?? form.site}</h1>
      <p>
        {form.items.map((id) => nameIn(items.get(id), i18n.language) ?? id).join(t('list.comma'))}{' '}
        {days.join(t('list.comma'))}
      </p>
    </div>
  );
}

/** Where a case stands, in the house's word, and who is waited for. */
function Standing({ told }: { readonly told: Told }) {
  const { t } = useTranslation();
  return (
    <section className="standing" aria-label={t('case.now')}>
      <p className="secondary">{t('case.now')}</p>
      <p className="standing-state">{told.stateName}</p>
      {told.tasks.map(({ act, organisationName, summary, due }) => (
        <p key={`${act} ${organisationName}`} className="secondary">
          {organisationName}
          {t('list.comma')}
          {summary}
          {due !== null && ` ${momentName(t, due)}`}
        </p>
      ))}
    </section>
  );
}

function ApplicationParts({ told }: { readonly told: Application }) {
  const { t } = useTranslation();
  const now = useNow();
  const [firstDay] = told.form.days;
  const month = monthOf(firstDay?.date ?? '2000-01-01');
  const { first, last } = boundsOf(month);
  const days = useQuery({ ...readings.days(first, last), enabled: firstDay !== undefined });
  return (
    <>
      <div className="case-standing">
        <Seals steps={stepsOf(told, now)} size="large" now={now} />
        <Standing told={told} />
      </div>
      {told.defects.length > 0 && (
        <section className="note is-amber">
          <h2>{t('case.defects')}</h2>
          <ul>
            {told.defects.map(({ field, text }) => (
              <li key={`${field} ${text}`}>
                <b>
                  {t(`defects.${field.replace(/^\//, '')}.field` as 'defects.reason.field', { defaultValue: field })}
                </b>{' '}
                {text}
              </li>
            ))}
          </ul>
        </section>
      )}
      {told.participants && (
        <section>
          <h2>{t('case.participants')}</h2>
          <ul>
            {told.participants.map(({ agency, agencyName, answer }) => (
              <li key={agency}>
                {agencyName} <span className="secondary">{t(`case.answers.${answer}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {told.successor !== undefined && (
        <p>
          <Link to={`/cases/application/${told.successor}`}>{t('case.successor')}</Link>
        </p>
      )}
      {firstDay && (
        <section>
          <h2>{t('case.month', { month: monthName(t, month) })}</h2>
          <MonthStrip
            month={month}
            days={days.data}
            today={now === undefined ? undefined : dateOf(now)}
            marks={marksOf(told)}
          />
        </section>
      )}
    </>
  );

  function marksOf({ form, receipt, deadlines }: Application): readonly Mark[] {
    const found = new Map<string, Mark>();
    for (const { date } of form.days) found.set(date, { date, above: t('case.inspection') });
    for (const { due, effect } of deadlines) {
      if (due === null || effect === 'reminder' || found.has(dateOf(due))) continue;
      found.set(dateOf(due), { date: dateOf(due), below: t(`case.effects.${effect}`), tone: 'amber' });
    }
    if (receipt && !found.has(receipt.latestFiling))
      found.set(receipt.latestFiling, { date: receipt.latestFiling, below: t('case.latest') });
    if (receipt) found.set(dateOf(receipt.at), { date: dateOf(receipt.at), below: t('case.received') });
    return [...found.values()];
  }
}

/** The filing deadline of the first day that is asked for, drawn; with the receipt once there is one. */
function Ruler({ told: { form, receipt } }: { readonly told: Application }) {
  const { t } = useTranslation();
  const now = useNow();
  const [first] = [...form.days].map(({ date }) => date).sort();
  const { data } = useQuery({ ...readings.filingDeadline(first ?? ''), enabled: first !== undefined });
  if (!data) return null;
  return (
    <section>
      <h2>
        {t('case.leadTime')}
        <Why
          of={`${shortDay(t, data.latestFiling)} ${data.closeOfBusiness}`}
          explanation={data}
          also={t('why.strict', { day: dayName(t, data.strictLatestFiling) })}
        />
      </h2>
      <LeadTimeRuler told={data} now={now} receivedAt={receipt?.at} small />
    </section>
  );
}

function Deadlines({ deadlines }: { readonly deadlines: readonly Deadline[] }) {
  const { t } = useTranslation();
  return (
    <section data-part="deadlines">
      <h2>{t('case.deadlines')}</h2>
      {deadlines.length === 0 && <p className="secondary">{t('case.noDeadlines')}</p>}
      <ul className="deadlines">
        {deadlines.map((deadline) => (
          <li key={`${deadline.id} ${deadline.round}`} className={deadline.effect === 'reminder' ? 'is-minor' : ''}>
            <span>
              {deadline.due === null ? t('left.open') : momentName(t, deadline.due)}
              <Why of={deadline.due === null ? t('left.open') : momentName(t, deadline.due)} explanation={deadline} />
            </span>
            <span>{deadline.summary}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What happened, the newest first; above it what time does next. */
function Timeline({ lines, next }: { readonly lines: readonly HistoryLine[]; readonly next: Deadline | undefined }) {
  const { t } = useTranslation();
  const when = (moment: string) => `${dateOf(moment).slice(5)} ${timeOf(moment)}`;
  return (
    <ol className="timeline">
      {next?.due != null && (
        <li className="is-coming">
          <span className="timeline-when">{when(next.due)}</span>
          <div>
            <p>{next.summary}</p>
            <p className="secondary">{next.article}</p>
          </div>
        </li>
      )}
      {[...lines].reverse().map(({ version, at, who, what, rule, type }) => (
        <li key={version} data-event={type}>
          <time className="timeline-when" dateTime={at}>
            {when(at)}
          </time>
          <div>
            <p>
              <b>{what}</b>
            </p>
            <p className="secondary">{t('case.signedBy', { who, moment: rule })}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
