import type { Actor, Explanation, Moment, PersonActing, Private } from '@anjing/lifecycle';
import type { ApplicationForm, Defect, RequestedDay } from './commands';

/** Name and address of the target, as the registers had them at the receipt. */
export interface Target {
  readonly enterprise: string;
  readonly enterpriseName: string;
  readonly creditCode: string;
  readonly address: string;
  readonly zone: string;
  readonly jurisdiction: string;
}

/** An opinion on the form: text, name, time. */
export interface Opinion {
  readonly by: PersonActing;
  readonly at: Moment;
  readonly text: Private;
}

export interface ApplicationDrafted {
  readonly type: 'ApplicationDrafted';
  readonly at: Moment;
  readonly by: Actor;
  readonly form: ApplicationForm;
}

/** The form was changed; an earlier signature no longer covers it. */
export interface ApplicationAmended {
  readonly type: 'ApplicationAmended';
  readonly at: Moment;
  readonly by: Actor;
  readonly form: ApplicationForm;
  /** Participants who had consented to other items, days, reason or target: their consent is void (rules §3). */
  readonly voidsConsentOf?: readonly string[];
}

/** The lead asks another agency to take part (notice 二(三), 三(四)). */
export interface ParticipantInvited {
  readonly type: 'ParticipantInvited';
  readonly at: Moment;
  readonly by: Actor;
  readonly agency: string;
}

/** The lead no longer waits for an agency that has not answered. */
export interface InvitationTakenBack {
  readonly type: 'InvitationTakenBack';
  readonly at: Moment;
  readonly by: Actor;
  readonly agency: string;
}

/** A participant's head consents to the form as it stands, and names the participant's own items and officers. */
export interface ParticipantConsented {
  readonly type: 'ParticipantConsented';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly agency: string;
  readonly items: readonly string[];
  readonly officers: readonly string[];
  readonly statement?: Private;
}

export interface ParticipantDeclined {
  readonly type: 'ParticipantDeclined';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly agency: string;
  readonly reason: Private;
}

/** A participant left: the case goes on without its items and officers (rules §3). */
export interface ParticipantLeft {
  readonly type: 'ParticipantLeft';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly agency: string;
  /** What it takes along. */
  readonly items: readonly string[];
  readonly officers: readonly string[];
  readonly reason: Private;
}

/** The agency's main leader signed and sealed this content (notice 三(四)). */
export interface ApplicationSigned {
  readonly type: 'ApplicationSigned';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly statement?: Private;
}

/** The complete form was received by the judicial bureau: the clock of this round starts. */
export interface ApplicationSubmitted {
  readonly type: 'ApplicationSubmitted';
  readonly at: Moment;
  readonly by: Actor;
  /** 1 for the first receipt; each receipt after a return is a new round. */
  readonly round: number;
  /** 赣市安审〔2026〕12号: given at the first receipt, kept afterwards. */
  readonly number: string;
  /** The gapless series that the number is of. */
  readonly series: string;
  readonly target: Target;
  readonly bureau: string;
  readonly authority: string;
  /** The working day as which the receipt counts. */
  readonly receivedOn: string;
  /** Last day on which it could have been received, and why. */
  readonly latestFiling: string;
  readonly leadTime: Explanation;
  /** Who takes part, each with the bureau of its own level, which looks on; absent where the agency goes alone. */
  readonly participants?: readonly { readonly agency: string; readonly bureau: string }[];
}

export interface ReviewPassed {
  readonly type: 'ReviewPassed';
  readonly opinion: Opinion;
}

/** Returned for correction with all its defects at once; the lead time starts again at the next receipt. */
export interface ApplicationReturned {
  readonly type: 'ApplicationReturned';
  readonly opinion: Opinion;
  readonly defects: readonly Defect[];
}

export interface ApplicationRefused {
  readonly type: 'ApplicationRefused';
  readonly stage: 'review' | 'decision';
  readonly opinion: Opinion;
  /** Code of one of the pack's grounds, where the opinion named one. */
  readonly ground?: string;
}

export interface ApplicationApproved {
  readonly type: 'ApplicationApproved';
  readonly opinion: Opinion;
}

export interface ApplicationWithdrawn {
  readonly type: 'ApplicationWithdrawn';
  readonly at: Moment;
  readonly by: Actor;
  readonly reason: Private;
}

/** The authority took its approval back. */
export interface ApprovalRevoked {
  readonly type: 'ApprovalRevoked';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly reason: Private;
}

/** Fewer items, fewer days or an earlier end: all that an approval may become without a new application (notice 三(五)). */
export interface ApprovalNarrowed {
  readonly type: 'ApprovalNarrowed';
  readonly at: Moment;
  readonly by: Actor;
  /** The lead's own items; what participants bring stands beside them. */
  readonly items: readonly string[];
  readonly days: readonly RequestedDay[];
  /** Items that the approval covers no more; absent in streams from before joint applications. */
  readonly dropped?: readonly string[];
}

export interface OfficersReplaced {
  readonly type: 'OfficersReplaced';
  readonly at: Moment;
  readonly by: Actor;
  /** The participant whose officers they are; absent where they are the lead's. */
  readonly agency?: string;
  readonly officers: readonly string[];
}

/** The officers went in: a visit under the approval was checked in. */
export interface ApprovalUsed {
  readonly type: 'ApprovalUsed';
  /** When they went in. */
  readonly at: Moment;
  readonly by: Actor;
  /** The approved day that is used with it; absent in records of approvals of one day. */
  readonly date?: string;
}

/** A linked application with other content was approved in its place. */
export interface ApplicationSuperseded {
  readonly type: 'ApplicationSuperseded';
  readonly at: Moment;
  readonly successor: string;
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

export interface ReminderSent extends Told {
  readonly type: 'ReminderSent';
}

export interface EscalationSent extends Told {
  readonly type: 'EscalationSent';
}

/** The first requested day comes near and no approval stands. */
export interface WarningSent extends Told {
  readonly type: 'WarningSent';
}

interface Turned {
  /** The moment at which it became true, however late it is recorded. */
  readonly due: Moment;
  readonly at: Moment;
}

/** No approval stood by the first requested minute. Nothing can revive it (rules §3). */
export interface ApplicationExpired extends Turned {
  readonly type: 'ApplicationExpired';
}

/** The first approved minute has come. */
export interface ApprovalCameIntoForce extends Turned {
  readonly type: 'ApprovalCameIntoForce';
}

/** The last approved minute has passed; what was not used has lapsed. */
export interface ApprovalLapsed extends Turned {
  readonly type: 'ApprovalLapsed';
}

export type ApplicationEvent =
  | ApplicationDrafted
  | ApplicationAmended
  | ParticipantInvited
  | InvitationTakenBack
  | ParticipantConsented
  | ParticipantDeclined
  | ParticipantLeft
  | ApplicationSigned
  | ApplicationSubmitted
  | ReviewPassed
  | ApplicationReturned
  | ApplicationRefused
  | ApplicationApproved
  | ApplicationWithdrawn
  | ApprovalRevoked
  | ApprovalNarrowed
  | OfficersReplaced
  | ApprovalUsed
  | ApplicationSuperseded
  | ReminderSent
  | EscalationSent
  | WarningSent
  | ApplicationExpired
  | ApprovalCameIntoForce
  | ApprovalLapsed;
