import type { Pool } from 'pg';
import type { EventRecord } from './postgres-record';
import type { LedgerEntry } from './record';

/** Pauses between looks at the ledger, in milliseconds. */
const idle = 60;
const afterFailure = 2_000;
const batch = 500;

/**
 * Follows the ledger in its order and remembers how far it has come. What it does with an entry must bear being done
 * twice: after a crash it goes on from the last number it remembered.
 */
export class LedgerFollower {
  private stopping = false;
  private running: Promise<void> | undefined;

  /** @param follower name of its cursor */
  constructor(
    private readonly record: EventRecord,
    private readonly pool: Pool,
    private readonly follower: 'relay' | 'reactor',
    private readonly take: (entries: readonly LedgerEntry[]) => Promise<void>,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.stopping = false;
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
    this.running = undefined;
  }

  /** Takes what the ledger holds beyond the cursor. @returns how many entries it took */
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

  private async run(): Promise<void> {
    while (!this.stopping) {
      let pause = idle;
      try {
        if ((await this.step()) === batch) pause = 0;
      } catch (error) {
        this.onError(error);
        pause = afterFailure;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
