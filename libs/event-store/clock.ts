import type { Moment } from '@anjing/lifecycle';
import type { Pool } from 'pg';

/** What the database's clock says, and how far it is moved. */
export interface ClockReading {
  readonly now: Moment;
  /** Milliseconds by which the demonstration clock is ahead of database time; 0 in production. */
  readonly offset: number;
  /** Milliseconds by which database time is ahead of this process. */
  readonly skew: number;
}

/** The one clock of the house: database time plus the configured offset. */
export class DatabaseClock {
  constructor(private readonly pool: Pool) {}

  async read(): Promise<ClockReading> {
    const before = Date.now();
    const { rows } = await this.pool.query<{ now: Moment; offset: string; database: string }>(
      `select record.civil(record.moment()) as now, offset_ms as offset,
              (extract(epoch from clock_timestamp()) * 1000)::bigint as database
       from record.clock`,
    );
    const [row] = rows;
    if (!row) throw new Error('the clock has no row');
    const middle = (before + Date.now()) / 2;
    return { now: row.now, offset: Number(row.offset), skew: Math.round(Number(row.database) - middle) };
  }

  /** Sets the demonstration clock, or puts the real one back. A production clock refuses. */
  async set(moment: Moment | null): Promise<void> {
    await this.pool.query('select record.set_clock($1)', [moment]);
  }

  /** Production: the clock can no longer be moved. */
  async fix(): Promise<void> {
    await this.pool.query('select record.fix_clock()');
  }
}
