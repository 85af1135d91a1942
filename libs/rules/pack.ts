import type { CivilDate, QuietRule, TimeOfDay } from '@anjing/calendar';
import type { Words } from '@anjing/texts';

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

/** The four kinds of filing (notice 三(二), 三(三)). */
export type FilingKind = 'itemList' | 'specialList' | 'annualPlan' | 'monthlyReturn';

/** A day of the year. */
export interface DayOfYear {
  readonly month: number;
  readonly day: number;
}

/** Who hears that an agency's filing is late, and when. */
export interface LateFiling {
  /** Working days after the due day, at close of business of the last; 0: the first late minute. */
  readonly afterWorkingDays: number;
  readonly tell: 'bureau' | 'office';
}

/** What the pack says of lists, plans and returns (notice 三(二), 三(三); rules §5). */
export interface FilingRules {
  readonly annualPlan: {
    /** From this day of the year before on, every agency's plan stands open. */
    readonly opens: DayOfYear;
    /** Last day, of the year before: a plan is late when it has ended. */
    readonly due: DayOfYear & { readonly roll: 'never' | 'forward' };
    /** Where a city asks for it: also within so many calendar days of the plan's day of issue. */
    readonly withinDaysOfIssue?: number;
    /** Days of the year before, each at opening of business. */
    readonly remindOn: readonly DayOfYear[];
    /** Also on the last working day of the year before. */
    readonly remindOnLastWorkingDay: boolean;
    readonly late: readonly LateFiling[];
    readonly article: string;
  };
  readonly monthlyReturn: {
    /** Last day, of the month after: a return is late when it has ended. */
    readonly due: { readonly day: number; readonly roll: 'never' | 'forward' };
    /** Days of the month after, each at opening of business. */
    readonly remindOn: readonly number[];
    readonly late: readonly LateFiling[];
    readonly article: string;
  };
  /** The judicial bureau accepts a filing or asks for its correction. */
  readonly acceptance: ServiceLevel;
  /** The agency files anew what it was asked to correct, or what a visit found later has changed. */
  readonly confirmation: ServiceLevel;
  readonly digest: {
    /** Working days after the filings' due day at whose close of business the digest goes out, complete or not; for lists, after the end of their month. */
    readonly afterWorkingDays: Readonly<Record<FilingKind, number>>;
    readonly article: string;
  };
  /** Most entries of one list or plan. */
  readonly mostEntries: number;
  /** Longest texts, in characters. */
  readonly longestName: number;
  readonly longestText: number;
  readonly longestReason: number;
  readonly article: string;
}

/** A telephone to which people complain (notice 四(三)). */
export interface Hotline {
  /** As it is dialled in the city: `8991048`. */
  readonly number: string;
  readonly name: Words;
  readonly article: string;
}

/** What the pack says of complaints (notice 四(三), rules §7). */
export interface ComplaintRules {
  /** Both count from the receipt, also where another bureau has it meanwhile. */
  readonly acknowledgement: ServiceLevel;
  readonly answer: ServiceLevel;
  /** The one complained about states its view. */
  readonly statement: ServiceLevel;
  /** What was to be put right is checked, and the complaint closed; counted from the answer. */
  readonly closure: ServiceLevel;
  /** What can be complained of, each with the article that it would be against. */
  readonly subjects: readonly { readonly key: string; readonly name: Words; readonly article: string }[];
  readonly hotlines: readonly Hotline[];
  /** Shortest and longest texts, in characters. */
  readonly shortestText: number;
  readonly longestText: number;
  /** Longest name or contact of a complainant, in characters. */
  readonly longestName: number;
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
    /** Grounds that a refusal may name beside its opinion: figures are told apart by them. */
    readonly refusalGrounds: readonly { readonly code: string; readonly words: Words; readonly article: string }[];
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
  readonly filing: FilingRules;
  readonly joint: {
    /** Most agencies that take part beside the lead. */
    readonly mostParticipants: number;
    /** Working days that planning leaves for everybody's consent before a joint form could be received. */
    readonly workingDaysToConsent: number;
    readonly article: string;
  };
  readonly planning: {
    /** Hours of a working day in which visits are proposed, earliest first. */
    readonly hours: readonly { readonly from: TimeOfDay; readonly until: TimeOfDay }[];
    /** Shortest time that visits must have in common to go through one door, in minutes. */
    readonly leastMinutes: number;
    /** Most doors that an officer goes through on one day. */
    readonly doorsPerOfficerDay: number;
    /** Visits that hang together by sites and officers up to this number are merged exactly, others by improvement. */
    readonly exactUpTo: number;
    /** Most steps that merging takes for visits that hang together, each a visit looked at once: it ends in any case. */
    readonly mostSteps: number;
    readonly article: string;
  };
  readonly complaint: ComplaintRules;
  /** Off-site inquiries (notice 二(二)). */
  readonly inquiry: {
    /** The enterprise answers, unless the agency gives it another number of days. */
    readonly answer: ServiceLevel;
    /** Most working days that an agency may give. */
    readonly longestAnswer: number;
    /** The agency settles the inquiry, asks again, or leaves it to a visit. */
    readonly conclusion: ServiceLevel;
    readonly mostItems: number;
    /** Longest texts, in characters. */
    readonly longestText: number;
  };
  readonly routes: readonly Route[];
  /** Alerts and their follow-up (notice 四(三), rules §7). */
  readonly supervision: {
    /** The bureau orders a follow-up or clears an alert; closes it after the answer. */
    readonly handling: ServiceLevel;
    /** The agency answers a follow-up, unless the bureau gives it another number of days. */
    readonly answer: ServiceLevel;
    /** Most working days that a bureau may give. */
    readonly longestAnswer: number;
    /** Longest texts, in characters. */
    readonly longestText: number;
    /** The alert models with their thresholds (docs/alerts.md). */
    readonly models: {
      readonly 'visit-without-pass': Threshold;
      /** Minutes on site beyond the approved hours that are let pass. */
      readonly 'outside-approval': Threshold & { readonly minutesOver: number };
      /** More than `sharePercent` of an agency's special visits of a month, and at least so many. */
      readonly 'other-circumstances': Threshold & { readonly sharePercent: number; readonly atLeast: number };
      readonly 'repeated-visits': Threshold & Window;
      /** So many agencies, each on its own. */
      readonly 'many-headed': Threshold & Window & { readonly agencies: number };
      readonly 'overdue-filing': Threshold;
      readonly 'plan-overrun': Threshold;
      readonly 'officer-without-certificate': Threshold;
      readonly 'emergency-not-made-good': Threshold;
      readonly 'founded-complaint': Threshold;
    };
  };
}

/** What an alert model rests on. */
interface Threshold {
  readonly article: string;
}

/** Visits to one enterprise within so many days count together, save under these special circumstances. */
interface Window {
  readonly withinDays: number;
  readonly exemptCircumstances: readonly number[];
}
