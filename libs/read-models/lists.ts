import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { CaseCardRow } from './case-card.entity';

/** A place in a list, to go on from: nobody needs to know what is in it. */
export type Cursor = string;

/** A place that no list has given out. */
export class BrokenCursor extends Error {}

export interface CardPage {
  readonly cards: readonly CaseCardRow[];
  readonly next?: Cursor;
}

/** Which cases a list shows. */
export interface CardFilter {
  readonly states?: readonly string[];
  /** What their summaries say. */
  readonly about?: Readonly<Record<string, unknown>>;
  /** Cases in which the agency owed something by this moment. */
  readonly overdueAt?: string;
  readonly after?: Cursor;
  readonly limit: number;
}

/** Lists of cases, as the caller's organisations may see them. */
export class Lists {
  constructor(private readonly source: DataSource) {}

  /** Cases newest first. */
  async cards(kind: string, organisations: readonly string[], filter: CardFilter): Promise<CardPage> {
    return page(this.ofKind(kind).andWhere('card.organisations && :organisations', { organisations }), filter);
  }

  /** Those of some streams that are cases. */
  async of(streams: readonly string[]): Promise<readonly CaseCardRow[]> {
    if (streams.length === 0) return [];
    return this.source
      .getRepository(CaseCardRow)
      .createQueryBuilder('card')
      .where('card.stream in (:...streams)', { streams })
      .getMany();
  }

  /** Cases that are for everybody to see, in the states in which they are; newest first. */
  async published(kind: string, filter: CardFilter & Required<Pick<CardFilter, 'states'>>): Promise<CardPage> {
    return page(this.ofKind(kind), filter);
  }

  private ofKind(kind: string): SelectQueryBuilder<CaseCardRow> {
    return this.source
      .getRepository(CaseCardRow)
      .createQueryBuilder('card')
      .where('card.kind = :kind', { kind })
      .orderBy('card.opened_at', 'DESC')
      .addOrderBy('card.stream', 'DESC');
  }

  /**
   * Cases about any of some sites that are open, or have changed since a moment; oldest first. An index: whoever asks
   * judges what may be told of them.
   */
  async about(sites: readonly string[], since: Date): Promise<readonly CaseCardRow[]> {
    if (sites.length === 0) return [];
    return this.source
      .getRepository(CaseCardRow)
      .createQueryBuilder('card')
      .where("card.summary->>'site' in (:...sites) and (not card.closed or card.changed_at >= :since)", {
        sites,
        since,
      })
      .orderBy('card.opened_at')
      .addOrderBy('card.stream')
      .getMany();
  }

  /**
   * Visits of `day` and later of which a pass lets nobody in any more: another replaced it, it was taken back, or nobody
   * makes the visit.
   * @param day `YYYY-MM-DD`
   */
  async withDeadPasses(day: string): Promise<readonly CaseCardRow[]> {
    return this.source
      .getRepository(CaseCardRow)
      .createQueryBuilder('card')
      .where("card.kind = 'visit' and card.summary->'day'->>'date' >= :day", { day })
      .andWhere("(card.summary->>'passes')::int > 0")
      .andWhere("(card.closed or not card.summary ? 'pass' or (card.summary->>'passes')::int > 1)")
      .getMany();
  }

  /**
   * Visits between two days, both included, that have a pass which stands.
   * @param from `YYYY-MM-DD`
   * @param to `YYYY-MM-DD`
   */
  async withPasses(from: string, to: string): Promise<readonly CaseCardRow[]> {
    return this.source
      .getRepository(CaseCardRow)
      .createQueryBuilder('card')
      .where("card.kind = 'visit' and not card.closed and card.summary ? 'pass'")
      .andWhere("card.summary->'day'->>'date' between :from and :to", { from, to })
      .orderBy('card.stream')
      .getMany();
  }

  /**
   * How many visits to come stand in a zone on each day of a month.
   * @param month `YYYY-MM`
   * @param hidden special circumstances that are in no count (rules §6)
   */
  async visitsADay(zone: string, month: string, hidden: readonly number[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.source
      .getRepository(CaseCardRow)
      .createQueryBuilder('card')
      .select("card.summary->'day'->>'date'", 'date')
      .addSelect('count(*)::int', 'visits')
      .where("card.kind = 'visit' and not card.closed and card.summary @> :zone", { zone: { zone } })
      .andWhere("card.summary->'day'->>'date' like :month", { month: `${month}-%` })
      .andWhere("coalesce((card.summary->>'circumstance')::int, 0) <> all(:hidden::int[])", { hidden })
      .groupBy('1')
      .getRawMany<{ date: string; visits: number }>();
    return new Map(rows.map(({ date, visits }) => [date, visits]));
  }

  /** Sites of the open cases of an organisation. */
  async sitesOf(organisation: string): Promise<readonly string[]> {
    const rows = await this.source
      .getRepository(CaseCardRow)
      .createQueryBuilder('card')
      .select("distinct card.summary->>'site'", 'site')
      .where("card.organisations && array[:organisation] and not card.closed and card.summary ? 'site'", {
        organisation,
      })
      .getRawMany<{ site: string }>();
    return rows.map(({ site }) => site);
  }
}

async function page(
  query: SelectQueryBuilder<CaseCardRow>,
  { states, about, overdueAt, after, limit }: CardFilter,
): Promise<CardPage> {
  if (states) query.andWhere('card.state in (:...states)', { states });
  if (about) query.andWhere('card.summary @> :about', { about: JSON.stringify(about) });
  if (overdueAt !== undefined) {
    query.andWhere(
      `card.summary @> '{"owed": true}' and exists (select 1 from reading.task t
         where t.stream = card.stream and t.due <= :overdueAt and t.organisation = card.summary->>'agency')`,
      { overdueAt },
    );
  }
  const place = after === undefined ? undefined : readCursor(after);
  if (place) query.andWhere('(card.opened_at, card.stream) < (:openedAt, :stream)', place);
  const rows = await query.limit(limit + 1).getMany();
  const cards = rows.slice(0, limit);
  const last = cards.at(-1);
  return { cards, ...(rows.length > limit && last && { next: writeCursor(last) }) };
}

function writeCursor({ openedAt, stream }: CaseCardRow): Cursor {
  return Buffer.from(JSON.stringify([openedAt.toISOString(), stream])).toString('base64url');
}

/** @throws BrokenCursor */
function readCursor(cursor: Cursor): { openedAt: string; stream: string } {
  const [, openedAt, stream] = /^\["([\d-]{10}T[\d:.]{12}Z)","([\w./-]{1,300})"\]$/.exec(textOf(cursor)) ?? [];
  if (openedAt === undefined || stream === undefined || Number.isNaN(Date.parse(openedAt))) throw new BrokenCursor();
  return { openedAt, stream };
}

const textOf = (cursor: Cursor) => Buffer.from(cursor, 'base64url').toString();
