import type { Moment } from '@anjing/lifecycle';
import { assign, setup, type SnapshotFrom } from 'xstate';
import type {
  AlertAnswered,
  AlertCleared,
  AlertClosed,
  AlertEvent,
  AlertFinding,
  AlertFollowUpOrdered,
  AlertRaised,
} from './events';

/** What the events of an alert amount to, beside its state. */
export interface AlertContext {
  /** The raising that now counts: the first, or the last after a closed or cleared alert. */
  readonly raised?: AlertRaised;
  /** Every finding since that raising, oldest first. */
  readonly findings: readonly AlertFinding[];
  /** Facts that have raised this alert in any of its raisings: none raises twice. */
  readonly occasions: readonly string[];
  /** How often it was raised. */
  readonly raisings: number;
  /** Counts the steps that somebody owed: each raising, order and answer begins one. */
  readonly round: number;
  /** When the step that now waits began. */
  readonly stepSince?: Moment;
  readonly order?: AlertFollowUpOrdered | undefined;
  readonly answer?: AlertAnswered | undefined;
  readonly end?: AlertClosed | AlertCleared | undefined;
  /** Deadlines already answered: `round/id`. */
  readonly answered: readonly string[];
}

/** Which event may follow which. What the events must rest on is judged in decide.ts. */
export const alertMachine = setup({
  types: { context: {} as AlertContext, events: {} as AlertEvent },
  actions: {
    raise: assign(({ context, event }) =>
      event.type === 'AlertRaised'
        ? {
            raised: event,
            findings: [event.finding],
            occasions: [...context.occasions, event.finding.occasion],
            raisings: context.raisings + 1,
            round: context.round + 1,
            stepSince: event.at,
            order: undefined,
            answer: undefined,
            end: undefined,
          }
        : {},
    ),
    recur: assign(({ context, event }) =>
      event.type === 'AlertRecurred'
        ? {
            findings: [...context.findings, event.finding],
            occasions: [...context.occasions, event.finding.occasion],
          }
        : {},
    ),
    order: assign(({ context, event }) =>
      event.type === 'AlertFollowUpOrdered'
        ? { order: event, answer: undefined, round: context.round + 1, stepSince: event.at }
        : {},
    ),
    reply: assign(({ context, event }) =>
      event.type === 'AlertAnswered' ? { answer: event, round: context.round + 1, stepSince: event.at } : {},
    ),
    end: assign(({ event }) => (event.type === 'AlertClosed' || event.type === 'AlertCleared' ? { end: event } : {})),
    tell: assign(({ context, event }) =>
      'deadline' in event ? { answered: [...context.answered, `${event.round}/${event.deadline}`] } : {},
    ),
  },
}).createMachine({
  id: 'alert',
  context: { findings: [], occasions: [], raisings: 0, round: 0, answered: [] },
  initial: 'absent',
  states: {
    absent: { on: { AlertRaised: { target: 'raised', actions: 'raise' } } },
    raised: {
      on: {
        AlertRecurred: { actions: 'recur' },
        AlertFollowUpOrdered: { target: 'followedUp', actions: 'order' },
        AlertCleared: { target: 'cleared', actions: 'end' },
        AlertReminderSent: { actions: 'tell' },
        AlertEscalationSent: { actions: 'tell' },
      },
    },
    followedUp: {
      on: {
        AlertRecurred: { actions: 'recur' },
        AlertAnswered: { target: 'answered', actions: 'reply' },
        AlertCleared: { target: 'cleared', actions: 'end' },
        AlertReminderSent: { actions: 'tell' },
        AlertEscalationSent: { actions: 'tell' },
      },
    },
    answered: {
      on: {
        AlertRecurred: { actions: 'recur' },
        AlertFollowUpOrdered: { target: 'followedUp', actions: 'order' },
        AlertClosed: { target: 'closed', actions: 'end' },
        AlertCleared: { target: 'cleared', actions: 'end' },
        AlertReminderSent: { actions: 'tell' },
        AlertEscalationSent: { actions: 'tell' },
      },
    },
    // Not final: a fact that recurs raises the same alert anew, with its history before everybody's eyes.
    closed: { on: { AlertRaised: { target: 'raised', actions: 'raise' } } },
    cleared: { on: { AlertRaised: { target: 'raised', actions: 'raise' } } },
  },
});

export type AlertMachine = typeof alertMachine;
export type AlertState = SnapshotFrom<AlertMachine>;
/** Name of a state: `raised` … `cleared`. */
export type AlertStateName = AlertState['value'];
