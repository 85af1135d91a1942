import { dateOf } from '@anjing/calendar';
import type { Actor, Moment, PersonActing, Private } from '@anjing/lifecycle';
import { assign, setup, type SnapshotFrom } from 'xstate';
import type { ApplicationForm, Defect } from './commands';
import type { ApplicationEvent, ApplicationSubmitted, ApprovalUsed, Opinion } from './events';
import { joined, type Participant } from './joint';

/** What the events of an application amount to, beside its state. */
export interface ApplicationContext {
  readonly form?: ApplicationForm;
  /** Agencies that were invited, in the order of their invitations, with what each answered. */
  readonly participants: readonly Participant[];
  /** People who drafted, amended, consented, signed or submitted, with those they stood in for: none of them may review or approve. */
  readonly applicants: readonly string[];
  /** People who reviewed, in every round. */
  readonly reviewers: readonly string[];
  readonly signature?: { readonly by: PersonActing; readonly at: Moment; readonly statement?: Private } | undefined;
  readonly round: number;
  readonly receipt?: ApplicationSubmitted;
  /** When the step that now waits began. */
  readonly stepSince?: Moment;
  readonly review?: Opinion | undefined;
  readonly defects: readonly Defect[];
  readonly decision?: Opinion;
  readonly successor?: string;
  /** Approved days on which somebody has gone in. */
  readonly usedOn: readonly string[];
  /** Deadlines already answered: `round/id`. */
  readonly answered: readonly string[];
}

/** The person acting and the holder they stand in for: an act is both's. */
export function peopleOf(actor: Actor): readonly string[] {
  if (actor.kind !== 'person') return [];
  return actor.mandate ? [actor.person, actor.mandate.holder] : [actor.person];
}

const usedDay = ({ date, at }: ApprovalUsed) => date ?? dateOf(at);

const withApplicant = (context: ApplicationContext, by: Actor) => [...context.applicants, ...peopleOf(by)];

