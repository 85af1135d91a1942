import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input, Radio, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useActKey } from '../api/act-key';
import { post } from '../api/client';
import { readings, useChanged } from '../api/queries';
import type { AnyCase, VisitRequest } from '../api/shapes';
import { Field } from '../filing/Field';
import '../filing/filing.css';
import { Findings } from '../findings/Findings';
import { Failure, Waiting } from '../frame/States';
import { useKeys } from '../frame/keys';
import { ItemsPicker, OfficersPicker, SitePicker, TimePicker } from '../registers/pickers';
import { actingPost, useSession } from '../session/session';
import { useNow } from '../time/clock';
import { dateOf, timeOf } from '../time/civil';
import { dayName } from '../time/words';
import './special.css';

/** A visit under a special circumstance, in a minute: the circumstance, its one proof, who goes where. */
export function SpecialPage() {
  const { t } = useTranslation();
  const now = useNow();
  const { data: session } = useSession();
  const agency = session ? actingPost(session)?.organisation.id : undefined;
  if (agency === undefined) return <p className="note">{t('frame.noPost')}</p>;
  return now === undefined ? <Waiting /> : <SpecialForm key={agency} agency={agency} now={now} />;
}

/** Milliseconds of quiet after typing before the house is asked what it thinks. */
const pause = 400;

/** The half hour that runs: officers under a special circumstance go at once. */
const halfHour = (time: string) => `${time.slice(0, 3)}${Number(time.slice(3)) < 30 ? '00' : '30'}`;

