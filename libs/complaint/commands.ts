import { privateText, privateTextOn, type CommandsOf, type Private, type Shape } from '@anjing/lifecycle';
import { z } from 'zod';

/** A text under its owner's own key: destroying that key erases who complained and leaves the case whole. */
export interface Personal extends Private {
  readonly under: `person:${string}`;
}

/** From whom a complaint came: the public, an enterprise's account, a refusal of entry at the gate, a call to a hotline. */
export type ComplaintChannel = 'public' | 'enterprise' | 'gate' | 'hotline';

/** Who complains. All of it may be absent: a complaint can be anonymous. Never shown to the agency complained about. */
export interface Complainant {
  /** The enterprise whose account complains, or whose gate turned officers away. */
  readonly enterprise?: string;
  readonly name?: Personal;
  readonly contact?: Personal;
}

/** What is complained of. */
export interface ComplaintForm {
  /** Id of the agency, or of the judicial bureau, complained about. */
  readonly respondent: string;
  /** Key of one of the pack's subjects: `no-approval`. */
  readonly subject: string;
  readonly text: Private;
  /** Where it happened, if at a site on the registers. */
  readonly site?: string;
  /** Day on which it happened, `YYYY-MM-DD`. */
  readonly happenedOn?: string;
  /** The visit at whose gate entry was refused. */
  readonly visit?: string;
}

/** What an answer says of a complaint. */
const complaintOutcome = z.enum(['founded', 'partly', 'unfounded', 'outsideScope']);
export type ComplaintOutcome = Shape<typeof complaintOutcome>;

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
