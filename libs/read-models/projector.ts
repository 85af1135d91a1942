import { batch, Following, type EventRecord, type LedgerEntry } from '@anjing/event-store';
import { In, type DataSource, type EntityManager } from 'typeorm';
import { alertFacts } from './alert-facts';
import { applicationFacts } from './application-facts';
import { CaseFact, monthOf } from './case-fact.entity';
import { complaintFacts } from './complaint-facts';
import { filingFacts } from './filing-facts';
import { inquiryFacts } from './inquiry-facts';
import type { Projection } from './projection';
import { visitFacts } from './visit-facts';

type AnyEvent = { readonly type: string };

/** The kinds of case that figures are counted from. */
const projections: Readonly<Record<string, Projection<AnyEvent>>> = {
  application: applicationFacts as Projection<AnyEvent>,
  filing: filingFacts as Projection<AnyEvent>,
  visit: visitFacts as Projection<AnyEvent>,
  complaint: complaintFacts as Projection<AnyEvent>,
  inquiry: inquiryFacts as Projection<AnyEvent>,
  alert: alertFacts as Projection<AnyEvent>,
};

/**
 * What an event makes of the row of its case: the row it leaves, or undefined where no figure is counted from the stream.
 * A function of the event and the row alone, so that the same ledger always makes the same rows.
 */
export function project({ stream, event, at }: LedgerEntry, known: CaseFact | undefined): CaseFact | undefined {
  const kind = stream.slice(0, stream.indexOf('/'));
  const projection = projections[kind];
  if (!projection) return undefined;
  const row = known ?? Object.assign(new CaseFact(), { stream, kind, month: monthOf(at), openedAt: at });
  return Object.assign(new CaseFact(), row, projection[event.type]?.(event, row));
}

/** Keeps the rows that figures are counted from: each number of the ledger exactly once, with its cursor in one transaction. */
export class Projector extends Following {
  constructor(
    private readonly record: Pick<EventRecord, 'ledger'>,
    /** Connections of the role anjing_process. */
    private readonly source: DataSource,
    onError: (error: unknown) => void,
  ) {
    super(onError);
  }

  step(): Promise<number> {
    return this.source.transaction(async (manager) => {
      const reached = await cursor(manager);
      const entries = await this.record.ledger(reached, batch);
      await take(manager, entries);
      const last = entries.at(-1);
      if (last)
        await manager.query(`update process.cursor set number = $1 where follower = 'projector'`, [last.number]);
      return entries.length;
    });
  }

  /**
   * Makes every row anew from the ledger's first number up to where the projector stands, in one transaction: figures are
   * read as before until it is done.
   * @returns how many rows were not what the ledger makes of them: 0, unless somebody wrote past the projector
   */
  rebuild(): Promise<number> {
    return this.source.transaction(async (manager) => {
      const reached = BigInt(await cursor(manager));
      await manager.query('create temporary table former on commit drop as select * from reading.case_fact');
      await manager.query('delete from reading.case_fact');
      for (let after = 0n; after < reached;) {
        const most = Number(reached - after < BigInt(batch) ? reached - after : batch);
        const entries = await this.record.ledger(String(after), most);
        await take(manager, entries);
        after += BigInt(entries.length);
        if (entries.length === 0) throw new Error(`the ledger ends at ${after}, the projector stood at ${reached}`);
      }
      const [row] = await manager.query<{ count: string }[]>(
        `select count(distinct stream) from ((table former except table reading.case_fact)
                               union all (table reading.case_fact except table former)) difference`,
      );
      return Number(row?.count);
    });
  }
}

/** Where the projector stands; held until the transaction ends, so that two take turns. */
async function cursor(manager: EntityManager): Promise<string> {
  const [row] = await manager.query<{ number: string }[]>(
    `select number::text from process.cursor where follower = 'projector' for update`,
  );
  if (!row) throw new Error('the projector has no cursor');
  return row.number;
}

async function take(manager: EntityManager, entries: readonly LedgerEntry[]): Promise<void> {
  const streams = [...new Set(entries.map(({ stream }) => stream))];
  const facts = manager.getRepository(CaseFact);
  const rows = new Map((await facts.findBy({ stream: In(streams) })).map((row) => [row.stream, row]));
  const changed = new Set<string>();
  for (const entry of entries) {
    const row = project(entry, rows.get(entry.stream));
    if (!row) continue;
    rows.set(entry.stream, row);
    changed.add(entry.stream);
  }
  await facts.upsert(
    [...changed].flatMap((stream) => rows.get(stream) ?? []),
    ['stream'],
  );
}
