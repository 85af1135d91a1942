import type { Pool } from 'pg';
import { batch, Following } from './following';

/**
 * Looks on at the ledger from now on and remembers nothing: for those who want to hear what changes while they are there.
 * It says which streams have changed, each once a look.
 */
export class LedgerWatch extends Following {
  private reached = '0';

  constructor(
    private readonly pool: Pool,
    private readonly take: (streams: readonly string[]) => Promise<void>,
    onError: (error: unknown) => void,
  ) {
    super(onError);
  }

  /** Whatever is numbered once this has returned will be told. */
  async begin(): Promise<void> {
    const { rows } = await this.pool.query<{ number: string }>(
      'select coalesce(max(number), 0)::text as number from record.ledger',
    );
    this.reached = rows[0]?.number ?? '0';
    this.start();
  }

  async step(): Promise<number> {
    const { rows } = await this.pool.query<{ number: string; stream: string }>(
      'select number::text, stream from record.ledger where number > $1 order by number limit $2',
      [this.reached, batch],
    );
    const last = rows.at(-1);
    if (!last) return 0;
    await this.take([...new Set(rows.map(({ stream }) => stream))]);
    this.reached = last.number;
    return rows.length;
  }
}
