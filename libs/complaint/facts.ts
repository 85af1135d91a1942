import type { Actor, Judging } from '@anjing/lifecycle';
import type { Laws } from '@anjing/rules';

/** The one complained about, with those who could answer for it, as far as registers and pack know them. */
export interface Respondent {
  readonly kind: 'agency' | 'bureau';
  /** Judicial bureau of the agency's own level; absent for a bureau, and where the pack maps the agency to nobody. */
  readonly bureau?: string;
  /** The city's judicial bureau, its business-environment office, its authority. */
  readonly cityBureau?: string;
  readonly office?: string;
  readonly authority?: string;
}

/** What an act on a complaint is judged on: everything as of `now`, gathered by the case handler. */
export interface ComplaintFacts extends Judging {
  readonly laws: Laws;
  readonly by: Actor;
  /** Organisations in which the acting person, or the holder they stand in for, has a post. */
  readonly organisationsOfActor: ReadonlySet<string>;
  /** Absent: neither an agency nor a judicial bureau of the registers. */
  readonly respondent?: Respondent;
  /** Whether the form's site is on the registers; true where it names none. */
  readonly siteKnown: boolean;
  /** Whether a forwarding names a judicial bureau of the registers. */
  readonly bureauKnown: boolean;
}
