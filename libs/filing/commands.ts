import { asPrivate, exactText, type CommandsOf, type PersonActing } from '@anjing/lifecycle';
import { z } from 'zod';
import { filingForm, type FilingPeriod, type ReturnRow } from './forms';

/** What people sign: as they wrote it, no longer than any text that is read at all. */
const signed = asPrivate(exactText.max(20_000));
const reasoned = z.strictObject({ reason: signed });
const written = z.strictObject({ form: filingForm });

/** What people ask of a filing. Who asks, and when, is among the facts. */
export const askedOfFiling = {
  draft: written,
  amend: written,
  /** The head confirms the content and files it. */
  confirm: z.strictObject({ statement: signed.exactOptional() }),
  accept: z.strictObject({ opinion: signed.exactOptional() }),
  askCorrection: reasoned,
  withdraw: reasoned,
};

export type FilingCommand =
  | CommandsOf<Omit<typeof askedOfFiling, 'askCorrection'>>
  | (CommandsOf<Pick<typeof askedOfFiling, 'askCorrection'>> & {
      /** Where the office asked in a digest: who it was, and in which. */
      readonly through?: { readonly digest: string; readonly by: PersonActing };
    })
  /** The opener of periods: the plan or return is due to be written. */
  | { readonly do: 'open'; readonly agency: string; readonly period: FilingPeriod }
  /** A special visit of the quiet period was recorded: it belongs in the return of its month. */
  | { readonly do: 'enterVisit'; readonly agency: string; readonly row: ReturnRow };
