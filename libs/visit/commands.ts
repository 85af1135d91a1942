import {
  caseId,
  dayOfYear,
  entryId,
  entryIds,
  hoursOfDay,
  nothing,
  privateText,
  privateTextOn,
  reasonGiven,
  statementGiven,
  type CommandsOf,
  type Private,
  type Shape,
} from '@anjing/lifecycle';
import { z } from 'zod';

/** The one day of a visit, with its hours in China time. */
export type VisitDay = Shape<typeof hoursOfDay>;

/** What one agency brings to a visit: its own items and officers. */
export interface Part {
  readonly agency: string;
  /** Ids of items of this agency. */
  readonly items: readonly string[];
  /** Ids of officers of this agency. */
  readonly officers: readonly string[];
  /** Why it comes although its accepted plan does not foresee it. */
  readonly unplannedReason?: Private;
}

const items = entryIds('item');
const officers = entryIds('officer');

const proof = z
  .record(z.string().max(100), privateText)
  .meta({ description: 'What the circumstance asks for, each field under its name in the rule pack' });
/** The proof that a special circumstance asks for, by the pack's names of its fields. */
export type Proof = Shape<typeof proof>;

/** What a visit rests on, as people ask for it (rules §6). */
const askedBasis = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('special'),
    circumstance: z.int().meta({ description: '1 to 7, in the order of the notice 一(二)' }),
    proof,
  }),
  z.strictObject({
    by: z.literal('openDay'),
    unplannedReason: privateTextOn('Why, where the accepted plan does not foresee it').exactOptional(),
  }),
  z.strictObject({ by: z.literal('service'), request: privateTextOn('What the enterprise asked for') }),
]);

/** What a visit rests on: what people ask for, or an approval that brings it. */
export type AskedBasis = Shape<typeof askedBasis> | { readonly by: 'approval'; readonly application: string };

const visitFields = z.strictObject({
  agency: entryId('agency'),
  site: entryId('site'),
  items,
  officers,
  day: hoursOfDay,
  basis: askedBasis,
  offSiteTried: privateTextOn('What was tried off site before').exactOptional(),
  gradedReason: privateTextOn('Why a well-run enterprise is visited all the same').exactOptional(),
  reinspectionOf: caseId('visit', 'Visit whose result announced this one').exactOptional(),
});

/** A visit as it is asked for. */
export interface VisitRequest extends Omit<Shape<typeof visitFields>, 'basis'> {
  readonly basis: AskedBasis;
  /** Other agencies that take part under a joint approval; for an open day they join by their own act. */
  readonly participants: readonly Part[];
}

const alone = (visit: Shape<typeof visitFields>): VisitRequest => ({ ...visit, participants: [] });

const moment = z.iso
  .datetime({ offset: true })
  .meta({ description: 'ISO 8601 with its offset', example: '2026-03-10T09:00:00+08:00' });

/** What was found about one item. */
const itemFinding = z
  .strictObject({
    item: entryId('item'),
    outcome: z.enum(['compliant', 'minor', 'serious']),
    text: privateText.exactOptional(),
  })
  .transform(({ text = { private: '', under: 'case' }, ...finding }) => ({ ...finding, text }));
export type ItemFinding = Shape<typeof itemFinding>;

/** What shows that an enterprise's people stand before the officers: their pass, or the code on the gate's device. */
const shownAtGate = {
  pass: z.string().max(4_096).exactOptional().meta({ description: 'Token of the pass that the officers show' }),
  code: z
    .string()
    .max(20)
    .exactOptional()
    .meta({ description: "The code that the gate's device shows, in place of it" }),
};

/** What people ask of a visit. Who asks, and when, is among the facts. */
export const askedOfVisit = {
  announce: visitFields.transform((visit) => ({ visit: alone(visit) })),
  /** A visit that took place where the software could not be asked: recorded afterwards, and flagged. */
  recordPast: visitFields
    .extend({ entered: moment, left: moment })
    .transform(({ entered, left, ...visit }) => ({ visit: alone(visit), entered, left })),
  /** The agency tells the enterprise before it comes. */
  tell: nothing,
  invite: z.strictObject({ agency: entryId('agency') }),
  /** An invited agency comes along. */
  join: z.strictObject({ items, officers, unplannedReason: privateText.exactOptional() }),
  approveSpecial: statementGiven,
  issuePass: nothing,
  narrow: z.strictObject({ items: items.exactOptional(), day: hoursOfDay.exactOptional() }),
  cancel: reasonGiven,
  checkIn: z.strictObject({
    code: z
      .string()
      .max(20)
      .exactOptional()
      .meta({ description: 'The code that the gate shows; without it, one-sided' }),
  }),
  checkOut: nothing,
  recordResult: z.strictObject({
    findings: z.array(itemFinding).max(200),
    measures: privateText,
    reinspection: dayOfYear.exactOptional(),
  }),
  /** Brings in what was missing at the gate; lists are looked at again. */
  makeGood: z.strictObject({ proof: proof.exactOptional() }),
};

/** What is asked of a visit in other words than its commands have. */
export const askedToReplaceOfficers = z.strictObject({ officers });
export const askedToRefuse = reasonGiven.extend(shownAtGate);

export type VisitCommand =
  | CommandsOf<typeof askedOfVisit>
  /** `agency` where a reaction carries it over from an approval. */
  | { readonly do: 'leave'; readonly agency?: string }
  /** Officers of whoever acts, the lead or a participant; `agency` where a reaction carries them over from an approval. */
  | { readonly do: 'replaceOfficers'; readonly officers: readonly string[]; readonly agency?: string }
  /** @property shown whether who refuses has shown the visit's pass, or its gate's code; it is not recorded. */
  | { readonly do: 'refuseAtGate'; readonly reason: Private; readonly shown: boolean };
