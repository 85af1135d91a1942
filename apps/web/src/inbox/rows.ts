import type { Entry, Task } from '../api/shapes';
import { dateOf, plusDays } from '../time/civil';

export type Group = 'late' | 'today' | 'tomorrow' | 'later';
export const groups: readonly Group[] = ['late', 'today', 'tomorrow', 'later'];

/** In which group of the morning a task stands. */
export function groupOf({ due, overdue }: Pick<Task, 'due' | 'overdue'>, now: number): Group {
  if (due === null) return 'later';
  const today = dateOf(now);
  if (overdue || Date.parse(due) <= now) return 'late';
  if (dateOf(due) === today) return 'today';
  return dateOf(due) === plusDays(today, 1) ? 'tomorrow' : 'later';
}

/** The most urgent first; what is undecided last. */
export function byDue(a: Pick<Task, 'due'>, b: Pick<Task, 'due'>): number {
  return (a.due === null ? Infinity : Date.parse(a.due)) - (b.due === null ? Infinity : Date.parse(b.due));
}

/** A text of `about`, or none where it is another thing. */
export function textIn(about: Readonly<Record<string, unknown>>, field: string): string | undefined {
  const value = about[field];
  return typeof value === 'string' ? value : undefined;
}

/** A name in the language of the page. */
export function nameIn(entry: Entry | undefined, language: string): string | undefined {
  const name = entry?.name;
  if (name === undefined || typeof name === 'string') return name;
  return language === 'en' ? name.en : name.zh;
}

/** First day that an application or a visit asks for. */
export function firstDayIn(about: Readonly<Record<string, unknown>>): string | undefined {
  const days = about['days'];
  const [first] = Array.isArray(days) ? (days as unknown[]) : [about['day']];
  const date = typeof first === 'object' && first !== null ? (first as Record<string, unknown>)['date'] : undefined;
  return typeof date === 'string' ? date : undefined;
}

/** A sentence of `about` in both languages, where the house gives one. */
export function sentenceIn(about: Readonly<Record<string, unknown>>, language: string): string | undefined {
  const why = about['why'];
  if (typeof why !== 'object' || why === null) return undefined;
  const text = (why as Record<string, unknown>)[language];
  return typeof text === 'string' ? text : undefined;
}
