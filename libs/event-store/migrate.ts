import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';

const folder = join(__dirname, 'migrations');

/** Two that start at once take turns. */
const lock = 4117261;

/**
 * Brings the database of `ownerUrl` forward to this version's schema. Migrations only go forward; each runs once, in a
 * transaction of its own, in the order of their names.
 * @param report told what a migration finds amiss and lets stand
 * @returns names of the migrations that ran
 */
export async function migrate(
  ownerUrl: string,
  report: (finding: string) => void = (finding) => {
    process.emitWarning(finding, 'Migration');
  },
): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl });
  client.on('notice', ({ severity, message = '' }) => {
    if (severity === 'WARNING') report(message);
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    await client.query(
      'create table if not exists public.migration (name text primary key, ran_at timestamptz default now())',
    );
    const { rows } = await client.query<{ name: string }>('select name from public.migration');
    const ran = new Set(rows.map(({ name }) => name));
    const waiting = readdirSync(folder)
      .filter((name) => name.endsWith('.sql') && !ran.has(name))
      .sort();
    for (const name of waiting) {
      await client.query('begin');
      await client.query(readFileSync(join(folder, name), 'utf8'));
      await client.query('insert into public.migration (name) values ($1)', [name]);
      await client.query('commit');
    }
    return waiting;
  } finally {
    await client.end();
  }
}
