import { at, type Moment } from '@anjing/calendar';
import type { EntryId } from '@anjing/registers';
import { ArrayContains, Between, IsNull, Not, type DataSource } from 'typeorm';
import { CaseFact } from './case-fact.entity';

/** What the alert models ask about other cases: rows of cases, as far as the projector has come. */
export class Evidence {
  constructor(private readonly source: DataSource) {}

  /** How far the projector has come in the ledger. */
  async reached(): Promise<bigint> {
    const [row] = await this.source.query<{ number: string }[]>(
      `select number::text from process.cursor where follower = 'projector'`,
    );
    return BigInt(row?.number ?? 0);
  }

  /** The row of a case; undefined where no figure is counted from it. */
  async of(stream: string): Promise<CaseFact | undefined> {
    return (await this.facts.findOneBy({ stream })) ?? undefined;
  }

  /** Visits to an enterprise that took place between two moments, both included. */
  visitsTo(enterprise: EntryId, from: Moment, until: Moment): Promise<CaseFact[]> {
    return this.facts.find({
      where: { kind: 'visit', enterprise, enteredAt: Between(from, until) },
      order: { enteredAt: 'ASC', stream: 'ASC' },
    });
  }

  /** Special visits that an agency led in a month. */
  specialVisits(agency: EntryId, month: string): Promise<CaseFact[]> {
    return this.facts.find({
      where: { kind: 'visit', sort: 'special', agency, month, enteredAt: Not(IsNull()) },
      order: { enteredAt: 'ASC', stream: 'ASC' },
    });
  }

  /** Open-day visits of an agency to an enterprise about an item, in a year up to a moment. */
  plannedVisits(agency: EntryId, enterprise: EntryId, item: EntryId, year: number, until: Moment): Promise<CaseFact[]> {
    return this.facts.find({
      where: {
        kind: 'visit',
        sort: 'openDay',
        agency,
        enterprise,
        items: ArrayContains([item]),
        enteredAt: Between(at(`${year}-01-01`, '00:00'), until),
      },
      order: { enteredAt: 'ASC', stream: 'ASC' },
    });
  }

  private get facts() {
    return this.source.getRepository(CaseFact);
  }
}
