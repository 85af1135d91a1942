import type { Actor, Judging } from '@anjing/lifecycle';
import type { Laws } from '@anjing/rules';

/** What an act on an alert is judged on: everything as of `now`, gathered by the case handler. */
export interface AlertFacts extends Judging {
  readonly laws: Laws;
  readonly by: Actor;
  /** Organisations in which the acting person, or the holder they stand in for, has a post. */
  readonly organisationsOfActor: ReadonlySet<string>;
  /** Who follows up on the agency of the finding; absent where there is nobody. */
  readonly route?: { readonly bureau: string; readonly authority: string };
}
