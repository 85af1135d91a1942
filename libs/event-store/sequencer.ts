import type { Pool } from 'pg';

/** Pauses between looks, in milliseconds: short while there is work, longer while there is none. */
const busy = 8;
const idle = 40;
const batch = 500;

/**
 * Numbers committed events without gaps: the ledger, which everything asynchronous follows. It takes what is committed
 * when it looks, so an open transaction delays nobody else. Any number may run; the ledger's key keeps it dense.
 */
export class Sequencer {
  private stopping = false;
  private running: Promise<void> | undefined;

  /** @param pool connections of the role anjing_process */
  constructor(
    private readonly pool: Pool,
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

  /** Numbers what is committed now. @returns how many events it numbered */
  async step(): Promise<number> {
    const { rows } = await this.pool.query<{ count: number }>('select record.sequence($1) as count', [batch]);
    return rows[0]?.count ?? 0;
  }

  private async run(): Promise<void> {
    let pause = busy;
    while (!this.stopping) {
      try {
        pause = (await this.step()) > 0 ? busy : Math.min(pause + busy, idle);
      } catch (error) {
        this.onError(error);
        pause = 1_000;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
