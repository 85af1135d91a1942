import type { Actor, Moment, PersonActing } from '@anjing/lifecycle';
import { assign, setup, type SnapshotFrom } from 'xstate';
import type { FilingCorrectionAsked, FilingEvent, Receivers } from './events';
import type { FilingContent, FilingPeriod } from './forms';
import { contentAtOpening, contentOf, periodOf, withRow } from './periods';

/** A version that the judicial bureau has accepted. */
export interface FilingVersion {
  readonly version: number;
  readonly content: FilingContent;
  readonly acceptedAt: Moment;
  /** From when it holds; until the next version's. */
  readonly effectiveFrom: Moment;
  /** Absent for what is not for the public: special-circumstance lists and returns. */
  readonly publishedAt?: Moment;
}

/** What the events of a filing amount to, beside its state. */
export interface FilingContext {
  readonly agency?: string;
  readonly period?: FilingPeriod;
  readonly receivers: Receivers;
  /** As it is written now; a draft over an accepted version is not in force. */
  readonly content?: FilingContent | undefined;
  /** The version in force, and those before it, oldest first. */
  readonly inForce?: FilingVersion;
  readonly earlier: readonly FilingVersion[];
  readonly openedAt?: Moment;
  /** People who drafted, amended or confirmed, with those they stood in for: none of them may accept. */
  readonly authors: readonly string[];
  readonly confirmation?: { readonly by: PersonActing; readonly at: Moment } | undefined;
  readonly submissions: number;
  /** The first confirmation came after the filing was due. */
  readonly confirmedLate: boolean;
  /** Counts the steps that have begun: submissions, requests for correction, amendments. */
  readonly step: number;
  /** When the step that now waits began. */
  readonly stepSince?: Moment;
  /** The agency owes the next confirmation: it was asked for a correction, or a visit was found later. */
  readonly owed: boolean;
  /** What was asked since the last confirmation. */
  readonly corrections: readonly FilingCorrectionAsked[];
  /** Deadlines already answered: `round/id`. */
  readonly answered: readonly string[];
}

/** The person acting and the holder they stand in for: an act is both's. */
export function peopleOf(actor: Actor): readonly string[] {
  if (actor.kind !== 'person') return [];
  return actor.mandate ? [actor.person, actor.mandate.holder] : [actor.person];
}

const nextStep = ({ step }: FilingContext, stepSince: Moment, owed: boolean) => ({ step: step + 1, stepSince, owed });

