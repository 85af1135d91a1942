import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useActKey } from '../api/act-key';
import { post } from '../api/client';
import { readings, useChanged, useRegister } from '../api/queries';
import type { Application } from '../api/shapes';
import { Failure, Waiting } from '../frame/States';
import { byDue, nameIn, textIn } from '../inbox/rows';
import { TimeLeft } from '../legal-time/TimeLeft';
import { Why } from '../legal-time/Why';
import { Sheet } from '../look/Sheet';
import { Seal } from '../seals/Seals';
import { stepsOf, type Step } from '../seals/steps';
import { useNow } from '../time/clock';
import { dayName, momentName, shortDay } from '../time/words';
import './decide.css';

type Outcome = 'approve' | 'refuse';

/** One case for a leader between two meetings: what, when, where, why, who, and who has agreed. Three taps. */
export function DecidePage() {
  const { id = '' } = useParams();
  return <Decide key={id} id={id} />;
}

function Decide({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const now = useNow();
  const { data: told, error, refetch } = useQuery(readings.application(id));
  const [outcome, setOutcome] = useState<Outcome>();
  const [done, setDone] = useState<Outcome>();
  if (error)
    return (
      <Failure
        error={error}
        again={() => {
          void refetch();
        }}
      />
    );
  if (!told) return <Waiting />;
  if (done) return <Done told={told} outcome={done} />;
  const steps = stepsOf(told, now);
  const deadline = steps.at(-1)?.deadline;
  return (
    <article className="decide">
      <p className="crumb">
        <Link to="/">‹ {t('decide.list')}</Link> {told.number}
      </p>
      {deadline && <TimeLeft due={deadline.due} explanation={deadline} now={now} inline />}
      <h1>{told.target?.enterpriseName}</h1>
      <Facts told={told} />
      <ul className="decide-seals">
        {steps.map((step) => (
          <Given key={step.step} step={step} told={told} />
        ))}
      </ul>
      {told.actions.includes('decision') ? (
        <div className="decide-acts">
          <Button
            size="large"
            onClick={() => {
              setOutcome('refuse');
            }}
          >
            {t('decide.refuse')}
          </Button>
          <Button
            size="large"
            type="primary"
            data-act="approve"
            onClick={() => {
              setOutcome('approve');
            }}
          >
            {t('decide.agree')}
          </Button>
        </div>
      ) : (
        <p className="note is-amber">
          {t('decide.notNow')} {told.stateName}
        </p>
      )}
      {outcome && (
        <Opinion
          told={told}
          outcome={outcome}
          close={() => {
            setOutcome(undefined);
          }}
          done={() => {
            setDone(outcome);
          }}
        />
      )}
    </article>
  );
}

function Facts({ told: { form, target, receipt, agencyName, id } }: { readonly told: Application }) {
  const { t, i18n } = useTranslation();
  const items = useRegister('item');
  const officers = useRegister('officer');
  const certificates = form.officers
    .map((one) => officers.get(one)?.['certificate'])
    .filter((one) => typeof one === 'string');
  return (
    <dl className="facts">
      <dt>{t('decide.what')}</dt>
      <dd>
        {form.items.map((item) => (
          <p key={item}>
            <b>{nameIn(items.get(item), i18n.language) ?? item}</b>
          </p>
        ))}
      </dd>
      <dt>{t('decide.when')}</dt>
      <dd>
        {form.days.map(({ date, from, until }) => (
          <p key={date}>
            <b>
              {dayName(t, date)} {from}–{until}
            </b>
          </p>
        ))}
        {receipt && (
          <p className="secondary">
            {t('decide.receivedInTime')}
            <Why of={dayName(t, receipt.latestFiling)} explanation={receipt} />
          </p>
        )}
      </dd>
      <dt>{t('decide.where')}</dt>
      <dd>{target?.address}</dd>
      <dt>{t('decide.why')}</dt>
      <dd>
        {form.reason}{' '}
        <a href={`/api/v1/applications/${id}/form.pdf`} target="_blank" rel="noreferrer">
          {t('case.form')}
        </a>
      </dd>
      <dt>{t('decide.who')}</dt>
      <dd>
        {agencyName} {t('decide.officers', { count: form.officers.length, list: certificates.join(t('list.comma')) })}
      </dd>
    </dl>
  );
}

/** A seal with what was written beside it. */
function Given({ step, told }: { readonly step: Step; readonly told: Application }) {
  const { t } = useTranslation();
  const opinion = step.step === 'review' ? told.review?.text : step.step === 'decide' ? told.decision?.text : undefined;
  return (
    <li className="seals-middle">
      <Seal {...step} />
      <div>
        <p>{opinion ?? t(`seals.${step.step}.${step.state}`)}</p>
        {step.at !== undefined && (
          <p className="secondary">
            {step.who} {momentName(t, step.at)}
          </p>
        )}
      </div>
    </li>
  );
}

interface OpinionProps {
  readonly told: Application;
  readonly outcome: Outcome;
  readonly close: () => void;
  readonly done: () => void;
}

/** The sheet with the opinion: ready to be sent on agreement, to be written on refusal. */
function Opinion({ told, outcome, close, done }: OpinionProps) {
  const { t, i18n } = useTranslation();
  const changed = useChanged();
  const keyOf = useActKey();
  const grounds = useQuery({ ...readings.refusalGrounds(), enabled: outcome === 'refuse' });
  const [ground, setGround] = useState<string>();
  const [opinion, setOpinion] = useState(outcome === 'approve' ? t('decide.suggest1') : '');
  const [first] = told.form.days;
  const sending = useMutation({
    mutationFn: () => {
      const body = { outcome, opinion, ...(outcome === 'refuse' && ground !== undefined && { ground }) };
      const { key } = keyOf([body, told.version]);
      return post({ path: `applications/${told.id}/decision`, body, key, version: told.version });
    },
    onSuccess: async () => {
      done();
      await changed('application', told.id);
    },
  });
  return (
    <Sheet
      title={
        outcome === 'approve'
          ? t('decide.agreeOn', { day: first === undefined ? '' : shortDay(t, first.date) })
          : t('decide.refuse')
      }
      close={close}
    >
      {outcome === 'refuse' && (
        <Radio.Group
          className="decide-grounds"
          aria-label={t('decide.ground')}
          value={ground}
          onChange={({ target }) => {
            setGround(target.value as string);
          }}
          options={(grounds.data ?? []).map(({ code, name, article }) => ({
            value: code,
            label: (
              <>
                {name[i18n.language === 'en' ? 'en' : 'zh']} <span className="secondary">{article}</span>
              </>
            ),
          }))}
        />
      )}
      {outcome === 'refuse' && <p className="secondary">{t('decide.refuseHint')}</p>}
      <label className="field">
        <b>{t('decide.opinion')}</b>
        <Input.TextArea
          rows={2}
          value={opinion}
          onChange={({ target }) => {
            setOpinion(target.value);
          }}
        />
      </label>
      {outcome === 'approve' && (
        <p className="decide-suggestions">
          {(['suggest1', 'suggest2'] as const).map((name) => (
            <button
              key={name}
              type="button"
              className="chip"
              aria-pressed={opinion === t(`decide.${name}`)}
              onClick={() => {
                setOpinion(t(`decide.${name}`));
              }}
            >
              {t(`decide.${name}`)}
            </button>
          ))}
        </p>
      )}
      <p className="secondary">{outcome === 'approve' && t('decide.only')}</p>
      {sending.error && (
        <Failure
          error={sending.error}
          again={() => {
            sending.reset();
            void changed('application', told.id);
          }}
        />
      )}
      <Button
        block
        size="large"
        type="primary"
        data-act="confirm"
        disabled={opinion.trim() === '' || (outcome === 'refuse' && ground === undefined)}
        loading={sending.isPending}
        onClick={() => {
          sending.mutate();
        }}
      >
        {t(outcome === 'approve' ? 'decide.confirmAgree' : 'decide.confirmRefuse')}
      </Button>
      <Button block size="large" onClick={close}>
        {t('decide.cancel')}
      </Button>
    </Sheet>
  );
}

/** Done. The next one does not open by itself: a leader opens it. */
function Done({ told, outcome }: { readonly told: Application; readonly outcome: Outcome }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const tasks = useQuery(readings.tasks());
  const next = (tasks.data?.items ?? [])
    .filter(({ act, case: id }) => act === 'decision' && id !== told.id)
    .sort(byDue)[0];
  return (
    <article className="decide decide-done" role="status">
      <p className="seals-large">
        <Seal step="decide" state={outcome === 'approve' ? 'given' : 'refused'} />
      </p>
      <h1>{t(outcome === 'approve' ? 'decide.done' : 'decide.doneRefused')}</h1>
      <p>{told.number}</p>
      <p className="secondary">{t('decide.told')}</p>
      <div className="decide-acts is-stacked">
        {next && (
          <Button
            size="large"
            type="primary"
            onClick={() => {
              void navigate(`/decide/${next.case}`);
            }}
          >
            {t('decide.next', { next: textIn(next.about, 'enterprise') ?? '' })}
          </Button>
        )}
        <Button
          size="large"
          onClick={() => {
            void navigate('/');
          }}
        >
          {t('decide.list')}
        </Button>
      </div>
    </article>
  );
}
