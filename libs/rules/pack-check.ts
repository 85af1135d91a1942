import { isCivilDate, isTimeOfDay } from '@anjing/calendar';
import { z } from 'zod';
import type { RulePack } from './pack';

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const article = z.string().trim().min(1, 'every value of a pack names its article');
const date = z.string().refine(isCivilDate, 'not a day: YYYY-MM-DD');
const time = z.string().refine(isTimeOfDay, 'not a time of day: HH:MM');
const count = z.int().min(0);
const dayOfMonth = z.int().min(1).max(31);
const level = z.enum(['city', 'county', 'committee']);

const service = z
  .strictObject({
    workingDays: z.int().min(1).max(60),
    remindBefore: z.array(count),
    escalateAfter: z.array(count),
    article,
  })
  .refine(({ workingDays, remindBefore }) => remindBefore.every((days) => days < workingDays), {
    path: ['remindBefore'],
    message: 'a reminder falls before the step begins: use fewer days than workingDays',
  });

const span = z.strictObject({ from: dayOfMonth, to: dayOfMonth });
const inOrder = ({ from, to }: { from: number; to: number }) => from <= to;

const quietRule = z.discriminatedUnion('kind', [
  span.extend({ kind: z.literal('days-of-month') }).refine(inOrder, 'from is after to'),
  z.strictObject({ kind: z.literal('weekdays'), weekdays: z.array(z.int().min(1).max(7)).min(1) }),
  z.strictObject({
    kind: z.literal('slices'),
    slices: z
      .array(span.extend({ months: z.array(z.int().min(1).max(12)).min(1) }).refine(inOrder, 'from is after to'))
      .min(1),
  }),
]);

const circumstance = z.strictObject({
  number: z.int().min(1),
  name: words,
  emergency: z.boolean(),
  ownApproval: z.boolean(),
  hidden: z.boolean(),
  proof: z
    .array(
      z.strictObject({
        field: z.string().regex(/^[a-z][A-Za-z]*$/, 'letters, beginning with a small one'),
        name: words,
        choices: z
          .array(z.strictObject({ value: z.string().min(1), name: words, admitted: z.boolean() }))
          .min(1)
          .optional(),
      }),
    )
    .min(1, 'each circumstance asks for its own proof'),
  article,
});

const visit = z.strictObject({
  circumstances: z
    .array(circumstance)
    .min(1)
    .refine((all) => new Set(all.map(({ number }) => number)).size === all.length, 'a circumstance stands twice'),
  makeGood: service.refine(({ escalateAfter }) => escalateAfter.length > 0, {
    path: ['escalateAfter'],
    message: 'the first escalation is what flags a visit: name one',
  }),
  result: service,
  correctableDays: count,
  repeatedWithinDays: count,
  manyHeadedWithinDays: count,
  mostVisitsAYear: z.int().min(1),
  resultsKnownDays: count,
  mostItems: z.int().min(1),
  longestText: z.int().min(1),
  article,
});

const packSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, 'small letters, digits and hyphens'),
    version: z.int().min(1),
    title: words,
    jurisdictions: z.array(z.string()).min(1),
    effectiveFrom: date,
    effectiveUntil: date.optional(),
    source: z.strictObject({ title: words, number: z.string(), date }),
    quiet: z.strictObject({ rule: quietRule, article }),
    leadTime: z.strictObject({
      workingDays: z.int().min(1).max(60),
      closeOfBusiness: time,
      openOfBusiness: time,
      clearDays: z.boolean(),
      article,
    }),
    review: service,
    decision: service,
    application: z.strictObject({
      warnDaysBefore: z.array(count),
      minimumOfficers: z.int().min(1),
      longestReason: z.int().min(1),
      longestOpinion: z.int().min(1),
      mostDays: z.int().min(1),
      mostItems: z.int().min(1),
      number: z.string().regex(/\{n\}/, 'the number must say where {n} stands'),
      article,
    }),
    visit,
    routes: z
      .array(
        z.strictObject({
          standing: z.enum(['local', 'vertical', 'provincial', 'resident']),
          level,
          jurisdiction: z.enum(['own', 'city']),
          article,
        }),
      )
      .min(1),
  })
  .refine(({ effectiveFrom, effectiveUntil }) => effectiveUntil === undefined || effectiveFrom < effectiveUntil, {
    path: ['effectiveUntil'],
    message: 'the pack ends before it begins',
  })
  .refine(({ leadTime }) => leadTime.openOfBusiness < leadTime.closeOfBusiness, {
    path: ['leadTime', 'closeOfBusiness'],
    message: 'business closes before it opens',
  })
  .refine(
    ({ routes }) => new Set(routes.map(({ standing, level: of }) => `${standing} ${of}`)).size === routes.length,
    {
      path: ['routes'],
      message: 'two routes for the same standing and level: keep one',
    },
  );

/** What is wrong with a pack, and where. */
export interface PackDefect {
  /** JSON pointer into the pack. */
  readonly field: string;
  readonly message: string;
}

/** Reads a pack from data: the pack, or every defect at once. */
export function readPack(data: unknown): { readonly pack: RulePack } | { readonly defects: readonly PackDefect[] } {
  const read = packSchema.safeParse(data);
  if (read.success) return { pack: read.data as RulePack };
  return {
    defects: read.error.issues.map(({ path, message }) => ({ field: `/${path.map(String).join('/')}`, message })),
  };
}
