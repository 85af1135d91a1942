import type { Private } from '@anjing/lifecycle';
import type { AlertFinding } from './events';

/** What people, and the models, ask of an alert. Who asks, and when, is among the facts. */
export type AlertCommand =
  | { readonly do: 'raise'; readonly finding: AlertFinding }
  | {
      readonly do: 'followUp';
      readonly order: Private;
      /** Working days for the answer; the pack's where absent. */
      readonly workingDays?: number;
    }
  | { readonly do: 'answer'; readonly answer: Private }
  | { readonly do: 'close'; readonly conclusion: Private }
  | { readonly do: 'clear'; readonly reason: Private };
