import { isCivilDate, isTimeOfDay } from '@anjing/calendar';
import { exactText, filled, wordsOf, type Shape } from '@anjing/lifecycle';
import { keyOf } from '@anjing/texts';
import { z } from 'zod';
import type { RulesMessages } from './texts.generated';

// A rule pack's schema is its type: what stands here reads packs, describes them to others, and types what judges by them.

const key = keyOf<RulesMessages>();

/** Where the count stands in the number of an application. */
const numberPlace = '{n}';

/** Longest name or remark in a pack, in characters. */
const longest = 500;

const words = wordsOf(exactText, longest);
/** Every value names its article. */
const article = filled(exactText, longest);
/** `YYYY-MM-DD` */
const date = z.string().refine(isCivilDate, key('rules.issue.date'));
/** `HH:MM` */
const time = z.string().refine(isTimeOfDay, key('rules.issue.time'));
const count = z.int().min(0);
const atLeastOne = z.int().min(1);
const dayOfMonth = z.int().min(1).max(31);

/** Levels of agencies, bureaus and authorities (rules §1). A committee runs an economic zone with a county's powers. */
export const level = z.enum(['city', 'county', 'committee']);
export type Level = z.infer<typeof level>;

/** How an agency stands to local government: of it, or under a ministry (tax, customs), of the province, resident in the city. */
export const standing = z.enum(['local', 'vertical', 'provincial', 'resident']);
export type Standing = z.infer<typeof standing>;

/** Who reviews and who approves an agency's application: the organisations of `level` in the agency's own or in the city's jurisdiction. */
const route = z.strictObject({
  standing,
  level,
  /** Whose bureau and authority: those of the agency's own jurisdiction, or the city's. */
  jurisdiction: z.enum(['own', 'city']),
  article,
});
export type Route = Shape<typeof route>;

/** A service level: working days counted forward, with what is said before and after. */
const service = z
  .strictObject({
    /** Working days, the day of the step's start not counted; due at close of business of the last. */
    workingDays: z.int().min(1).max(60),
    /** Reminders, in working days before the due day (0: the due day itself), each at opening of business. */
    remindBefore: z.array(count),
    /** Escalations, in working days after the due day (0: the due moment itself), each at close of business. */
    escalateAfter: z.array(count),
    article,
  })
  .refine(({ workingDays, remindBefore }) => remindBefore.every((days) => days < workingDays), {
    path: ['remindBefore'],
    message: key('rules.issue.reminder-too-early'),
  });
export type ServiceLevel = Shape<typeof service>;

const span = z.strictObject({ from: dayOfMonth, to: dayOfMonth });
const inOrder = ({ from, to }: z.infer<typeof span>) => from <= to;

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

const differ = <Entry>(key: (entry: Entry) => unknown, message: string) =>
  [(entries: Entry[]) => new Set(entries.map(key)).size === entries.length, message] as const;

/** A field of the proof that a special circumstance asks for. */
const proofField = z.strictObject({
  /** Name in bodies and events: `documentNumber`. */
  field: z.string().regex(/^[a-z][A-Za-z]*$/, key('rules.issue.field-name')),
  name: words,
  /** Where only some answers are possible: which, and whether the circumstance admits them. */
  choices: z
    .array(z.strictObject({ value: filled(exactText, longest), name: words, admitted: z.boolean() }))
    .min(1)
    .exactOptional(),
});

/** A special circumstance under which officers come in the quiet period without an approval form (notice 一(二)). */
const circumstance = z.strictObject({
  number: atLeastOne,
  name: words,
  /** Never kept out by the software; what is missing is made good afterwards. */
  emergency: z.boolean(),
  /** The agency's head approves in person, not through a mandate. */
  ownApproval: z.boolean(),
  /** Other agencies hear nothing of it. */
  hidden: z.boolean(),
  proof: z.array(proofField).min(1, key('rules.issue.proof-missing')),
  article,
});
export type SpecialCircumstance = Shape<typeof circumstance>;

const visit = z.strictObject({
  circumstances: z
    .array(circumstance)
    .min(1)
    .refine(...differ(({ number }: { number: number }) => number, key('rules.issue.circumstance-twice'))),
  /** What was passed over at the gate is made good; its first escalation flags the visit. */
  makeGood: service.refine(({ escalateAfter }) => escalateAfter.length > 0, {
    path: ['escalateAfter'],
    message: key('rules.issue.escalation-missing'),
  }),
  /** The result is on record; counted from the day the officers went in. */
  result: service,
  /** Calendar days after a result within which it can be corrected; then the visit closes. */
  correctableDays: count,
  /** Another visit to the same enterprise so many days before or after is a repeated one. */
  repeatedWithinDays: count,
  /** Another agency's pending visit so many days before or after makes them many-headed. */
  manyHeadedWithinDays: count,
  /** Visits of one agency to one enterprise in a year beyond which a reason is asked for. */
  mostVisitsAYear: atLeastOne,
  /** Days for which a recorded result is shown to an agency that plans the same item. */
  resultsKnownDays: count,
  mostItems: atLeastOne,
  /** Longest texts, in characters. */
  longestText: atLeastOne,
  article,
});

