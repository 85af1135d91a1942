import type { EntryId } from '@anjing/registers';
import type { DataSource } from 'typeorm';
import { countColumns, countsIn, type Counts } from './measures';

/** By what figures are told apart: the area of the site (of the agency, where a case has no site), the agency, the zone. */
export type Grouping = 'county' | 'agency' | 'zone';

/** Whose figures somebody may see: those of areas, those of agencies, or of both together; all where neither is named. */
export interface Scope {
  readonly areas?: readonly EntryId[];
  readonly agencies?: readonly EntryId[];
}

/** Where an agency belongs, as the registers say it now. */
export interface AgencyPlace {
  readonly agency: EntryId;
  readonly area: EntryId;
  /** Of a county or a committee: its record is that of the area's own administration. */
  readonly local: boolean;
}

export interface FiguresQuestion {
  readonly by: Grouping;
  /** First and last month, `YYYY-MM`, both included. */
  readonly from: string;
  readonly until: string;
  readonly scope: Scope;
  readonly places: readonly AgencyPlace[];
  /** Only what agencies of the areas themselves did. */
  readonly ownAgenciesOnly?: boolean;
}

/** The figures of one county, agency or zone, or of all of them together. */
export interface FiguresRow {
  /** Id of what the row is about; absent in the total. */
  readonly key?: EntryId;
  readonly counts: Counts;
  /** Hours between the last receipt and the decision, by the clock and not by working time; null where nothing was decided. */
  readonly hoursToDecide: { readonly median: number; readonly mean: number } | null;
  readonly enterprisesVisited: number;
  readonly hoursOnSite: number;
  /** Refused applications by where they were refused, and the ground. */
  readonly refusals: readonly { readonly stage: string; readonly reason: string; readonly count: number }[];
}

export interface FiguresTable {
  readonly rows: readonly FiguresRow[];
  readonly total: FiguresRow;
}

/** The figures of somebody of whom there is nothing to count. */
export const nothingToCount: FiguresRow = {
  counts: countsIn({}),
  hoursToDecide: null,
  enterprisesVisited: 0,
  hoursOnSite: 0,
  refusals: [],
};

/** An enterprise's visits of one agency in one month. */
export interface BurdenRow {
  readonly month: string;
  readonly agency: EntryId;
  /** Visits that it led. */
  readonly doors: number;
  /** Visits of others that it joined: no further door. */
  readonly joined: number;
  /** On site in the visits that it led. */
  readonly hours: number;
}

/** Visits that did not have to take place. */
export interface Avoided {
  readonly settledOffSite: number;
  readonly joined: number;
  readonly refused: number;
  readonly withdrawn: number;
}

interface Row extends Readonly<Record<string, unknown>> {
  readonly key: string | null;
  readonly total: number;
  readonly median: number | null;
  readonly mean: number | null;
  readonly enterprises: number;
  readonly hours: number;
}

interface RefusalRow {
  readonly key: string | null;
  readonly stage: string;
  readonly reason: string;
  readonly count: number;
}

const keys: Record<Grouping, string> = { county: 'county', agency: 'agency', zone: 'zone' };

/** What is counted from the rows of cases. */
export class Figures {
  constructor(private readonly source: DataSource) {}

  async table(question: FiguresQuestion): Promise<FiguresTable> {
    const key = keys[question.by];
    const parameters = parametersOf(question);
    const rows = await this.source.query<Row[]>(
      `${facts}
       select ${key} as key, grouping(${key}) as total, ${countColumns()},
              percentile_cont(0.5) within group (order by hours_to_decide) as median,
              avg(hours_to_decide)::float8 as mean,
              count(distinct enterprise) filter (where kind = 'visit' and entered_at is not null)::int as enterprises,
              coalesce(sum(hours_on_site), 0)::float8 as hours
       from fact group by grouping sets ((${key}), ()) order by ${key}`,
      parameters,
    );
    const refusals = await this.source.query<RefusalRow[]>(
      `${facts}
       select ${key} as key, stage, coalesce(reason, 'unstated') as reason, count(*)::int as count
       from fact where kind = 'application' and outcome = 'refused'
       group by ${key}, stage, coalesce(reason, 'unstated') order by 1, 2, 3`,
      parameters,
    );
    const told = rows.map((row) => ({ row, figures: rowOf(row, row.total === 1 ? together(refusals) : refusals) }));
    const total = told.find(({ row }) => row.total === 1)?.figures;
    if (!total) throw new Error('the database answered without a total');
    return {
      rows: told.flatMap(({ row, figures }) => (row.total === 1 || row.key === null ? [] : [figures])),
      total,
    };
  }

