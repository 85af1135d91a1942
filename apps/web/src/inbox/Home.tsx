import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { readings, useRegister } from '../api/queries';
import { isKind, type Entry, type Task } from '../api/shapes';
import { useKeys } from '../frame/keys';
import { Failure, Waiting } from '../frame/States';
import { MonthStrip } from '../legal-time/MonthStrip';
import { useNow } from '../time/clock';
import { boundsOf, dateOf, monthOf, plusMonths } from '../time/civil';
import { dayName, shortDay } from '../time/words';
import { byDue, groupOf, groups, nameIn, textIn } from './rows';
import { TaskRow } from './TaskRow';
import './inbox.css';

/** The morning: what waits for the caller's post, by the moment at which the law wants it done. */
export function Home() {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const sought = parameters.get('q') ?? '';
  const day = parameters.get('day') ?? undefined;
  const act = parameters.get('act') ?? undefined;
  const tasks = useQuery({ ...readings.tasks(), enabled: now !== undefined });
  const month = now === undefined ? undefined : monthOf(dateOf(now));
  const days = useQuery({
    ...readings.days(boundsOf(month ?? '2000-01').first, boundsOf(month ?? '2000-01').last),
    enabled: month !== undefined,
  });
  const before = month === undefined ? undefined : plusMonths(month, -1);
  const earlier = useQuery({
    ...readings.days(boundsOf(before ?? '2000-01').first, boundsOf(before ?? '2000-01').last),
    enabled: before !== undefined,
  });
  const sites = useRegister('site');
  const agencies = useRegister('agency');
  const list = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<string>();

  const all = useMemo(() => [...(tasks.data?.items ?? [])].sort(byDue), [tasks.data]);
  const shown = all.filter(
    (task) => isSought(task) && (day === undefined || isDueOn(task, day)) && (act === undefined || task.act === act),
  );
  const acts = [...new Set(all.map((task) => task.act))];
  const selectedRow = shown.find((task) => keyOf(task) === selected) ?? shown[0];

  function isSought(task: Task): boolean {
    const { about, summary, organisationName } = task;
    const site = sites.get(textIn(about, 'site') ?? '');
    const text = [
      summary,
      organisationName,
      JSON.stringify(about),
      nameIn(site, i18n.language),
      nameIn(agencies.get(textIn(about, 'agency') ?? ''), i18n.language),
    ].join(' ');
    return sought
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.toLowerCase().includes(word));
  }

  function choose(name: 'day' | 'act', value: string | undefined): void {
    setParameters(
      (old) => {
        if (value === undefined || old.get(name) === value) old.delete(name);
        else old.set(name, value);
        return old;
      },
      { replace: true },
    );
  }

  function go(by: number): void {
    const at = selectedRow ? shown.indexOf(selectedRow) : -1;
    const next = shown[Math.min(Math.max(at + by, 0), shown.length - 1)];
    if (!next) return;
    setSelected(keyOf(next));
    list.current?.querySelector(`[data-task="${CSS.escape(keyOf(next))}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  const open = (task: Task | undefined) => {
    const address = task && addressOf(task);
    if (address !== undefined) void navigate(address);
  };
  const review = shown.find((task) => task.kind === 'application' && task.act === 'review');
  useKeys([
    {
      keys: ['j', 'k'],
      words: t('keys.upDown'),
      do: (key) => {
        go(key === 'j' ? 1 : -1);
      },
    },
    {
      keys: ['Enter'],
      words: t('keys.open'),
      do: () => {
        open(selectedRow);
      },
    },
    ...(review
      ? [
          {
            keys: ['r'],
            words: t('keys.reviewAll'),
            do: () => {
              open(review);
            },
          },
        ]
      : []),
    {
      keys: ['w'],
      words: t('keys.why'),
      do: () => {
        list.current?.querySelector<HTMLElement>('.is-selected .why')?.click();
      },
    },
    { keys: ['/'], words: t('keys.search'), do: () => undefined },
  ]);

  if (now === undefined) return <Waiting />;
  const today = dateOf(now);
  const late = all.filter((task) => groupOf(task, now) === 'late').length;
  const dueToday = all.filter((task) => groupOf(task, now) === 'today').length;
  const openFrom = days.data?.find(({ date, quiet }) => date >= today && !quiet)?.date;
  const isQuiet = days.data?.find(({ date }) => date === today)?.quiet;
  const marks = [...new Set(all.flatMap(({ due }) => (due === null ? [] : [dateOf(due)])))].map((date) => {
    const those = all.filter((task) => isDueOn(task, date));
    const isLate = those.some((task) => groupOf(task, now) === 'late');
    return { date, below: t('strip.count', { count: those.length }), ...(isLate && { tone: 'late' as const }) };
  });
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t('home.title')}</h1>
          <p>
            {t('home.sorted')} {t('home.today', { count: dueToday })}
            {late > 0 && <span className="red"> {t('home.late', { count: late })}</span>}
          </p>
        </div>
      </div>
      {month !== undefined && (
        <MonthStrip
          month={month}
          days={days.data}
          today={today}
          marks={marks}
          pressed={day}
          caption={[
            ...(isQuiet === undefined ? [] : [t(isQuiet ? 'home.isQuiet' : 'home.isOpen')]),
            ...(isQuiet === true && openFrom !== undefined ? [t('home.openFrom', { day: shortDay(t, openFrom) })] : []),
          ].join(' ')}
          onPress={(date) => {
            choose('day', date);
          }}
        />
      )}
      <div className="inbox-filters" role="group" aria-label={t('home.filters')}>
        <button
          type="button"
          className="chip"
          aria-pressed={act === undefined && day === undefined}
          onClick={() => {
            setParameters({}, { replace: true });
          }}
        >
          {t('home.all')} {all.length}
        </button>
        {acts.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={one === act}
            onClick={() => {
              choose('act', one);
            }}
          >
            {t(`acts.${one}` as 'acts.review', { defaultValue: one })} {all.filter((task) => task.act === one).length}
          </button>
        ))}
        {day !== undefined && (
          <button
            type="button"
            className="chip"
            aria-pressed
            onClick={() => {
              choose('day', undefined);
            }}
          >
            {t('home.dueOn', { day: shortDay(t, day) })} ×
          </button>
        )}
      </div>
      {tasks.error && (
        <Failure
          error={tasks.error}
          again={() => {
            void tasks.refetch();
          }}
        />
      )}
      {tasks.isPending && <Waiting>{t('home.loading')}</Waiting>}
      {tasks.data && shown.length === 0 && (
        <Empty
          total={all.length}
          clear={() => {
            setParameters({}, { replace: true });
          }}
        />
      )}
      <div className="inbox" ref={list}>
        {shown.length > 0 && (
          <div className="inbox-head secondary" aria-hidden="true">
            <span>{t('home.term')}</span>
            <span>{t('home.act')}</span>
            <span>{t('home.matter')}</span>
            <span>{t('home.from')}</span>
            <span>{t('home.seals')}</span>
          </div>
        )}
        {groups.map((group) => {
          const those = shown.filter((task) => groupOf(task, now) === group);
          if (those.length === 0) return null;
          return (
            <section key={group} aria-label={t(`groups.${group}`)}>
              <h2 className="inbox-group">
                <b className={group === 'late' ? 'red' : ''}>{t(`groups.${group}`)}</b>
                <span>
                  {group === 'today' && dayName(t, today)} {t('home.count', { count: those.length })}
                </span>
              </h2>
              <ul>
                {those.map((task) => (
                  <TaskRow
                    key={keyOf(task)}
                    name={keyOf(task)}
                    task={task}
                    now={now}
                    days={[...(earlier.data ?? []), ...(days.data ?? [])]}
                    address={addressOf(task)}
                    isSelected={task === selectedRow}
                    select={() => {
                      setSelected(keyOf(task));
                    }}
                    names={namesOf(task, sites, agencies, i18n.language)}
                  />
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </>
  );
}

function namesOf(
  { about }: Task,
  sites: ReadonlyMap<string, Entry>,
  agencies: ReadonlyMap<string, Entry>,
  language: string,
) {
  return {
    site: nameIn(sites.get(textIn(about, 'site') ?? ''), language),
    agency: nameIn(agencies.get(textIn(about, 'agency') ?? textIn(about, 'respondent') ?? ''), language),
  };
}

const keyOf = ({ kind, case: id, act, organisation }: Task) => `${kind}/${id} ${act} ${organisation}`;
const isDueOn = ({ due }: Task, day: string) => due !== null && dateOf(due) === day;

/** Where a task is done. */
function addressOf({ kind, case: id, act }: Task): string | undefined {
  if (!isKind(kind)) return undefined;
  if (kind === 'application' && act === 'review') return `/review/${id}`;
  if (kind === 'application' && act === 'decision') return `/decide/${id}`;
  return `/cases/${kind}/${encodeURIComponent(id)}`;
}

/** Nothing to do, or nothing that the filters leave: said apart. */
function Empty({ total, clear }: { readonly total: number; readonly clear: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="inbox-empty">
      <h2>{t(total === 0 ? 'home.empty' : 'home.filtered')}</h2>
      <p className="secondary">{total === 0 ? t('home.emptyText') : t('home.filteredText', { count: total })}</p>
      {total > 0 && (
        <button type="button" className="plain-button" onClick={clear}>
          {t('home.clear')}
        </button>
      )}
    </div>
  );
}
