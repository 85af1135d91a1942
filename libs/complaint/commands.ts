import { privateText, privateTextOn, type CommandsOf } from '@anjing/lifecycle';
import { z } from 'zod';
import { complaintOutcome, type Complainant, type ComplaintChannel, type ComplaintForm } from './events';

const noteGiven = z.strictObject({ note: privateText.exactOptional() });

/** What people ask of a complaint that stands. Who asks, and when, is among the facts. */
export const askedOfComplaint = {
  acknowledge: noteGiven,
  forward: z.strictObject({
    to: z.string().max(200).meta({ description: 'Another judicial bureau', example: 'bureau/…' }),
    reason: privateText,
  }),
  askStatement: z.strictObject({
    question: privateTextOn('All that the one complained about is told: leave out what says who complained'),
  }),
  giveStatement: z.strictObject({ statement: privateText }),
  supplement: z.strictObject({ text: privateText }),
  answer: z.strictObject({
    outcome: complaintOutcome,
    text: privateTextOn('To the complainant'),
    measures: privateTextOn('What is put right, and how; asked for where it is founded').exactOptional(),
  }),
  close: noteGiven,
  withdraw: z.strictObject({ reason: privateText.exactOptional() }),
};

export type ComplaintCommand =
  | CommandsOf<typeof askedOfComplaint>
  | {
      readonly do: 'receive';
      readonly channel: ComplaintChannel;
      /** Number of the hotline that was called. */
      readonly hotline?: string;
      readonly form: ComplaintForm;
      readonly complainant: Complainant;
      /** SHA-256 of the tracking code, hex. */
      readonly tracking?: string;
    };
