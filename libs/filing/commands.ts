import { exactText, privateText, type Immutable, type PersonActing } from '@anjing/lifecycle';
import { z } from 'zod';
import type { FilingForm, FilingPeriod, ReturnRow } from './forms';

/** What people sign or say in their own name: longest texts that are read at all, the pack's limits come after. */
const signed = privateText(exactText.max(20_000));
const reasoned = z.strictObject({ reason: signed });

/** What people say with an act; that of `draft` and `amend` is the form itself. */
export const filingBodies = {
  confirm: z.strictObject({ statement: signed.exactOptional() }),
  accept: z.strictObject({ opinion: signed.exactOptional() }),
  askCorrection: reasoned,
  withdraw: reasoned,
};
type Body<Do extends keyof typeof filingBodies> = Immutable<z.infer<(typeof filingBodies)[Do]>>;

/** What is asked of a filing. Who asks, and when, is among the facts. */
export type FilingCommand =
  /** The opener of periods: the plan or return is due to be written. */
  | { readonly do: 'open'; readonly agency: string; readonly period: FilingPeriod }
  | { readonly do: 'draft'; readonly form: FilingForm }
  | { readonly do: 'amend'; readonly form: FilingForm }
  /** The head confirms the content and files it. */
  | ({ readonly do: 'confirm' } & Body<'confirm'>)
  | ({ readonly do: 'accept' } & Body<'accept'>)
  | ({
      readonly do: 'askCorrection';
      /** Where the office asked in a digest: who it was, and in which. */
      readonly through?: { readonly digest: string; readonly by: PersonActing };
    } & Body<'askCorrection'>)
  | ({ readonly do: 'withdraw' } & Body<'withdraw'>)
  /** A special visit of the quiet period was recorded: it belongs in the return of its month. */
  | { readonly do: 'enterVisit'; readonly agency: string; readonly row: ReturnRow };
