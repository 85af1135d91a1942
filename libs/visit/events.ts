import type { Actor, Moment, PersonActing, Private } from '@anjing/lifecycle';
import type { ItemFinding, Part, Proof, VisitDay, VisitRequest } from './commands';

/** How an item stands on the agency's special-circumstance list for a circumstance: the worst of a visit's items. */
export type Listing = 'accepted' | 'filed' | 'absent';

/** What a visit rests on, with what lists and rules said of it when it was put on record. */
export type Basis =
  | { readonly by: 'approval'; readonly application: string; readonly number: string }
  | {
      readonly by: 'special';
      readonly circumstance: number;
      readonly proof: Proof;
      readonly listed: Listing;
      /** ① and ③: never kept out by the software (rules §4). */
      readonly emergency: boolean;
      /** ⑤ and ⑥: hidden from other agencies (rules §6). */
      readonly hidden: boolean;
    }
  | {
      readonly by: 'openDay';
      /** Ids of the accepted plan's entries that foresee the items in this month. */
      readonly planned: readonly string[];
      readonly unplannedReason?: Private;
    }
  | { readonly by: 'service'; readonly request: Private };

/** Name and address of the target, as the registers had them. */
export interface VisitTarget {
  readonly enterprise: string;
  readonly enterpriseName: string;
  readonly creditCode: string;
  readonly address: string;
  readonly zone: string;
  readonly jurisdiction: string;
}

/** The visit stands on record. The enterprise and the public know nothing of it yet (rules §6). */
export interface VisitAnnounced extends Omit<VisitRequest, 'basis'> {
  readonly type: 'VisitAnnounced';
  readonly at: Moment;
  readonly by: Actor;
  readonly basis: Basis;
  readonly target: VisitTarget;
  /** The judicial bureau of the agency's level, which hears of what is overdue; absent where the pack names none. */
  readonly bureau?: string;
  /** Whether the day lies in the quiet period. */
  readonly quiet: boolean;
  /** `ganzhou-2022@1` */
  readonly rulePack: string;
}

/** The agency told the enterprise beforehand: from now on it is no secret. */
export interface VisitToldBeforehand {
  readonly type: 'VisitToldBeforehand';
  readonly at: Moment;
  readonly by: Actor;
}

/** Other agencies are asked to come along: one door, several matters (notice 二(三)). */
export interface VisitParticipantInvited {
  readonly type: 'VisitParticipantInvited';
  readonly at: Moment;
  readonly by: Actor;
  readonly agency: string;
}

/** An invited agency comes along with its own items and officers. */
export interface VisitParticipantJoined {
  readonly type: 'VisitParticipantJoined';
  readonly at: Moment;
  readonly by: Actor;
  readonly part: Part;
}

/** An agency that was invited, or had joined, does not come. */
export interface VisitParticipantLeft {
  readonly type: 'VisitParticipantLeft';
  readonly at: Moment;
  readonly by: Actor;
  readonly agency: string;
}

/** The agency's head approved a special visit (rules §4). */
export interface SpecialVisitApproved {
  readonly type: 'SpecialVisitApproved';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly statement?: Private;
  /** Given after the officers had gone in. */
  readonly late: boolean;
}

/** What anyone with the pass must know. */
interface PassOf {
  /** Id of the pass: the visit's, with a number that each new pass raises. The one before is dead. */
  readonly pass: string;
  readonly at: Moment;
  readonly day: VisitDay;
  readonly items: readonly string[];
  /** Ids of the officers of every agency. */
  readonly officers: readonly string[];
}

export interface PassIssued extends PassOf {
  readonly type: 'PassIssued';
}

/** Officers or bounds changed: a new pass, the old one dead. */
export interface PassReissued extends PassOf {
  readonly type: 'PassReissued';
  readonly replaces: string;
}

export interface PassRevoked {
  readonly type: 'PassRevoked';
  readonly pass: string;
  readonly at: Moment;
}

/** Other officers of the same agency go (rules §3). */
export interface VisitOfficersReplaced {
  readonly type: 'VisitOfficersReplaced';
  readonly at: Moment;
  readonly by: Actor;
  readonly agency: string;
  readonly officers: readonly string[];
}

