import type { Private } from '@anjing/lifecycle';
import type { Complainant, ComplaintChannel, ComplaintForm, ComplaintOutcome } from './events';

/** What is asked of a complaint. Who asks, and when, is among the facts. */
export type ComplaintCommand =
  | {
      readonly do: 'receive';
      readonly channel: ComplaintChannel;
      /** Number of the hotline that was called. */
      readonly hotline?: string;
      readonly form: ComplaintForm;
      readonly complainant: Complainant;
      /** SHA-256 of the tracking code, hex. */
      readonly tracking?: string;
    }
  | { readonly do: 'acknowledge'; readonly note?: Private }
  | { readonly do: 'forward'; readonly to: string; readonly reason: Private }
  | { readonly do: 'askStatement'; readonly question: Private }
  | { readonly do: 'giveStatement'; readonly statement: Private }
  | { readonly do: 'supplement'; readonly text: Private }
  | {
      readonly do: 'answer';
      readonly outcome: ComplaintOutcome;
      readonly text: Private;
      readonly measures?: Private;
    }
  | { readonly do: 'close'; readonly note?: Private }
  | { readonly do: 'withdraw'; readonly reason?: Private };
