import type { ListedEvent } from '@anjing/application';
import type { Explanation } from '@anjing/lifecycle';
import type { Text } from '@anjing/texts';
import type { DataSource } from 'typeorm';
import { BrokenCursor, type Cursor } from './lists';

/** Which of one's lists: what waits (待处理), what one has done something to (已处理), what one has begun (我发起的). */
export type WorkList = 'waiting' | 'done' | 'mine';

/** Whose lists they are, and what they may see. */
export interface Worker {
  /** Id of the person or system. */
  readonly person: string;
  /** The acts that each of their organisations' people may do. */
  readonly duties: readonly { readonly kind: string; readonly act: string; readonly organisation: string }[];
  /** Through which organisations they read cases of each kind. */
  readonly reads: readonly { readonly kind: string; readonly organisation: string }[];
}

/** What a word that is searched for may mean: a text, or what the registers know by it. */
export interface Sought {
  readonly word: string;
  readonly sites: readonly string[];
  readonly enterprises: readonly string[];
  readonly items: readonly string[];
  /** A day of the visit, `YYYY-MM-DD`. */
  readonly day?: string;
}

/** Which rows a list shows; moments are inclusive below, exclusive above. */
export interface WorkFilter {
  readonly kinds?: readonly string[];
  readonly agency?: string;
  readonly since?: Span;
  readonly due?: Span;
  /** Each of them has to be found. */
  readonly sought: readonly Sought[];
  readonly after?: Cursor;
  readonly limit: number;
}
export interface Span {
  readonly from?: string;
  readonly until?: string;
}

/** A case in a list, with what it waits for, if anything. */
export interface WorkRow {
  readonly stream: string;
  readonly kind: string;
  readonly state: string;
  readonly closed: boolean;
  readonly about: Readonly<Record<string, unknown>>;
  readonly changedAt: Date;
  readonly act: string | null;
  readonly organisation: string | null;
  /** Since when the act is owed. */
  readonly since: Date | null;
  readonly due: Date | null;
  readonly unresolvedYear: number | null;
  /** A key and its parameters; rows of older versions hold the words themselves. */
  readonly summary: Text | null;
  readonly explanation: Explanation | null;
}

/** How much stands in each list. */
export interface WorkCounts {
  readonly waiting: number;
  /** Of what waits: due already, and due before the day ends. */
  readonly overdue: number;
  readonly today: number;
  readonly done: number;
  readonly mine: number;
}

/** How many of a list are counted at most: beyond it nobody reads the number. */
const mostCounted = 10_000;

const columns = `c.stream, c.kind, c.state, c.closed, c.summary as about, c.changed_at as "changedAt", t.act, t.organisation,
  t.since, t.due, t.unresolved_year as "unresolvedYear", t.summary, t.explanation`;
const owes = `(t.organisation, c.kind, t.act) in (select * from unnest($1::text[], $2::text[], $3::text[]))`;
const seen = `exists (select from unnest($2::text[], $3::text[]) r (kind, organisation)
  where r.kind = c.kind and c.organisations @> array[r.organisation])`;

/** The lists by which people work. Rows written with the events, found by index; never read as law. */
export class WorkLists {
  constructor(private readonly source: DataSource) {}

  /** What waits for the worker, the most urgent first; dates that wait for a calendar come last. */
  async waiting({ duties }: Worker, filter: WorkFilter): Promise<{ rows: readonly WorkRow[]; next?: Cursor }> {
    const values: unknown[] = dutyColumns(duties);
    const place = filter.after === undefined ? undefined : placeOf(filter.after, 5);
    const conditions = [owes, ...conditionsOf(filter, 't.since', values)];
    const order = `coalesce(t.due, 'infinity'), t.since, t.stream, t.act, t.organisation`;
    if (place) {
      const at = values.push(...place) - place.length;
      conditions.push(
        `(${order}) > ($${at + 1}::timestamptz, $${at + 2}::timestamptz, $${at + 3}, $${at + 4}, $${at + 5})`,
      );
    }
    values.push(filter.limit + 1);
    const rows: (WorkRow & { place: string[] })[] = await this.source.query(
      `select ${columns}, array[coalesce(t.due, 'infinity')::text, t.since::text, t.stream, t.act, t.organisation] as place
       from reading.task t join reading.case_card c using (stream)
       where ${conditions.join(' and ')} order by ${order} limit $${values.length}`,
      values,
    );
    return pageOf(rows, filter.limit);
  }

  /** What went through the worker's hands, or was begun by them, last first. */
  async handled(
    list: Exclude<WorkList, 'waiting'>,
    { person, reads }: Worker,
    filter: WorkFilter,
  ): Promise<{ rows: readonly WorkRow[]; next?: Cursor }> {
    const at = list === 'done' ? 'h.acted_at' : 'h.opened_at';
    const values: unknown[] = [person, reads.map(({ kind }) => kind), reads.map(({ organisation }) => organisation)];
    const conditions = ['h.person = $1', `${at} is not null`, seen, ...conditionsOf(filter, at, values)];
    const place = filter.after === undefined ? undefined : placeOf(filter.after, 2);
    if (place) {
      const first = values.push(...place) - place.length;
      conditions.push(`(${at}, h.stream) < ($${first + 1}::timestamptz, $${first + 2})`);
    }
    values.push(filter.limit + 1);
    const rows: (WorkRow & { place: string[] })[] = await this.source.query(
      `select ${columns}, array[${at}::text, h.stream] as place
       from reading.hand h join reading.case_card c using (stream)
       left join lateral (
         select * from reading.task t
         -- Of a visit only those who make it, or watch over them, hear what it waits for.
         where t.stream = c.stream and (c.kind <> 'visit' or t.organisation = any($3::text[]))
         order by t.due nulls last, t.since, t.act, t.organisation limit 1
       ) t on true
       where ${conditions.join(' and ')} order by ${at} desc, h.stream desc limit $${values.length}`,
      values,
    );
    return pageOf(rows, filter.limit);
  }

