import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input, Radio, Select } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useActKey } from '../api/act-key';
import { post } from '../api/client';
import { readings, useChanged } from '../api/queries';
import type { Application } from '../api/shapes';
import { FormSheet } from '../case/FormSheet';
import { useKeys } from '../frame/keys';
import { Failure, Waiting } from '../frame/States';
import { byDue, textIn } from '../inbox/rows';
import { LeadTimeRuler } from '../legal-time/LeadTimeRuler';
import { Why } from '../legal-time/Why';
import { Seals } from '../seals/Seals';
import { stepsOf } from '../seals/steps';
import { useNow } from '../time/clock';
import { dayName, momentName } from '../time/words';
import './review.css';

type Outcome = 'pass' | 'return' | 'refuse';

/** What is found wanting most often, each with the field it is about. */
const catalogue = ['reason', 'offSiteTried', 'items', 'days', 'officers', 'site'] as const;
type Defect = (typeof catalogue)[number];

/** One review after another: the form and the checks side by side, everything by keyboard; the next opens by itself. */
export function ReviewPage() {
  const { id = '' } = useParams();
  return <Review key={id} id={id} />;
}

function Review({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data: told, error, refetch } = useQuery(readings.application(id));
  const tasks = useQuery(readings.tasks());
  const now = useNow();
  const waiting = (tasks.data?.items ?? [])
    .filter(({ kind, act }) => kind === 'application' && act === 'review')
    .sort(byDue);
  const at = waiting.findIndex((task) => task.case === id);
  const next =
    waiting.find((task, index) => index > at && task.case !== id) ?? waiting.find((task) => task.case !== id);
  const goOn = () => {
    void navigate(next ? `/review/${next.case}` : '/');
  };
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
  return (
    <>
      <header className="review-head">
        <div>
          <p className="crumb">
            <Link to="/">{t('home.title')}</Link>
            {at >= 0 && ` / ${t('review.position', { at: at + 1, count: waiting.length })}`}
          </p>
          <h1>{t('review.title', { number: told.number })}</h1>
          <p className="secondary">
            {t('review.intro', { agency: told.agencyName, enterprise: told.target?.enterpriseName })}
          </p>
        </div>
        <Seals steps={stepsOf(told, now)} size="middle" />
      </header>
      <Receipt told={told} now={now} />
      <Desk
        told={told}
        nextName={next && (textIn(next.about, 'number') ?? textIn(next.about, 'enterprise') ?? '')}
        goOn={goOn}
      />
    </>
  );
}

/** The receipt against the filing deadline, and what a return would cost. */
function Receipt({
  told: { form, receipt, actions },
  now,
}: {
  readonly told: Application;
  readonly now: number | undefined;
}) {
  const { t } = useTranslation();
  const [first] = form.days.map(({ date }) => date).sort();
  const { data } = useQuery({ ...readings.filingDeadline(first ?? ''), enabled: first !== undefined });
  if (!data || !receipt) return null;
  const latest = `${dayName(t, data.latestFiling)} ${data.closeOfBusiness}`;
  return (
    <section>
      <LeadTimeRuler told={data} now={now} receivedAt={receipt.at} />
      <p className="secondary">
        {t('ruler.received', { moment: momentName(t, receipt.at) })}
        {t('list.comma')}
        {t('ruler.latest', { moment: latest })}
        <Why of={latest} explanation={receipt} also={t('why.strict', { day: dayName(t, data.strictLatestFiling) })} />
        {actions.includes('review') && <b className="amber">{t('review.returnCost')}</b>}
      </p>
    </section>
  );
}

interface DeskProps {
  readonly told: Application;
  readonly nextName: string | undefined;
  readonly goOn: () => void;
}

