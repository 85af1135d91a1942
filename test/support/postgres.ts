import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EventRecord, migrate, provision, type Passwords, type Role } from '@anjing/event-store';
import { Client, Pool } from 'pg';

const superuserUrl = () => {
  const url = process.env['ANJING_TEST_POSTGRES'];
  if (!url) throw new Error('this project needs the global setup test/support/postgres-setup.ts');
  return url;
};

/** Named by its migrations: a server that outlives the run never hands out an older schema. */
const templateDatabase = `anjing_template_${migrationsDigest()}`;

function migrationsDigest(): string {
  const folder = join(__dirname, '../../libs/event-store/migrations');
  const texts = readdirSync(folder)
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 12);
}

/** Passwords of the roles in test databases. */
const testPasswords: Passwords = {
  anjing_owner: 'owner',
  anjing_app: 'app',
  anjing_process: 'process',
  anjing_reader: 'reader',
};

/** Specs of several workers take turns: a database cannot be copied while another copies it. */
const turn = 4117262;

async function asSuperuser(work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: superuserUrl() });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [turn]);
    await work(client);
  } finally {
    await client.end();
  }
}

async function makeTemplate(client: Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [templateDatabase]);
  if (rowCount) return;
  const unfinished = `${templateDatabase}_unfinished`;
  await client.query(`drop database if exists ${unfinished}`);
  await provision(superuserUrl(), unfinished, testPasswords);
  const owner = new URL(superuserUrl());
  owner.username = 'anjing_owner';
  owner.password = testPasswords.anjing_owner;
  owner.pathname = `/${unfinished}`;
  await migrate(owner.href);
  await client.query(`alter database ${unfinished} rename to ${templateDatabase}`);
}

/** A database of its own, migrated, with a pool for each role. */
export interface FreshRecord {
  readonly record: EventRecord;
  readonly masterKey: Buffer;
  readonly database: string;
  url(role: Role | 'postgres'): string;
  pool(role: Role | 'postgres'): Pool;
  close(): Promise<void>;
}

/** Copies the migrated template: a spec's own record in a fraction of a second. */
export async function freshRecord(): Promise<FreshRecord> {
  const database = newName();
  await asSuperuser(async (client) => {
    await makeTemplate(client);
    await client.query(`create database ${database} template ${templateDatabase}`);
  });
  return recordIn(database, randomBytes(32));
}

/** What an older house left, brought forward to the schema of today. */
export interface LeftHouse {
  /** Names of the migrations that its database had gone through. */
  readonly migrations: readonly string[];
  readonly masterKey: Buffer;
  /** Fills a database that has gone through them. */
  readonly fill: (client: Client) => Promise<void>;
}

/** A database as an older version left it, migrated as its successor would migrate it. */
export async function inheritedRecord({ migrations, masterKey, fill }: LeftHouse): Promise<FreshRecord> {
  const database = newName();
  const folder = join(__dirname, '../../libs/event-store/migrations');
  await asSuperuser(() => provision(superuserUrl(), database, testPasswords));
  await during(urlOf(database, 'anjing_owner'), async (client) => {
    await client.query('create table public.migration (name text primary key, ran_at timestamptz default now())');
    for (const name of migrations) {
      await client.query(readFileSync(join(folder, name), 'utf8'));
      await client.query('insert into public.migration (name) values ($1)', [name]);
    }
  });
  await during(urlOf(database, 'postgres'), fill);
  await migrate(urlOf(database, 'anjing_owner'));
  return recordIn(database, masterKey);
}

const newName = () => `anjing_${randomBytes(6).toString('hex')}`;

async function during(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(database: string, role: Role | 'postgres'): string {
  const target = new URL(superuserUrl());
  target.pathname = `/${database}`;
  if (role !== 'postgres') {
    target.username = role;
    target.password = testPasswords[role];
  }
  return target.href;
}

/** What looks at every record before it goes. */
export const lastLooks: ((fresh: FreshRecord) => Promise<void>)[] = [];

function recordIn(database: string, masterKey: Buffer): FreshRecord {
  const pools = new Map<string, Pool>();
  const pool = (role: Role | 'postgres') => {
    const known = pools.get(role);
    if (known) return known;
    const made = new Pool({ connectionString: urlOf(database, role), max: 20 });
    // A connection that the end of the spec cuts is nobody's failure.
    made.on('error', () => undefined);
    pools.set(role, made);
    return made;
  };
  const record = new EventRecord(pool('anjing_app'), masterKey);
  const fresh: FreshRecord = {
    record,
    masterKey,
    database,
    url: (role) => urlOf(database, role),
    pool,
    close: async () => {
      for (const look of lastLooks) await look(fresh);
      await Promise.all([...pools.values()].map((one) => one.end()));
      await asSuperuser((client) => client.query(`drop database ${database} with (force)`));
    },
  };
  return fresh;
}