/** Fewer items or an earlier end. */
export interface VisitNarrowed {
  readonly type: 'VisitNarrowed';
  readonly at: Moment;
  readonly by: Actor;
  readonly items: readonly string[];
  readonly day: VisitDay;
}

export interface VisitCancelled {
  readonly type: 'VisitCancelled';
  readonly at: Moment;
  readonly by: Actor;
  readonly reason: Private;
}

/** The gate or the enterprise did not let the officers in. They may come back within the day. */
export interface VisitRefusedAtGate {
  readonly type: 'VisitRefusedAtGate';
  readonly at: Moment;
  readonly by: Actor;
  readonly reason: Private;
  /** Whether the software's own answer at that moment was *enter*. */
  readonly mightEnter: boolean;
}

/** On what the officers went in. `emergency` is unverified; `afterwards` was recorded without asking. */
export type EntryGround = Basis['by'] | 'emergency' | 'afterwards';

/** The officers went in. */
export interface VisitCheckedIn {
  readonly type: 'VisitCheckedIn';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly ground: EntryGround;
  /** The gate whose code confirmed it; absent: one-sided. */
  readonly confirmedBy?: string;
  /** Codes of everything that spoke against it and was passed over: made good within the pack's days, or an alert. */
  readonly flags: readonly string[];
}

export interface VisitCheckedOut {
  readonly type: 'VisitCheckedOut';
  readonly at: Moment;
  readonly by: PersonActing;
}

/** The visit took place where nobody could ask the software (no network, an accident); its agency records it afterwards. */
export interface VisitTookPlace {
  readonly type: 'VisitTookPlace';
  /** When it was recorded. */
  readonly at: Moment;
  readonly by: PersonActing;
  readonly ground: 'afterwards';
  /** When the officers went in, and when they left. */
  readonly entered: Moment;
  readonly left: Moment;
  /** As of a check-in. */
  readonly flags: readonly string[];
}

/** The result; recorded again it corrects the one before. */
export interface VisitResultRecorded {
  readonly type: 'VisitResultRecorded';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly findings: readonly ItemFinding[];
  readonly measures: Private;
  /** Day on which the site is looked at again, `YYYY-MM-DD`. */
  readonly reinspection?: string;
  /** Until then it can be corrected; then the visit closes. */
  readonly closes: Moment;
}

/** What had been passed over at the gate was brought in afterwards. */
export interface VisitMadeGood {
  readonly type: 'VisitMadeGood';
  readonly at: Moment;
  readonly by: Actor;
  readonly proof?: Proof;
  /** Codes that no longer stand. */
  readonly flags: readonly string[];
}

interface Told {
  /** The deadline of the agenda that this answers. */
  readonly deadline: string;
  readonly round: number;
  /** When it was due; the event may be recorded later. */
  readonly due: Moment;
  readonly at: Moment;
  /** The organisation that was told. */
  readonly to: string;
}

export interface VisitReminderSent extends Told {
  readonly type: 'VisitReminderSent';
}

export interface VisitEscalationSent extends Told {
  readonly type: 'VisitEscalationSent';
}

/** What was passed over at the gate was not made good in time (rules §4). */
export interface VisitFlagged extends Told {
  readonly type: 'VisitFlagged';
  /** Codes that still stand. */
  readonly flags: readonly string[];
}

interface Turned {
  /** The moment at which it became true, however late it is recorded. */
  readonly due: Moment;
  readonly at: Moment;
}

/** Nobody came by the end of its day. */
export interface VisitMissed extends Turned {
  readonly type: 'VisitMissed';
}

/** The result can no longer be corrected; or the day of a visit that was turned away has ended. */
export interface VisitClosed extends Turned {
  readonly type: 'VisitClosed';
}

export type VisitEvent =
  | VisitAnnounced
  | VisitToldBeforehand
  | VisitParticipantInvited
  | VisitParticipantJoined
  | VisitParticipantLeft
  | SpecialVisitApproved
  | PassIssued
  | PassReissued
  | PassRevoked
  | VisitOfficersReplaced
  | VisitNarrowed
  | VisitCancelled
  | VisitRefusedAtGate
  | VisitCheckedIn
  | VisitCheckedOut
  | VisitTookPlace
  | VisitResultRecorded
  | VisitMadeGood
  | VisitReminderSent
  | VisitEscalationSent
  | VisitFlagged
  | VisitMissed
  | VisitClosed;
