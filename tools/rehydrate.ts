import { casesOf } from '@anjing/kinds';
import { RegistersInMemory } from '@anjing/cases';
import { DatabaseClock, EventRecord } from '@anjing/event-store';
import { loadConfig, type Config } from '@anjing/platform';
import { AgendaTeller, CaseClock, Processes } from '@anjing/process';
import { Client, Connection } from '@temporalio/client';
import { Pool } from 'pg';
import { houseFolder } from './folder';
import { houseSettings } from './launcher';

/** `npm run rehydrate`: tells Temporal every open case from Postgres alone, after its database was lost. */
async function rehydrate(config: Config): Promise<number> {
  const pool = new Pool({ connectionString: config.processDatabaseUrl, max: 10 });
  const connection = await Connection.connect({ address: config.temporal.address });
  try {
    const record = new EventRecord(pool, config.masterKey);
    const cases = casesOf(record, new RegistersInMemory(record));
    const processes = new Processes(new Client({ connection, namespace: config.temporal.namespace }));
    await processes.openPeriods();
    return await new AgendaTeller(pool, new CaseClock(cases, new DatabaseClock(pool)), processes).tellAll();
  } finally {
    await connection.close();
    await pool.end();
  }
}

// In production the settings are in the environment; the embedded default keeps them in its folder.
rehydrate(loadConfig(process.env['ANJING_MODE'] === undefined ? houseSettings(houseFolder) : process.env)).then(
  (told) => {
    console.log(`told Temporal ${told} open cases`);
    process.exit(0);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
