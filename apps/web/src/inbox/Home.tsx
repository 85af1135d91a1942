import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useDeferredValue, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { lists, readings, useRegister, type List } from '../api/queries';
import { isKind, type CalendarDay, type Task } from '../api/shapes';
import { useKeys } from '../frame/keys';
import { Failure, Waiting } from '../frame/States';
import { MonthStrip } from '../legal-time/MonthStrip';
import { useNow } from '../time/clock';
import { boundsOf, dateOf, monthOf, plusMonths } from '../time/civil';
import { dayName, shortDay } from '../time/words';
import { byDue, groupOf, groups, nameIn, textIn } from './rows';
import { TaskRow } from './TaskRow';
import './inbox.css';

/** The morning: what waits for the caller's post by the moment at which the law wants it done; what they did and began. */
export function Home() {
  const { t, i18n } = useTranslation();
  const now = useNow();
  const navigate = useNavigate();
  const [parameters, setParameters] = useSearchParams();
  const asked = parameters.get('list');
  const list: List = lists.find((one) => one === asked) ?? 'waiting';
  const sought = useDeferredValue((parameters.get('q') ?? '').trim());
  const day = parameters.get('day') ?? undefined;
  const act = parameters.get('act') ?? undefined;
  const work = useInfiniteQuery(readings.work(list, sought));
  const month = now === undefined ? undefined : monthOf(dateOf(now));
  const days = useMonth(month);
  const earlier = useMonth(month === undefined ? undefined : plusMonths(month, -1));
  const agencies = useRegister('agency');
  const rows = useRef<HTMLDivElement>(null);
  const [selected, setSelected] = useState<string>();

  const items = work.data?.pages.flatMap((page) => page.items) ?? [];
  const all = list === 'waiting' ? [...items].sort(byDue) : items;
  const counts = work.data?.pages[0]?.counts;
  const shown = all.filter(
    (task) => (day === undefined || isDueOn(task, day)) && (act === undefined || task.act === act),
  );
  const acts = [...new Set(all.flatMap((task) => task.act ?? []))];
  const selectedRow = shown.find((task) => keyOf(task) === selected) ?? shown[0];

  function choose(name: 'day' | 'act' | 'list', value: string | undefined): void {
    setParameters(
      (old) => {
        if (value === undefined || (name !== 'list' && old.get(name) === value)) old.delete(name);
        else old.set(name, value);
        return old;
      },
      { replace: name !== 'list' },
    );
  }
  const clear = () => {
    setParameters(list === 'waiting' ? {} : { list }, { replace: true });
  };

  function go(by: number): void {
    const at = selectedRow ? shown.indexOf(selectedRow) : -1;
    const next = shown[Math.min(Math.max(at + by, 0), shown.length - 1)];
    if (!next) return;
    setSelected(keyOf(next));
    rows.current?.querySelector(`[data-task="${CSS.escape(keyOf(next))}"]`)?.scrollIntoView({ block: 'nearest' });
  }

  const open = (task: Task | undefined) => {
    const address = task && addressOf(task, list);
    if (address !== undefined) void navigate(address);
  };
  const review = shown.find((task) => list === 'waiting' && task.kind === 'application' && task.act === 'review');
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
      keys: ['1', '2', '3'],
      words: t('keys.lists'),
      do: (key) => {
        choose('list', lists[Number(key) - 1]);
      },
    },
    {
      keys: ['w'],
      words: t('keys.why'),
      do: () => {
        rows.current?.querySelector<HTMLElement>('.is-selected .why')?.click();
      },
    },
  ]);

  if (now === undefined) return <Waiting />;
  const today = dateOf(now);
  const calendar = [...(earlier ?? []), ...(days ?? [])];
  const row = (task: Task) => (
    <TaskRow
      key={keyOf(task)}
      name={keyOf(task)}
      task={task}
      now={now}
      days={calendar}
      address={addressOf(task, list)}
      isSelected={task === selectedRow}
      select={() => {
        setSelected(keyOf(task));
      }}
      agency={
        nameIn(agencies.get(textIn(task.about, 'agency') ?? textIn(task.about, 'respondent') ?? ''), i18n.language) ??
        task.organisationName ??
        undefined
      }
    />
  );
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{t(`lists.${list}`)}</h1>
          {counts && list === 'waiting' && (
            <p>
              {t('home.sorted')} {t('home.today', { count: counts.today })}
              {counts.overdue > 0 && <span className="red"> {t('home.late', { count: counts.overdue })}</span>}
            </p>
          )}
        </div>
      </div>
      {month !== undefined && (
        <MonthStrip
          month={month}
          days={days}
          today={today}
          marks={list === 'waiting' ? marksOf(all, now, (count) => t('strip.count', { count })) : []}
          pressed={day}
          caption={captionOf(days, today)}
          onPress={(date) => {
            choose('day', date);
          }}
        />
      )}
      <nav className="inbox-lists" aria-label={t('lists.name')}>
        {lists.map((one) => (
          <button
            key={one}
            type="button"
            aria-current={one === list ? 'page' : undefined}
            onClick={() => {
              choose('list', one);
            }}
          >
            {t(`lists.${one}`)} <span>{counts?.[one]}</span>
          </button>
        ))}
      </nav>
      <div className="inbox-filters" role="group" aria-label={t('home.filters')}>
        <button type="button" className="chip" aria-pressed={act === undefined && day === undefined} onClick={clear}>
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
      {work.error && (
        <Failure
          error={work.error}
          again={() => {
            void work.refetch();
          }}
        />
      )}
      {work.isPending && <Waiting>{t('home.loading')}</Waiting>}
      {work.data && shown.length === 0 && <Empty total={counts?.[list] ?? 0} clear={clear} />}
      <div className="inbox" ref={rows}>
        {shown.length > 0 && (
          <div className="inbox-head secondary" aria-hidden="true">
            <span>{t(list === 'waiting' ? 'home.term' : 'home.state')}</span>
            <span>{t('home.act')}</span>
            <span>{t('home.matter')}</span>
            <span>{t('home.from')}</span>
            <span>{t('home.seals')}</span>
          </div>
        )}
        {list === 'waiting' ? (
          groups.map((group) => {
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
                <ul>{those.map(row)}</ul>
              </section>
            );
          })
        ) : (
          <ul>{shown.map(row)}</ul>
        )}
        {work.hasNextPage && (
          <p className="inbox-more">
            <Button
              loading={work.isFetchingNextPage}
              onClick={() => {
                void work.fetchNextPage();
              }}
            >
              {t('home.more')}
            </Button>
          </p>
        )}
      </div>
    </>
  );

  function captionOf(calendarDays: readonly CalendarDay[] | undefined, date: string): string {
    const isQuiet = calendarDays?.find((one) => one.date === date)?.quiet;
    const openFrom = calendarDays?.find((one) => one.date >= date && !one.quiet)?.date;
    if (isQuiet === undefined) return '';
    if (!isQuiet || openFrom === undefined) return t(isQuiet ? 'home.isQuiet' : 'home.isOpen');
    return `${t('home.isQuiet')} ${t('home.openFrom', { day: shortDay(t, openFrom) })}`;
  }
}

