import type { Actor, Judging } from '@anjing/lifecycle';
import type { Laws } from '@anjing/rules';

/** What a digest is judged on: everything as of `now`, gathered by the case handler. */
export interface DigestFacts extends Judging {
  readonly laws: Laws;
  readonly by: Actor;
  /** Agencies whose filings go to the bureau of a digest that is not open yet. */
  readonly agencies: readonly string[];
  /** Business-environment offices that receive the bureau's copies. */
  readonly offices: readonly string[];
}
