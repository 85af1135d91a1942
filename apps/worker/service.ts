import { createServer } from 'node:http';
import { casesOf } from '@anjing/kinds';
import { react, Supervisor } from '@anjing/reactions';
import { RegisterHandler } from '@anjing/register-desk';
import { RegistersInMemory } from '@anjing/cases';
import { DatabaseClock, EventRecord, LedgerFollower, Sequencer } from '@anjing/event-store';
import { createLogger, type Config } from '@anjing/platform';
import { AgendaTeller, CaseClock, caseWorker, PeriodOpener, Processes, Watchdog } from '@anjing/process';
import { CaseFact, Evidence, Projector } from '@anjing/read-models';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { Pool } from 'pg';
import { Registry } from 'prom-client';
import { DataSource } from 'typeorm';

/** How often the watchdog looks, in milliseconds. */
const watch = 15_000;
/** How long the worker waits before it tries again to reach Temporal, in milliseconds. */
const retry = 2_000;

export interface RunningWorker {
  /** Settles when the worker has drained; rejects when it fails: then the process must end and be started anew. */
  readonly finished: Promise<void>;
  stop(): Promise<void>;
}

/** Hosts what goes on beside the API: time (Temporal's worker), the ledger's numbers, reactions, the watchdog. */
export async function startWorker(config: Config): Promise<RunningWorker> {
  const logger = createLogger('anjing-worker');
  const warn = (what: string) => (error: unknown) => {
    logger.warn({ err: String(error) }, what);
  };
  Runtime.install({
    logger: new DefaultLogger('WARN', ({ level, message }) => {
      logger.warn({ level }, message);
    }),
    telemetryOptions: { logging: { filter: 'ERROR' } },
  });
  const pool = new Pool({ connectionString: config.processDatabaseUrl, max: 20 });
  pool.on('error', warn('a database connection was cut'));
  const record = new EventRecord(pool, config.masterKey);
  const inMemory = new RegistersInMemory(record);
  const cases = casesOf(record, inMemory);
  const registers = new RegisterHandler(record, inMemory);
  const clock = new DatabaseClock(pool);
  const caseClock = new CaseClock(cases, clock);
  const periods = new PeriodOpener(record, cases, registers, clock);
  const sequencer = new Sequencer(pool, warn('the sequencer waits: the database is away'));
  const reactor = new LedgerFollower(
    record,
    pool,
    'reactor',
    async (entries) => {
      for (const entry of entries) await react(entry, cases, registers);
    },
    warn('the reactor waits'),
  );
  const facts = new DataSource({
    type: 'postgres',
    url: config.processDatabaseUrl,
    entities: [CaseFact],
    synchronize: false,
    extra: { max: 3 },
  });
  const projector = new Projector(record, await facts.initialize(), warn('the projector waits'));
  const supervisor = new Supervisor(record, pool, cases, inMemory, new Evidence(facts), warn('the supervisor waits'));
  // The record goes on without Temporal: numbers, reactions and figures do not wait for it.
  sequencer.start();
  reactor.start();
  projector.start();
  supervisor.start();

  const { address, namespace } = config.temporal;
  const connection = await reach(() => NativeConnection.connect({ address }), warn('waiting for Temporal'));
  const client = new Client({ connection: Connection.lazy({ address }), namespace });
  const metrics = new Registry();
  const processes = new Processes(client);
  const teller = new AgendaTeller(pool, caseClock, processes);
  const watchdog = new Watchdog(pool, teller, metrics);
  const watching = setInterval(() => {
    watchdog.look().catch(warn('the watchdog could not look'));
    periods.heal(processes).catch(warn('the watchdog could not see to the periods'));
  }, watch);
  const server = createServer((_request, response) => {
    void metrics.metrics().then((text) => response.setHeader('content-type', metrics.contentType).end(text));
  });
  if (config.metricsPort > 0) server.listen(config.metricsPort, '127.0.0.1');

  const worker = await caseWorker(connection, namespace, caseClock, periods);
  processes.openPeriods().catch(warn('the opener of periods is started by the watchdog'));
  const finished = worker.run().finally(async () => {
    clearInterval(watching);
    server.close();
    await Promise.all([sequencer.stop(), reactor.stop(), projector.stop(), supervisor.stop()]);
    await client.connection.close();
    await connection.close();
    await facts.destroy();
    await pool.end();
  });
  logger.info('the worker runs');
  return {
    finished,
    stop: async () => {
      worker.shutdown();
      await finished;
    },
  };
}

async function reach<T>(connect: () => Promise<T>, waiting: (error: unknown) => void): Promise<T> {
  for (;;) {
    try {
      return await connect();
    } catch (error) {
      waiting(error);
      await new Promise((resolve) => setTimeout(resolve, retry));
    }
  }
}
