import type { Standing } from '@anjing/cases';
import { shown, type Actor, type Moment, type Private } from '@anjing/lifecycle';
import { say, type Language } from '@anjing/platform';
import type { RegisterView } from '@anjing/registers';
import { alertModels, type AlertFinding, type AlertMachine } from '@anjing/supervision';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { caseAnswer, moment, type Shown } from '../door/answers';
import { nameOf, whoOf } from '../door/case-views';

const said = z.strictObject({ text: z.string(), by: z.string(), at: moment });

const finding = z.strictObject({
  why: z.string().meta({ description: 'What was found, with the numbers' }),
  article: z.string(),
  related: z.array(z.string()).meta({ description: 'Cases that it rests on' }),
});

const fields = {
  model: z.string(),
  modelName: z.string(),
  remedy: z.string().meta({ description: 'What is to be done about it' }),
  agency: z.string(),
  agencyName: z.string(),
  bureau: z.string(),
  bureauName: z.string(),
  authority: z.string(),
  authorityName: z.string(),
  enterprise: z.string().optional(),
  enterpriseName: z.string().optional(),
  jurisdiction: z.string().optional(),
  zone: z.string().optional(),
  raisedAt: moment,
  raisings: z.int().meta({ description: 'How often it was raised: closed or cleared, the fact may recur' }),
  rulePack: z.string(),
  findings: z.array(finding).meta({ description: 'Every fact since it was last raised, oldest first' }),
  order: said.extend({ workingDays: z.int() }).optional(),
  answer: said.optional(),
  conclusion: said.optional().meta({ description: 'Why it was closed or cleared' }),
};

/** What an alert shows beside what every case does. */
export type AlertFields = Shown<z.infer<z.ZodObject<typeof fields>>>;

export class AlertDto extends createZodDto(caseAnswer(fields)) {}

function saidView(text: Private, { by, at }: { by: Actor; at: Moment }, view: RegisterView, language: Language) {
  return { text: shown(text), by: whoOf(view, by, language), at };
}

/** What an alert says: what was found, what was asked, what was answered. */
export function alertView({ stream, state, view }: Standing<AlertMachine>, language: Language): AlertFields {
  const { raised, raisings, findings, order, answer, end } = state.context;
  if (!raised) throw new Error(`${stream} was never raised`);
  const { finding: first, bureau, authority } = raised;
  const { words, remedy } = alertModels[first.model];
  return {
    model: first.model,
    modelName: say(words, language),
    remedy: say(remedy, language),
    agency: first.agency,
    agencyName: nameOf(view, first.agency, language),
    bureau,
    bureauName: nameOf(view, bureau, language),
    authority,
    authorityName: nameOf(view, authority, language),
    ...concerned(first, view),
    raisedAt: raised.at,
    raisings,
    rulePack: raised.rulePack,
    findings: findings.map(({ why, article, related }) => ({ why: say(why, language), article, related })),
    ...(order && { order: { ...saidView(order.order, order, view, language), workingDays: order.workingDays } }),
    ...(answer && { answer: saidView(answer.answer, answer, view, language) }),
    ...(end && {
      conclusion: saidView(end.type === 'AlertClosed' ? end.conclusion : end.reason, end, view, language),
    }),
  };
}

function concerned({ enterprise, jurisdiction, zone }: AlertFinding, view: RegisterView) {
  return {
    ...(enterprise !== undefined && {
      enterprise,
      enterpriseName: view.find('enterprise', enterprise)?.name ?? enterprise,
    }),
    ...(jurisdiction !== undefined && { jurisdiction }),
    ...(zone !== undefined && { zone }),
  };
}
