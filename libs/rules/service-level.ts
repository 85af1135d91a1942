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
} from '@anjing/calendar';
import type { Law } from './law';
import type { ServiceLevel } from './pack';

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
