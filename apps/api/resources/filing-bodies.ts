import type { FilingForm } from '@anjing/filing';
import { privately } from '@anjing/lifecycle';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { civilDate } from '../door/answers';
import { listed } from '../door/case-resource';

// Shapes only: what lists and plans may say is judged in libs/filing, all findings at once.
const agency = z.string().max(200).meta({ description: 'Id of an agency in the registers', example: 'agency/…' });
const item = z.string().max(200).meta({ description: 'Id of an item in the registers', example: 'item/…' });
const text = z.string().max(20_000);

const listedItem = z.strictObject({
  key: z
    .string()
    .max(200)
    .meta({ description: "Short name within the agency: `item/<agency>-<key>` is the item's id" }),
  name: z.strictObject({ zh: text, en: text }),
  legalBasis: text.meta({ description: 'The provision that gives the power to inspect' }),
  offSitePossible: z.boolean().optional(),
  effectiveFrom: civilDate.optional(),
  withdrawn: z.boolean().optional(),
});
const specialItem = z.strictObject({ item, circumstance: z.int().meta({ description: '1 to 7 (notice 一(二))' }) });
const plannedItem = z.strictObject({
  item,
  frequency: z.int().meta({ description: 'Most visits to one enterprise in the year' }),
  scope: text.meta({ description: 'Which enterprises, in words; published' }),
  months: z.array(z.int()).max(50),
  offSite: z.boolean().optional(),
});

export const itemListForm = z.strictObject({
  filing: z.literal('itemList'),
  agency,
  items: z.array(listedItem).max(5_000),
});
export const specialListForm = z.strictObject({
  filing: z.literal('specialList'),
  agency,
  entries: z.array(specialItem).max(5_000),
});
export const annualPlanForm = z.strictObject({
  filing: z.literal('annualPlan'),
  agency,
  year: z.int(),
  entries: z.array(plannedItem).max(5_000),
  issuedOn: civilDate.optional(),
});
const month = z.string().max(20).meta({ description: 'YYYY-MM', example: '2026-03' });
export const monthlyReturnForm = z.strictObject({
  filing: z.literal('monthlyReturn'),
  agency,
  month,
  remark: text.optional(),
});

const form = z.discriminatedUnion('filing', [itemListForm, specialListForm, annualPlanForm, monthlyReturnForm]);

/** What an agency writes; a return's rows come from its recorded visits. */
export class FilingFormDto extends createZodDto(z.strictObject({ form })) {}

const kind = z.enum(['itemList', 'specialList', 'annualPlan', 'monthlyReturn']);

export class FilingListQuery extends createZodDto(
  z.object({
    ...listed,
    filing: kind.optional(),
    agency: agency.optional(),
    period: z.string().max(20).optional().meta({ description: 'A year (plans) or YYYY-MM (returns)' }),
    overdue: z.stringbool().optional().meta({ description: 'What agencies owe and are late with' }),
  }),
) {}

/** Which filing a sheet is to become. */
export class ImportQuery extends createZodDto(
  z.object({
    filing: z.enum(['itemList', 'specialList', 'annualPlan']),
    agency,
    year: z.coerce.number().int().optional().meta({ description: 'The year of a plan' }),
  }),
) {}

/** The form that a body holds. */
export function formOfBody({ form: body }: z.infer<(typeof FilingFormDto)['schema']>): FilingForm {
  if (body.filing !== 'monthlyReturn') return body as FilingForm;
  const { remark, ...rest } = body;
  return { ...rest, ...(remark !== undefined && { remark: privately(remark) }) };
}
