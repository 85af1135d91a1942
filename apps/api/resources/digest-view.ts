import type { Standing } from '@anjing/cases';
import { missingOf, type DigestMachine, type NotedFiling } from '@anjing/digest';
import { kindWords } from '@anjing/filing';
import { shown } from '@anjing/lifecycle';
import { say, type Language } from '@anjing/platform';
import type { RegisterView } from '@anjing/registers';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { caseAnswer, moment, type Shown } from '../door/answers';
import { idOf, nameOf, whoOf } from '../door/case-views';

const namedAgency = z.strictObject({ agency: z.string(), agencyName: z.string() });
const noted = namedAgency.extend({ filing: z.string(), version: z.int(), late: z.boolean() });

/** What of a digest is for everybody. */
export const publicFields = {
  filing: z.enum(['itemList', 'specialList', 'annualPlan', 'monthlyReturn']),
  filingName: z.string(),
  period: z.string(),
  bureau: z.string(),
  bureauName: z.string(),
  copies: z
    .array(
      z.strictObject({
        kind: z.enum(['digest', 'supplement']),
        at: moment,
        to: z.array(z.string()),
        filings: z.array(noted),
        missing: z.array(namedAgency),
      }),
    )
    .meta({ description: 'Everything that went out, oldest first' }),
};

export type PublicDigestFields = Shown<z.infer<z.ZodObject<typeof publicFields>>>;

const fields = {
  ...publicFields,
  noted: z.array(noted),
  missing: z.array(namedAgency),
  corrections: z.array(
    z.strictObject({
      filing: z.string(),
      by: z.string(),
      at: moment,
      reason: z.string(),
    }),
  ),
};

/** What a digest shows beside what every case does. */
export type DigestFields = Shown<z.infer<z.ZodObject<typeof fields>>>;

export class DigestDto extends createZodDto(caseAnswer(fields)) {}

/** What went out, to whom, and who was missing: nothing personal is in it. */
export function publicDigestView(
  { stream, state, view }: Pick<Standing<DigestMachine>, 'stream' | 'state' | 'view'>,
  language: Language,
): PublicDigestFields {
  const { bureau, of, copies } = state.context;
  if (bureau === undefined || !of) throw new Error(`${stream} is of no bureau`);
  return {
    filing: of.filing,
    filingName: say(kindWords[of.filing], language),
    period: of.period,
    bureau,
    bureauName: nameOf(view, bureau, language),
    copies: copies.map(({ type, at, to, filings, missing }) => ({
      kind: type === 'DigestSent' ? ('digest' as const) : ('supplement' as const),
      at,
      to: to.map((id) => nameOf(view, id, language)),
      filings: filings.map((filing) => notedView(filing, view, language)),
      missing: missing.map((agency) => agencyView(agency, view, language)),
    })),
  };
}

/** A digest with what is noted so far and what the office has asked. */
export function digestView(standing: Standing<DigestMachine>, language: Language): DigestFields {
  const { state, view } = standing;
  return {
    ...publicDigestView(standing, language),
    noted: state.context.noted.map((filing) => notedView(filing, view, language)),
    missing: missingOf(state.context).map((agency) => agencyView(agency, view, language)),
    corrections: state.context.corrections.map(({ filing, by, at, reason }) => ({
      filing: idOf(filing),
      by: whoOf(view, by, language),
      at,
      reason: shown(reason),
    })),
  };
}

function notedView({ filing, agency, version, late }: NotedFiling, view: RegisterView, language: Language) {
  return { ...agencyView(agency, view, language), filing: idOf(filing), version, late };
}

function agencyView(agency: string, view: RegisterView, language: Language) {
  return { agency, agencyName: nameOf(view, agency, language) };
}
