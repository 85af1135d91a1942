import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

// Shapes only: what lengths, days, lists and people are lawful is judged in libs/visit, all findings at once.
const id = (kind: string) =>
  z
    .string()
    .max(200)
    .meta({ description: `Id of a ${kind} in the registers`, example: `${kind}/…` });
const text = z.string().max(20_000);
const civilDate = z.string().meta({ description: 'A day in China, YYYY-MM-DD', example: '2026-03-26' });
const timeOfDay = z.string().meta({ description: 'A time of day in China, HH:MM', example: '09:00' });
const moment = z.iso
  .datetime({ offset: true })
  .meta({ description: 'ISO 8601 with its offset', example: '2026-03-10T09:00:00+08:00' });
const items = z.array(id('item')).max(200);
const officers = z.array(id('officer')).max(200);

export const daySchema = z.strictObject({ date: civilDate, from: timeOfDay, until: timeOfDay });

const proof = z
  .record(z.string().max(100), text)
  .meta({ description: 'What the circumstance asks for, each field under its name in the rule pack' });

export const basisSchema = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('special'),
    circumstance: z.int().meta({ description: '1 to 7, in the order of the notice 一(二)' }),
    proof,
  }),
  z.strictObject({
    by: z.literal('openDay'),
    unplannedReason: text.optional().meta({ description: 'Why, where the accepted plan does not foresee it' }),
  }),
  z.strictObject({ by: z.literal('service'), request: text.meta({ description: 'What the enterprise asked for' }) }),
]);

const visitFields = {
  agency: id('agency'),
  site: id('site'),
  items,
  officers,
  day: daySchema,
  basis: basisSchema,
  offSiteTried: text.optional().meta({ description: 'What was tried off site before' }),
  gradedReason: text.optional().meta({ description: 'Why a well-run enterprise is visited all the same' }),
  reinspectionOf: z.string().max(200).optional().meta({ description: 'Visit whose result announced this one' }),
};

const visitSchema = z.strictObject(visitFields);
export type VisitBody = z.infer<typeof visitSchema>;

export class VisitRequestDto extends createZodDto(visitSchema) {}

export class PastVisitDto extends createZodDto(z.strictObject({ ...visitFields, entered: moment, left: moment })) {}

export class VisitInvitationDto extends createZodDto(z.strictObject({ agency: id('agency') })) {}

export class ParticipationDto extends createZodDto(
  z.strictObject({ items, officers, unplannedReason: text.optional() }),
) {}

export class SpecialApprovalDto extends createZodDto(z.strictObject({ statement: text.optional() })) {}

export class ProofDto extends createZodDto(z.strictObject({ proof: proof.optional() })) {}

export class VisitNarrowingDto extends createZodDto(
  z.strictObject({ items: items.optional(), day: daySchema.optional() }),
) {}

export class RefusalDto extends createZodDto(
  z.strictObject({
    reason: text,
    pass: z.string().max(4_096).optional().meta({ description: 'Token of the pass that the officers show' }),
    code: z.string().max(20).optional().meta({ description: "The code that the gate's device shows, in place of it" }),
  }),
) {}

export class CheckInDto extends createZodDto(
  z.strictObject({
    code: z.string().max(20).optional().meta({ description: 'The code that the gate shows; without it, one-sided' }),
  }),
) {}

export class ResultDto extends createZodDto(
  z.strictObject({
    findings: z
      .array(
        z.strictObject({
          item: id('item'),
          outcome: z.enum(['compliant', 'minor', 'serious']),
          text: text.optional(),
        }),
      )
      .max(200),
    measures: text,
    reinspection: civilDate.optional(),
  }),
) {}

export class KnownResultsQuery extends createZodDto(
  z.object({
    agency: id('agency'),
    site: id('site'),
    items: z.string().max(10_000).meta({ description: 'Ids of items, separated by commas' }),
  }),
) {}
