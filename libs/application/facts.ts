import type { Actor, Judging } from '@anjing/lifecycle';
import type { Text, Words } from '@anjing/texts';
import type { Laws } from '@anjing/rules';
import type { Use } from './as-of';
import type { ApplicationForm } from './commands';
import type { Target } from './events';

/** An agency with those who review and approve for it under the pack's table. */
export interface AgencyFacts {
  readonly name: Words;
  /** Absent: the pack maps an agency of this standing and level to nobody. */
  readonly route?: {
    readonly bureau: string;
    readonly authority: string;
    /** Short name of the bureau's area in numbers: 赣市. */
    readonly office: string;
  };
}

/** A site; without `zone` it lies outside every development zone. */
export interface SiteFacts {
  readonly target: Omit<Target, 'zone'>;
  readonly zone?: string;
}

export interface ItemFacts {
  readonly agency: string;
  /** Whether the item can be settled without going there. */
  readonly offSitePossible?: boolean;
}

export interface OfficerFacts {
  readonly agency: string;
  /** First and last day of the certificate, both included. */
  readonly validFrom: string;
  readonly validUntil: string;
}

/**
 * Another agency's visit to the same enterprise, with all that other agencies may know of it: the day taken, its kind, a
 * post to ask (rules §6).
 */
export interface Neighbour {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly kind: Text;
  readonly post: Words;
  /** Whose post it is: what an invitation names. */
  readonly agency: string;
}

/** What an application is judged on: everything as of `now`, gathered by the case handler. */
export interface ApplicationFacts extends Judging {
  readonly laws: Laws;
  /** Id of this application. */
  readonly id: string;
  readonly by: Actor;
  /** Organisations in which the acting person, or the holder they stand in for, has a post. */
  readonly organisationsOfActor: ReadonlySet<string>;
  /** Visits under this approval that were checked in, where time is about to say that it lapsed. */
  readonly uses: readonly Use[];
  /** The form's agency, site, items and officers, and the participants', as far as the registers know them. */
  readonly agency?: AgencyFacts;
  /** Agencies that take part or are to be invited, as far as the registers know them. */
  readonly participants: ReadonlyMap<string, AgencyFacts>;
  /** Other agencies' visits to the same enterprise, for a look before filing. */
  readonly neighbours?: readonly Neighbour[];
  readonly site?: SiteFacts;
  readonly items: ReadonlyMap<string, ItemFacts>;
  readonly officers: ReadonlyMap<string, OfficerFacts>;
  /** Whether the enterprise is on one of the applying agencies' lists of well-run ones. */
  readonly graded: boolean;
  /** Who already holds one of the application's claims. */
  readonly holders: ReadonlyMap<string, string>;
  /** Forms of this agency for this site that were refused. */
  readonly refusedForms: readonly ApplicationForm[];
  /** Application named by `follows` or `supersedes`, if it is this agency's: its state. */
  readonly predecessor?: { readonly id: string; readonly state: string };
  /** Whether somebody who is not of the applicants' people, participants' included, could review, and somebody else approve. */
  readonly reviewerLeft: boolean;
  readonly approverLeft: boolean;
  /** Stands for the number that the record draws from the bureau's series when the receipt is written. */
  readonly numberToCome: string;
}