  /**
   * @param now a moment of the house's clock
   * @param tomorrow the beginning of the next day
   */
  async counts({ person, duties, reads }: Worker, now: string, tomorrow: string): Promise<WorkCounts> {
    const [waiting] = await this.source.query<[Pick<WorkCounts, 'waiting' | 'overdue' | 'today'>]>(
      `select count(*)::int as waiting, count(*) filter (where due < $4::timestamptz)::int as overdue,
              count(*) filter (where due >= $4::timestamptz and due < $5::timestamptz)::int as today
       from (select t.due from reading.task t join reading.case_card c using (stream) where ${owes} limit ${mostCounted}) t`,
      [...dutyColumns(duties), now, tomorrow],
    );
    const handled = (column: string) => `(select count(*)::int from (
      select from reading.hand h join reading.case_card c using (stream)
      where h.person = $1 and h.${column} is not null and ${seen} limit ${mostCounted}) h)`;
    const [hands] = await this.source.query<[Pick<WorkCounts, 'done' | 'mine'>]>(
      `select ${handled('acted_at')} as done, ${handled('opened_at')} as mine`,
      [person, reads.map(({ kind }) => kind), reads.map(({ organisation }) => organisation)],
    );
    return { ...waiting, ...hands };
  }

  /** What has happened to some cases, as far as lists say it; oldest first. */
  async happened(streams: readonly string[]): Promise<ReadonlyMap<string, readonly ListedEvent[]>> {
    const rows: (Omit<ListedEvent, 'stage'> & { stream: string; stage: 'review' | 'decision' | null })[] =
      streams.length === 0
        ? []
        : await this.source.query(
            `select stream, type, record.civil(at) as at,
                    case when type = 'ApplicationRefused' then body::jsonb->'event'->>'stage' end as stage
             from record.event where stream = any($1::text[]) order by stream, version`,
            [streams],
          );
    const found = new Map<string, ListedEvent[]>();
    for (const { stream, type, at, stage } of rows) {
      const events = found.get(stream) ?? [];
      events.push({ type, at, ...(stage !== null && { stage }) });
      found.set(stream, events);
    }
    return found;
  }
}

function dutyColumns(duties: Worker['duties']): string[][] {
  return [duties.map(({ organisation }) => organisation), duties.map(({ kind }) => kind), duties.map(({ act }) => act)];
}

/** @param values parameters so far; those of the filter are added */
function conditionsOf(
  { kinds, agency, since, due, sought }: WorkFilter,
  received: string,
  values: unknown[],
): string[] {
  const value = (one: unknown) => `$${values.push(one)}`;
  const within = (column: string, { from, until }: Span) => [
    ...(from === undefined ? [] : [`${column} >= ${value(from)}::timestamptz`]),
    ...(until === undefined ? [] : [`${column} < ${value(until)}::timestamptz`]),
  ];
  return [
    ...(kinds ? [`c.kind = any(${value(kinds)}::text[])`] : []),
    ...(agency === undefined ? [] : [`c.summary->>'agency' = ${value(agency)}`]),
    ...within(received, since ?? {}),
    ...within('t.due', due ?? {}),
    ...sought.map((one) => found(one, value)),
  ];
}

/** What a case is found by: its number, its enterprise, its site, its items, its days. */
function found({ word, sites, enterprises, items, day }: Sought, value: (one: unknown) => string): string {
  const like = value(`%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const texts = ['number', 'enterprise', 'creditCode'].map((name) => `c.summary->>'${name}' ilike ${like}`);
  return `(${[
    ...texts,
    ...(sites.length > 0 ? [`c.summary->>'site' = any(${value(sites)}::text[])`] : []),
    ...(enterprises.length > 0 ? [`c.summary->>'enterprise' = any(${value(enterprises)}::text[])`] : []),
    ...(items.length > 0 ? [`c.summary->'items' ?| ${value(items)}::text[]`] : []),
    ...(day === undefined
      ? []
      : [
          `c.summary->'day'->>'date' = ${value(day)}`,
          `c.summary->'days' @> ${value(JSON.stringify([{ date: day }]))}::jsonb`,
        ]),
  ].join(' or ')})`;
}

function pageOf(
  rows: readonly (WorkRow & { readonly place: readonly string[] })[],
  limit: number,
): { rows: readonly WorkRow[]; next?: Cursor } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last ? Buffer.from(JSON.stringify(last.place)).toString('base64url') : undefined;
  return { rows: shown, ...(next !== undefined && { next }) };
}

/** Moments as the database writes them, and names: nothing else stands in a place. */
const part = /^(infinity|\d{4,6}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?[+-]\d{2}(:\d{2})?|[\w./-]{1,300})$/;
const isMoment = /^(infinity|\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]) ([01]\d|2[0-3]):[0-5]\d:[0-5]\d)/;

/** @throws BrokenCursor */
function placeOf(cursor: Cursor, length: number): string[] {
  const moments = length === 2 ? 1 : 2;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const whole =
      Array.isArray(place) &&
      place.length === length &&
      place.every((one): one is string => typeof one === 'string' && part.test(one)) &&
      place.slice(0, moments).every((one: string) => isMoment.test(one));
    if (whole) return place;
  } catch {
    // What is no JSON is no place either.
  }
  throw new BrokenCursor();
}
