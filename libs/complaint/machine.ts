import type { Moment } from '@anjing/lifecycle';
import { assign, setup, type SnapshotFrom } from 'xstate';
import type {
  ComplaintAnswered,
  ComplaintClosed,
  ComplaintEvent,
  ComplaintReceived,
  ComplaintStatementAsked,
  ComplaintStatementGiven,
  ComplaintSupplemented,
  ComplaintWithdrawn,
} from './events';

/** A question to the one complained about, and its statement once it is given. */
export interface AskedStatement {
  readonly asked: ComplaintStatementAsked;
  readonly given?: ComplaintStatementGiven;
}

/** What the events of a complaint amount to, beside its state. */
export interface ComplaintContext {
  readonly received?: ComplaintReceived;
  /** Who handles it now: a bureau, or the business-environment office. */
  readonly handler?: string;
  /** Bureaus that had it before, and whoever was told that it is late: they look on. */
  readonly observers: readonly string[];
  readonly acknowledgedAt?: Moment;
  readonly supplements: readonly ComplaintSupplemented[];
  readonly statements: readonly AskedStatement[];
  readonly answer?: ComplaintAnswered;
  readonly answers: number;
  readonly end?: ComplaintClosed | ComplaintWithdrawn;
  /** Deadlines already answered: `round/id`. */
  readonly answered: readonly string[];
}

const withOne = (known: readonly string[], one: string) => [...new Set([...known, one])];

/** Which event may follow which. What the events must rest on is judged in decide.ts. */
export const complaintMachine = setup({
  types: { context: {} as ComplaintContext, events: {} as ComplaintEvent },
  actions: {
    receive: assign(({ event }) =>
      event.type === 'ComplaintReceived' ? { received: event, handler: event.route.handler } : {},
    ),
    acknowledge: assign(({ event }) => (event.type === 'ComplaintAcknowledged' ? { acknowledgedAt: event.at } : {})),
    forward: assign(({ context, event }) =>
      event.type === 'ComplaintForwarded'
        ? { handler: event.to, observers: withOne(context.observers, event.from) }
        : {},
    ),
    ask: assign(({ context, event }) =>
      event.type === 'ComplaintStatementAsked' ? { statements: [...context.statements, { asked: event }] } : {},
    ),
    state: assign(({ context, event }) => {
      const last = context.statements.at(-1);
      if (event.type !== 'ComplaintStatementGiven' || !last) return {};
      return { statements: [...context.statements.slice(0, -1), { ...last, given: event }] };
    }),
    supplement: assign(({ context, event }) =>
      event.type === 'ComplaintSupplemented' ? { supplements: [...context.supplements, event] } : {},
    ),
    answer: assign(({ context, event }) =>
      event.type === 'ComplaintAnswered' ? { answer: event, answers: context.answers + 1 } : {},
    ),
    end: assign(({ event }) =>
      event.type === 'ComplaintClosed' || event.type === 'ComplaintWithdrawn' ? { end: event } : {},
    ),
    tell: assign(({ context, event }) => {
      if (event.type !== 'ComplaintReminderSent' && event.type !== 'ComplaintEscalationSent') return {};
      return {
        answered: [...context.answered, `${event.round}/${event.deadline}`],
        // Whoever hears that something is late may look into it.
        ...(event.type === 'ComplaintEscalationSent' &&
          event.to !== context.handler && { observers: withOne(context.observers, event.to) }),
      };
    }),
  },
}).createMachine({
  id: 'complaint',
  context: { observers: [], supplements: [], statements: [], answers: 0, answered: [] },
  initial: 'absent',
  states: {
    absent: { on: { ComplaintReceived: { target: 'received', actions: 'receive' } } },
    received: {
      on: {
        ComplaintAcknowledged: { target: 'acknowledged', actions: 'acknowledge' },
        ComplaintForwarded: { actions: 'forward' },
        ComplaintSupplemented: { actions: 'supplement' },
        ComplaintWithdrawn: { target: 'withdrawn', actions: 'end' },
        ComplaintReminderSent: { actions: 'tell' },
        ComplaintEscalationSent: { actions: 'tell' },
      },
    },
    acknowledged: {
      on: {
        ComplaintForwarded: { actions: 'forward' },
        ComplaintStatementAsked: { target: 'awaitingStatement', actions: 'ask' },
        ComplaintSupplemented: { actions: 'supplement' },
        ComplaintAnswered: { target: 'answered', actions: 'answer' },
        ComplaintWithdrawn: { target: 'withdrawn', actions: 'end' },
        ComplaintReminderSent: { actions: 'tell' },
        ComplaintEscalationSent: { actions: 'tell' },
      },
    },
    awaitingStatement: {
      on: {
        ComplaintForwarded: { actions: 'forward' },
        ComplaintStatementGiven: { target: 'acknowledged', actions: 'state' },
        ComplaintSupplemented: { actions: 'supplement' },
        // Whoever does not state its view is answered about without it.
        ComplaintAnswered: { target: 'answered', actions: 'answer' },
        ComplaintWithdrawn: { target: 'withdrawn', actions: 'end' },
        ComplaintReminderSent: { actions: 'tell' },
        ComplaintEscalationSent: { actions: 'tell' },
      },
    },
    answered: {
      on: {
        ComplaintSupplemented: { actions: 'supplement' },
        ComplaintAnswered: { actions: 'answer' },
        ComplaintClosed: { target: 'closed', actions: 'end' },
        ComplaintReminderSent: { actions: 'tell' },
        ComplaintEscalationSent: { actions: 'tell' },
      },
    },
    closed: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});

export type ComplaintMachine = typeof complaintMachine;
export type ComplaintState = SnapshotFrom<ComplaintMachine>;
/** Name of a state: `received` … `closed`. */
export type ComplaintStateName = ComplaintState['value'];
