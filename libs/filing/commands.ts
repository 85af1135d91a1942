import {
  privateText,
  reasonGiven,
  statementGiven,
  type CommandsOf,
  type PersonActing,
  type Private,
} from '@anjing/lifecycle';
import { z } from 'zod';
import type { FilingForm, FilingPeriod, ReturnRow } from './events';

/** What people ask of a filing. Who asks, and when, is among the facts. */
export const askedOfFiling = {
  /** The head confirms the content and files it. */
  confirm: statementGiven,
  accept: z.strictObject({ opinion: privateText.exactOptional() }),
  askCorrection: reasonGiven,
  withdraw: reasonGiven,
};

export type FilingCommand =
  | CommandsOf<Omit<typeof askedOfFiling, 'askCorrection'>>
  | {
      readonly do: 'askCorrection';
      readonly reason: Private;
      /** Where the office asked in a digest: who it was, and in which. */
      readonly through?: { readonly digest: string; readonly by: PersonActing };
    }
  /** The opener of periods: the plan or return is due to be written. */
  | { readonly do: 'open'; readonly agency: string; readonly period: FilingPeriod }
  | { readonly do: 'draft'; readonly form: FilingForm }
  | { readonly do: 'amend'; readonly form: FilingForm }
  /** A special visit of the quiet period was recorded: it belongs in the return of its month. */
  | { readonly do: 'enterVisit'; readonly agency: string; readonly row: ReturnRow };
