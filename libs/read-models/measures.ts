/** A visit that took place: people went in. */
const entered = `kind = 'visit' and entered_at is not null`;
const special = `${entered} and sort = 'special'`;
const returned = `kind = 'filing' and sort = 'monthlyReturn' and due_at is not null`;
const planned = `kind = 'filing' and sort = 'annualPlan' and due_at is not null`;
const received = `kind = 'application' and filed_at is not null`;

/**
 * What is counted, each by the condition on the rows of cases that counts for it: the whole definition of every figure
 * (docs/figures.md says it in words). `now` is the judging moment.
 */
export const measures = {
  applications: {
    filed: received,
    open: `${received} and outcome in ('underReview', 'returned', 'awaitingDecision')`,
    approved: `${received} and decided_at is not null and outcome <> 'refused'`,
    refused: `${received} and outcome = 'refused'`,
    withdrawn: `${received} and outcome = 'withdrawn' and decided_at is null`,
    expired: `${received} and outcome = 'expired'`,
    revoked: `${received} and outcome = 'revoked'`,
    used: `${received} and outcome = 'used'`,
    lapsed: `${received} and outcome = 'lapsed'`,
    returned: `${received} and (rounds > 1 or outcome = 'returned')`,
    joint: `${received} and cardinality(agencies) > 1`,
  },
  visits: {
    total: entered,
    approved: `${entered} and sort = 'approval'`,
    special,
    openDay: `${entered} and sort = 'openDay'`,
    service: `${entered} and sort = 'service'`,
    joint: `${entered} and cardinality(agencies) > 1`,
    refusedAtGate: `kind = 'visit' and outcome = 'refusedAtGate' and entered_at is null`,
  },
  special: {
    circumstance1: `${special} and circumstance = 1`,
    circumstance2: `${special} and circumstance = 2`,
    circumstance3: `${special} and circumstance = 3`,
    circumstance4: `${special} and circumstance = 4`,
    circumstance5: `${special} and circumstance = 5`,
    circumstance6: `${special} and circumstance = 6`,
    circumstance7: `${special} and circumstance = 7`,
  },
  offSite: {
    inquiries: `kind = 'inquiry' and filed_at is not null`,
    settled: `kind = 'inquiry' and outcome = 'settled'`,
  },
  returns: {
    due: `${returned} and due_at <= now`,
    inTime: `${returned} and due_at <= now and filed_at < due_at`,
    late: `${returned} and due_at <= now and filed_at >= due_at`,
    missing: `${returned} and due_at <= now and filed_at is null`,
  },
  plans: {
    due: `${planned} and due_at <= now`,
    inTime: `${planned} and due_at <= now and filed_at < due_at`,
    late: `${planned} and due_at <= now and filed_at >= due_at`,
    missing: `${planned} and due_at <= now and filed_at is null`,
  },
  complaints: {
    received: `kind = 'complaint'`,
    founded: `kind = 'complaint' and outcome in ('founded', 'partly')`,
    answered: `kind = 'complaint' and decided_at is not null`,
    answeredInTime: `kind = 'complaint' and decided_at < due_at`,
  },
  alerts: {
    raised: `kind = 'alert'`,
    open: `kind = 'alert' and outcome in ('raised', 'followedUp', 'answered')`,
    followedUp: `kind = 'alert' and received_at is not null`,
    closed: `kind = 'alert' and outcome = 'closed'`,
    cleared: `kind = 'alert' and outcome = 'cleared'`,
  },
} as const satisfies Record<string, Record<string, string>>;

/** A number for each measure. */
export type Counts = {
  readonly [Group in keyof typeof measures]: { readonly [Measure in keyof (typeof measures)[Group]]: number };
};

type Named = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Every count as a column `group.measure`. */
export function countColumns(): string {
  return Object.entries(measures as Named)
    .flatMap(([group, counts]) =>
      Object.entries(counts).map(
        ([measure, condition]) => `(count(*) filter (where ${condition}))::int as "${group}.${measure}"`,
      ),
    )
    .join(',\n');
}

/** The counts of a row that {@link countColumns} selected; what is not in it counts nothing. */
export function countsIn(row: Readonly<Record<string, unknown>>): Counts {
  return Object.fromEntries(
    Object.entries(measures as Named).map(([group, counts]) => [
      group,
      Object.fromEntries(Object.keys(counts).map((measure) => [measure, Number(row[`${group}.${measure}`] ?? 0)])),
    ]),
  ) as Counts;
}
