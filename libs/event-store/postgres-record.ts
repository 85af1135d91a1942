import type { Moment } from '@anjing/lifecycle';
import { DatabaseError, escapeLiteral, type Pool, type PoolClient } from 'pg';
import { canonical } from './canonical';
import { KnownStreams, type KnownStream } from './known-streams';
import { Places } from './places';
import {
  ClaimTaken,
  CommandReused,
  VersionConflict,
  type Appended,
  type Appending,
  type Concluded,
  type FoundCard,
  type LedgerEntry,
  type Look,
  type Opening,
  type RecordedEvent,
  type RecordTransaction,
  type RegisterRow,
  type StoredEvent,
} from './record';
import { sealedIn, sealedMark, Vault, type CipherRow, type OpenVault } from './vault';

/** A look at a stream as `record.open` answers it: events after `from`, and whatever belongs to them, if there are any. */
interface OpeningRow {
  readonly now: Moment;
  readonly registers: string;
  readonly erasures: string;
  readonly repeated: NonNullable<Opening['repeated']> | null;
  readonly version: number;
  readonly contentVersion: number;
  readonly from: number;
  readonly events: readonly (readonly [body: string, hash: string])[] | null;
  readonly privates: readonly CipherRow[] | null;
  readonly keys: Readonly<Record<string, string | null>> | null;
}

/** What an append answers: the hashes of its events beside what everybody is told. */
interface AppendedRow extends Appended {
  readonly hashes: readonly string[];
}

/** How often a transaction is tried again after another writer was faster. From the second time on writers take turns. */
const attempts = 20;

/**
 * Connections that no transaction takes: an act asks for registers and other cases beside its own, and must not wait for
 * acts that wait for the same.
 */
const spare = 4;

/** The record in Postgres: append-only streams, each a hash chain, with everything that must hold in the same transaction. */
export class EventRecord {
  private readonly vault: Vault;
  private readonly known = new KnownStreams();
  private readonly places: Places;

  /** @param masterKey 32 bytes that wrap the keys of private values */
  constructor(
    private readonly pool: Pool,
    masterKey: Buffer,
  ) {
    this.vault = new Vault(masterKey);
    this.places = new Places(Math.max(1, pool.options.max - spare));
  }

