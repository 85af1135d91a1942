import type { Counts, FiguresRow, FiguresTable } from '@anjing/read-models';
import type { Language } from '@anjing/platform';
import type { RegisterView } from '@anjing/registers';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import type { Shown } from '../door/answers';
import { nameOf, nameOr } from '../door/case-views';

const count = z.int();
const share = z.number().nullable().meta({ description: '0 to 1; null where there is nothing to take a share of' });

const duties = z.strictObject({ due: count, inTime: count, late: count, missing: count, inTimeShare: share });

const figures = {
  applications: z.strictObject({
    filed: count,
    open: count,
    approved: count,
    refused: count,
    withdrawn: count,
    expired: count,
    revoked: count,
    used: count,
    lapsed: count,
    returned: count,
    joint: count,
    refusals: z.array(z.strictObject({ stage: z.string(), reason: z.string(), count })),
    hoursToDecide: z
      .strictObject({ median: z.number(), mean: z.number() })
      .nullable()
      .meta({ description: 'From the last receipt to the decision, by the clock and not by working time' }),
  }),
  visits: z.strictObject({
    total: count,
    approved: count,
    special: count,
    openDay: count,
    service: count,
    joint: count,
    refusedAtGate: count,
    enterprises: count,
    perEnterprise: z.number().nullable(),
    jointShare: share,
    hoursOnSite: z.number(),
  }),
  special: z.strictObject({
    circumstance1: count,
    circumstance2: count,
    circumstance3: count,
    circumstance4: count,
    circumstance5: count,
    circumstance6: count,
    circumstance7: count,
    circumstance7Share: share,
  }),
  offSite: z.strictObject({ inquiries: count, settled: count, share }),
  returns: duties,
  plans: duties,
  complaints: z.strictObject({ received: count, founded: count, answered: count, answeredInTime: count }),
  alerts: z.strictObject({ raised: count, open: count, followedUp: count, closed: count, cleared: count }),
};

const row = z.strictObject({ id: z.string(), name: z.string(), ...figures });

/** Figures told apart by county, agency or zone. */
export class FiguresDto extends createZodDto(
  z.strictObject({
    by: z.enum(['county', 'agency', 'zone']),
    from: z.string().meta({ description: 'First month, YYYY-MM' }),
    until: z.string().meta({ description: 'Last month, YYYY-MM, included' }),
    rows: z.array(row),
    total: z.strictObject(figures),
  }),
) {}

/** The yearly sheet by which the counties are evaluated (notice 四(三)). */
export class EvaluationDto extends createZodDto(
  z.strictObject({
    year: z.string(),
    counties: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        own: z.strictObject(figures).meta({ description: "What the county's own agencies did" }),
        territory: z.strictObject(figures).meta({ description: 'What happened on its territory, by whatever agency' }),
      }),
    ),
  }),
) {}

type FiguresFields = Shown<z.infer<z.ZodObject<typeof figures>>>;

/** `a` of `b`, to four places. */
export function shareOf(a: number, b: number): number | null {
  return b === 0 ? null : Math.round((a / b) * 10_000) / 10_000;
}

function dutiesView(counts: Counts['returns']) {
  return { ...counts, inTimeShare: shareOf(counts.inTime, counts.due) };
}

export function figuresView({
  counts,
  refusals,
  hoursToDecide,
  enterprisesVisited,
  hoursOnSite,
}: FiguresRow): FiguresFields {
  const { applications, visits, special, offSite, returns, plans, complaints, alerts } = counts;
  return {
    applications: { ...applications, refusals, hoursToDecide },
    visits: {
      ...visits,
      enterprises: enterprisesVisited,
      perEnterprise: shareOf(visits.total, enterprisesVisited),
      jointShare: shareOf(visits.joint, visits.total),
      hoursOnSite,
    },
    special: { ...special, circumstance7Share: shareOf(special.circumstance7, visits.special) },
    offSite: { ...offSite, share: shareOf(offSite.settled, offSite.settled + visits.total) },
    returns: dutiesView(returns),
    plans: dutiesView(plans),
    complaints,
    alerts,
  };
}

/** What people call a county, an agency or a zone. */
export function placeName(view: RegisterView, id: string, language: Language): string {
  return nameOr((view.find('jurisdiction', id) ?? view.find('zone', id))?.name, nameOf(view, id, language), language);
}

/** A table's rows under their names. */
export function rowsView({ rows }: FiguresTable, view: RegisterView, language: Language) {
  return rows.flatMap((one) =>
    one.key === undefined ? [] : [{ id: one.key, name: placeName(view, one.key, language), ...figuresView(one) }],
  );
}
