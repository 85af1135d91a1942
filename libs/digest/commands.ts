import { caseId, privateText, type CommandsOf, type PersonActing, type Private } from '@anjing/lifecycle';
import { z } from 'zod';
import type { DigestPeriod, NotedFiling } from './events';

/** What people ask of a digest. Who asks, and when, is among the facts. */
export const askedOfDigest = {
  /** The office that has received the digest has a filing corrected. */
  askCorrection: z.strictObject({
    filing: caseId('filing', 'Id of a filing that the digest lists'),
    reason: privateText,
  }),
};

export type DigestCommand =
  | CommandsOf<typeof askedOfDigest>
  /** The opener of periods: these agencies of the bureau owe the filings of the period. */
  | {
      readonly do: 'open';
      readonly bureau: string;
      readonly of: DigestPeriod;
      readonly expected: readonly string[];
    }
  /** The bureau has accepted a filing. */
  | { readonly do: 'note'; readonly bureau: string; readonly of: DigestPeriod; readonly noted: NotedFiling }
  /** The office asked at the filing itself. */
  | { readonly do: 'noteCorrection'; readonly filing: string; readonly reason: Private; readonly by: PersonActing };
