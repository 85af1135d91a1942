import type { Actor, Moment, PersonActing, Private } from '@anjing/lifecycle';
import type { InquiryForm, InquiryOutcome } from './commands';

export interface InquiryDrafted {
  readonly type: 'InquiryDrafted';
  readonly at: Moment;
  readonly by: Actor;
  readonly form: InquiryForm;
}

export interface InquiryAmended {
  readonly type: 'InquiryAmended';
  readonly at: Moment;
  readonly by: Actor;
  readonly form: InquiryForm;
}

/** The enterprise was asked: the days for its answer run. */
export interface InquirySent {
  readonly type: 'InquirySent';
  readonly at: Moment;
  readonly by: Actor;
  /** Working days for the answer, the day of sending not counted. */
  readonly workingDays: number;
  /** The judicial bureau of the agency's level, which hears of what is left undone; absent where the pack names none. */
  readonly bureau?: string;
  readonly rulePack: string;
}

/** The enterprise answered, or the agency wrote down what was said on the telephone or before the camera. */
export interface InquiryAnswered {
  readonly type: 'InquiryAnswered';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly answer: Private;
  /** Written down by the agency. */
  readonly recorded: boolean;
}

/** The answer leaves something open: the enterprise is asked again. */
export interface InquiryAskedAgain {
  readonly type: 'InquiryAskedAgain';
  readonly at: Moment;
  readonly by: Actor;
  readonly question: Private;
  readonly workingDays: number;
}

/** Settled off site: no visit is needed for these items (notice 二(二)). */
export interface InquirySettled {
  readonly type: 'InquirySettled';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly outcome: InquiryOutcome;
  readonly result: Private;
}

/** It could not be settled off site. A visit that follows names this inquiry. */
export interface InquiryLeftToVisit {
  readonly type: 'InquiryLeftToVisit';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly reason: Private;
}

export interface InquiryWithdrawn {
  readonly type: 'InquiryWithdrawn';
  readonly at: Moment;
  readonly by: Actor;
  readonly reason: Private;
}

interface Told {
  readonly deadline: string;
  readonly round: number;
  readonly due: Moment;
  readonly at: Moment;
  /** The organisation that was told. */
  readonly to: string;
}

export interface InquiryReminderSent extends Told {
  readonly type: 'InquiryReminderSent';
}

export interface InquiryEscalationSent extends Told {
  readonly type: 'InquiryEscalationSent';
}

export type InquiryEvent =
  | InquiryDrafted
  | InquiryAmended
  | InquirySent
  | InquiryAnswered
  | InquiryAskedAgain
  | InquirySettled
  | InquiryLeftToVisit
  | InquiryWithdrawn
  | InquiryReminderSent
  | InquiryEscalationSent;
