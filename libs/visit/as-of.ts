import { isBefore, type Moment } from '@anjing/calendar';
import { fold } from '@anjing/lifecycle';
import { nextTurning, type Turning } from './deadlines';
import type { VisitEvent } from './events';
import { visitMachine, type VisitState } from './machine';

const turned: Record<Turning['id'], 'VisitMissed' | 'VisitClosed'> = { missed: 'VisitMissed', closing: 'VisitClosed' };

/** What time has already made true by `now`, whether or not the clock has recorded it. */
export function overdueTurnings(state: VisitState, now: Moment): VisitEvent[] {
  const events: VisitEvent[] = [];
  let reached = state;
  for (let next = nextTurning(reached); next && !isBefore(now, next.due); next = nextTurning(reached)) {
    const event: VisitEvent = { type: turned[next.id], due: next.due, at: now };
    events.push(event);
    reached = fold(visitMachine, [event], reached);
  }
  return events;
}

/** The visit as it is at `now`: one whose day is over lets nobody in, however late its timer is (rules §3). */
export function asOf(state: VisitState, now: Moment): VisitState {
  return fold(visitMachine, overdueTurnings(state, now), state);
}
