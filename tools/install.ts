import { RegisterHandler, seedRegisters } from '@anjing/register-desk';
import { RegistersInMemory } from '@anjing/cases';
import { EventRecord, migrate, provision, roles, type Passwords } from '@anjing/event-store';
import { installation } from '@anjing/registers';
import { Pool } from 'pg';

/** Name of the production database. */
const database = 'anjing';

function needed(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is missing (docs/operating.md lists the settings)`);
  return value;
}

/**
 * `node dist/tools/install.js`: makes roles and database, brings the schema forward, and puts on record what an
 * installation begins with: the published calendars, the rule pack, the first administrator. Safe to run at every start.
 */
async function install(): Promise<void> {
  const superuserUrl = needed('ANJING_SUPERUSER_DATABASE_URL');
  const passwords = Object.fromEntries(
    roles.map((role) => [role, needed(`${role.toUpperCase()}_PASSWORD`)]),
  ) as unknown as Passwords;
  await provision(superuserUrl, database, passwords);
  const urlOf = (role: 'anjing_owner' | 'anjing_app') => {
    const url = new URL(superuserUrl);
    url.username = role;
    url.password = passwords[role];
    url.pathname = `/${database}`;
    return url.href;
  };
  const ran = await migrate(urlOf('anjing_owner'));
  console.log(ran.length > 0 ? `brought forward: ${ran.join(', ')}` : 'the schema is up to date');
  const pool = new Pool({ connectionString: urlOf('anjing_app'), max: 2 });
  try {
    const record = new EventRecord(pool, Buffer.from(needed('ANJING_MASTER_KEY'), 'base64'));
    const subject = `${needed('ANJING_ISSUER')}|${needed('ANJING_FIRST_ADMINISTRATOR')}`;
    await seedRegisters(new RegisterHandler(record, new RegistersInMemory(record)), installation(subject));
  } finally {
    await pool.end();
  }
}

install().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
