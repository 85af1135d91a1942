import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { post } from '../api/client';
import { readings, useChanged } from '../api/queries';
import type { Application, Form } from '../api/shapes';
import { useKeys } from '../frame/keys';
import { Failure } from '../frame/States';
import { LeadTimeRuler } from '../legal-time/LeadTimeRuler';
import { Why } from '../legal-time/Why';
import { useNow } from '../time/clock';
import { dateOf, timeOf } from '../time/civil';
import { dayName, shortDay } from '../time/words';
import { ItemsPicker, OfficersPicker, SitePicker, TimePicker } from '../registers/pickers';
import { DayPicker } from './DayPicker';
import { asSent, toggled, type Draft, type FormDay } from './draft';
import { Field } from './Field';
import { forgetDraft, keepDraft, keptDraft } from './keep';
import { PreflightPanel } from './PreflightPanel';
import { Receipt } from './Receipt';
import './filing.css';

interface Props {
  readonly person: string;
  readonly initial: Form;
  /** The application that is corrected; absent where a new one is filed. */
  readonly amends?: Application;
}

/** Milliseconds of quiet after typing before the house is asked what it thinks. */
const pause = 400;

/** One page, three steps, the house's judgement beside it while it is written. */
export function FilingForm({ person, initial, amends }: Props) {
  const { t } = useTranslation();
  const now = useNow();
  const changed = useChanged();
  const id = amends?.id;
  const [kept] = useState(() => keptDraft(person, id));
  const [form, setForm] = useState<Form>(kept?.form ?? initial);
  const [judged, setJudged] = useState(form);
  const [savedAt, setSavedAt] = useState(kept?.savedAt);
  const sent = useRef<Pick<Draft, 'key' | 'sent'>>(kept ?? { key: crypto.randomUUID() });
  const isTouched = useRef(kept !== undefined);
  const page = useRef<HTMLDivElement>(null);
  const clock = useRef(now);
  useEffect(() => {
    clock.current = now;
  });
  const preflight = useQuery({
    ...readings.preflight(asSent(judged)),
    placeholderData: keepPreviousData,
    staleTime: 15_000,
  });

  useEffect(() => {
    const timer = setTimeout(() => {
      setJudged(form);
      if (!isTouched.current) return;
      const moment = new Date(clock.current ?? Date.now()).toISOString();
      keepDraft(person, id, { form, ...sent.current, savedAt: moment });
      setSavedAt(moment);
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [form, id, person]);

  const sending = useMutation({
    mutationFn: async () => {
      const body = asSent(form);
      const text = JSON.stringify(body);
      // The same form under the same key is the same act: a second try after a cut connection files nothing twice.
      if (sent.current.sent !== text) sent.current = { key: crypto.randomUUID(), sent: text };
      keepDraft(person, id, { form, ...sent.current, savedAt: new Date().toISOString() });
      const { key } = sent.current;
      return amends
        ? post<Application>({ path: `applications/${amends.id}/form`, body, key, version: amends.version })
        : post<Application>({ path: 'applications', body, key });
    },
    onSuccess: async (filed) => {
      forgetDraft(person, id);
      await changed('application', filed.id);
    },
  });

  const change = (next: Form) => {
    isTouched.current = true;
    setForm(next);
  };
  const told = preflight.data;
  const refusals = told?.findings.filter(({ severity }) => severity === 'refusal') ?? [];
  const canSend = told !== undefined && judged === form && !told.wouldBeRefused && !sending.isPending;
  const send = () => {
    if (canSend) sending.mutate();
  };
  const focusOn = (field: string) => {
    const part = page.current?.querySelector(`[data-field="${field}"]`);
    part?.scrollIntoView({ block: 'center' });
    part?.querySelector<HTMLElement>('input, textarea, button[tabindex="0"]')?.focus();
  };
  const steps = ['site', 'days', 'send'] as const;
  const goTo = (key: string) => {
    const name = steps[Number(key.at(-1)) - 1];
    if (name !== undefined) focusOn(name);
  };
  useKeys([
    { keys: ['Alt+1', 'Alt+2', 'Alt+3'], words: t('keys.steps'), do: goTo },
    {
      keys: ['F8'],
      words: t('keys.nextFinding'),
      do: () => {
        page.current?.querySelector<HTMLElement>('[data-mend]')?.focus();
      },
    },
    {
      keys: ['Alt+m'],
      words: t('keys.mend'),
      do: () => {
        page.current?.querySelector<HTMLElement>('[data-mend]')?.click();
      },
    },
    { keys: ['Ctrl+Enter'], words: t('keys.send'), do: send },
  ]);

  if (sending.data) return <Receipt filed={sending.data} />;
  if (now === undefined) return null;
  const [firstDay] = form.days;
  const isBad = (field: string) =>
    refusals.some((finding) => finding.field?.startsWith(`/${field}`) === true && !isEmpty(form, field));
  return (
    <div ref={page}>
      <header className="page-head">
        <div>
          <h1>{t('filing.title')}</h1>
          <p>{t('filing.subtitle')}</p>
        </div>
        <p className="secondary" role="status">
          {savedAt !== undefined && t('filing.savedHere', { time: timeOf(savedAt) })}
        </p>
      </header>
      <ol className="steps">
        <Step number={1} words={t('filing.step1')} done={form.site !== '' && form.items.length > 0} />
        <Step
          number={2}
          words={t('filing.step2')}
          done={form.days.length > 0 && form.reason.trim() !== '' && form.officers.length > 1}
        />
        <Step number={3} words={t('filing.step3')} done={false} />
      </ol>
      <section className="filing-ruler">
        {firstDay ? (
          <Reading date={firstDay.date} now={now} earliest={told?.earliestInspection} />
        ) : (
          <p className="secondary">{t('filing.noDay')}</p>
        )}
      </section>
      <div className="filing">
        <div>
          <section>
            <h2>1 {t('filing.step1')}</h2>
            <div className="filing-pair">
              <Field name="site" words={t('filing.site')} hint={t('filing.siteHint')} isBad={isBad('site')}>
                <SitePicker
                  label={t('filing.site')}
                  site={form.site}
                  choose={(site) => {
                    change({ ...form, site });
                  }}
                />
              </Field>
              <Field name="items" words={t('filing.items')} hint={t('filing.itemsHint')} isBad={isBad('items')}>
                <ItemsPicker
                  label={t('filing.items')}
                  agency={form.agency}
                  chosen={form.items}
                  choose={(items) => {
                    change({ ...form, items });
                  }}
                />
              </Field>
            </div>
          </section>
          <section>
            <h2>2 {t('filing.step2')}</h2>
            <div className="filing-pair">
              <Field name="days" words={t('filing.days')} hint={t('filing.daysHint')} isBad={isBad('days')}>
                <DayPicker
                  chosen={form.days.map(({ date }) => date)}
                  today={dateOf(now)}
                  earliest={told?.earliestInspection}
                  toggle={(date) => {
                    change(toggled(form, date));
                  }}
                />
              </Field>
              <div>
                <Field name="hours" words={t('filing.chosen')} isBad={false}>
                  <ul className="filing-days">
                    {form.days.map((day) => (
                      <DayRow
                        key={day.date}
                        day={day}
                        isOpen={told?.split.open.includes(day.date) === true}
                        change={(next) => {
                          change({ ...form, days: form.days.map((one) => (one.date === day.date ? next : one)) });
                        }}
                        drop={() => {
                          change(toggled(form, day.date));
                        }}
                      />
                    ))}
                  </ul>
                </Field>
                <Field name="reason" words={t('filing.reason')} hint={t('filing.reasonHint')} isBad={isBad('reason')}>
                  <Input.TextArea
                    aria-label={t('filing.reason')}
                    rows={3}
                    value={form.reason}
                    onChange={({ target: { value } }) => {
                      change({ ...form, reason: value });
                    }}
                  />
                </Field>
              </div>
              <Field
                name="officers"
                words={t('filing.officers')}
                hint={t('filing.officersHint')}
                isBad={isBad('officers')}
              >
                <OfficersPicker
                  label={t('filing.officers')}
                  agency={form.agency}
                  chosen={form.officers}
                  choose={(officers) => {
                    change({ ...form, officers });
                  }}
                />
              </Field>
              <Field
                name="offSiteTried"
                words={t('filing.offSiteTried')}
                hint={t('filing.offSiteHint')}
                isBad={isBad('offSiteTried')}
              >
                <Input
                  aria-label={t('filing.offSiteTried')}
                  value={form.offSiteTried ?? ''}
                  onChange={({ target: { value } }) => {
                    change({ ...form, offSiteTried: value });
                  }}
                />
              </Field>
              {(form.gradedReason !== undefined || refusals.some(({ field }) => field === '/gradedReason')) && (
                <Field name="gradedReason" words={t('filing.gradedReason')} isBad={isBad('gradedReason')}>
                  <Input
                    aria-label={t('filing.gradedReason')}
                    value={form.gradedReason ?? ''}
                    onChange={({ target: { value } }) => {
                      change({ ...form, gradedReason: value });
                    }}
                  />
                </Field>
              )}
            </div>
          </section>
          <section data-field="send">
            <h2>3 {t('filing.step3')}</h2>
            <p className="secondary">
              {t('filing.path', { head: t('filing.yourHead') })}{' '}
              {refusals.length > 0 && t('filing.mendFirst', { count: refusals.length })}
            </p>
            <div className="acts filing-send">
              <Button type="primary" disabled={!canSend} loading={sending.isPending} onClick={send}>
                {t(amends ? 'filing.sendAgain' : 'filing.send')}
              </Button>
              {savedAt !== undefined && (
                <Button
                  onClick={() => {
                    forgetDraft(person, id);
                    isTouched.current = false;
                    setSavedAt(undefined);
                    setForm(initial);
                  }}
                >
                  {t('filing.discard')}
                </Button>
              )}
            </div>
            {sending.error && (
              <Failure
                error={sending.error}
                again={() => {
                  sending.reset();
                  if (amends) void changed('application', amends.id);
                }}
              />
            )}
          </section>
        </div>
        <PreflightPanel
          form={form}
          told={told}
          error={preflight.error}
          isOld={judged !== form || preflight.isFetching}
          change={change}
          focusOn={focusOn}
        />
      </div>
    </div>
  );
}

function isEmpty(form: Form, field: string): boolean {
  const value = (form as Readonly<Record<string, unknown>>)[field];
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function Step({ number, words, done }: { readonly number: number; readonly words: string; readonly done: boolean }) {
  const { t } = useTranslation();
  return (
    <li className={done ? 'is-done' : ''}>
      <i aria-hidden="true">{done ? '✓' : number}</i>
      <b>{words}</b>
      <span className="secondary">{t(done ? 'filing.stepDone' : 'filing.stepOpen')}</span>
    </li>
  );
}

interface DayRowProps {
  readonly day: FormDay;
  readonly isOpen: boolean;
  readonly change: (day: FormDay) => void;
  readonly drop: () => void;
}

/** A chosen day with its hours. */
function DayRow({ day, isOpen, change, drop }: DayRowProps) {
  const { t } = useTranslation();
  const name = dayName(t, day.date);
  return (
    <li>
      <span>
        {name}
        {isOpen && <em className="amber">{t('filing.openDay', { day: shortDay(t, day.date) })}</em>}
      </span>
      <span>
        <TimePicker
          label={t('filing.from', { day: name })}
          value={day.from}
          change={(from) => {
            change({ ...day, from });
          }}
        />
        –
        <TimePicker
          label={t('filing.until', { day: name })}
          value={day.until}
          change={(until) => {
            change({ ...day, until });
          }}
        />
        <button type="button" className="plain-button" aria-label={t('filing.drop', { day: name })} onClick={drop}>
          ×
        </button>
      </span>
    </li>
  );
}

/** The filing deadline of a day as the house reads it: drawn, and in words. */
function Reading({
  date,
  now,
  earliest,
}: {
  readonly date: string;
  readonly now: number;
  readonly earliest: string | undefined;
}) {
  const { t } = useTranslation();
  const { data, error } = useQuery({ ...readings.filingDeadline(date), placeholderData: keepPreviousData });
  if (error) return <p className="secondary">{t('filing.unsure')}</p>;
  if (!data) return null;
  if (!data.quiet) return <p className="note">{t('filing.openDay', { day: dayName(t, data.inspectionDate) })}</p>;
  const latest = `${dayName(t, data.latestFiling)} ${data.closeOfBusiness}`;
  return (
    <>
      <LeadTimeRuler told={data} now={now} earliest={earliest} />
      <p className="secondary">
        {data.rule} {t('filing.ruleText', { moment: latest })}
        <Why of={latest} explanation={data} also={t('why.strict', { day: dayName(t, data.strictLatestFiling) })} />
        {data.article}
      </p>
    </>
  );
}
