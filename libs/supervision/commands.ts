import { privateText, privateTextOn, reasonGiven, type CommandsOf } from '@anjing/lifecycle';
import { z } from 'zod';
import type { AlertFinding } from './events';

/** What people ask of an alert. Who asks, and when, is among the facts. */
export const askedOfAlert = {
  followUp: z.strictObject({
    order: privateTextOn('What the agency has to explain or put right'),
    workingDays: z
      .int()
      .exactOptional()
      .meta({ description: "Working days for the answer; the rule pack's number where absent" }),
  }),
  answer: z.strictObject({ answer: privateText }),
  close: z.strictObject({ conclusion: privateText }),
  clear: reasonGiven,
};

export type AlertCommand =
  | CommandsOf<typeof askedOfAlert>
  /** The models have found something. */
  | { readonly do: 'raise'; readonly finding: AlertFinding };
