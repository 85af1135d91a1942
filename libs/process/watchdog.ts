import type { Pool } from 'pg';
import { Counter, type Registry } from 'prom-client';
import type { AgendaTeller } from './relay';

/** A deadline this late has been missed by its process, in seconds. */
const late = 60;
const most = 500;

/** Finds cases whose deadline passed without its clock event, and wakes or restarts their processes. */
export class Watchdog {
  private readonly unserved: Counter;

  constructor(
    private readonly pool: Pool,
    private readonly teller: Pick<AgendaTeller, 'tell'>,
    metrics: Registry,
  ) {
    this.unserved = new Counter({
      name: 'anjing_deadlines_unserved',
      help: 'Deadlines found a minute overdue without their event',
      registers: [metrics],
    });
  }

  /** @returns the cases it woke */
  async look(): Promise<readonly string[]> {
    const { rows } = await this.pool.query<{ stream: string }>(
      `select stream from reading.case_card
       where not closed and next_due < record.moment() - make_interval(secs => $1) order by next_due limit $2`,
      [late, most],
    );
    const streams = rows.map(({ stream }) => stream);
    this.unserved.inc(streams.length);
    await this.teller.tell(streams);
    return streams;
  }
}
