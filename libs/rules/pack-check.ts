import { isCivilDate, isTimeOfDay } from '@anjing/calendar';
import { issueText, keyOf, type Message } from '@anjing/texts';
import { z } from 'zod';
import type { RulePack } from './pack';
import type { RulesMessages } from './texts.generated';
import { wordsOf } from './words';

const key = keyOf<RulesMessages>();

/** Where the count stands in the number of an application. */
const numberPlace = '{n}';

const words = wordsOf(z.string().min(1));
const article = z.string().trim().min(1, key('rules.issue.article'));
const date = z.string().refine(isCivilDate, key('rules.issue.date'));
const time = z.string().refine(isTimeOfDay, key('rules.issue.time'));
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
    message: key('rules.issue.reminder-too-early'),
  });

const span = z.strictObject({ from: dayOfMonth, to: dayOfMonth });
const inOrder = ({ from, to }: { from: number; to: number }) => from <= to;

const quietRule = z.discriminatedUnion('kind', [
  span.extend({ kind: z.literal('days-of-month') }).refine(inOrder, key('rules.issue.out-of-order')),
  z.strictObject({ kind: z.literal('weekdays'), weekdays: z.array(z.int().min(1).max(7)).min(1) }),
  z.strictObject({
    kind: z.literal('slices'),
    slices: z
      .array(
        span
          .extend({ months: z.array(z.int().min(1).max(12)).min(1) })
          .refine(inOrder, key('rules.issue.out-of-order')),
      )
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
        field: z.string().regex(/^[a-z][A-Za-z]*$/, key('rules.issue.field-name')),
        name: words,
        choices: z
          .array(z.strictObject({ value: z.string().min(1), name: words, admitted: z.boolean() }))
          .min(1)
          .optional(),
      }),
    )
    .min(1, key('rules.issue.proof-missing')),
  article,
});

