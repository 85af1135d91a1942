import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readings } from '../api/queries';
import { Failure } from '../frame/States';
import { MonthStrip } from '../legal-time/MonthStrip';
import { useNow } from '../time/clock';
import { boundsOf, dateOf, instantOf, monthOf, plusDays, plusMonths, timeOf } from '../time/civil';
import { dayName, shortDay } from '../time/words';
import { useSession, useSigning } from './session';

/** The demonstration's clock: it shows what time it is, and goes on. Production has none. */
export function DemonstrationClock() {
  const { t } = useTranslation();
  const now = useNow();
  const { moveClock } = useSigning();
  const { data: session } = useSession();
  const month = monthOf(dateOf(now ?? 0));
  const { first, last } = boundsOf(month);
  const { data: days } = useQuery({ ...readings.days(first, last), enabled: now !== undefined });
  const tasks = useQuery({ ...readings.tasks(), enabled: Boolean(session) });
  const [chosen, setChosen] = useState('');
  const move = useMutation({ mutationFn: moveClock });
  if (now === undefined) return null;
  const today = dateOf(now);
  const dues = (tasks.data?.items ?? [])
    .flatMap(({ due }) => (due !== null && Date.parse(due) > now ? [due] : []))
    .sort();
  const [next] = dues;
  const open = days?.find(({ date, quiet }) => date > today && !quiet)?.date;
  const places = [
    { to: instantOf(plusDays(today, 1), '08:30'), words: t('clock.tomorrow') },
    ...(open === undefined ? [] : [{ to: instantOf(open), words: t('clock.open', { day: shortDay(t, open) }) }]),
    {
      to: instantOf(`${plusMonths(month, 1)}-01`),
      words: t('clock.nextMonth', { day: shortDay(t, `${plusMonths(month, 1)}-01`) }),
    },
  ];
  return (
    <section className="demonstration-clock" aria-label={t('clock.demonstration')}>
      <p className="amber">
        <b>{t('clock.demonstration')}</b>
      </p>
      <p className="demonstration-clock-now">
        <b>{t('clock.day', { year: today.slice(0, 4), day: dayName(t, today) })}</b>
        <span>{timeOf(now)}</span>
      </p>
      <MonthStrip month={month} days={days} today={today} size="mini" />
      {next !== undefined && (
        <Button
          type="primary"
          size="large"
          block
          loading={move.isPending}
          onClick={() => {
            move.mutate(Date.parse(next));
          }}
        >
          {t('clock.next', {
            moment: `${dateOf(next) === today ? t('groups.today') : dayName(t, dateOf(next))} ${timeOf(next)}`,
          })}
        </Button>
      )}
      <div className="demonstration-clock-places">
        {places.map(({ to, words }) => (
          <Button
            key={words}
            onClick={() => {
              move.mutate(to);
            }}
          >
            {words}
          </Button>
        ))}
      </div>
      <label className="demonstration-clock-choice">
        <span className="unseen">{t('clock.choose')}</span>
        <Input
          type="datetime-local"
          aria-label={t('clock.choose')}
          value={chosen}
          onChange={({ target }) => {
            setChosen(target.value);
          }}
        />
        <Button
          disabled={chosen === ''}
          onClick={() => {
            const [date = '', time = ''] = chosen.split('T');
            move.mutate(instantOf(date, time.slice(0, 5)));
          }}
        >
          {t('clock.go')}
        </Button>
      </label>
      {move.error && <Failure error={move.error} />}
      <p className="secondary">{t('clock.note')}</p>
    </section>
  );
}
