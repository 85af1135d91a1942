import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

// Shapes only: what lengths, days and people are lawful is judged in libs/application, all findings at once.
const civilDate = z.string().meta({ description: 'A day in China, YYYY-MM-DD', example: '2026-03-10' });
const timeOfDay = z.string().meta({ description: 'A time of day in China, HH:MM', example: '09:00' });
const id = (kind: string) =>
  z
    .string()
    .max(200)
    .meta({ description: `Id of a ${kind} in the registers`, example: `${kind}/…` });
const text = z.string().max(20_000);

const day = z.strictObject({ date: civilDate, from: timeOfDay, until: timeOfDay });

/** The approval form's fields (notice, annex). */
export const formSchema = z.strictObject({
  agency: id('agency'),
  site: id('site'),
  items: z.array(id('item')).max(200),
  days: z.array(day).max(400),
  reason: text.meta({ description: 'Why the inspection cannot wait for an open day' }),
  officers: z.array(id('officer')).max(200),
  explanatoryNote: text.optional(),
  offSiteTried: text.optional().meta({ description: 'What was tried without going there, and with what outcome' }),
  gradedReason: text.optional().meta({ description: 'Why a well-run enterprise is visited all the same' }),
  follows: z.string().max(200).optional().meta({ description: 'Refused, expired or withdrawn application filed anew' }),
  supersedes: z.string().max(200).optional().meta({ description: 'Approved application that this one replaces' }),
});

export type FormBody = z.infer<typeof formSchema>;

const opinion = text.meta({ description: 'The opinion as it stands on the form' });
const ground = z
  .string()
  .max(40)
  .optional()
  .meta({ description: "Ground of a refusal, one of the rule pack's codes: figures are told apart by it" });

export class FormDto extends createZodDto(formSchema) {}

export class DraftDto extends createZodDto(
  formSchema.extend({
    invite: z
      .array(id('agency'))
      .max(200)
      .optional()
      .meta({ description: 'Other agencies that are asked to take part: a joint application' }),
  }),
) {}

export class InvitationDto extends createZodDto(
  z.strictObject({ agencies: z.array(id('agency')).max(200).meta({ description: 'Agencies that are to take part' }) }),
) {}

export class InvitationWithdrawalDto extends createZodDto(z.strictObject({ agency: id('agency') })) {}

export class ConsentDto extends createZodDto(
  z.strictObject({
    items: z.array(id('item')).max(200).meta({ description: "The participant's own items" }),
    officers: z.array(id('officer')).max(200).meta({ description: "The participant's own officers" }),
    statement: text.optional(),
  }),
) {}

export class SignatureDto extends createZodDto(z.strictObject({ statement: text.optional() })) {}

/** An act that says nothing but itself. */
export class EmptyDto extends createZodDto(z.strictObject({})) {}

export class ReviewDto extends createZodDto(
  z.strictObject({
    outcome: z.enum(['pass', 'return', 'refuse']),
    opinion,
    ground,
    defects: z
      .array(z.strictObject({ field: z.string().max(100), text: text }))
      .max(100)
      .optional()
      .meta({ description: 'All defects of a form that is returned, at once' }),
  }),
) {}

export class DecisionDto extends createZodDto(
  z.strictObject({ outcome: z.enum(['approve', 'refuse']), opinion, ground }),
) {}

export class ReasonDto extends createZodDto(z.strictObject({ reason: text })) {}

export class NarrowingDto extends createZodDto(
  z.strictObject({ items: z.array(id('item')).max(200).optional(), days: z.array(day).max(400).optional() }),
) {}

export class OfficersDto extends createZodDto(z.strictObject({ officers: z.array(id('officer')).max(200) })) {}