function SpecialForm({ agency, now }: { readonly agency: string; readonly now: number }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const changed = useChanged();
  const keyOf = useActKey();
  const language = i18n.language === 'en' ? 'en' : 'zh';
  const circumstances = useQuery(readings.circumstances());
  const [number, setNumber] = useState<number>();
  const [proof, setProof] = useState<Readonly<Record<string, string>>>({});
  const [site, setSite] = useState('');
  const [items, setItems] = useState<readonly string[]>([]);
  const [officers, setOfficers] = useState<readonly string[]>([]);
  const [day, setDay] = useState({ date: dateOf(now), from: halfHour(timeOf(now)), until: '17:30' });
  const chosen = circumstances.data?.find((one) => one.number === number);
  const fields = chosen?.proof ?? [];
  const request: VisitRequest = {
    agency,
    site,
    items: [...items],
    officers: [...officers],
    day,
    basis: {
      by: 'special',
      circumstance: number ?? 0,
      proof: Object.fromEntries(fields.flatMap(({ field }) => (proof[field] ? [[field, proof[field]]] : []))),
    },
  };
  const text = JSON.stringify(request);
  const [judged, setJudged] = useState<VisitRequest>();
  useEffect(() => {
    const timer = setTimeout(() => {
      const whole = JSON.parse(text) as VisitRequest;
      setJudged(number === undefined || whole.site === '' ? undefined : whole);
    }, pause);
    return () => {
      clearTimeout(timer);
    };
  }, [text, number]);
  const preflight = useQuery({ ...readings.visitPreflight(judged), placeholderData: keepPreviousData });
  const told = judged && preflight.data;
  const isFresh = JSON.stringify(judged) === text && !preflight.isFetching;
  const sending = useMutation({
    mutationFn: () => post<AnyCase>({ path: 'visits', body: request, key: keyOf(request).key }),
    onSuccess: async ({ id }) => {
      await changed('visit', id);
      await navigate(`/cases/visit/${id}`);
    },
  });
  const canSend = told !== undefined && isFresh && !told.wouldBeRefused && !sending.isPending;
  const send = () => {
    if (canSend) sending.mutate();
  };
  useKeys([{ keys: ['Ctrl+Enter'], words: t('special.send'), do: send }]);

  return (
    <>
      <header className="page-head">
        <div>
          <h1>{t('special.title')}</h1>
          <p>{t('special.subtitle')}</p>
        </div>
      </header>
      {circumstances.error && <Failure error={circumstances.error} />}
      <div className="filing">
        <div>
          <section>
            <h2>1 {t('special.circumstance')}</h2>
            <Radio.Group
              className="special-circumstances"
              aria-label={t('special.circumstance')}
              value={number}
              onChange={({ target }) => {
                setNumber(target.value as number);
                setProof({});
              }}
              options={(circumstances.data ?? []).map((one) => ({
                value: one.number,
                label: (
                  <>
                    <b className="special-number">{String.fromCodePoint(0x245f + one.number)}</b> {one.name[language]}
                    {one.emergency && <em className="amber"> {t('special.emergency')}</em>}
                  </>
                ),
              }))}
            />
          </section>
          {chosen && (
            <section>
              <h2>2 {t('special.proof')}</h2>
              <div className="filing-pair">
                {fields.map(({ field, name, choices }) => (
                  <Field key={field} name={field} words={name[language]} isBad={false}>
                    {choices ? (
                      <Select
                        className="wide"
                        aria-label={name[language]}
                        value={proof[field] ?? null}
                        options={choices.map(({ value, name: words }) => ({ value, label: words[language] }))}
                        onChange={(value: string) => {
                          setProof({ ...proof, [field]: value });
                        }}
                      />
                    ) : (
                      <Input
                        aria-label={name[language]}
                        value={proof[field] ?? ''}
                        onChange={({ target }) => {
                          setProof({ ...proof, [field]: target.value });
                        }}
                      />
                    )}
                  </Field>
                ))}
              </div>
            </section>
          )}
          <section>
            <h2>3 {t('special.rest')}</h2>
            <div className="filing-pair">
              <Field name="site" words={t('filing.site')} hint={t('filing.siteHint')} isBad={false}>
                <SitePicker label={t('filing.site')} site={site} choose={setSite} />
              </Field>
              <Field name="items" words={t('filing.items')} hint={t('filing.itemsHint')} isBad={false}>
                <ItemsPicker label={t('filing.items')} agency={agency} chosen={items} choose={setItems} />
              </Field>
              <Field name="officers" words={t('filing.officers')} hint={t('filing.officersHint')} isBad={false}>
                <OfficersPicker label={t('filing.officers')} agency={agency} chosen={officers} choose={setOfficers} />
              </Field>
              <Field name="day" words={t('filing.days')} isBad={false}>
                <p className="special-day">
                  <Input
                    type="date"
                    aria-label={t('filing.days')}
                    value={day.date}
                    onChange={({ target }) => {
                      setDay({ ...day, date: target.value });
                    }}
                  />
                  <TimePicker
                    label={t('filing.from', { day: dayName(t, day.date) })}
                    value={day.from}
                    change={(from) => {
                      setDay({ ...day, from });
                    }}
                  />
                  –
                  <TimePicker
                    label={t('filing.until', { day: dayName(t, day.date) })}
                    value={day.until}
                    change={(until) => {
                      setDay({ ...day, until });
                    }}
                  />
                </p>
              </Field>
            </div>
            <div className="acts filing-send">
              <Button type="primary" disabled={!canSend} loading={sending.isPending} onClick={send} data-act="visit">
                {t(chosen?.emergency === true ? 'special.sendEmergency' : 'special.send')}
              </Button>
            </div>
            {sending.error && <Failure error={sending.error} />}
          </section>
        </div>
        <aside className="preflight" aria-label={t('filing.preflight')}>
          <p className="preflight-head">
            <b>{t('filing.preflight')}</b>
          </p>
          <p role="status">
            {told ? (
              told.wouldBeRefused ? (
                <b className="amber">
                  {t('filing.wouldRefuse', {
                    count: told.findings.filter(({ severity }) => severity === 'refusal').length,
                  })}
                </b>
              ) : (
                <b className="pine">{t('filing.inOrder')}</b>
              )
            ) : (
              t('special.incomplete')
            )}
          </p>
          {preflight.error && <Failure error={preflight.error} />}
          {told && <Findings findings={told.findings} />}
        </aside>
      </div>
    </>
  );
}
