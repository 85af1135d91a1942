import type { Actor, Moment, PersonActing, Private } from '@anjing/lifecycle';
import type { Words } from '@anjing/texts';

/** One item of an item list (行政执法事项清单). */
export interface ListedItem {
  /** The item's short name within its agency: `work-safety`. With the agency's it makes the item's id in the registers. */
  readonly key: string;
  /** In the two languages in which lists are published, and whatever others there are. */
  readonly name: Words & { readonly en: string };
  /** The provision that gives the power to inspect. */
  readonly legalBasis: string;
  /** Whether the item can be settled without going there (notice 二(二)). */
  readonly offSitePossible?: boolean;
  /** First day on which it may be used, `YYYY-MM-DD`; from acceptance where absent or earlier. */
  readonly effectiveFrom?: string;
  /** Kept on the list for the public to see, but no longer to be used. */
  readonly withdrawn?: boolean;
}

/** An item that may be inspected under one of the seven special circumstances (notice 一(二)). */
export interface SpecialItem {
  /** Id of a published item. */
  readonly item: string;
  /** 1 to 7, in the notice's order. */
  readonly circumstance: number;
}

/** One line of an annual plan (年度检查计划). */
export interface PlannedItem {
  /** Id of a published item. */
  readonly item: string;
  /** Most visits to one enterprise in the year. */
  readonly frequency: number;
  /** Which enterprises, in words; published. */
  readonly scope: string;
  /** 1 to 12: the months in which visits are planned. */
  readonly months: readonly number[];
  /** Planned as off-site supervision. */
  readonly offSite?: boolean;
}

/** One special visit of a month, as the record of the visit has it (临时性检查情况). */
export interface ReturnRow {
  /** Stream of the visit: `visit/…`. */
  readonly visit: string;
  readonly site: string;
  readonly enterprise: string;
  /** Ids of the items inspected. */
  readonly items: readonly string[];
  /** 1 to 7. */
  readonly circumstance: number;
  /** Day of the visit, `YYYY-MM-DD`. */
  readonly day: string;
  /** How many officers went. */
  readonly officers: number;
  /** The head's approval came later than the rules allow (rules §4). */
  readonly lateApproval: boolean;
  /** Name of the visit's result, as its own lifecycle gives it. */
  readonly result?: string;
}

/** What an agency writes of each kind of filing. A return's rows are not among it: they come from the recorded visits. */
export type FilingForm =
  | { readonly filing: 'itemList'; readonly agency: string; readonly items: readonly ListedItem[] }
  | { readonly filing: 'specialList'; readonly agency: string; readonly entries: readonly SpecialItem[] }
  | {
      readonly filing: 'annualPlan';
      readonly agency: string;
      /** The year that is planned. */
      readonly year: number;
      readonly entries: readonly PlannedItem[];
      /** Day on which the agency issued the plan, `YYYY-MM-DD`; asked for where the pack counts from it. */
      readonly issuedOn?: string;
    }
  | {
      readonly filing: 'monthlyReturn';
      readonly agency: string;
      /** `YYYY-MM` */
      readonly month: string;
      readonly remark?: Private;
    };

/** What a filing says. */
export type FilingContent =
  | Exclude<FilingForm, { filing: 'monthlyReturn' }>
  | (Extract<FilingForm, { filing: 'monthlyReturn' }> & { readonly rows: readonly ReturnRow[] });

/** Which filing of an agency is meant: its list, its plan for a year, its return for a month. */
export type FilingPeriod =
  | { readonly filing: 'itemList' | 'specialList' }
  | { readonly filing: 'annualPlan'; readonly year: number }
  | { readonly filing: 'monthlyReturn'; readonly month: string };

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