  /** Runs `work` in one transaction; it runs again where another writer was faster, so that it judges what stands. */
  async transact<T>(work: (transaction: RecordTransaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.places.during(() => this.once(work, attempt > 1));
      } catch (error) {
        if (attempt >= attempts || !isRace(error, attempt)) throw error;
      }
    }
  }

  /** One stream as it stands, or stood at a version. Nothing is locked. */
  async read(stream: string, upTo?: number): Promise<Opening> {
    const known = this.known.get(stream);
    const { rows } = await this.pool.query<{ opening: OpeningRow }>({
      name: 'read',
      text: 'select record.open($1, $2, $3, $4, $5, $6) as opening',
      values: [stream, '', upTo ?? null, ...lookFrom(known), this.known.erasures],
    });
    const row = only(rows).opening;
    const seen = grown(this.vault, stream, known, row);
    if (upTo === undefined) this.known.keep(stream, seen, row.erasures);
    return openingOf(row, seen);
  }

  /** Several streams as they stand. */
  async readMany(streams: readonly string[]): Promise<ReadonlyMap<string, Opening>> {
    const { rows } = await this.pool.query<{ stream: string; opening: OpeningRow }>({
      name: 'read-many',
      text: `select stream, record.open(stream, '') as opening from unnest($1::text[]) as wanted (stream)`,
      values: [streams],
    });
    return new Map(
      rows.map(({ stream, opening }) => [stream, openingOf(opening, grown(this.vault, stream, undefined, opening))]),
    );
  }

  /** Events of the ledger after `number`, in its order. */
  async ledger(after: string, most: number): Promise<LedgerEntry[]> {
    const { rows } = await this.pool.query<{ number: string; body: string; hash: string }>({
      name: 'ledger',
      text: `select l.number, e.body, e.hash from record.ledger l join record.event e using (stream, version)
             where l.number > $1 order by l.number limit $2`,
      values: [after, most],
    });
    return this.revealed(rows.map(({ number, body, hash }) => ({ number, ...envelope(body, hash) })));
  }

  /** Last number of the ledger. */
  async head(): Promise<string> {
    const { rows } = await this.pool.query<{ number: string }>(
      'select coalesce(max(number), 0)::text as number from record.ledger',
    );
    return only(rows).number;
  }

  /** Register entries recorded after a revision, in their order. */
  async registerEntries(afterRevision: string): Promise<RegisterRow[]> {
    const { rows } = await this.pool.query<RegisterRow>({
      name: 'registers',
      text: `select revision::text, id, kind, from_moment as "from", until_moment as "until",
                    record.civil(recorded_at) as "recordedAt", entry
             from record.register_entry e where revision > $1 order by e.revision`,
      values: [afterRevision],
    });
    return rows;
  }

  /** Ids of every stream of a kind. */
  async streams(kind: string): Promise<string[]> {
    const { rows } = await this.pool.query<{ stream: string }>(
      'select stream from record.stream where kind = $1 order by stream',
      [kind],
    );
    return rows.map(({ stream }) => stream);
  }

  /** Those of `streams` that there are. */
  async existing(streams: readonly string[]): Promise<ReadonlySet<string>> {
    const { rows } = await this.pool.query<{ stream: string }>({
      name: 'existing',
      text: 'select stream from record.stream where stream = any($1)',
      values: [streams],
    });
    return new Set(rows.map(({ stream }) => stream));
  }

  /**
   * Since when cases of a kind may stand on this record: the moment of its first event, or of the first case of the kind
   * where a demonstration clock was moved back before that. Undefined on an empty record.
   */
  async since(kind: string): Promise<Moment | undefined> {
    const { rows } = await this.pool.query<{ since: Moment | null }>(
      `select record.civil(least(
         (select e.at from record.ledger l join record.event e using (stream, version) where l.number = 1),
         (select min(opened_at) from reading.case_card where kind = $1))) as since`,
      [kind],
    );
    return rows[0]?.since ?? undefined;
  }

  /** Puts card, tasks and claims of a case as its stream says. */
  async replaceInline(
    stream: string,
    version: number,
    inline: Required<Pick<Appending, 'card' | 'tasks'>> & { readonly claims: readonly string[] },
  ): Promise<void> {
    await this.pool.query('select record.replace_inline($1)', [JSON.stringify({ stream, version, ...inline })]);
  }

  private async once<T>(work: (transaction: RecordTransaction) => Promise<T>, inTurn: boolean): Promise<T> {
    const client = await this.pool.connect();
    const transaction = new PostgresTransaction(client, this.vault, this.known, inTurn);
    let usable = true;
    const lost = () => (usable = false);
    // A connection cut between two questions says so here; unheard, it would end the process.
    client.on('error', lost);
    try {
      const result = await work(transaction);
      await transaction.end('commit');
      return result;
    } catch (error) {
      await transaction.end('rollback').catch(lost);
      throw named(error);
    } finally {
      client.off('error', lost);
      client.release(!usable);
    }
  }

  /** `entries` of many streams with their private values, which one more question brings. */
  private async revealed(entries: LedgerEntry[]): Promise<LedgerEntry[]> {
    const refs = entries.flatMap(({ event }) => sealedIn(event)).map(({ sealed }) => sealed);
    if (refs.length === 0) return entries;
    const { rows } = await this.pool.query<{ cipher: CipherRow; wrapped: string | null }>({
      name: 'revealed',
      text: `select jsonb_build_array(p.ref, p.owner, p.ciphertext) as cipher, k.wrapped
             from record.private p join record.key k using (owner) where p.ref = any($1)`,
      values: [refs],
    });
    const ciphers = new Map(rows.map(({ cipher }) => [cipher[0], cipher]));
    const keys = this.vault.of('', Object.fromEntries(rows.map(({ cipher, wrapped }) => [cipher[1], wrapped])));
    return entries.map((entry) => ({ ...entry, event: keys.reveal(entry.event, ciphers) as RecordedEvent }));
  }
}

/** What a look names of what is known: the last event and its hash. */
function lookFrom(known: KnownStream | undefined): [version: number, hash: string] {
  const last = known?.events.at(-1);
  return last ? [last.version, last.hash] : [0, ''];
}

/** The stream as a look found it: what was known of it, if that holds, with what is newer, revealed. */
function grown(vault: Vault, stream: string, known: KnownStream | undefined, row: OpeningRow): KnownStream {
  const before = row.from > 0 ? known : undefined;
  if (before && row.events === null) return before;
  const keys = vault.of(stream, row.keys ?? {});
  const ciphers = new Map(row.privates?.map((cipher) => [cipher[0], cipher]));
  const newer = (row.events ?? []).map(([body, hash]): StoredEvent => {
    const stored = envelope(body, hash);
    if (!body.includes(sealedMark)) return stored;
    return { ...stored, event: keys.reveal(stored.event, ciphers) as RecordedEvent };
  });
  return { events: [...(before?.events ?? []), ...newer], keys };
}

