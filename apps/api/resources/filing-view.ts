import type { Standing } from '@anjing/cases';
import { dueOf, filingContent, isOverdue, kindWords, periodName, type FilingMachine } from '@anjing/filing';
import { isUnresolved, shown } from '@anjing/lifecycle';
import type { Language } from '@anjing/platform';
import { lawsOf, type RegisterView } from '@anjing/registers';
import { filingKind } from '@anjing/rules';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { caseAnswer, moment, type Shown } from '../door/answers';
import { idOf, nameOf, revealed, whoOf } from '../door/case-views';

const version = { version: z.int(), acceptedAt: moment, effectiveFrom: moment };

const fields = {
  filing: filingKind,
  filingName: z.string(),
  period: z.string().optional().meta({ description: 'A year (plans) or YYYY-MM (returns)' }),
  agency: z.string(),
  agencyName: z.string(),
  bureau: z.string().optional(),
  bureauName: z.string().optional(),
  office: z.string().optional(),
  officeName: z.string().optional(),
  content: filingContent.optional().meta({ description: 'As it is written now; what is in force stands beside it' }),
  inForce: z.strictObject({ ...version, publishedAt: moment.optional(), content: filingContent }).optional(),
  earlier: z.array(z.strictObject(version)),
  due: moment.nullable().optional().meta({ description: 'First late moment of a plan or return' }),
  unresolvedUntilCalendar: z.int().optional(),
  overdue: z.boolean(),
  filedLate: z.boolean(),
  submissions: z.int(),
  confirmation: z.strictObject({ by: z.string(), at: moment }).optional(),
  corrections: z.array(
    z.strictObject({
      asker: z.enum(['bureau', 'office']),
      by: z.string(),
      at: moment,
      reason: z.string(),
      digest: z.string().optional(),
    }),
  ),
};

/** What a filing shows beside what every case does. */
export type FilingFields = Shown<z.input<z.ZodObject<typeof fields>>>;

export class FilingDto extends createZodDto(caseAnswer(fields)) {}

/** A filing: what it says now, what is in force, what is owed. */
export function filingView({ stream, state, view, now }: Standing<FilingMachine>, language: Language): FilingFields {
  const { agency, period, receivers, content: written, inForce, earlier, confirmation, corrections } = state.context;
  if (agency === undefined || !period) throw new Error(`${stream} is of no agency`);
  const laws = lawsOf(view, view.find('agency', agency)?.jurisdiction);
  const name = periodName(period);
  return {
    filing: period.filing,
    filingName: kindWords[period.filing][language],
    ...(name !== undefined && { period: name }),
    agency,
    agencyName: nameOf(view, agency, language),
    ...named('bureau', receivers.bureau, view, language),
    ...named('office', receivers.office, view, language),
    ...(written && { content: revealed(written) }),
    ...(inForce && { inForce: { ...inForce, content: revealed(inForce.content) } }),
    earlier: earlier.map(({ version: number, acceptedAt, effectiveFrom }) => ({
      version: number,
      acceptedAt,
      effectiveFrom,
    })),
    ...dueView(dueOf(state, laws)),
    overdue: isOverdue(state, laws, now),
    filedLate: state.context.confirmedLate,
    submissions: state.context.submissions,
    ...(confirmation && { confirmation: { by: whoOf(view, confirmation.by, language), at: confirmation.at } }),
    corrections: corrections.map(({ asker, by, at, reason, digest }) => ({
      asker,
      by: whoOf(view, by, language),
      at,
      reason: shown(reason),
      ...(digest !== undefined && { digest: idOf(digest) }),
    })),
  };
}

function named<Part extends 'bureau' | 'office'>(
  part: Part,
  id: string | undefined,
  view: RegisterView,
  language: Language,
): Partial<Record<Part | `${Part}Name`, string>> {
  if (id === undefined) return {};
  return { [part]: id, [`${part}Name`]: nameOf(view, id, language) } as Record<Part | `${Part}Name`, string>;
}

function dueView(due: ReturnType<typeof dueOf>): Pick<FilingFields, 'due' | 'unresolvedUntilCalendar'> {
  if (due === undefined) return {};
  return isUnresolved(due) ? { due: null, unresolvedUntilCalendar: due.unresolvedUntilCalendar } : { due };
}
