import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { casesOf, kindOf, type Cases } from '@anjing/kinds';
import { RegistersInMemory } from '@anjing/cases';
import type { EventRecord, StoredEvent } from '@anjing/event-store';
import { isPrivate } from '@anjing/lifecycle';
import type { Client, Pool } from 'pg';

/** Where the recordings of each release stand: a folder a release, in it a folder a house. */
export const recordings = join(__dirname, '../recordings');

/** A house as it was left: what its database held, and what the release made of it. */
interface HouseFile {
  /** Names of the migrations that its database had gone through, in their order. */
  readonly migrations: readonly string[];
  /** Under which its data keys are wrapped (base64): made for this recording, used nowhere else. */
  readonly masterKey: string;
  /** The judging moment at which the expectations were taken. */
  readonly moment: string;
  readonly sequences: readonly { readonly name: string; readonly value: string }[];
}

/** What a release makes of one case, from its stream alone. */
export interface CaseExpectation {
  readonly stream: string;
  readonly state: unknown;
  readonly status: string;
  readonly version: number;
  readonly contentVersion: number;
  readonly agenda: readonly { readonly id: string; readonly due: unknown }[];
  readonly tasks: unknown;
  readonly claims: readonly string[];
  readonly card: unknown;
  /** Every private text of its events, opened, in the order in which they were written; null where it was erased. */
  readonly opened: readonly (string | null)[];
}

/** The events of a stream as they are read, private values opened. */
export interface GoldenStream {
  readonly stream: string;
  readonly events: readonly Pick<StoredEvent, 'version' | 'at' | 'actor' | 'event' | 'hash'>[];
}

const tablesOf = `
  select format('%I.%I', table_schema, table_name) as name from information_schema.tables
  where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE' order by 1`;

/**
 * Writes down a house as it stands: rows of every table, and what this version makes of every case. Nothing that was
 * recorded is ever written anew.
 * @param pool of the superuser: it reads every schema
 */
export async function recordHouse(
  { record, pool, masterKey }: { record: EventRecord; pool: Pool; masterKey: Buffer },
  release: string,
  name: string,
): Promise<void> {
  const folder = join(recordings, release, name);
  if (existsSync(folder)) throw new Error(`${folder} was recorded before: a recording is never made anew`);
  const { rows: tables } = await pool.query<{ name: string }>(tablesOf);
  const contents = [];
  for (const table of tables.filter((one) => one.name !== 'public.migration')) {
    const { rows } = await pool.query<{ row: string }>(`select row_to_json(t)::text as row from ${table.name} t`);
    contents.push({ table: table.name, rows: rows.map(({ row }) => row) });
  }
  const { rows: migrations } = await pool.query<{ name: string }>('select name from public.migration order by name');
  const { rows: sequences } = await pool.query<{ name: string; value: string }>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value from pg_sequences
     where last_value is not null`,
  );
  const { rows: moments } = await pool.query<{ now: string }>('select record.civil(record.moment()) as now');
  const streams = await streamsOf(pool);
  const cases = casesOf(record, new RegistersInMemory(record));
  const expected = [];
  for (const stream of streams.filter((one) => kindOf(cases, one) !== undefined)) {
    expected.push(await caseAsItStands(record, cases, stream));
  }
  const golden = [];
  for (const stream of streams) golden.push(await goldenStream(record, stream));
  if (expected.length === 0) return;

  mkdirSync(folder, { recursive: true });
  const house: HouseFile = {
    migrations: migrations.map((one) => one.name),
    masterKey: masterKey.toString('base64'),
    moment: moments[0]?.now ?? '',
    sequences,
  };
  writeFileSync(join(folder, 'house.json'), `${JSON.stringify(house, null, 2)}\n`);
  writeLines(folder, 'tables', contents);
  writeLines(folder, 'streams', golden);
  writeFileSync(join(folder, 'expected.ndjson'), expected.map((one) => `${JSON.stringify(one)}\n`).join(''));
}

export function housesOf(release: string): string[] {
  return readdirSync(join(recordings, release), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

export function houseFile(release: string, name: string): HouseFile {
  return JSON.parse(readFileSync(join(recordings, release, name, 'house.json'), 'utf8')) as HouseFile;
}

export function expectationsOf(release: string, name: string): CaseExpectation[] {
  const text = readFileSync(join(recordings, release, name, 'expected.ndjson'), 'utf8');
  return linesOf<CaseExpectation>(text);
}

export function goldenStreamsOf(release: string, name: string): GoldenStream[] {
  return readLines<GoldenStream>(join(recordings, release, name), 'streams');
}

/**
 * Fills a database that has gone through the house's own migrations with what the house held.
 * @param client of the superuser: the record's own triggers refuse to take rows back
 */
export async function restoreHouse(client: Client, release: string, name: string): Promise<void> {
  const contents = readLines<{ table: string; rows: string[] }>(join(recordings, release, name), 'tables');
  await client.query('begin');
  await client.query('set local session_replication_role = replica');
  await client.query(`truncate ${contents.map(({ table }) => table).join(', ')}`);
  for (const { table, rows } of contents) {
    await client.query(
      `insert into ${table} select filled.* from unnest($1::text[]) row,
         lateral json_populate_record(null::${table}, row::json) filled`,
      [rows],
    );
  }
  for (const { name: sequence, value } of houseFile(release, name).sequences) {
    await client.query('select setval($1, $2)', [sequence, value]);
  }
  await client.query('commit');
}

/** What this version makes of a case. */
export async function caseAsItStands(record: EventRecord, cases: Cases, stream: string): Promise<CaseExpectation> {
  const kind = kindOf(cases, stream);
  if (kind === undefined) throw new Error(`${stream} is no case`);
  const handler = cases[kind];
  const { state, version, contentVersion, deadlines } = await handler.recorded(stream);
  const { card, tasks, claims } = await handler.rebuild(stream);
  const { events } = await record.read(stream);
  const stands: CaseExpectation = {
    stream,
    state: state.value,
    status: state.status,
    version,
    contentVersion,
    agenda: deadlines.map(({ id, due }) => ({ id, due })),
    // How a date came about is held by the rooms' own specs, of tasks as of the agenda.
    tasks: tasks.map(({ explanation: _, ...task }) => task),
    claims: [...claims].sort(),
    card,
    opened: events.flatMap(({ event }) => privateTexts(event)),
  };
  return JSON.parse(JSON.stringify(stands)) as CaseExpectation;
}

export async function goldenStream(record: EventRecord, stream: string): Promise<GoldenStream> {
  const { events } = await record.read(stream);
  const told = events.map(({ version, at, actor, event, hash }) => ({ version, at, actor, event, hash }));
  return JSON.parse(JSON.stringify({ stream, events: told })) as GoldenStream;
}

export async function streamsOf(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query<{ stream: string }>('select stream from record.stream order by stream collate "C"');
  return rows.map(({ stream }) => stream);
}

function privateTexts(value: unknown): (string | null)[] {
  if (isPrivate(value)) return [value.private];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(privateTexts) : [];
}

function writeLines(folder: string, name: string, lines: readonly unknown[]): void {
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  writeFileSync(join(folder, `${name}.ndjson.gz`), gzipSync(text, { level: 9 }));
}

function readLines<Line>(folder: string, name: string): Line[] {
  return linesOf<Line>(gunzipSync(readFileSync(join(folder, `${name}.ndjson.gz`))).toString('utf8'));
}

function linesOf<Line>(text: string): Line[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);
}