/** Which event may follow which. What the events must rest on is judged in decide.ts. */
export const applicationMachine = setup({
  types: { context: {} as ApplicationContext, events: {} as ApplicationEvent },
  actions: {
    write: assign(({ context, event }) =>
      event.type === 'ApplicationDrafted' || event.type === 'ApplicationAmended'
        ? {
            form: event.form,
            participants: joined(context.participants, event),
            applicants: withApplicant(context, event.by),
            stepSince: event.at,
            signature: undefined,
          }
        : {},
    ),
    join: assign(({ context, event }) => ({
      participants: joined(context.participants, event),
      ...(event.type === 'ParticipantConsented' && { applicants: withApplicant(context, event.by) }),
    })),
    unsign: assign({ signature: undefined }),
    sign: assign(({ context, event }) =>
      event.type === 'ApplicationSigned'
        ? {
            signature: { by: event.by, at: event.at, ...(event.statement && { statement: event.statement }) },
            applicants: withApplicant(context, event.by),
          }
        : {},
    ),
    receive: assign(({ context, event }) =>
      event.type === 'ApplicationSubmitted'
        ? {
            receipt: event,
            round: event.round,
            stepSince: event.at,
            applicants: withApplicant(context, event.by),
            review: undefined,
            defects: [],
          }
        : {},
    ),
    review: assign(({ context, event }) =>
      event.type === 'ReviewPassed' || event.type === 'ApplicationReturned' || event.type === 'ApplicationRefused'
        ? {
            review: event.opinion,
            reviewers: [...context.reviewers, ...peopleOf(event.opinion.by)],
            stepSince: event.opinion.at,
            defects: event.type === 'ApplicationReturned' ? event.defects : [],
          }
        : {},
    ),
    decide: assign(({ event }) =>
      event.type === 'ApplicationApproved' || event.type === 'ApplicationRefused' ? { decision: event.opinion } : {},
    ),
    narrow: assign(({ context, event }) =>
      event.type === 'ApprovalNarrowed' && context.form
        ? { form: { ...context.form, items: event.items, days: event.days } }
        : {},
    ),
    replaceOfficers: assign(({ context, event }) => {
      if (event.type !== 'OfficersReplaced' || !context.form) return {};
      return event.agency === undefined
        ? { form: { ...context.form, officers: event.officers } }
        : { participants: joined(context.participants, event) };
    }),
    use: assign(({ context, event }) =>
      event.type === 'ApprovalUsed' ? { usedOn: [...context.usedOn, usedDay(event)] } : {},
    ),
    answer: assign(({ context, event }) =>
      'deadline' in event ? { answered: [...context.answered, `${event.round}/${event.deadline}`] } : {},
    ),
    succeed: assign(({ event }) => (event.type === 'ApplicationSuperseded' ? { successor: event.successor } : {})),
  },
  guards: {
    // A day that is still to come can still be revoked, narrowed or withdrawn.
    isLastDay: ({ context, event }) =>
      event.type === 'ApprovalUsed' && !context.form?.days.some(({ date }) => date > usedDay(event)),
    wasUsed: ({ context }) => context.usedOn.length > 0,
  },
}).createMachine({
  id: 'application',
  context: { participants: [], applicants: [], reviewers: [], round: 0, defects: [], usedOn: [], answered: [] },
  initial: 'absent',
  states: {
    absent: { on: { ApplicationDrafted: { target: 'drafting', actions: 'write' } } },
    drafting: {
      on: {
        ApplicationAmended: { actions: 'write' },
        ParticipantInvited: { actions: 'join' },
        InvitationTakenBack: { actions: 'join' },
        ParticipantConsented: { actions: 'join' },
        ParticipantDeclined: { actions: 'join' },
        ParticipantLeft: { actions: 'join' },
        ApplicationSigned: { target: 'signed', actions: 'sign' },
        ApplicationWithdrawn: 'withdrawn',
        ApplicationExpired: 'expired',
      },
    },
    signed: {
      on: {
        ApplicationAmended: { target: 'drafting', actions: 'write' },
        ParticipantInvited: { target: 'drafting', actions: ['join', 'unsign'] },
        ParticipantLeft: { actions: 'join' },
        ApplicationSubmitted: { target: 'underReview', actions: 'receive' },
        ApplicationWithdrawn: 'withdrawn',
        ApplicationExpired: 'expired',
      },
    },
    underReview: {
      on: {
        ReviewPassed: { target: 'awaitingDecision', actions: 'review' },
        ApplicationReturned: { target: 'returned', actions: 'review' },
        ApplicationRefused: { target: 'refused', actions: 'review' },
        ParticipantLeft: { actions: 'join' },
        ApplicationWithdrawn: 'withdrawn',
        ApplicationExpired: 'expired',
        ReminderSent: { actions: 'answer' },
        EscalationSent: { actions: 'answer' },
        WarningSent: { actions: 'answer' },
      },
    },
    returned: {
      on: {
        ApplicationAmended: { actions: 'write' },
        ParticipantInvited: { actions: 'join' },
        InvitationTakenBack: { actions: 'join' },
        ParticipantConsented: { actions: 'join' },
        ParticipantDeclined: { actions: 'join' },
        ParticipantLeft: { actions: 'join' },
        ApplicationSigned: { target: 'signed', actions: 'sign' },
        ApplicationWithdrawn: 'withdrawn',
        ApplicationExpired: 'expired',
        WarningSent: { actions: 'answer' },
      },
    },
    awaitingDecision: {
      on: {
        ApplicationApproved: { target: 'approved', actions: 'decide' },
        ApplicationRefused: { target: 'refused', actions: 'decide' },
        ParticipantLeft: { actions: 'join' },
        ApplicationWithdrawn: 'withdrawn',
        ApplicationExpired: 'expired',
        ReminderSent: { actions: 'answer' },
        EscalationSent: { actions: 'answer' },
        WarningSent: { actions: 'answer' },
      },
    },
    approved: {
      on: {
        ApprovalNarrowed: { actions: 'narrow' },
        OfficersReplaced: { actions: 'replaceOfficers' },
        ParticipantLeft: { actions: 'join' },
        ApprovalRevoked: 'revoked',
        ApplicationWithdrawn: 'withdrawn',
        ApplicationSuperseded: { target: 'superseded', actions: 'succeed' },
        ApprovalCameIntoForce: 'inForce',
      },
    },
    inForce: {
      on: {
        ApprovalNarrowed: { actions: 'narrow' },
        OfficersReplaced: { actions: 'replaceOfficers' },
        ParticipantLeft: { actions: 'join' },
        ApprovalRevoked: 'revoked',
        ApplicationWithdrawn: 'withdrawn',
        ApplicationSuperseded: { target: 'superseded', actions: 'succeed' },
        ApprovalUsed: [{ target: 'used', guard: 'isLastDay', actions: 'use' }, { actions: 'use' }],
        ApprovalLapsed: [{ target: 'used', guard: 'wasUsed' }, 'lapsed'],
      },
    },
    refused: { type: 'final' },
    withdrawn: { type: 'final' },
    expired: { type: 'final' },
    revoked: { type: 'final' },
    superseded: { type: 'final' },
    used: { type: 'final' },
    lapsed: { type: 'final' },
  },
});

export type ApplicationMachine = typeof applicationMachine;
export type ApplicationState = SnapshotFrom<ApplicationMachine>;
/** Name of a state: `drafting` … `lapsed`. */
export type ApplicationStateName = ApplicationState['value'];