function Desk({ told, nextName, goOn }: DeskProps) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const changed = useChanged();
  const [outcome, setOutcome] = useState<Outcome>('pass');
  const [ticked, setTicked] = useState<readonly Defect[]>([]);
  const [opinion, setOpinion] = useState<string>();
  const grounds = useQuery({ ...readings.refusalGrounds(), enabled: outcome === 'refuse' });
  const [ground, setGround] = useState<string>();
  const keyOf = useActKey();
  const field = useRef<HTMLDivElement>(null);
  const isMine = told.actions.includes('review');
  const initial = { pass: t('review.passDefault'), return: t('review.returnDefault'), refuse: '' }[outcome];
  const text = opinion ?? initial;
  const defects = ticked.map((one) => ({ field: one, text: t(`defects.${one}.text`) }));
  const canSend =
    isMine &&
    text.trim() !== '' &&
    (outcome !== 'return' || defects.length > 0) &&
    (outcome !== 'refuse' || ground !== undefined);

  const sending = useMutation({
    mutationFn: () => {
      const body = {
        outcome,
        opinion: text,
        ...(outcome === 'return' && { defects }),
        ...(outcome === 'refuse' && { ground }),
      };
      const { key } = keyOf([body, told.version]);
      return post({ path: `applications/${told.id}/review`, body, key, version: told.version });
    },
    onSuccess: async () => {
      await changed('application', told.id);
      goOn();
    },
  });
  const send = () => {
    if (canSend && !sending.isPending) sending.mutate();
  };
  const tick = (one: Defect | undefined) => {
    if (one === undefined) return;
    setTicked(ticked.includes(one) ? ticked.filter((other) => other !== one) : [...ticked, one]);
  };

  useKeys([
    {
      keys: ['p', 'b', 'x'],
      words: t('keys.outcome'),
      do: (pressed) => {
        setOutcome(pressed === 'p' ? 'pass' : pressed === 'b' ? 'return' : 'refuse');
      },
    },
    {
      keys: ['1', '2', '3', '4', '5', '6'],
      do: (pressed) => {
        setOutcome('return');
        tick(catalogue[Number(pressed) - 1]);
      },
    },
    {
      keys: ['t'],
      words: t('keys.text'),
      do: () => {
        field.current?.querySelector('textarea')?.focus();
      },
    },
    {
      keys: ['w'],
      words: t('keys.why'),
      do: () => {
        document.querySelector<HTMLElement>('main .why')?.click();
      },
    },
    { keys: ['s'], words: t('keys.skip'), do: goOn },
    { keys: ['Ctrl+Enter'], words: t('keys.submit'), do: send },
    {
      keys: ['Escape'],
      words: t('keys.back'),
      do: () => {
        void navigate('/');
      },
    },
  ]);

  const words = {
    pass: t('review.sendPass'),
    return: t('review.sendReturn', { count: defects.length }),
    refuse: t('review.sendRefuse'),
  }[outcome];
  return (
    <div className="review">
      <FormSheet told={told} marked={outcome === 'return' ? ticked : []} />
      <section>
        {!isMine && (
          <p className="note is-amber">
            {t('review.notNow')} <Link to={`/cases/application/${told.id}`}>{t('filing.openCase')}</Link>
          </p>
        )}
        {isMine && (
          <>
            <Radio.Group
              value={outcome}
              onChange={({ target }) => {
                setOutcome(target.value as Outcome);
              }}
              options={(['pass', 'return', 'refuse'] as const).map((value, index) => ({
                value,
                label: (
                  <>
                    {t(`review.${value}`)} <kbd>{'PBX'[index]}</kbd>
                  </>
                ),
              }))}
            />
            {outcome === 'return' && (
              <ul className="review-defects" aria-label={t('review.defectsHint')}>
                {catalogue.map((one, index) => (
                  <li key={one}>
                    <Checkbox
                      checked={ticked.includes(one)}
                      onChange={() => {
                        tick(one);
                      }}
                    >
                      <b>{t(`defects.${one}.field`)}</b> {t(`defects.${one}.text`)}
                    </Checkbox>
                    <kbd>{index + 1}</kbd>
                  </li>
                ))}
              </ul>
            )}
            {outcome === 'refuse' && (
              <Select
                className="wide"
                aria-label={t('decide.ground')}
                placeholder={t('decide.ground')}
                value={ground ?? null}
                options={(grounds.data ?? []).map(({ code, name }) => ({
                  value: code,
                  label: name[i18n.language === 'en' ? 'en' : 'zh'],
                }))}
                onChange={setGround}
              />
            )}
            <div className="field" ref={field}>
              <b>{t('review.opinion')}</b>
              <Input.TextArea
                aria-label={t('review.opinion')}
                rows={3}
                value={text}
                onChange={({ target }) => {
                  setOpinion(target.value);
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Escape') event.currentTarget.blur();
                }}
              />
            </div>
            {outcome === 'return' && defects.length === 0 && <p className="secondary">{t('review.needDefect')}</p>}
            {sending.error && (
              <Failure
                error={sending.error}
                again={() => {
                  sending.reset();
                  void changed('application', told.id);
                }}
              />
            )}
            <div className="review-foot">
              <span className="secondary">
                {nextName === undefined ? t('review.last') : t('review.next', { next: nextName })}
              </span>
              <span className="acts">
                <Button onClick={goOn}>{t('review.later')}</Button>
                <Button type="primary" disabled={!canSend} loading={sending.isPending} onClick={send} data-act="review">
                  {words}
                </Button>
              </span>
            </div>
          </>
        )}
      </section>
    </div>
  );
}
