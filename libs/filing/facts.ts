import type { Actor, Judging } from '@anjing/lifecycle';
import type { Laws } from '@anjing/rules';
import type { Receivers } from './events';

/** What a filing is judged on: everything as of `now`, gathered by the case handler. */
export interface FilingFacts extends Judging {
  readonly laws: Laws;
  readonly by: Actor;
  /** Organisations in which the acting person (or who asked in a digest), or the holder they stand in for, has a post. */
  readonly organisationsOfActor: ReadonlySet<string>;
  /** Whether the registers know the filing's agency. */
  readonly agencyKnown: boolean;
  /** Who receives the agency's filings now. */
  readonly receivers: Receivers;
  /** Ids of the agency's items on its list in force. */
  readonly listed: ReadonlySet<string>;
  /** Ids, among those that a list's keys would make, that are another agency's items. */
  readonly takenIds: ReadonlySet<string>;
}
