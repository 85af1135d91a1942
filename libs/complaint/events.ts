import type { Actor, Moment, PersonActing, Private, Shape } from '@anjing/lifecycle';
import { z } from 'zod';

/** A text under its owner's own key: destroying that key erases who complained and leaves the case whole. */
export interface Personal extends Private {
  readonly under: `person:${string}`;
}

/** From whom a complaint came: the public, an enterprise's account, a refusal of entry at the gate, a call to a hotline. */
export type ComplaintChannel = 'public' | 'enterprise' | 'gate' | 'hotline';

/** What an answer finds. */
export const complaintOutcome = z.enum(['founded', 'partly', 'unfounded', 'outsideScope']);
export type ComplaintOutcome = Shape<typeof complaintOutcome>;

/** Who complains. All of it may be absent: a complaint can be anonymous. Never shown to the agency complained about. */
export interface Complainant {
  /** The enterprise whose account complains, or whose gate turned officers away. */
  readonly enterprise?: string;
  readonly name?: Personal;
  readonly contact?: Personal;
}

/** What is complained of. */
export interface ComplaintForm {
  /** Id of the agency, or of the judicial bureau, complained about. */
  readonly respondent: string;
  /** Key of one of the pack's subjects: `no-approval`. */
  readonly subject: string;
  readonly text: Private;
  /** Where it happened, if at a site on the registers. */
  readonly site?: string;
  /** Day on which it happened, `YYYY-MM-DD`. */
  readonly happenedOn?: string;
  /** The visit at whose gate entry was refused. */
  readonly visit?: string;
}

/** Who answers a complaint, and who is told where they are late. Neither is ever the one complained about (rules §7). */
export interface ComplaintRoute {
  /** A judicial bureau; the business-environment office where the city's own bureau is complained about. */
  readonly handler: string;
  /** The business-environment office; the city's authority where that office handles it. */
  readonly overseer?: string;
}

/** The complaint is on record: its clocks start (notice 四(三), rules §7). */
export interface ComplaintReceived {
  readonly type: 'ComplaintReceived';
  readonly at: Moment;
  readonly by: Actor;
  readonly channel: ComplaintChannel;
  /** Number of the hotline that was called. */
  readonly hotline?: string;
  readonly form: ComplaintForm;
  readonly complainant: Complainant;
  /** SHA-256 of the tracking code, hex. The code itself is nowhere but with the complainant. */
  readonly tracking?: string;
  readonly route: ComplaintRoute;
  /** Pack by which it was judged: `ganzhou-2022@1`. */
  readonly rulePack: string;
}

/** The complainant is told that somebody is looking into it. */
export interface ComplaintAcknowledged {
  readonly type: 'ComplaintAcknowledged';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly note?: Private;
}

/** Another bureau answers; the clocks run on. */
export interface ComplaintForwarded {
  readonly type: 'ComplaintForwarded';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly from: string;
  readonly to: string;
  readonly reason: Private;
}

/** The one complained about is asked to state its view. It answers the bureau, never the complainant. */
export interface ComplaintStatementAsked {
  readonly type: 'ComplaintStatementAsked';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly question: Private;
}

export interface ComplaintStatementGiven {
  readonly type: 'ComplaintStatementGiven';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly statement: Private;
}

/** The complainant adds something. */
export interface ComplaintSupplemented {
  readonly type: 'ComplaintSupplemented';
  readonly at: Moment;
  readonly by: Actor;
  readonly text: Private;
}

/** The answer to the complainant; given again it corrects the one before. */
export interface ComplaintAnswered {
  readonly type: 'ComplaintAnswered';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly outcome: ComplaintOutcome;
  readonly text: Private;
  /** What is put right, and how; asked for where the complaint is founded. */
  readonly measures?: Private;
  /** The first late moment, where its calendar was loaded. */
  readonly due?: Moment;
  /** Answered at or after `due`. */
  readonly late: boolean;
  /** Pack and calendar by which that was judged: `ganzhou-2022@1`, `2026.1`. */
  readonly rulePack: string;
  readonly calendarVersion: string;
}

/** What was to be put right has been, or nothing was. */
export interface ComplaintClosed {
  readonly type: 'ComplaintClosed';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly note?: Private;
}

/** The complainant takes it back. */
export interface ComplaintWithdrawn {
  readonly type: 'ComplaintWithdrawn';
  readonly at: Moment;
  readonly by: Actor;
  readonly reason?: Private;
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

export interface ComplaintReminderSent extends Told {
  readonly type: 'ComplaintReminderSent';
}

export interface ComplaintEscalationSent extends Told {
  readonly type: 'ComplaintEscalationSent';
}

export type ComplaintEvent =
  | ComplaintReceived
  | ComplaintAcknowledged
  | ComplaintForwarded
  | ComplaintStatementAsked
  | ComplaintStatementGiven
  | ComplaintSupplemented
  | ComplaintAnswered
  | ComplaintClosed
  | ComplaintWithdrawn
  | ComplaintReminderSent
  | ComplaintEscalationSent;
