import type { Actor, Moment, PersonActing, Private } from '@anjing/lifecycle';
import type { FilingForm, FilingPeriod, ReturnRow } from './forms';

/** Who receives an agency's filings, as the pack's table of routes says. */
export interface Receivers {
  /** The judicial bureau of the agency's level; absent where the pack maps the agency to nobody. */
  readonly bureau?: string;
  /** The business-environment office. */
  readonly office?: string;
}

/** A plan or return came due to be written, or a visit found no return to stand in: it stands open from now on. */
export interface FilingOpened {
  readonly type: 'FilingOpened';
  readonly at: Moment;
  readonly by: Actor;
  readonly agency: string;
  readonly period: FilingPeriod;
  readonly receivers: Receivers;
}

export interface FilingDrafted {
  readonly type: 'FilingDrafted';
  readonly at: Moment;
  readonly by: Actor;
  readonly form: FilingForm;
  readonly receivers: Receivers;
}

/** Written anew. Over an accepted version it is the draft of the next one; that one stays in force meanwhile. */
export interface FilingAmended {
  readonly type: 'FilingAmended';
  readonly at: Moment;
  readonly by: Actor;
  readonly form: FilingForm;
}

/** A special visit of the month was entered in the return, or entered again because it has changed. */
export interface FilingVisitEntered {
  readonly type: 'FilingVisitEntered';
  readonly at: Moment;
  readonly row: ReturnRow;
}

/** A special visit was found after the return had been filed: the agency must confirm it anew. */
export interface FilingAmendedByVisit {
  readonly type: 'FilingAmendedByVisit';
  readonly at: Moment;
  readonly row: ReturnRow;
}

/** The agency's head confirmed this content and filed it with the judicial bureau (notice 三(二), 三(三)). */
export interface FilingSubmitted {
  readonly type: 'FilingSubmitted';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly statement?: Private;
  readonly receivers: Receivers;
  /** 1 for the first time. */
  readonly submission: number;
  /** Of a plan or return filed for the first time: the first late moment, where its calendar was loaded. */
  readonly due?: Moment;
  /** Filed at or after `due`. */
  readonly late: boolean;
  /** Pack and calendar by which it was judged: `ganzhou-2022@1`, `2026.1`. */
  readonly rulePack: string;
  readonly calendarVersion: string;
}

/** The judicial bureau took the filing in: its content is in force. */
export interface FilingAccepted {
  readonly type: 'FilingAccepted';
  readonly at: Moment;
  readonly by: PersonActing;
  /** Counts the versions in force, from 1. */
  readonly version: number;
  /** From when it holds: now, and a plan not before its year. */
  readonly effectiveFrom: Moment;
  readonly opinion?: Private;
}

/** An accepted item list or plan is public (notice 三(二)). */
export interface FilingPublished {
  readonly type: 'FilingPublished';
  readonly at: Moment;
  readonly version: number;
}

/** The judicial bureau or the business-environment office asks for a correction, with its reasons. */
export interface FilingCorrectionAsked {
  readonly type: 'FilingCorrectionAsked';
  readonly at: Moment;
  readonly by: PersonActing;
  readonly asker: 'bureau' | 'office';
  readonly reason: Private;
  /** The digest in which the office asked. */
  readonly digest?: string;
}

/** A list drafted by mistake, never accepted. */
export interface FilingWithdrawn {
  readonly type: 'FilingWithdrawn';
  readonly at: Moment;
  readonly by: Actor;
  readonly reason: Private;
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

export interface FilingReminderSent extends Told {
  readonly type: 'FilingReminderSent';
}

export interface FilingEscalationSent extends Told {
  readonly type: 'FilingEscalationSent';
}

export type FilingEvent =
  | FilingOpened
  | FilingDrafted
  | FilingAmended
  | FilingVisitEntered
  | FilingAmendedByVisit
  | FilingSubmitted
  | FilingAccepted
  | FilingPublished
  | FilingCorrectionAsked
  | FilingWithdrawn
  | FilingReminderSent
  | FilingEscalationSent;
