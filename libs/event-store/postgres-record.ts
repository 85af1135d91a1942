import { createHash } from 'node:crypto';
import type { Moment } from '@anjing/lifecycle';
import { DatabaseError, escapeLiteral, type Pool, type PoolClient } from 'pg';
import { canonical } from './canonical';
import {
  ClaimTaken,
  CommandReused,
  VersionConflict,
  type Appending,
  type LedgerEntry,
  type Opening,
  type RecordedEvent,
  type RecordTransaction,
  type RegisterRow,
  type StoredEvent,
} from './record';
import { sealedIn, Vault, type CipherRow } from './vault';

interface OpeningRow {
  readonly now: Moment;
  readonly registers: string;
  readonly repeated: Opening['repeated'] | null;
  readonly hash: string | null;
  readonly contentVersion: number;
  readonly events: readonly (readonly [body: string, hash: string])[];
  readonly privates: readonly CipherRow[];
  readonly keys: Readonly<Record<string, string | null>>;
}

/** What the hash of the first event of a stream continues. */
export const beginning = '0'.repeat(64);

/** The hash that continues `previous` with the canonical text of an event. */
export function chain(previous: string, body: string): string {
  return createHash('sha256').update(`${previous}\n${body}`).digest('hex');
}

/** How often a transaction is tried again after another writer was faster. From the second time on writers take turns. */
const attempts = 20;

/** The record in Postgres: append-only streams, each a hash chain, with everything that must hold in the same transaction. */
export class EventRecord {
  private readonly vault: Vault;

  /** @param masterKey 32 bytes that wrap the keys of private values */
  constructor(
    private readonly pool: Pool,
    masterKey: Buffer,
  ) {
    this.vault = new Vault(masterKey);
  }

  /** Runs `work` in one transaction; it runs again where another writer was faster, so that it judges what stands. */
  async transact<T>(work: (transaction: RecordTransaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work, attempt > 1);
      } catch (error) {
        if (attempt >= attempts || !isRace(error, attempt)) throw error;
      }
    }
  }

  /** One stream as it stands, or stood at a version. Nothing is locked. */
  async read(stream: string, upTo?: number): Promise<Opening> {
    const { rows } = await this.pool.query<{ opening: OpeningRow }>({
      name: 'read',
      text: `select record.open($1, '', $2) as opening`,
      values: [stream, upTo ?? null],
    });
    return reveal(this.vault, stream, only(rows).opening).opening;
  }

  /** Several streams as they stand. */
  async readMany(streams: readonly string[]): Promise<ReadonlyMap<string, Opening>> {
    const { rows } = await this.pool.query<{ stream: string; opening: OpeningRow }>({
      name: 'read-many',
      text: `select stream, record.open(stream, '') as opening from unnest($1::text[]) as wanted (stream)`,
      values: [streams],
    });
    return new Map(rows.map(({ stream, opening }) => [stream, reveal(this.vault, stream, opening).opening]));
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
    const transaction = new PostgresTransaction(client, this.vault, inTurn);
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

function reveal(vault: Vault, stream: string, row: OpeningRow) {
  const keys = vault.of(stream, row.keys);
  const rows = new Map(row.privates.map((cipher) => [cipher[0], cipher]));
  const events = row.events.map(([body, hash]): StoredEvent => {
    const stored = envelope(body, hash);
    return { ...stored, event: keys.reveal(stored.event, rows) as RecordedEvent };
  });
  const opening: Opening = {
    now: row.now,
    registers: row.registers,
    contentVersion: row.contentVersion,
    events,
    ...(row.repeated && { repeated: row.repeated }),
  };
  return { opening, keys, hash: row.hash ?? beginning };
}

function envelope(body: string, hash: string): StoredEvent {
  return { ...(JSON.parse(body) as Omit<StoredEvent, 'hash'>), hash };
}

class PostgresTransaction implements RecordTransaction {
  private begun = false;
  /** A command was named: this transaction means to act, not only to look. */
  private acting = false;
  private readonly opened = new Map<string, ReturnType<typeof reveal>>();

  constructor(
    private readonly client: PoolClient,
    private readonly vault: Vault,
    private readonly inTurn: boolean,
  ) {}

  async open(stream: string, command: string): Promise<Opening> {
    const text = `select record.open(${escapeLiteral(stream)}, ${escapeLiteral(command)}) as opening`;
    if (this.inTurn) {
      await this.begin();
      await this.client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [stream]);
    }
    this.acting ||= command !== '';
    const row = await this.first<{ opening: OpeningRow }>(text);
    const opened = reveal(this.vault, stream, row.opening);
    this.opened.set(stream, opened);
    return opened.opening;
  }

  async holders(keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (keys.length === 0) return new Map();
    await this.begin();
    const { rows } = await this.client.query<{ key: string; stream: string }>({
      name: 'holders',
      text: 'select key, stream from record.claim where key = any($1)',
      values: [keys],
    });
    return new Map(rows.map(({ key, stream }) => [key, stream]));
  }

  async lastOf(series: string): Promise<number> {
    await this.begin();
    // Whoever only looks keeps nobody waiting.
    const { rows } = await this.client.query<{ value: number }>(
      this.acting
        ? { name: 'series', text: 'select record.last_of($1) as value', values: [series] }
        : { name: 'series-look', text: 'select value from record.series where name = $1', values: [series] },
    );
    return rows[0]?.value ?? 0;
  }

  async streamsWhere(kind: string, state: string, summary: object): Promise<string[]> {
    await this.begin();
    // The state stands in the text: only so does the planner see that the index of that state will do.
    const { rows } = await this.client.query<{ stream: string }>(
      `select stream from reading.case_card
       where kind = $1 and state = ${escapeLiteral(state)} and summary @> $2 order by stream`,
      [kind, JSON.stringify(summary)],
    );
    return rows.map(({ stream }) => stream);
  }

  async append(appending: Appending): Promise<number> {
    const { stream, expected, at, actor, command } = appending;
    const opened = this.opened.get(stream);
    if (!opened) throw new Error(`${stream} must be opened before it is appended to`);
    await this.meet(opened.keys, appending.events);
    let { hash } = opened;
    const sealedEvents = appending.events.map((event) => opened.keys.seal(event));
    const events = appending.events.map((event, index) => {
      const sealed = sealedEvents[index];
      const body = canonical({ stream, version: expected + index + 1, at, actor, command, event: sealed });
      hash = chain(hash, body);
      return [event.type, body, hash];
    });
    const { keys, privates } = opened.keys.takeNew();
    const row = {
      ...appending,
      events,
      hash,
      // The registers' rows hold what the event holds: private values only sealed.
      ...(appending.register && {
        register: appending.register.map((row) => ({
          ...row,
          entry: (sealedEvents[row.event] as { entry: unknown }).entry,
        })),
      }),
      ...(Object.keys(keys).length > 0 && { keys }),
      ...(privates.length > 0 && { privates }),
    };
    await this.begin();
    const { rows } = await this.client.query<{ version: number }>({
      name: 'append',
      text: 'select record.append($1) as version',
      values: [JSON.stringify(row)],
    });
    this.opened.set(stream, { ...opened, hash });
    return only(rows).version;
  }

  /** Looks up the keys of persons of whom the stream speaks for the first time: another stream may have made them. */
  private async meet(keys: ReturnType<typeof reveal>['keys'], events: readonly RecordedEvent[]): Promise<void> {
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
    // Postgres answers a commit after a swallowed error with a rollback, and says so only here.
    if (how === 'commit' && command !== 'COMMIT') throw new Error('the transaction had failed and was rolled back');
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