/** The house's calendar of a month; undefined while it is not known, or not published. */
function useMonth(month: string | undefined): readonly CalendarDay[] | undefined {
  const { first, last } = boundsOf(month ?? '2000-01');
  return useQuery({ ...readings.days(first, last), enabled: month !== undefined }).data;
}

function marksOf(tasks: readonly Task[], now: number, words: (count: number) => string) {
  const dates = [...new Set(tasks.flatMap(({ due }) => (due === null ? [] : [dateOf(due)])))];
  return dates.map((date) => {
    const those = tasks.filter((task) => isDueOn(task, date));
    const isLate = those.some((task) => groupOf(task, now) === 'late');
    return { date, below: words(those.length), ...(isLate && { tone: 'late' as const }) };
  });
}

const keyOf = ({ kind, case: id, act, organisation }: Task) => `${kind}/${id} ${act ?? ''} ${organisation ?? ''}`;
const isDueOn = ({ due }: Task, day: string) => due !== null && dateOf(due) === day;

/** Where a row leads: to the desk where it waits for the caller, else to the case. */
function addressOf({ kind, case: id, act }: Task, list: List): string | undefined {
  if (!isKind(kind)) return undefined;
  if (list === 'waiting' && kind === 'application' && act === 'review') return `/review/${id}`;
  if (list === 'waiting' && kind === 'application' && act === 'decision') return `/decide/${id}`;
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
