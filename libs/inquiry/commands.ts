import type { Private } from '@anjing/lifecycle';
import type { InquiryForm, InquiryOutcome } from './events';

/** What people ask of an off-site inquiry. Who asks, and when, is among the facts. */
export type InquiryCommand =
  | { readonly do: 'draft'; readonly form: InquiryForm }
  | { readonly do: 'amend'; readonly form: InquiryForm }
  | {
      readonly do: 'send';
      /** Working days for the answer; the pack's where absent. */
      readonly workingDays?: number;
    }
  | { readonly do: 'answer'; readonly answer: Private }
  | { readonly do: 'recordAnswer'; readonly answer: Private }
  | { readonly do: 'askAgain'; readonly question: Private; readonly workingDays?: number }
  | { readonly do: 'settle'; readonly outcome: InquiryOutcome; readonly result: Private }
  | { readonly do: 'leaveToVisit'; readonly reason: Private }
  | { readonly do: 'withdraw'; readonly reason: Private };
