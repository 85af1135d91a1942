import type { Moment } from '@anjing/lifecycle';
import { assign, setup, type SnapshotFrom } from 'xstate';
import type { Part } from './commands';
import type { EntryGround, SpecialVisitApproved, VisitAnnounced, VisitEvent, VisitResultRecorded } from './events';

/** The entry of the officers, recorded at the gate or afterwards. */
export interface Entered {
  readonly at: Moment;
  readonly ground: EntryGround;
  readonly confirmedBy?: string;
}

/** What the events of a visit amount to, beside its state. */
export interface VisitContext {
  /** The visit as it stands: bounds narrowed, officers replaced, participants joined. */
  readonly visit?: VisitAnnounced;
  readonly toldBeforehand: boolean;
  /** Agencies that were asked to come along and have not answered. */
  readonly invited: readonly string[];
  readonly approval?: SpecialVisitApproved;
  /** The pass that lives, if one does, and how many there were. */
  readonly pass?: string | undefined;
  readonly passes: number;
  /** How often the gate refused. */
  readonly refusals: number;
  readonly entered?: Entered;
  readonly left?: Moment;
  readonly result?: VisitResultRecorded;
  /** Codes of what was passed over at the gate and still stands. */
  readonly flags: readonly string[];
  /** Codes that were not made good in time, whatever became of them later. */
  readonly flagged: readonly string[];
  /** Deadlines already answered: `round/id`. */
  readonly answered: readonly string[];
}

/** What an approval of the head cures. */
const approvalFlag = 'visit.special-not-approved';

const withPart = (parts: readonly Part[], part: Part) => [
  ...parts.filter(({ agency }) => agency !== part.agency),
  part,
];

/** The visit after an event that changes what it is. */
function changed(visit: VisitAnnounced, event: VisitEvent): VisitAnnounced {
  switch (event.type) {
    case 'VisitParticipantJoined':
      return { ...visit, participants: withPart(visit.participants, event.part) };
    case 'VisitParticipantLeft':
      return { ...visit, participants: visit.participants.filter(({ agency }) => agency !== event.agency) };
    case 'VisitOfficersReplaced': {
      const { officers } = event;
      if (event.agency === visit.agency) return { ...visit, officers };
      const participants = visit.participants.map((part) =>
        part.agency === event.agency ? { ...part, officers } : part,
      );
      return { ...visit, participants };
    }
    case 'VisitNarrowed': {
      const kept = (part: Part) => ({ ...part, items: part.items.filter((item) => event.items.includes(item)) });
      const items = visit.items.filter((item) => event.items.includes(item));
      return { ...visit, items, participants: visit.participants.map(kept), day: event.day };
    }
    case 'VisitMadeGood':
      return event.proof && visit.basis.by === 'special'
        ? { ...visit, basis: { ...visit.basis, proof: event.proof } }
        : visit;
    default:
      return visit;
  }
}