function openingOf({ now, registers, contentVersion, repeated }: OpeningRow, { events }: KnownStream): Opening {
  return { now, registers, contentVersion, events, ...(repeated && { repeated }) };
}

function envelope(body: string, hash: string): StoredEvent {
  return { ...(JSON.parse(body) as Omit<StoredEvent, 'hash'>), hash };
}

/** A stream as a transaction opened it, with keys of the transaction's own. */
interface OpenedStream extends KnownStream {
  readonly erasures: string;
}

class PostgresTransaction implements RecordTransaction {
  private begun = false;
  /** What a transaction sees of its own writes is nobody's until it is committed. */
  private hasWritten = false;
  private readonly opened = new Map<string, OpenedStream>();

  constructor(
    private readonly client: PoolClient,
    private readonly vault: Vault,
    private readonly known: KnownStreams,
    private readonly inTurn: boolean,
  ) {}

  async open(stream: string, command: string): Promise<Opening> {
    if (this.inTurn) {
      await this.begin();
      await this.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [stream]);
    }
    const known = this.known.get(stream);
    const [version, hash] = lookFrom(known);
    const row = (
      await this.first<{ opening: OpeningRow }>(
        `select record.open(${literal(stream)}, ${literal(command)}, null, ${version}, '${hash}', ${this.known.erasures}) as opening`,
      )
    ).opening;
    const seen = grown(this.vault, stream, known, row);
    if (!this.hasWritten) this.known.keep(stream, seen, row.erasures);
    this.opened.set(stream, { events: seen.events, keys: seen.keys.copy(), erasures: row.erasures });
    return openingOf(row, seen);
  }

  async look({ keys, cards: { kind, state, summary } }: Look): ReturnType<RecordTransaction['look']> {
    await this.begin();
    const { rows } = await this.client.query<{ holders: Record<string, string>; cards: FoundCard[] }>({
      name: `look ${kind} ${state ?? ''}`,
      // Kind and state stand in the text: only so does the planner see that the index of that state will do.
      text: `select coalesce((select jsonb_object_agg(key, stream) from record.claim where key = any($1)), '{}') as holders,
                    coalesce((select jsonb_agg(jsonb_build_object('stream', stream, 'state', state, 'summary', summary)
                                               order by stream)
                              from reading.case_card
                              where kind = ${escapeLiteral(kind)} and summary @> $2
                                ${state === undefined ? '' : `and state = ${escapeLiteral(state)}`}), '[]') as cards`,
      values: [keys, JSON.stringify(summary)],
    });
    const { holders, cards } = only(rows);
    return { holders: new Map(Object.entries(holders)), cards };
  }

  async append(appending: Appending): Promise<Appended> {
    const { act, bodies } = await this.written(appending, this.openedAs(appending.stream));
    await this.begin();
    this.hasWritten = true;
    const { rows } = await this.client.query<{ appended: AppendedRow }>({
      name: 'append',
      text: 'select record.append($1, $2) as appended',
      values: [act, bodies],
    });
    return answered(only(rows).appended);
  }

  async conclude(appending: Appending): Promise<Concluded> {
    const { stream } = appending;
    const opened = this.openedAs(stream);
    const { act, bodies } = await this.written(appending, opened);
    await this.begin();
    this.hasWritten = true;
    const results = (await this.client.query(
      `select record.append(${literal(act)}, array[${bodies.map(literal).join()}]) as appended; commit`,
    )) as unknown as { command: string; rows: { appended: AppendedRow }[] }[];
    this.begun = false;
    committed(results[1]?.command);
    const appended = only(results[0]?.rows ?? []).appended;
    const events = [...opened.events, ...storedEvents(appending, appended)];
    this.known.keep(stream, { events, keys: opened.keys }, opened.erasures);
    return { ...answered(appended), events };
  }

  private openedAs(stream: string): OpenedStream {
    const opened = this.opened.get(stream);
    if (!opened) throw new Error(`${stream} must be opened before it is appended to`);
    return opened;
  }

  /** An append as the database takes it: events as canonical texts, private values sealed beside them. */
  private async written(
    { events, actor, register, take, release, ...rest }: Appending,
    opened: OpenedStream,
  ): Promise<{ act: string; bodies: readonly string[] }> {
    const { stream, expected, at, command } = rest;
    await this.meet(opened.keys, events);
    const sealed = events.map((event) => opened.keys.seal(event));
    const { keys, privates } = opened.keys.takeNew();
    const act = JSON.stringify({
      ...rest,
      types: events.map(({ type }) => type),
      ...(take && take.length > 0 && { take }),
      ...(release && release.length > 0 && { release }),
      // The registers' rows hold what the event holds: private values only sealed.
      ...(register && {
        register: register.map((row) => ({ ...row, entry: (sealed[row.event] as { entry: unknown }).entry })),
      }),
      ...(Object.keys(keys).length > 0 && { keys }),
      ...(privates.length > 0 && { privates }),
    });
    const bodies = sealed.map((event, index) =>
      canonical({ stream, version: expected + index + 1, at, actor, command, event }),
    );
    return { act, bodies };
  }

  /** Looks up the keys of persons of whom the stream speaks for the first time: another stream may have made them. */
  private async meet(keys: OpenVault, events: readonly RecordedEvent[]): Promise<void> {
    const owners = keys.strangers(events);
    if (owners.length === 0) return;
    await this.begin();
    const { rows } = await this.client.query<{ owner: string; wrapped: string | null }>({
      name: 'keys',
      text: 'select owner, wrapped from record.key where owner = any($1)',
      values: [owners],
    });
    keys.learn(Object.fromEntries(rows.map(({ owner, wrapped }) => [owner, wrapped])));
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    if (!this.begun) return;
    this.begun = false;
    const { command } = await this.client.query(how);
    if (how === 'commit') committed(command);
  }

  private async begin(): Promise<void> {
    if (this.begun) return;
    this.begun = true;
    await this.client.query('begin');
  }

  /** The transaction begins together with its first question: one round trip less. */
  private async first<Row>(text: string): Promise<Row> {
    if (this.begun) return only((await this.client.query(text)).rows as Row[]);
    this.begun = true;
    const results = (await this.client.query(`begin; ${text}`)) as unknown as { rows: Row[] }[];
    return only(results[1]?.rows ?? []);
  }
}

