import type { Actor, Judging } from '@anjing/lifecycle';
import type { Laws } from '@anjing/rules';

/** What a digest is judged on: everything as of `now`, gathered by the case handler. */
export interface DigestFacts extends Judging {
  readonly laws: Laws;
  readonly by: Actor;
  /** Agencies whose filings go to the digest's bureau. */
  readonly agencies: readonly string[];
  /** Business-environment offices that receive the bureau's copies. */
  readonly offices: readonly string[];
}
