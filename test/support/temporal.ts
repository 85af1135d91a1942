import type { ClockReading } from '@anjing/event-store';
import { DatabaseClock } from '@anjing/event-store';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Pool } from 'pg';
import { temporalCli, temporalTestServer } from '../../tools/binaries';

/** A Temporal server whose time skips ahead while nobody works. */
export async function timeSkipping(): Promise<TestWorkflowEnvironment> {
  const path = await temporalTestServer();
  return TestWorkflowEnvironment.createTimeSkipping(
    path === undefined ? {} : { server: { executable: { type: 'existing-path', path } } },
  );
}

/** A development server in real time. */
export async function realTime(): Promise<TestWorkflowEnvironment> {
  const path = await temporalCli();
  return TestWorkflowEnvironment.createLocal(
    path === undefined ? {} : { server: { executable: { type: 'existing-path', path } } },
  );
}

/**
 * The house's clock beside a time-skipping server: the database is set to the server's time, plus the distance between
 * that and the moment at which the story begins.
 */
export class SkippingClock extends DatabaseClock {
  private constructor(
    pool: Pool,
    private readonly server: TestWorkflowEnvironment,
    private readonly distance: number,
  ) {
    super(pool);
  }

  static async from(begin: string, pool: Pool, server: TestWorkflowEnvironment): Promise<SkippingClock> {
    const clock = new SkippingClock(pool, server, Date.parse(begin) - (await server.currentTimeMs()));
    await clock.read();
    return clock;
  }

  override async read(): Promise<ClockReading> {
    const server = await this.server.currentTimeMs();
    await this.set(new Date(server + this.distance).toISOString());
    return { ...(await super.read()), offset: this.distance };
  }

  /** Lets time pass until `moment` of the story. */
  async until(moment: string): Promise<void> {
    await this.server.sleep(Date.parse(moment) - this.distance - (await this.server.currentTimeMs()));
    await this.read();
  }
}