  /** Doors and hours that an enterprise had to bear from one month to another, by month and agency. */
  burden(enterprise: EntryId, from: string, until: string, { areas, agencies }: Scope): Promise<BurdenRow[]> {
    return this.source.query<BurdenRow[]>(
      `select month, one as agency,
              (count(*) filter (where one = f.agency))::int as doors,
              (count(*) filter (where one <> f.agency))::int as joined,
              coalesce(sum(extract(epoch from left_at - entered_at)) filter (where one = f.agency) / 3600, 0)::float8 as hours
       from reading.case_fact f, unnest(agencies) one
       where kind = 'visit' and entered_at is not null and enterprise = $1 and month between $2 and $3
         and ($4::text[] is null and $5::text[] is null or area = any($4) or one = any($5))
       group by month, one order by month, one`,
      [enterprise, from, until, areas ?? null, agencies ?? null],
    );
  }

  /** Visits that did not have to take place; the method is in docs/figures.md. */
  async avoided(question: Omit<FiguresQuestion, 'by'>): Promise<Avoided> {
    const [row] = await this.source.query<Avoided[]>(
      `${facts}
       select (count(*) filter (where kind = 'inquiry' and outcome = 'settled'))::int as "settledOffSite",
              coalesce(sum(cardinality(agencies) - 1) filter (where kind = 'visit' and entered_at is not null), 0)::int as joined,
              (count(*) filter (where kind = 'application' and outcome = 'refused' and not filed_anew))::int as refused,
              (count(*) filter (where kind = 'application' and outcome = 'withdrawn' and decided_at is null
                                  and not filed_anew))::int as withdrawn
       from (select fact.*, exists (select from reading.case_fact later where later.follows = fact.stream) as filed_anew
             from fact) fact`,
      parametersOf(question),
    );
    if (!row) throw new Error('the database answered without a row');
    return row;
  }
}

/**
 * The rows that a question is about, each with its county and what is measured of it. What an area's own agencies did is
 * theirs wherever it was.
 */
const facts = `
  with place (agency, area, local) as (select * from unnest($1::text[], $2::text[], $3::boolean[])),
  placed as (
    select f.*, case when $8 then place.area else coalesce(f.area, place.area) end as county
    from reading.case_fact f left join place using (agency)
    where month between $4 and $5 and (not $8 or place.local)
  ),
  fact as (
    select placed.*, record.moment() as now,
           case when kind = 'application' then extract(epoch from decided_at - received_at) / 3600 end as hours_to_decide,
           case when kind = 'visit' then extract(epoch from left_at - entered_at) / 3600 end as hours_on_site
    from placed
    where $6::text[] is null and $7::text[] is null or county = any($6) or agencies && $7
  )`;

function parametersOf({ from, until, scope, places, ownAgenciesOnly }: Omit<FiguresQuestion, 'by'>): unknown[] {
  return [
    places.map(({ agency }) => agency),
    places.map(({ area }) => area),
    places.map(({ local }) => local),
    from,
    until,
    scope.areas ?? null,
    scope.agencies ?? null,
    ownAgenciesOnly ?? false,
  ];
}

/** The refusals of every key, counted together. */
function together(refusals: readonly RefusalRow[]): RefusalRow[] {
  const counted = new Map<string, RefusalRow>();
  for (const { stage, reason, count } of refusals) {
    const name = `${stage} ${reason}`;
    counted.set(name, { key: null, stage, reason, count: count + (counted.get(name)?.count ?? 0) });
  }
  return [...counted.values()].sort((a, b) => a.stage.localeCompare(b.stage) || a.reason.localeCompare(b.reason));
}

function rowOf(row: Row, refusals: readonly RefusalRow[]): FiguresRow {
  const { key, median, mean } = row;
  return {
    ...(key !== null && { key }),
    counts: countsIn(row),
    hoursToDecide: median === null || mean === null ? null : { median: rounded(median), mean: rounded(mean) },
    enterprisesVisited: row.enterprises,
    hoursOnSite: rounded(row.hours),
    refusals: refusals.flatMap(({ key: of, stage, reason, count }) => (of === key ? [{ stage, reason, count }] : [])),
  };
}

const rounded = (value: number) => Math.round(value * 100) / 100;
