import {
  caseId,
  entryId,
  entryIds,
  hoursOfDay,
  nothing,
  privateText,
  privateTextOn,
  reasonGiven,
  statementGiven,
  type CommandsOf,
  type Moment,
  type Shape,
} from '@anjing/lifecycle';
import { z } from 'zod';

/** A day on which an inspection is asked for, with its hours in China time. */
export type RequestedDay = Shape<typeof hoursOfDay>;

/** The approval form's fields (notice, annex). */
export const applicationForm = z.strictObject({
  agency: entryId('agency'),
  site: entryId('site'),
  items: entryIds('item'),
  days: z.array(hoursOfDay).max(400),
  reason: privateTextOn('Why the inspection cannot wait for an open day'),
  officers: entryIds('officer'),
  explanatoryNote: privateText.exactOptional(),
  offSiteTried: privateTextOn('What was tried without going there, and with what outcome').exactOptional(),
  gradedReason: privateTextOn('Why a well-run enterprise is visited all the same').exactOptional(),
  follows: caseId('application', 'Refused, expired or withdrawn application filed anew').exactOptional(),
  supersedes: caseId('application', 'Approved application that this one replaces').exactOptional(),
});
export type ApplicationForm = Shape<typeof applicationForm>;

/** One defect of a form that is returned for correction. */
const defect = z.strictObject({ field: z.string().max(100), text: privateText });
export type Defect = Shape<typeof defect>;

const opinion = privateTextOn('The opinion as it stands on the form');
const ground = z
  .string()
  .max(40)
  .exactOptional()
  .meta({ description: "Ground of a refusal, one of the rule pack's codes: figures are told apart by it" });

/** What people ask of an application. Who asks, and when, is among the facts. */
export const askedOfApplication = {
  draft: applicationForm
    .extend({
      invite: entryIds('agency')
        .exactOptional()
        .meta({ description: 'Other agencies that are asked to take part: a joint application' }),
    })
    .transform(({ invite, ...form }) => ({ form, ...(invite && { invite }) })),
  amend: applicationForm.transform((form) => ({ form })),
  /** The lead asks other agencies to take part. */
  invite: z.strictObject({ agencies: entryIds('agency').meta({ description: 'Agencies that are to take part' }) }),
  uninvite: z.strictObject({ agency: entryId('agency') }),
  /** A participant's head agrees, naming the participant's own items and officers. */
  consent: z.strictObject({
    items: entryIds('item').meta({ description: "The participant's own items" }),
    officers: entryIds('officer').meta({ description: "The participant's own officers" }),
    statement: privateText.exactOptional(),
  }),
  decline: reasonGiven,
  leave: reasonGiven,
  sign: statementGiven,
  submit: nothing,
  review: z
    .strictObject({
      outcome: z.enum(['pass', 'return', 'refuse']),
      opinion,
      ground,
      defects: z
        .array(defect)
        .max(100)
        .exactOptional()
        .meta({ description: 'All defects of a form that is returned, at once' }),
    })
    .transform(({ defects = [], ...said }) => ({ ...said, defects })),
  decide: z.strictObject({ outcome: z.enum(['approve', 'refuse']), opinion, ground }),
  withdraw: reasonGiven,
  revoke: reasonGiven,
  narrow: z.strictObject({
    items: entryIds('item').exactOptional(),
    days: z.array(hoursOfDay).max(400).exactOptional(),
  }),
  /** The officers of whoever acts: the lead, or a participant. */
  replaceOfficers: z.strictObject({ officers: entryIds('officer') }),
};

export type ApplicationCommand =
  | CommandsOf<typeof askedOfApplication>
  /** The reaction to a visit's check-in: on which day, at which moment. */
  | { readonly do: 'use'; readonly date: string; readonly at: Moment }
  | { readonly do: 'supersede'; readonly successor: string };
