import type { Actor, Judging } from '@anjing/lifecycle';
import type { Laws } from '@anjing/rules';

/** What an off-site inquiry is judged on: everything as of `now`, gathered by the case handler. */
export interface InquiryFacts extends Judging {
  readonly laws: Laws;
  readonly by: Actor;
  /** The form's agency, as the registers know it, with the bureau of its level. */
  readonly agency?: { readonly bureau?: string };
  /** Whether the registers know the enterprise. */
  readonly enterpriseKnown: boolean;
  /** The enterprise whose site it is; absent where the registers know no such site. */
  readonly siteOf?: string;
  /** Published items by id, each with its agency. */
  readonly items: ReadonlyMap<string, { readonly agency: string }>;
}
