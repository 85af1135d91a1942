import type { PersonActing, Private } from '@anjing/lifecycle';
import type { FilingForm, FilingPeriod, ReturnRow } from './events';

/** What is asked of a filing. Who asks, and when, is among the facts. */
export type FilingCommand =
  /** The opener of periods: the plan or return is due to be written. */
  | { readonly do: 'open'; readonly agency: string; readonly period: FilingPeriod }
  | { readonly do: 'draft'; readonly form: FilingForm }
  | { readonly do: 'amend'; readonly form: FilingForm }
  /** The head confirms the content and files it. */
  | { readonly do: 'confirm'; readonly statement?: Private }
  | { readonly do: 'accept'; readonly opinion?: Private }
  | {
      readonly do: 'askCorrection';
      readonly reason: Private;
      /** Where the office asked in a digest: who it was, and in which. */
      readonly through?: { readonly digest: string; readonly by: PersonActing };
    }
  | { readonly do: 'withdraw'; readonly reason: Private }
  /** A special visit of the quiet period was recorded: it belongs in the return of its month. */
  | { readonly do: 'enterVisit'; readonly agency: string; readonly row: ReturnRow };
