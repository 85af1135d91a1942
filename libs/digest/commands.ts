import type { PersonActing, Private } from '@anjing/lifecycle';
import type { DigestPeriod, NotedFiling } from './events';

/** What is asked of a digest. Who asks, and when, is among the facts. */
export type DigestCommand =
  /** The opener of periods: these agencies of the bureau owe the filings of the period. */
  | {
      readonly do: 'open';
      readonly bureau: string;
      readonly of: DigestPeriod;
      readonly expected: readonly string[];
    }
  /** The bureau has accepted a filing. */
  | { readonly do: 'note'; readonly bureau: string; readonly of: DigestPeriod; readonly noted: NotedFiling }
  /** The office that has received the digest has a filing corrected. */
  | { readonly do: 'askCorrection'; readonly filing: string; readonly reason: Private }
  /** The office asked at the filing itself. */
  | { readonly do: 'noteCorrection'; readonly filing: string; readonly reason: Private; readonly by: PersonActing };
