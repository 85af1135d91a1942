import { Client, escapeIdentifier, escapeLiteral } from 'pg';

/** The database's roles, the same in production and in the embedded default (docs/operating.md). */
export const roles = ['anjing_owner', 'anjing_app', 'anjing_process', 'anjing_reader'] as const;
const lock = 4117263;
export type Role = (typeof roles)[number];
export type Passwords = Readonly<Record<Role, string>>;

/** Makes database and roles where they are missing, and sets the roles' passwords. */
export async function provision(superuserUrl: string, database: string, passwords: Passwords): Promise<void> {
  await asSuperuser(superuserUrl, async (client) => {
    // Two that start at once take turns.
    await client.query('select pg_advisory_lock($1)', [lock]);
    for (const role of roles) {
      const name = escapeIdentifier(role);
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      await client.query(
        `${rowCount ? 'alter' : 'create'} role ${name} login nosuperuser nocreatedb nocreaterole password ${escapeLiteral(passwords[role])}`,
      );
    }
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (!rowCount)
      await client.query(
        `create database ${escapeIdentifier(database)} owner anjing_owner encoding 'UTF8' template template0`,
      );
  });
  const url = new URL(superuserUrl);
  url.pathname = `/${database}`;
  await asSuperuser(url.href, async (client) => {
    await client.query('revoke all on schema public from public');
    await client.query('grant usage, create on schema public to anjing_owner');
  });
}

async function asSuperuser(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