/** Which event may follow which, for all four kinds of filing. What the events must rest on is judged in decide.ts. */
export const filingMachine = setup({
  types: { context: {} as FilingContext, events: {} as FilingEvent },
  guards: {
    opensReturn: ({ event }) => event.type === 'FilingOpened' && event.period.filing === 'monthlyReturn',
  },
  actions: {
    open: assign(({ event }) => {
      if (event.type !== 'FilingOpened') return {};
      const { agency, period, receivers, at } = event;
      return { agency, period, receivers, openedAt: at, content: contentAtOpening(agency, period) };
    }),
    write: assign(({ context, event }) => {
      if (event.type !== 'FilingDrafted' && event.type !== 'FilingAmended') return {};
      const { form, by, at } = event;
      return {
        agency: form.agency,
        period: periodOf(form),
        content: contentOf(form, context.content),
        authors: [...context.authors, ...peopleOf(by)],
        openedAt: context.openedAt ?? at,
        ...(event.type === 'FilingDrafted' && { receivers: event.receivers }),
      };
    }),
    beginStep: assign(({ context, event }) => ('at' in event ? nextStep(context, event.at, false) : {})),
    enterVisit: assign(({ context, event }) => {
      if (event.type !== 'FilingVisitEntered' && event.type !== 'FilingAmendedByVisit') return {};
      return { ...(context.content && { content: withRow(context.content, event.row) }) };
    }),
    reopen: assign(({ context, event }) => ('at' in event ? nextStep(context, event.at, true) : {})),
    owe: assign({ owed: true }),
    submit: assign(({ context, event }) => {
      if (event.type !== 'FilingSubmitted') return {};
      const { by, at, receivers, submission } = event;
      return {
        ...nextStep(context, at, false),
        receivers,
        submissions: submission,
        confirmedLate: context.confirmedLate || event.late,
        confirmation: { by, at },
        authors: [...context.authors, ...peopleOf(by)],
        corrections: [],
      };
    }),
    accept: assign(({ context, event }) => {
      if (event.type !== 'FilingAccepted' || !context.content) return {};
      const { version, at, effectiveFrom } = event;
      return {
        inForce: { version, content: context.content, acceptedAt: at, effectiveFrom },
        earlier: context.inForce ? [...context.earlier, context.inForce] : context.earlier,
      };
    }),
    ask: assign(({ context, event }) =>
      event.type === 'FilingCorrectionAsked' ? { corrections: [...context.corrections, event] } : {},
    ),
    publish: assign(({ context, event }) =>
      event.type === 'FilingPublished' && context.inForce
        ? { inForce: { ...context.inForce, publishedAt: event.at } }
        : {},
    ),
    answer: assign(({ context, event }) =>
      'deadline' in event ? { answered: [...context.answered, `${event.round}/${event.deadline}`] } : {},
    ),
  },
}).createMachine({
  id: 'filing',
  context: {
    receivers: {},
    earlier: [],
    authors: [],
    submissions: 0,
    confirmedLate: false,
    step: 0,
    owed: false,
    corrections: [],
    answered: [],
  },
  initial: 'absent',
  states: {
    absent: {
      on: {
        FilingOpened: [
          { guard: 'opensReturn', target: 'drafting', actions: ['open', 'beginStep'] },
          { target: 'open', actions: ['open', 'beginStep'] },
        ],
        FilingDrafted: { target: 'drafting', actions: ['write', 'beginStep'] },
      },
    },
    open: {
      on: {
        FilingDrafted: { target: 'drafting', actions: 'write' },
        FilingAmended: { target: 'drafting', actions: 'write' },
        FilingReminderSent: { actions: 'answer' },
        FilingEscalationSent: { actions: 'answer' },
      },
    },
    drafting: {
      on: {
        FilingAmended: { actions: 'write' },
        FilingVisitEntered: { actions: 'enterVisit' },
        FilingSubmitted: { target: 'submitted', actions: 'submit' },
        FilingWithdrawn: 'withdrawn',
        FilingReminderSent: { actions: 'answer' },
        FilingEscalationSent: { actions: 'answer' },
      },
    },
    submitted: {
      on: {
        FilingAccepted: { target: 'accepted', actions: ['accept', 'beginStep'] },
        FilingCorrectionAsked: { target: 'correctionAsked', actions: ['ask', 'reopen'] },
        FilingAmendedByVisit: { target: 'amending', actions: ['enterVisit', 'reopen'] },
        FilingWithdrawn: 'withdrawn',
        FilingReminderSent: { actions: 'answer' },
        FilingEscalationSent: { actions: 'answer' },
      },
    },
    correctionAsked: {
      on: {
        FilingCorrectionAsked: { actions: 'ask' },
        // The time to file anew runs from the request on, whatever is written meanwhile.
        FilingAmended: { target: 'amending', actions: 'write' },
        FilingAmendedByVisit: { target: 'amending', actions: ['enterVisit', 'reopen'] },
        FilingWithdrawn: 'withdrawn',
        FilingReminderSent: { actions: 'answer' },
        FilingEscalationSent: { actions: 'answer' },
      },
    },
    accepted: {
      on: {
        FilingPublished: { actions: 'publish' },
        FilingAmended: { target: 'amending', actions: ['write', 'beginStep'] },
        FilingCorrectionAsked: { target: 'correctionAsked', actions: ['ask', 'reopen'] },
        FilingAmendedByVisit: { target: 'amending', actions: ['enterVisit', 'reopen'] },
      },
    },
    amending: {
      on: {
        FilingAmended: { actions: 'write' },
        FilingCorrectionAsked: { target: 'correctionAsked', actions: ['ask', 'reopen'] },
        FilingVisitEntered: { actions: ['enterVisit', 'owe'] },
        FilingSubmitted: { target: 'submitted', actions: 'submit' },
        FilingReminderSent: { actions: 'answer' },
        FilingEscalationSent: { actions: 'answer' },
      },
    },
    withdrawn: {
      on: {
        FilingDrafted: { target: 'drafting', actions: ['write', 'beginStep'] },
        FilingAmended: { target: 'drafting', actions: ['write', 'beginStep'] },
      },
    },
  },
});

export type FilingMachine = typeof filingMachine;
export type FilingState = SnapshotFrom<FilingMachine>;
/** Name of a state: `open` … `withdrawn`. */
export type FilingStateName = FilingState['value'];