/** Which event may follow which. What the events must rest on is judged in decide.ts. */
export const visitMachine = setup({
  types: { context: {} as VisitContext, events: {} as VisitEvent },
  actions: {
    announce: assign(({ event }) => (event.type === 'VisitAnnounced' ? { visit: event } : {})),
    change: assign(({ context, event }) => (context.visit ? { visit: changed(context.visit, event) } : {})),
    tell: assign({ toldBeforehand: true }),
    invite: assign(({ context, event }) =>
      event.type === 'VisitParticipantInvited' ? { invited: [...context.invited, event.agency] } : {},
    ),
    answerInvitation: assign(({ context, event }) => {
      const agency =
        event.type === 'VisitParticipantJoined'
          ? event.part.agency
          : event.type === 'VisitParticipantLeft'
            ? event.agency
            : undefined;
      return { invited: context.invited.filter((invited) => invited !== agency) };
    }),
    approve: assign(({ context, event }) =>
      event.type === 'SpecialVisitApproved'
        ? { approval: event, flags: context.flags.filter((flag) => flag !== approvalFlag) }
        : {},
    ),
    givePass: assign(({ context, event }) =>
      event.type === 'PassIssued' || event.type === 'PassReissued'
        ? { pass: event.pass, passes: context.passes + 1 }
        : {},
    ),
    takePass: assign({ pass: undefined }),
    turnAway: assign(({ context }) => ({ refusals: context.refusals + 1 })),
    enter: assign(({ event }) => {
      if (event.type === 'VisitCheckedIn') {
        const { at, ground, confirmedBy, flags } = event;
        return { entered: { at, ground, ...(confirmedBy !== undefined && { confirmedBy }) }, flags };
      }
      if (event.type !== 'VisitTookPlace') return {};
      return { entered: { at: event.entered, ground: event.ground }, left: event.left, flags: event.flags };
    }),
    leave: assign(({ event }) => (event.type === 'VisitCheckedOut' ? { left: event.at } : {})),
    recordResult: assign(({ event }) => (event.type === 'VisitResultRecorded' ? { result: event } : {})),
    makeGood: assign(({ context, event }) =>
      event.type === 'VisitMadeGood' ? { flags: context.flags.filter((flag) => !event.flags.includes(flag)) } : {},
    ),
    flag: assign(({ event }) => (event.type === 'VisitFlagged' ? { flagged: event.flags } : {})),
    answer: assign(({ context, event }) =>
      'deadline' in event ? { answered: [...context.answered, `${event.round}/${event.deadline}`] } : {},
    ),
  },
}).createMachine({
  id: 'visit',
  context: { toldBeforehand: false, invited: [], passes: 0, refusals: 0, flags: [], flagged: [], answered: [] },
  initial: 'absent',
  states: {
    absent: { on: { VisitAnnounced: { target: 'announced', actions: 'announce' } } },
    announced: {
      on: {
        VisitToldBeforehand: { actions: 'tell' },
        VisitParticipantInvited: { actions: 'invite' },
        VisitParticipantJoined: { actions: ['answerInvitation', 'change'] },
        VisitParticipantLeft: { actions: ['answerInvitation', 'change'] },
        VisitOfficersReplaced: { actions: 'change' },
        VisitNarrowed: { actions: 'change' },
        VisitMadeGood: { actions: ['makeGood', 'change'] },
        SpecialVisitApproved: { actions: 'approve' },
        PassIssued: { target: 'passIssued', actions: 'givePass' },
        VisitCancelled: 'cancelled',
        VisitTookPlace: { target: 'checkedOut', actions: 'enter' },
        VisitMissed: 'missed',
      },
    },
    passIssued: {
      on: {
        VisitToldBeforehand: { actions: 'tell' },
        VisitParticipantInvited: { actions: 'invite' },
        VisitParticipantJoined: { actions: ['answerInvitation', 'change'] },
        VisitParticipantLeft: { actions: ['answerInvitation', 'change'] },
        VisitOfficersReplaced: { actions: 'change' },
        VisitNarrowed: { actions: 'change' },
        VisitMadeGood: { actions: ['makeGood', 'change'] },
        SpecialVisitApproved: { actions: 'approve' },
        PassReissued: { actions: 'givePass' },
        PassRevoked: { actions: 'takePass' },
        VisitCancelled: 'cancelled',
        VisitRefusedAtGate: { target: 'refusedAtGate', actions: 'turnAway' },
        VisitCheckedIn: { target: 'checkedIn', actions: 'enter' },
        VisitMissed: 'missed',
      },
    },
    refusedAtGate: {
      on: {
        VisitOfficersReplaced: { actions: 'change' },
        VisitNarrowed: { actions: 'change' },
        VisitMadeGood: { actions: ['makeGood', 'change'] },
        SpecialVisitApproved: { actions: 'approve' },
        PassReissued: { actions: 'givePass' },
        PassRevoked: { actions: 'takePass' },
        VisitCancelled: 'cancelled',
        VisitRefusedAtGate: { actions: 'turnAway' },
        VisitCheckedIn: { target: 'checkedIn', actions: 'enter' },
        VisitClosed: 'closed',
      },
    },
    checkedIn: {
      on: {
        VisitCheckedOut: { target: 'checkedOut', actions: 'leave' },
        VisitMadeGood: { actions: ['makeGood', 'change'] },
        SpecialVisitApproved: { actions: 'approve' },
        VisitReminderSent: { actions: 'answer' },
        VisitEscalationSent: { actions: 'answer' },
        VisitFlagged: { actions: ['answer', 'flag'] },
      },
    },
    checkedOut: {
      on: {
        VisitResultRecorded: { target: 'resultRecorded', actions: 'recordResult' },
        VisitMadeGood: { actions: ['makeGood', 'change'] },
        SpecialVisitApproved: { actions: 'approve' },
        VisitReminderSent: { actions: 'answer' },
        VisitEscalationSent: { actions: 'answer' },
        VisitFlagged: { actions: ['answer', 'flag'] },
      },
    },
    resultRecorded: {
      on: {
        VisitResultRecorded: { actions: 'recordResult' },
        VisitMadeGood: { actions: ['makeGood', 'change'] },
        SpecialVisitApproved: { actions: 'approve' },
        VisitReminderSent: { actions: 'answer' },
        VisitFlagged: { actions: ['answer', 'flag'] },
        VisitClosed: 'closed',
      },
    },
    closed: { type: 'final' },
    cancelled: { type: 'final' },
    missed: { type: 'final' },
  },
});

export type VisitMachine = typeof visitMachine;
export type VisitState = SnapshotFrom<VisitMachine>;
/** Name of a state: `announced` … `closed`. */
export type VisitStateName = VisitState['value'];

/** Id of a pass of a visit: the first is number 1, each new one a number more. */
export function passId(visit: string, number: number): string {
  return `${visit}.${number}`;
}

/** Every agency of a visit with what it brings, the lead first. */
export function partsOf({
  agency,
  items,
  officers,
  participants,
}: Pick<VisitAnnounced, 'agency' | 'items' | 'officers' | 'participants'>): readonly Part[] {
  return [{ agency, items, officers }, ...participants];
}

/** Whether it is one of those that the software never keeps out (rules §4). */
export function isEmergency({ basis }: Pick<VisitAnnounced, 'basis'>): boolean {
  return basis.by === 'special' && basis.emergency;
}
