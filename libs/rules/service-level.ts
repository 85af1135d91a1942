import {
  at,
  countBack,
  countForward,
  isUnresolvedYear,
  receivedOn,
  type CivilDate,
  type Count,
  type Moment,
  type Resolved,
  readable,
} from '@anjing/calendar';
import { soonestFirst } from '@anjing/lifecycle';
import type { Message, Text } from '@anjing/texts';
import { explain, type DateExplanation, type Law } from './law';
import type { ServiceLevel } from './pack';
import { text } from './texts';

/** A moment that a service level brings, with the count it rests on. */
export interface ServiceMoment {
  readonly due: Moment;
  readonly count: Count;
}

/** When a step is due, when its office is reminded, and when it is told to others. */
export interface ServiceMoments {
  readonly due: Resolved<ServiceMoment>;
  /** Soonest first. */
  readonly reminders: readonly Resolved<ServiceMoment>[];
  readonly escalations: readonly Resolved<ServiceMoment>[];
}

/**
 * The moments of a step that starts at `start`: the day of the start is not counted, a start after close of business or
 * on a day off counts as the next working day; due at close of business of the last day (rules §3).
 */
export function serviceMoments({ pack, calendar }: Law, level: ServiceLevel, start: Moment): ServiceMoments {
  const { openOfBusiness, closeOfBusiness } = pack.leadTime;
  const first = receivedOn(calendar, pack.leadTime, start);
  const last = resolve(first, (date) => countForward(calendar, date, level.workingDays));
  const moment = (days: number, time: string): Resolved<ServiceMoment> =>
    resolve(last, (count) => resolve(shift(count, days), (date) => ({ due: at(date, time), count })));
  const shift = (count: Count, days: number): Resolved<CivilDate> => {
    if (days === 0) return count.date;
    return resolve(
      days > 0 ? countForward(calendar, count.date, days) : countBack(calendar, count.date, -days),
      ({ date }) => date,
    );
  };
  return {
    due: moment(0, closeOfBusiness),
    reminders: [...level.remindBefore].sort((a, b) => b - a).map((days) => moment(-days, openOfBusiness)),
    escalations: [...level.escalateAfter].sort((a, b) => a - b).map((days) => moment(days, closeOfBusiness)),
  };
}

function resolve<A, B>(answer: Resolved<A>, next: (value: A) => Resolved<B>): Resolved<B> {
  return isUnresolvedYear(answer) ? answer : next(answer);
}

/** What a service level's deadlines are about. */
export interface ServiceStep {
  /** First part of each deadline's id: `review`. */
  readonly name: string;
  readonly round: number;
  /** The step as people call it: 司法行政部门审核. */
  readonly words: Text;
}

/** A deadline that a service level brings. */
export interface ServiceDeadline {
  readonly id: string;
  readonly round: number;
  readonly effect: 'reminder' | 'escalation';
  readonly due: Resolved<Moment>;
  readonly summary: Message;
  readonly explanation: DateExplanation;
}

/** The deadlines of a step that starts at `start`: reminders before it is due, escalations after; soonest first. */
export function serviceDeadlines(law: Law, level: ServiceLevel, start: Moment, step: ServiceStep): ServiceDeadline[] {
  const { name, round, words } = step;
  const moments = serviceMoments(law, level, start);
  const rule = serviceRule(level, words);
  const deadlines = (effect: ServiceDeadline['effect'], dues: readonly Resolved<ServiceMoment>[]) =>
    dues.map((moment, index): ServiceDeadline => ({
      id: `${name}.${effect}-${index + 1}`,
      round,
      effect,
      due: isUnresolvedYear(moment) ? moment : moment.due,
      summary: serviceSummary(effect, words, moment),
      explanation: explain(law.pack, level.article, rule, isUnresolvedYear(moment) ? undefined : moment.count),
    }));
  return soonestFirst([...deadlines('reminder', moments.reminders), ...deadlines('escalation', moments.escalations)]);
}

/** When a step that starts at `start` is due, and how that came about. */
export function serviceDue(
  law: Law,
  level: ServiceLevel,
  start: Moment,
  words: Text,
): Pick<ServiceDeadline, 'due' | 'explanation'> {
  const { due } = serviceMoments(law, level, start);
  const unresolved = isUnresolvedYear(due);
  return {
    due: unresolved ? due : due.due,
    explanation: explain(law.pack, level.article, serviceRule(level, words), unresolved ? undefined : due.count),
  };
}

function serviceRule({ workingDays }: ServiceLevel, step: Text): Message {
  return text('rules.service-level.rule', { step, workingDays });
}

/** What people read beside a service level's deadline: the step, what happens, and when. */
export function serviceSummary(
  effect: ServiceDeadline['effect'],
  step: Text,
  moment: Resolved<{ readonly due: Moment }>,
): Message {
  return dated(text(`rules.service-level.${effect}`, { step }), moment);
}

/** What will happen, with its moment or the year it waits for. */
export function dated(what: Text, moment: Resolved<{ readonly due: Moment }>): Message {
  return isUnresolvedYear(moment)
    ? text('rules.undated', { what, year: moment.unresolvedUntilCalendar })
    : text('rules.dated', { what, due: readable(moment.due) });
}

/** A service level with the working days that somebody gave instead; a reminder before the step begins falls away. */
export function within(level: ServiceLevel, workingDays = level.workingDays): ServiceLevel {
  return { ...level, workingDays, remindBefore: level.remindBefore.filter((days) => days < workingDays) };
}
