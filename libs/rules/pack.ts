import type { CivilDate, QuietRule, TimeOfDay, Words } from '@anjing/calendar';

/** Levels of agencies, bureaus and authorities (rules §1). A committee runs an economic zone with a county's powers. */
export type Level = 'city' | 'county' | 'committee';

/** How an agency stands to local government: of it, or under a ministry (tax, customs), of the province, resident in the city. */
export type Standing = 'local' | 'vertical' | 'provincial' | 'resident';

/** Who reviews and who approves an agency's application: the organisations of `level` in the agency's own or in the city's jurisdiction. */
export interface Route {
  readonly standing: Standing;
  readonly level: Level;
  /** Whose bureau and authority: those of the agency's own jurisdiction, or the city's. */
  readonly jurisdiction: 'own' | 'city';
  readonly article: string;
}

/** A service level: working days counted forward, with what is said before and after. */
export interface ServiceLevel {
  /** Working days, the day of the step's start not counted; due at close of business of the last. */
  readonly workingDays: number;
  /** Reminders, in working days before the due day (0: the due day itself), each at opening of business. */
  readonly remindBefore: readonly number[];
  /** Escalations, in working days after the due day (0: the due moment itself), each at close of business. */
  readonly escalateAfter: readonly number[];
  readonly article: string;
}

/** A field of the proof that a special circumstance asks for. */
export interface ProofField {
  /** Name in bodies and events: `documentNumber`. */
  readonly field: string;
  readonly name: Words;
  /** Where only some answers are possible: which, and whether the circumstance admits them. */
  readonly choices?: readonly { readonly value: string; readonly name: Words; readonly admitted: boolean }[];
}

/** A special circumstance under which officers come in the quiet period without an approval form (notice 一(二)). */
export interface SpecialCircumstance {
  readonly number: number;
  readonly name: Words;
  /** Never kept out by the software; what is missing is made good afterwards. */
  readonly emergency: boolean;
  /** The agency's head approves in person, not through a mandate. */
  readonly ownApproval: boolean;
  /** Other agencies hear nothing of it. */
  readonly hidden: boolean;
  readonly proof: readonly ProofField[];
  readonly article: string;
}

/** A rule set of one city, as data: versions and effective dates, every value with its article. */
export interface RulePack {
  readonly id: string;
  readonly version: number;
  readonly title: Words;
  /** Jurisdictions whose sites this pack judges; it holds for the areas within them too. */
  readonly jurisdictions: readonly string[];
  readonly effectiveFrom: CivilDate;
  readonly effectiveUntil?: CivilDate;
  /** Number and date of the document the pack is read from. */
  readonly source: { readonly title: Words; readonly number: string; readonly date: CivilDate };
  readonly quiet: { readonly rule: QuietRule; readonly article: string };
  readonly leadTime: {
    readonly workingDays: number;
    /** A form received later counts as received on the next working day. */
    readonly closeOfBusiness: TimeOfDay;
    readonly openOfBusiness: TimeOfDay;
    /** The stricter reading: the filing day is not counted either. */
    readonly clearDays: boolean;
    readonly article: string;
  };
  readonly review: ServiceLevel;
  readonly decision: ServiceLevel;
  readonly application: {
    /** Warnings before the first requested day while no approval stands, in calendar days, each at 00:00. */
    readonly warnDaysBefore: readonly number[];
    readonly minimumOfficers: number;
    /** Longest texts, in characters. */
    readonly longestReason: number;
    readonly longestOpinion: number;
    /** Most days and items of one application. */
    readonly mostDays: number;
    readonly mostItems: number;
    /** Form of the number; `{year}` and `{n}` are put in: `赣市安审〔{year}〕{n}号`. */
    readonly number: string;
    readonly article: string;
  };
  readonly visit: {
    readonly circumstances: readonly SpecialCircumstance[];
    /** What was passed over at the gate is made good; its first escalation flags the visit. */
    readonly makeGood: ServiceLevel;
    /** The result is on record; counted from the day the officers went in. */
    readonly result: ServiceLevel;
    /** Calendar days after a result within which it can be corrected; then the visit closes. */
    readonly correctableDays: number;
    /** Another visit to the same enterprise so many days before or after is a repeated one. */
    readonly repeatedWithinDays: number;
    /** Another agency's pending visit so many days before or after makes them many-headed. */
    readonly manyHeadedWithinDays: number;
    /** Visits of one agency to one enterprise in a year beyond which a reason is asked for. */
    readonly mostVisitsAYear: number;
    /** Days for which a recorded result is shown to an agency that plans the same item. */
    readonly resultsKnownDays: number;
    readonly mostItems: number;
    /** Longest texts, in characters. */
    readonly longestText: number;
    readonly article: string;
  };
  readonly routes: readonly Route[];
}
