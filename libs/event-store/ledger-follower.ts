import type { Pool } from 'pg';
import { batch, Following } from './following';
import type { EventRecord } from './postgres-record';
import type { LedgerEntry } from './record';

/**
 * Follows the ledger in its order and remembers how far it has come. What it does with an entry must bear being done
 * twice: after a crash it goes on from the last number it remembered.
 */
export class LedgerFollower extends Following {
  /** @param follower name of its cursor */
  constructor(
    private readonly record: EventRecord,
    private readonly pool: Pool,
    private readonly follower: 'relay' | 'reactor',
    private readonly take: (entries: readonly LedgerEntry[]) => Promise<void>,
    onError: (error: unknown) => void,
  ) {
    super(onError);
  }

  async step(): Promise<number> {
    const { rows } = await this.pool.query<{ number: string }>(
      'select number::text from process.cursor where follower = $1',
      [this.follower],
    );
    const entries = await this.record.ledger(rows[0]?.number ?? '0', batch);
    const last = entries.at(-1);
    if (!last) return 0;
    await this.take(entries);
    await this.pool.query('update process.cursor set number = greatest(number, $2) where follower = $1', [
      this.follower,
      last.number,
    ]);
    return entries.length;
  }
}
