import { EventRecord } from '@anjing/event-store';
import { loadConfig, type Config } from '@anjing/platform';
import { CaseFact, Projector } from '@anjing/read-models';
import { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { houseFolder } from './folder';
import { houseSettings } from './launcher';

const fail = (error: unknown) => {
  throw error;
};

/** `npm run figures:rebuild`: makes every row that figures are counted from anew, from the record alone. */
async function rebuild(config: Config): Promise<number> {
  const pool = new Pool({ connectionString: config.processDatabaseUrl, max: 5 });
  const source = new DataSource({
    type: 'postgres',
    url: config.processDatabaseUrl,
    entities: [CaseFact],
    synchronize: false,
  });
  try {
    await source.initialize();
    return await new Projector(new EventRecord(pool, config.masterKey), source, fail).rebuild();
  } finally {
    await source.destroy();
    await pool.end();
  }
}

// In production the settings are in the environment; the embedded default keeps them in its folder.
rebuild(loadConfig(process.env['ANJING_MODE'] === undefined ? houseSettings(houseFolder) : process.env)).then(
  (different) => {
    console.log(`made the figures anew: ${different} rows were not what the record says`);
    process.exit(0);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