function answered({ version, number }: AppendedRow): Appended {
  return { version, ...(number !== undefined && { number }) };
}

/** The events of an append as a later look would find them. */
function storedEvents(
  { stream, expected, events, at, actor, command, series }: Appending,
  { number, hashes }: AppendedRow,
): StoredEvent[] {
  const numbered = series && number !== undefined ? withNumber(events, series.placeholder, number) : events;
  return numbered.map((event, index) => ({
    stream,
    version: expected + index + 1,
    at,
    actor,
    command,
    event,
    hash: hashes[index] ?? '',
  }));
}

/** The events as the record has them, with the number that their series gave. */
function withNumber<Event>(events: readonly Event[], placeholder: string, number: number): Event[] {
  return JSON.parse(JSON.stringify(events).replaceAll(placeholder, String(number))) as Event[];
}

/** `text` as it stands in a statement. The driver's own goes by single characters, which an act's texts are too long for. */
function literal(text: string): string {
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}

/** Postgres answers a commit after a swallowed error with a rollback, and says so only in its answer. */
function committed(command: string | undefined): void {
  if (command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back');
}

function only<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (!row) throw new Error('the database answered without a row');
  return row;
}

/** Errors of the database under the names that the record promises. */
function named(error: unknown): unknown {
  if (!(error instanceof DatabaseError)) return error;
  switch (error.code) {
    case 'AJ001':
      return new VersionConflict(error.message, { cause: error });
    case 'AJ002':
      return new CommandReused(error.message, { cause: error });
    case 'AJ003':
      return new ClaimTaken(error.detail ?? '', error.hint ?? '');
    // Another transaction stored the same key or row first.
    case '23505':
      return new VersionConflict(error.message, { cause: error });
    default:
      return error;
  }
}

/** Whether the work should be judged again on what stands now. */
function isRace(error: unknown, attempt: number): boolean {
  if (error instanceof VersionConflict || error instanceof CommandReused) return true;
  // Judged again, the work sees the holder and can say so itself; if it goes on all the same, that is its answer.
  if (error instanceof ClaimTaken) return attempt === 1;
  return error instanceof DatabaseError && (error.code === '40P01' || error.code === '40001');
}
