import { at, isBefore, momentOf, instant, type Moment } from '@anjing/calendar';
import type { Refusal } from '@anjing/lifecycle';
import type { VisitAnnounced } from './events';
import { isEmergency } from './machine';
import type { VisitCode } from './texts';

const dayLength = 86_400_000;

/** The first minute in which the officers may be on site. */
export function firstMinute({ day }: Pick<VisitAnnounced, 'day'>): Moment {
  return at(day.date, day.from);
}

/** The first minute in which they may no longer be. */
export function lastMinute({ day }: Pick<VisitAnnounced, 'day'>): Moment {
  return at(day.date, day.until);
}

/**
 * When a visit to which nobody has come is over: the end of its day. An emergency has a day more, so that an alarm
 * before midnight lets people in after it.
 */
export function endOf(visit: Pick<VisitAnnounced, 'day' | 'basis'>): Moment {
  const end = at(visit.day.date, '24:00');
  return isEmergency(visit) ? momentOf(instant(end) + dayLength) : end;
}

/** Officers can be turned away only while they can stand at the gate: within the hours; in an emergency, until it is over. */
export function judgeGateHours(visit: Pick<VisitAnnounced, 'day' | 'basis'>, now: Moment): Refusal<VisitCode>[] {
  const { date, from, until } = visit.day;
  const parameters = { date, from, until };
  const emergency = isEmergency(visit);
  if (isBefore(now, emergency ? at(date, '00:00') : firstMinute(visit)))
    return [{ code: 'visit.too-early', parameters }];
  return isBefore(now, emergency ? endOf(visit) : lastMinute(visit)) ? [] : [{ code: 'visit.too-late', parameters }];
}