/** The four kinds of filing (notice 三(二), 三(三)). */
export const filingKind = z.enum(['itemList', 'specialList', 'annualPlan', 'monthlyReturn']);
export type FilingKind = z.infer<typeof filingKind>;

const dayAndMonth = z.strictObject({ month: z.int().min(1).max(12), day: dayOfMonth });
/** A day that every year has: 29 February would be due every fourth year. */
const isInEveryYear = ({ month, day }: z.infer<typeof dayAndMonth>) =>
  isCivilDate(`2001-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
const roll = z.enum(['never', 'forward']);

/** A day of the year. */
const dayOfYear = dayAndMonth.refine(isInEveryYear, key('rules.issue.no-such-day'));
export type DayOfYear = Shape<typeof dayOfYear>;

/** Who hears that an agency's filing is late, and when. */
const late = z.strictObject({
  /** Working days after the due day, at close of business of the last; 0: the first late minute. */
  afterWorkingDays: count.max(60),
  tell: z.enum(['bureau', 'office']),
});
export type LateFiling = Shape<typeof late>;

/** What the pack says of lists, plans and returns (notice 三(二), 三(三); rules §5). */
const filing = z.strictObject({
  annualPlan: z.strictObject({
    /** From this day of the year before on, every agency's plan stands open. */
    opens: dayOfYear,
    /** Last day, of the year before: a plan is late when it has ended. */
    due: dayAndMonth.extend({ roll }).refine(isInEveryYear, key('rules.issue.no-such-day')),
    /** Where a city asks for it: also within so many calendar days of the plan's day of issue. */
    withinDaysOfIssue: z.int().min(1).max(366).exactOptional(),
    /** Days of the year before, each at opening of business. */
    remindOn: z.array(dayOfYear),
    /** Also on the last working day of the year before. */
    remindOnLastWorkingDay: z.boolean(),
    late: z.array(late),
    article,
  }),
  monthlyReturn: z.strictObject({
    /** Last day, of the month after, and one that every month has: a return is late when it has ended. */
    due: z.strictObject({ day: dayOfMonth.max(28), roll }),
    /** Days of the month after, each at opening of business. */
    remindOn: z.array(dayOfMonth.max(28)),
    late: z.array(late),
    article,
  }),
  /** The judicial bureau accepts a filing or asks for its correction. */
  acceptance: service,
  /** The agency files anew what it was asked to correct, or what a visit found later has changed. */
  confirmation: service,
  digest: z.strictObject({
    /** Working days after the filings' due day at whose close of business the digest goes out, complete or not; for lists, after the end of their month. */
    afterWorkingDays: z.record(filingKind, count.max(60)),
    article,
  }),
  /** Most entries of one list or plan. */
  mostEntries: atLeastOne,
  /** Longest texts, in characters; no longer than the registers keep. */
  longestName: z.int().min(1).max(200),
  longestText: z.int().min(1).max(500),
  longestReason: atLeastOne,
  article,
});
export type FilingRules = Shape<typeof filing>;

/** Every pack has this subject: what is refused at a gate is put on record by itself (rules §7). */
export const refusedAtGate = 'refused-at-gate';

/** A telephone to which people complain (notice 四(三)). */
const hotline = z.strictObject({
  /** As it is dialled in the city: `8991048`. */
  number: z.string().regex(/^[0-9-]{3,20}$/, key('rules.issue.digits')),
  name: words,
  article,
});

/** What the pack says of complaints (notice 四(三), rules §7). */
const complaint = z
  .strictObject({
    /** Both count from the receipt, also where another bureau has it meanwhile. */
    acknowledgement: service,
    answer: service,
    /** The one complained about states its view. */
    statement: service,
    /** What was to be put right is checked, and the complaint closed; counted from the answer. */
    closure: service,
    /** What can be complained of, each with the article that it would be against. */
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
      .array(hotline)
      .refine(...differ(({ number }: { number: string }) => number, key('rules.issue.hotline-twice'))),
    /** Shortest and longest texts, in characters. */
    shortestText: atLeastOne,
    longestText: atLeastOne,
    /** Longest name or contact of a complainant, in characters. */
    longestName: z.int().min(1).max(500),
    article,
  })
  .refine(({ shortestText, longestText }) => shortestText <= longestText, {
    path: ['shortestText'],
    message: key('rules.issue.shortest-above-longest'),
  });
export type ComplaintRules = Shape<typeof complaint>;

/** What an alert model rests on. */
const threshold = z.strictObject({ article });
/** Visits to one enterprise within so many days count together, save under these special circumstances. */
const windowed = threshold.extend({
  withinDays: z.int().min(1).max(366),
  exemptCircumstances: z.array(z.int().min(1).max(7)),
});

/** A rule set of one city, as data: versions and effective dates, every value with its article. */
export const rulePack = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9-]+$/, key('rules.issue.pack-id')),
    version: atLeastOne,
    title: words,
    /** Jurisdictions whose sites this pack judges; it holds for the areas within them too. */
    jurisdictions: z.array(z.string()).min(1),
    effectiveFrom: date,
    effectiveUntil: date.exactOptional(),
    /** Number and date of the document the pack is read from. */
    source: z.strictObject({ title: words, number: exactText, date }),
    quiet: z.strictObject({ rule: quietRule, article }),
    leadTime: z
      .strictObject({
        workingDays: z.int().min(1).max(60),
        /** A form received later counts as received on the next working day. */
        closeOfBusiness: time,
        openOfBusiness: time,
        /** The stricter reading: the filing day is not counted either. */
        clearDays: z.boolean(),
        article,
      })
      .refine(({ openOfBusiness, closeOfBusiness }) => openOfBusiness < closeOfBusiness, {
        path: ['closeOfBusiness'],
        message: key('rules.issue.business-hours'),
      }),
    review: service,
    decision: service,
    application: z.strictObject({
      /** Warnings before the first requested day while no approval stands, in calendar days, each at 00:00. */
      warnDaysBefore: z.array(count),
      minimumOfficers: atLeastOne,
      /** Longest texts, in characters. */
      longestReason: atLeastOne,
      longestOpinion: atLeastOne,
      /** Most days and items of one application. */
      mostDays: atLeastOne,
      mostItems: atLeastOne,
      /** Form of the number; `{year}` and `{n}` are put in: `赣市安审〔{year}〕{n}号`. */
      number: exactText.refine((number) => number.includes(numberPlace), {
        message: key('rules.issue.number-place'),
        params: { place: numberPlace },
      }),
      /** Grounds that a refusal may name beside its opinion: figures are told apart by them. */
      refusalGrounds: z.array(
        z.strictObject({ code: z.string().regex(/^[a-z-]{1,40}$/, key('rules.issue.subject-key')), words, article }),
      ),
      article,
    }),
    visit,
    filing,
    joint: z.strictObject({
      /** Most agencies that take part beside the lead. */
      mostParticipants: atLeastOne,
      /** Working days that planning leaves for everybody's consent before a joint form could be received. */
      workingDaysToConsent: count,
      article,
    }),
    planning: z.strictObject({
      /** Hours of a working day in which visits are proposed, earliest first. */
      hours: z
        .array(
          z
            .strictObject({ from: time, until: time })
            .refine(({ from, until }) => from < until, { path: ['until'], message: key('rules.issue.hours') }),
        )
        .min(1),
      /** Shortest time that visits must have in common to go through one door, in minutes. */
      leastMinutes: atLeastOne,
      /** Most doors that an officer goes through on one day. */
      doorsPerOfficerDay: atLeastOne,
      /** Visits that hang together by sites and officers up to this number are merged exactly, others by improvement. */
      exactUpTo: z.int().min(1).max(12, key('rules.issue.exact-up-to')),
      /** Most steps that merging takes for visits that hang together, each a visit looked at once: it ends in any case. */
      mostSteps: atLeastOne,
      article,
    }),
    complaint,
    /** Off-site inquiries (notice 二(二)). */
    inquiry: z.strictObject({
      /** The enterprise answers, unless the agency gives it another number of days. */
      answer: service,
      /** Most working days that an agency may give. */
      longestAnswer: z.int().min(1).max(60),
      /** The agency settles the inquiry, asks again, or leaves it to a visit. */
      conclusion: service,
      mostItems: atLeastOne,
      /** Longest texts, in characters. */
      longestText: atLeastOne,
    }),
    routes: z
      .array(route)
      .min(1)
      .refine(...differ(({ standing: of, level: at }: Route) => `${of} ${at}`, key('rules.issue.route-twice'))),
    /** Alerts and their follow-up (notice 四(三), rules §7). */
    supervision: z.strictObject({
      /** The bureau orders a follow-up or clears an alert; closes it after the answer. */
      handling: service,
      /** The agency answers a follow-up, unless the bureau gives it another number of days. */
      answer: service,
      /** Most working days that a bureau may give. */
      longestAnswer: z.int().min(1).max(60),
      /** Longest texts, in characters. */
      longestText: atLeastOne,
      /** The alert models with their thresholds (docs/alerts.md). */
      models: z.strictObject({
        'visit-without-pass': threshold,
        /** Minutes on site beyond the approved hours that are let pass. */
        'outside-approval': threshold.extend({ minutesOver: count }),
        /** More than `sharePercent` of an agency's special visits of a month, and at least so many. */
        'other-circumstances': threshold.extend({ sharePercent: count.max(100), atLeast: atLeastOne }),
        'repeated-visits': windowed,
        /** So many agencies, each on its own. */
        'many-headed': windowed.extend({ agencies: z.int().min(2) }),
        'overdue-filing': threshold,
        'plan-overrun': threshold,
        'officer-without-certificate': threshold,
        'emergency-not-made-good': threshold,
        'founded-complaint': threshold,
      }),
    }),
  })
  .refine(({ effectiveFrom, effectiveUntil }) => effectiveUntil === undefined || effectiveFrom < effectiveUntil, {
    path: ['effectiveUntil'],
    message: key('rules.issue.pack-dates'),
  });
export type RulePack = Shape<typeof rulePack>;
