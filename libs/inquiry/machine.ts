import type { Moment } from '@anjing/lifecycle';
import { assign, setup, type SnapshotFrom } from 'xstate';
import type { InquiryForm } from './commands';
import type {
  InquiryAnswered,
  InquiryAskedAgain,
  InquiryEvent,
  InquiryLeftToVisit,
  InquirySent,
  InquirySettled,
} from './events';

/** What the events of an inquiry amount to, beside its state. */
export interface InquiryContext {
  readonly form?: InquiryForm;
  readonly sent?: InquirySent;
  /** Counts the steps that somebody owes: each question and each answer begins one. */
  readonly round: number;
  /** When the step that now waits began. */
  readonly stepSince?: Moment;
  /** Working days of the question that waits for its answer. */
  readonly workingDays?: number;
  /** Questions asked again, and answers, in their order. */
  readonly exchange: readonly (InquiryAskedAgain | InquiryAnswered)[];
  readonly end?: InquirySettled | InquiryLeftToVisit;
  /** Deadlines already answered: `round/id`. */
  readonly answered: readonly string[];
}

/** Which event may follow which. What the events must rest on is judged in decide.ts. */
export const inquiryMachine = setup({
  types: { context: {} as InquiryContext, events: {} as InquiryEvent },
  actions: {
    write: assign(({ event }) =>
      event.type === 'InquiryDrafted' || event.type === 'InquiryAmended'
        ? { form: event.form, stepSince: event.at }
        : {},
    ),
    send: assign(({ context, event }) =>
      event.type === 'InquirySent'
        ? { sent: event, workingDays: event.workingDays, round: context.round + 1, stepSince: event.at }
        : {},
    ),
    answer: assign(({ context, event }) =>
      event.type === 'InquiryAnswered'
        ? { exchange: [...context.exchange, event], round: context.round + 1, stepSince: event.at }
        : {},
    ),
    askAgain: assign(({ context, event }) =>
      event.type === 'InquiryAskedAgain'
        ? {
            exchange: [...context.exchange, event],
            workingDays: event.workingDays,
            round: context.round + 1,
            stepSince: event.at,
          }
        : {},
    ),
    end: assign(({ event }) =>
      event.type === 'InquirySettled' || event.type === 'InquiryLeftToVisit' ? { end: event } : {},
    ),
    tell: assign(({ context, event }) =>
      'deadline' in event ? { answered: [...context.answered, `${event.round}/${event.deadline}`] } : {},
    ),
  },
}).createMachine({
  id: 'inquiry',
  context: { round: 0, exchange: [], answered: [] },
  initial: 'absent',
  states: {
    absent: { on: { InquiryDrafted: { target: 'drafting', actions: 'write' } } },
    drafting: {
      on: {
        InquiryAmended: { actions: 'write' },
        InquirySent: { target: 'sent', actions: 'send' },
        InquiryWithdrawn: 'withdrawn',
      },
    },
    sent: {
      on: {
        InquiryAnswered: { target: 'answered', actions: 'answer' },
        // Silence of the enterprise is no answer: the agency may have to go there all the same.
        InquiryLeftToVisit: { target: 'visitNeeded', actions: 'end' },
        InquiryWithdrawn: 'withdrawn',
        InquiryReminderSent: { actions: 'tell' },
        InquiryEscalationSent: { actions: 'tell' },
      },
    },
    answered: {
      on: {
        InquiryAskedAgain: { target: 'sent', actions: 'askAgain' },
        InquirySettled: { target: 'settled', actions: 'end' },
        InquiryLeftToVisit: { target: 'visitNeeded', actions: 'end' },
        InquiryWithdrawn: 'withdrawn',
        InquiryReminderSent: { actions: 'tell' },
        InquiryEscalationSent: { actions: 'tell' },
      },
    },
    settled: { type: 'final' },
    visitNeeded: { type: 'final' },
    withdrawn: { type: 'final' },
  },
});

export type InquiryMachine = typeof inquiryMachine;
export type InquiryState = SnapshotFrom<InquiryMachine>;
/** Name of a state: `drafting` … `withdrawn`. */
export type InquiryStateName = InquiryState['value'];
