import { applicationForm, type ApplicationMachine, type Opinion } from '@anjing/application';
import type { Standing } from '@anjing/cases';
import { shown } from '@anjing/lifecycle';
import { say, type Language } from '@anjing/platform';
import type { RegisterView } from '@anjing/registers';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { caseAnswer, civilDate, explanation, moment, preflightFinding, type Shown } from '../door/answers';
import { idOf, nameOf, revealed, whoOf } from '../door/case-views';

const opinion = z.strictObject({ text: z.string(), by: z.string(), at: moment });

const fields = {
  number: z.string().optional().meta({ description: 'Given at the first receipt' }),
  form: applicationForm,
  agencyName: z.string(),
  participants: z
    .array(
      z.strictObject({
        agency: z.string(),
        agencyName: z.string(),
        answer: z.enum(['awaited', 'consented', 'declined', 'left']),
        since: moment,
        items: z.array(z.string()),
        officers: z.array(z.string()),
      }),
    )
    .optional()
    .meta({ description: 'Agencies invited to take part; absent where the agency goes alone' }),
  target: z
    .strictObject({
      enterprise: z.string(),
      enterpriseName: z.string(),
      creditCode: z.string(),
      address: z.string(),
      zone: z.string(),
      jurisdiction: z.string(),
    })
    .optional()
    .meta({ description: 'As the registers had it at the receipt' }),
  bureau: z.string().optional(),
  bureauName: z.string().optional(),
  authority: z.string().optional(),
  authorityName: z.string().optional(),
  receipt: z
    .strictObject({ round: z.int(), at: moment, receivedOn: civilDate, latestFiling: civilDate, ...explanation })
    .optional(),
  signature: z.strictObject({ by: z.string(), at: moment }).optional(),
  review: opinion.optional(),
  decision: opinion.optional(),
  defects: z.array(z.strictObject({ field: z.string(), text: z.string() })),
  successor: z.string().optional(),
};

/** What an application shows beside what every case does. */
export type ApplicationFields = Shown<z.input<z.ZodObject<typeof fields>>>;

export class ApplicationDto extends createZodDto(caseAnswer(fields)) {}

/** What would come of filing now. */
export class PreflightDto extends createZodDto(
  z.strictObject({
    wouldBeRefused: z.boolean(),
    findings: z.array(preflightFinding),
    earliestInspection: civilDate.optional(),
    split: z.strictObject({ quiet: z.array(civilDate), open: z.array(civilDate) }),
  }),
) {}

function opinionView({ text, by, at }: Opinion, view: RegisterView, language: Language) {
  return { text: shown(text), by: whoOf(view, by, language), at };
}

/** What an application says: the form, its receipt, its opinions. */
export function applicationView(
  { stream, state, view }: Standing<ApplicationMachine>,
  language: Language,
): ApplicationFields {
  const { form, participants, receipt, review, decision, defects, signature, successor, round } = state.context;
  if (!form) throw new Error(`${stream} has no form`);
  return {
    ...(receipt && { number: receipt.number }),
    form: {
      ...revealed(form),
      ...(form.follows !== undefined && { follows: idOf(form.follows) }),
      ...(form.supersedes !== undefined && { supersedes: idOf(form.supersedes) }),
    },
    agencyName: nameOf(view, form.agency, language),
    ...(participants.length > 0 && {
      participants: participants.map(({ agency, answer, since, items, officers }) => ({
        agency,
        agencyName: nameOf(view, agency, language),
        answer,
        since,
        items,
        officers,
      })),
    }),
    ...(receipt && {
      target: receipt.target,
      bureau: receipt.bureau,
      bureauName: nameOf(view, receipt.bureau, language),
      authority: receipt.authority,
      authorityName: nameOf(view, receipt.authority, language),
      receipt: {
        round,
        at: receipt.at,
        receivedOn: receipt.receivedOn,
        latestFiling: receipt.latestFiling,
        rule: say(receipt.leadTime.rule, language),
        article: receipt.leadTime.article,
        counted: receipt.leadTime.counted,
        skipped: receipt.leadTime.skipped.map(({ date, reason }) => ({ date, reason: say(reason, language) })),
        rulePack: receipt.leadTime.rulePack,
        calendarVersion: receipt.leadTime.calendarVersion,
      },
    }),
    ...(signature && { signature: { by: whoOf(view, signature.by, language), at: signature.at } }),
    ...(review && { review: opinionView(review, view, language) }),
    ...(decision && { decision: opinionView(decision, view, language) }),
    defects: defects.map(({ field, text }) => ({ field, text: shown(text) })),
    ...(successor !== undefined && { successor: idOf(successor) }),
  };
}
