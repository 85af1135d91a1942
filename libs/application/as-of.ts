import { instant, isBefore, type Moment } from '@anjing/calendar';
import { fold } from '@anjing/lifecycle';
import type { ApplicationEvent } from './events';
import { nextTurning, type Turning } from './deadlines';
import { applicationMachine, type ApplicationState } from './machine';

const turned: Record<Turning['id'], 'ApplicationExpired' | 'ApprovalCameIntoForce' | 'ApprovalLapsed'> = {
  expiry: 'ApplicationExpired',
  'into-force': 'ApprovalCameIntoForce',
  lapse: 'ApprovalLapsed',
};

/** What time has already made true by `now`, whether or not the clock has recorded it. */
function overdueTurnings(state: ApplicationState, now: Moment): ApplicationEvent[] {
  const events: ApplicationEvent[] = [];
  let reached = state;
  for (let next = nextTurning(reached); next && !isBefore(now, next.due); next = nextTurning(reached)) {
    const event: ApplicationEvent = { type: turned[next.id], due: next.due, at: now };
    events.push(event);
    reached = fold(applicationMachine, [event], reached);
  }
  return events;
}

/** Somebody went in under the approval. */
export interface Use {
  /** The approved day. */
  readonly date: string;
  readonly at: Moment;
}

/**
 * What uses and time amount to together by `now`, in the order in which they came true. A check-in in time is one even
 * where it is told here only after the last approved minute.
 */
export function withUses(state: ApplicationState, uses: readonly Use[], now: Moment): ApplicationEvent[] {
  const events: ApplicationEvent[] = [];
  let reached = state;
  const take = (...more: readonly ApplicationEvent[]) => {
    events.push(...more);
    reached = fold(applicationMachine, more, reached);
  };
  for (const { date, at } of [...uses].sort((a, b) => instant(a.at) - instant(b.at))) {
    take(...overdueTurnings(reached, at));
    if (reached.matches('inForce') && !reached.context.usedOn.includes(date)) {
      take({ type: 'ApprovalUsed', at, by: { kind: 'reaction' }, date });
    }
  }
  take(...overdueTurnings(reached, now));
  return events;
}
