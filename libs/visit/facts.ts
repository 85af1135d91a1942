import type { Actor, Judging } from '@anjing/lifecycle';
import type { Text, Words } from '@anjing/texts';
import type { Laws } from '@anjing/rules';
import type { Part, VisitDay } from './commands';
import type { Listing, VisitTarget } from './events';

/** A site; without `zone` it lies outside every development zone. */
export interface VisitSiteFacts {
  readonly target: Omit<VisitTarget, 'zone'>;
  readonly zone?: string;
}

/** An item of the published list. */
export interface VisitItemFacts {
  readonly agency: string;
  readonly name: Words;
  /** What it asks can be settled without going there (notice 二(二)). */
  readonly offSitePossible: boolean;
  /** How it stands on its agency's special-circumstance list for the visit's circumstance. */
  readonly listed: Listing;
  /** What the accepted plan of the visit's year foresees for it, if anything. */
  readonly plan?: {
    readonly entry: string;
    /** Visits to one enterprise in the year. */
    readonly frequency: number;
    /** Months of the year, 1 to 12, in which it is planned; empty: any. */
    readonly months: readonly number[];
  };
  /** Visits to the enterprise about this item in the year of the visit, this one not counted. */
  readonly visitsOfYear: number;
}

export interface VisitOfficerFacts {
  readonly agency: string;
  /** First and last day of the certificate, both included. */
  readonly validFrom: string;
  readonly validUntil: string;
}

/** The approved application that a visit rests on, as it stands now (its own state, not the visit's idea of it). */
export interface ApprovalFacts {
  readonly number: string;
  /** `approved`, `inForce`, `used` … as the application's lifecycle names it, time already considered. */
  readonly state: string;
  readonly agency: string;
  readonly site: string;
  readonly items: readonly string[];
  readonly officers: readonly string[];
  readonly participants: readonly Part[];
  readonly days: readonly VisitDay[];
}

/** Another visit to the same enterprise. What of it may be said is judged here, not by who gathers it. */
export interface NeighbourFacts {
  readonly agencies: readonly string[];
  readonly site: string;
  readonly items: readonly string[];
  readonly date: string;
  /** What it rests on, as people call it. */
  readonly kind: Text;
  /** ⑤ and ⑥: other agencies hear nothing of it. */
  readonly hidden: boolean;
  /** Nobody has gone in yet. */
  readonly pending: boolean;
  /** The post to ask. */
  readonly post: Words;
}

/** A result that somebody recorded about a matter of the visit at the same enterprise, and may be known to its agency. */
export interface KnownResultFacts {
  readonly item: string;
  readonly date: string;
  readonly agencyName: Words;
  readonly outcome: 'compliant' | 'minor' | 'serious';
}

/** What entering is judged on, as of `now`. */
export interface EntryFacts extends Judging {
  readonly laws: Laws;
  /** Items of every agency of the visit, as far as they are on the published lists. */
  readonly items: ReadonlyMap<string, VisitItemFacts>;
  /** Officers of every agency of the visit, as far as the registers know them. */
  readonly officers: ReadonlyMap<string, VisitOfficerFacts>;
  /** The application that the visit rests on, if it does and there is one. */
  readonly approval?: ApprovalFacts;
  /** Database, process and timers disagree about the time: nothing opens (design ■). */
  readonly clockDoubt: boolean;
}

/** What a visit is judged on: everything as of `now`, gathered by the case handler. */
export interface VisitFacts extends EntryFacts {
  /** Id of this visit. */
  readonly id: string;
  readonly by: Actor;
  /** Ids of the certificates under which the acting person is an officer. */
  readonly actsAsOfficer: readonly string[];
  /** Agencies that the command names, as far as the registers know them, each with the bureau of its level. */
  readonly agencies: ReadonlyMap<string, { readonly name: Words; readonly bureau?: string }>;
  readonly site?: VisitSiteFacts;
  /** The enterprise is on the agency's list of well-run ones on the day of the visit (notice 二(一)). */
  readonly graded: boolean;
  /** Visits of this agency to the enterprise in the year of the visit, this one not counted. */
  readonly visitsOfYear: number;
  readonly neighbours: readonly NeighbourFacts[];
  readonly knownResults: readonly KnownResultFacts[];
  /** Whether `reinspectionOf` names a visit of this agency to this site whose result announced another. */
  readonly reinspectionKnown: boolean;
  /** The gate that the code of a check-in belongs to: of this site, and valid now. */
  readonly gate?: string;
}
