import type { Standing } from '@anjing/cases';
import { inquiryMeans as means, inquiryOutcome as outcome, type InquiryMachine } from '@anjing/inquiry';
import { shown } from '@anjing/lifecycle';
import type { Language } from '@anjing/platform';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { caseAnswer, moment, type Shown } from '../door/answers';
import { nameOf, nameOr, whoOf } from '../door/case-views';

const fields = {
  agency: z.string(),
  agencyName: z.string(),
  enterprise: z.string(),
  enterpriseName: z.string(),
  site: z.string().optional(),
  items: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  means,
  question: z.string(),
  sentAt: moment.optional(),
  exchange: z
    .array(z.strictObject({ kind: z.enum(['question', 'answer']), text: z.string(), by: z.string(), at: moment }))
    .meta({ description: 'Answers, and questions asked again, in their order' }),
  settled: z.strictObject({ outcome, result: z.string(), by: z.string(), at: moment }).optional(),
  visitNeeded: z.strictObject({ reason: z.string(), by: z.string(), at: moment }).optional(),
};

/** What an off-site inquiry shows beside what every case does. */
export type InquiryFields = Shown<z.infer<z.ZodObject<typeof fields>>>;

export class InquiryDto extends createZodDto(caseAnswer(fields)) {}

export function inquiryView(
  { stream, state, view }: Standing<InquiryMachine>,
  language: Language,
  /** What the agency writes for itself alone: whether and why it goes there. */
  ofTheAgency: boolean,
): InquiryFields {
  const { form, sent, exchange, end } = state.context;
  if (!form) throw new Error(`${stream} has no form`);
  return {
    agency: form.agency,
    agencyName: nameOf(view, form.agency, language),
    enterprise: form.enterprise,
    enterpriseName: view.find('enterprise', form.enterprise)?.name ?? form.enterprise,
    ...(form.site !== undefined && { site: form.site }),
    items: form.items.map((id) => ({ id, name: nameOr(view.find('item', id)?.name, id, language) })),
    means: form.means,
    question: shown(form.question),
    ...(sent && { sentAt: sent.at }),
    exchange: exchange.map((said) => ({
      kind: said.type === 'InquiryAnswered' ? ('answer' as const) : ('question' as const),
      text: shown(said.type === 'InquiryAnswered' ? said.answer : said.question),
      by: whoOf(view, said.by, language),
      at: said.at,
    })),
    ...(end?.type === 'InquirySettled' && {
      settled: { outcome: end.outcome, result: shown(end.result), by: whoOf(view, end.by, language), at: end.at },
    }),
    ...(end?.type === 'InquiryLeftToVisit' &&
      ofTheAgency && { visitNeeded: { reason: shown(end.reason), by: whoOf(view, end.by, language), at: end.at } }),
  };
}