const visit = z.strictObject({
  circumstances: z
    .array(circumstance)
    .min(1)
    .refine(
      (all) => new Set(all.map(({ number }) => number)).size === all.length,
      key('rules.issue.circumstance-twice'),
    ),
  makeGood: service.refine(({ escalateAfter }) => escalateAfter.length > 0, {
    path: ['escalateAfter'],
    message: key('rules.issue.escalation-missing'),
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

function isInEveryYear({ month, day }: { month: number; day: number }): boolean {
  return isCivilDate(`2001-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

const roll = z.enum(['never', 'forward']);
// A day that every year has: 29 February would be due every fourth year.
const dayOfYear = z
  .strictObject({ month: z.int().min(1).max(12), day: dayOfMonth })
  .refine(isInEveryYear, key('rules.issue.no-such-day'));
const late = z.array(z.strictObject({ afterWorkingDays: count.max(60), tell: z.enum(['bureau', 'office']) }));

const filing = z.strictObject({
  annualPlan: z.strictObject({
    opens: dayOfYear,
    due: z
      .strictObject({ month: z.int().min(1).max(12), day: dayOfMonth, roll })
      .refine(isInEveryYear, { path: ['day'], message: key('rules.issue.no-such-day') }),
    withinDaysOfIssue: z.int().min(1).max(366).optional(),
    remindOn: z.array(dayOfYear),
    remindOnLastWorkingDay: z.boolean(),
    late,
    article,
  }),
  monthlyReturn: z.strictObject({
    // A day that every month has: a return of January is due in February too.
    due: z.strictObject({ day: dayOfMonth.max(28), roll }),
    remindOn: z.array(dayOfMonth.max(28)),
    late,
    article,
  }),
  acceptance: service,
  confirmation: service,
  digest: z.strictObject({
    afterWorkingDays: z.strictObject({
      itemList: count.max(60),
      specialList: count.max(60),
      annualPlan: count.max(60),
      monthlyReturn: count.max(60),
    }),
    article,
  }),
  mostEntries: z.int().min(1),
  longestName: z.int().min(1).max(200),
  longestText: z.int().min(1).max(500),
  longestReason: z.int().min(1),
  article,
});

const differ = <Entry>(key: (entry: Entry) => string, message: string) =>
  [(entries: Entry[]) => new Set(entries.map(key)).size === entries.length, message] as const;

/** Every pack has this subject: what is refused at a gate is put on record by itself (rules §7). */
export const refusedAtGate = 'refused-at-gate';

const complaint = z
  .strictObject({
    acknowledgement: service,
    answer: service,
    statement: service,
    closure: service,
    subjects: z
      .array(
        z.strictObject({ key: z.string().regex(/^[a-z-]+$/, key('rules.issue.subject-key')), name: words, article }),
      )
      .min(1)
      .refine(...differ(({ key }: { key: string }) => key, key('rules.issue.subject-twice')))
      .refine((subjects) => subjects.some(({ key }) => key === refusedAtGate), {
        message: key('rules.issue.subject-missing'),
        params: { subject: refusedAtGate },
      }),
    hotlines: z
      .array(
        z.strictObject({ number: z.string().regex(/^[0-9-]{3,20}$/, key('rules.issue.digits')), name: words, article }),
      )
      .refine(...differ(({ number }: { number: string }) => number, key('rules.issue.hotline-twice'))),
    shortestText: z.int().min(1),
    longestText: z.int().min(1),
    longestName: z.int().min(1).max(500),
    article,
  })
  .refine(({ shortestText, longestText }) => shortestText <= longestText, {
    path: ['shortestText'],
    message: key('rules.issue.shortest-above-longest'),
  });

const threshold = z.strictObject({ article });
const circumstances = z.array(z.int().min(1).max(7));
const windowed = threshold.extend({ withinDays: z.int().min(1).max(366), exemptCircumstances: circumstances });

const supervision = z.strictObject({
  handling: service,
  answer: service,
  longestAnswer: z.int().min(1).max(60),
  longestText: z.int().min(1),
  models: z.strictObject({
    'visit-without-pass': threshold,
    'outside-approval': threshold.extend({ minutesOver: count }),
    'other-circumstances': threshold.extend({ sharePercent: count.max(100), atLeast: z.int().min(1) }),
    'repeated-visits': windowed,
    'many-headed': windowed.extend({ agencies: z.int().min(2) }),
    'overdue-filing': threshold,
    'plan-overrun': threshold,
    'officer-without-certificate': threshold,
    'emergency-not-made-good': threshold,
    'founded-complaint': threshold,
  }),
});

const packSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, key('rules.issue.pack-id')),
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
      number: z.string().refine((number) => number.includes(numberPlace), {
        message: key('rules.issue.number-place'),
        params: { place: numberPlace },
      }),
      refusalGrounds: z.array(
        z.strictObject({ code: z.string().regex(/^[a-z-]{1,40}$/, key('rules.issue.subject-key')), words, article }),
      ),
      article,
    }),
    visit,
    filing,
    joint: z.strictObject({
      mostParticipants: z.int().min(1),
      workingDaysToConsent: count,
      article,
    }),
    planning: z.strictObject({
      hours: z
        .array(
          z
            .strictObject({ from: time, until: time })
            .refine(({ from, until }) => from < until, { path: ['until'], message: key('rules.issue.hours') }),
        )
        .min(1),
      leastMinutes: z.int().min(1),
      doorsPerOfficerDay: z.int().min(1),
      exactUpTo: z.int().min(1).max(12, key('rules.issue.exact-up-to')),
      mostSteps: z.int().min(1),
      article,
    }),
    complaint,
    inquiry: z.strictObject({
      answer: service,
      longestAnswer: z.int().min(1).max(60),
      conclusion: service,
      mostItems: z.int().min(1),
      longestText: z.int().min(1),
    }),
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
    supervision,
  })
  .refine(({ effectiveFrom, effectiveUntil }) => effectiveUntil === undefined || effectiveFrom < effectiveUntil, {
    path: ['effectiveUntil'],
    message: key('rules.issue.pack-dates'),
  })
  .refine(({ leadTime }) => leadTime.openOfBusiness < leadTime.closeOfBusiness, {
    path: ['leadTime', 'closeOfBusiness'],
    message: key('rules.issue.business-hours'),
  })
  .refine(
    ({ routes }) => new Set(routes.map(({ standing, level: of }) => `${standing} ${of}`)).size === routes.length,
    {
      path: ['routes'],
      message: key('rules.issue.route-twice'),
    },
  );

/** What is wrong with a pack, and where. */
export interface PackDefect {
  /** JSON pointer into the pack. */
  readonly field: string;
  readonly message: Message;
}

/** Reads a pack from data: the pack, or every defect at once. */
export function readPack(data: unknown): { readonly pack: RulePack } | { readonly defects: readonly PackDefect[] } {
  const read = packSchema.safeParse(data);
  if (read.success) return { pack: read.data as RulePack };
  return {
    defects: read.error.issues.map((issue) => ({
      field: `/${issue.path.map(String).join('/')}`,
      message: issueText(issue),
    })),
  };
}
