import { askedOfFiling, sheetKinds } from '@anjing/filing';
import { entryId } from '@anjing/lifecycle';
import { filingKind } from '@anjing/rules';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { listed } from '../door/case-resource';

/** What an agency writes; a return's rows come from its recorded visits. */
export class FilingFormDto extends createZodDto(askedOfFiling.draft) {}

const agency = entryId('agency');

export class FilingListQuery extends createZodDto(
  z.object({
    ...listed,
    filing: filingKind.optional(),
    agency: agency.optional(),
    period: z.string().max(20).optional().meta({ description: 'A year (plans) or YYYY-MM (returns)' }),
    overdue: z.stringbool().optional().meta({ description: 'What agencies owe and are late with' }),
  }),
) {}

/** Which filing a sheet is to become. */
export class ImportQuery extends createZodDto(
  z.object({
    filing: z.enum(sheetKinds),
    agency,
    year: z.coerce.number().int().optional().meta({ description: 'The year of a plan' }),
  }),
) {}
