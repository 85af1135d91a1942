import { createHash } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import { commitmentTo, sealedIn, sealedMark } from './vault';

/**
 * The first place at which a stream is not what was recorded: an event is missing, its text or hash was changed, a
 * column says something else than the text, a ciphertext is not the one committed to, the stream's last hash differs,
 * or the ledger leaves it out or counts it wrongly.
 */
export interface Break {
  readonly stream: string;
  readonly version: number;
  readonly why: 'gap' | 'hash' | 'column' | 'private' | 'head' | 'ledger';
}

interface Row {
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly at: string;
  readonly body: string;
  readonly hash: string;
}

interface Envelope {
  readonly stream: string;
  readonly version: number;
  readonly at: string;
  readonly event: { readonly type: string };
}

const page = 2_000;

/** What the hash of the first event of a stream continues. */
const beginning = '0'.repeat(64);

/** The hash that continues `previous` with the canonical text of an event; the database computes its own. */
function chain(previous: string, body: string): string {
  return createHash('sha256').update(`${previous}\n${body}`).digest('hex');
}

/**
 * Recomputes every chain, or that of `stream`, from the stored texts. An empty list: nothing was changed, left out or
 * put in. The ledger is looked at only with the whole record.
 */
export async function verify(pool: Pool | ClientBase, stream?: string): Promise<readonly Break[]> {
  const breaks = new Map<string, Break>();
  const note = ({ stream, version }: Pick<Break, 'stream' | 'version'>, why: Break['why']) => {
    if (!breaks.has(stream)) breaks.set(stream, { stream, version, why });
  };
  let previous = { stream: '', version: 0, hash: beginning };
  for (;;) {
    const { rows } = await pool.query<Row>(
      `select stream, version, type, record.civil(at) as at, body, hash from record.event
       where (stream, version) > ($1, $2) and ($3::text is null or stream = $3)
       order by stream, version limit ${page}`,
      [previous.stream, previous.version, stream],
    );
    const forged = await forgedIn(pool, rows);
    for (const row of rows) {
      const before = row.stream === previous.stream ? previous : { version: 0, hash: beginning };
      const why = judge(row, before) ?? (forged.has(row) ? 'private' : undefined);
      if (why) note(row, why);
      previous = row;
    }
    if (rows.length < page) break;
  }
  for (const head of await wrongHeads(pool, stream)) note(head, 'head');
  if (stream === undefined) for (const entry of await wrongInLedger(pool)) note(entry, 'ledger');
  return [...breaks.values()];
}

function judge(row: Row, before: { readonly version: number; readonly hash: string }): Break['why'] | undefined {
  if (row.version !== before.version + 1) return 'gap';
  if (chain(before.hash, row.body) !== row.hash) return 'hash';
  const { stream, version, at, event } = JSON.parse(row.body) as Envelope;
  const same =
    stream === row.stream &&
    version === row.version &&
    event.type === row.type &&
    Date.parse(at) === Date.parse(row.at);
  return same ? undefined : 'column';
}

/** Rows that speak of a ciphertext which is missing, or not the one their text commits to. */
async function forgedIn(pool: Pool | ClientBase, rows: readonly Row[]): Promise<ReadonlySet<Row>> {
  const speaking = rows.filter(({ body }) => body.includes(sealedMark)).map((row) => ({ row, said: saidBy(row) }));
  const { rows: ciphers } = await pool.query<{ ref: string; ciphertext: string }>(
    'select ref, ciphertext from record.private where stream = any($1)',
    [[...new Set(speaking.map(({ row }) => row.stream))]],
  );
  const stands = new Map(ciphers.map(({ ref, ciphertext }) => [ref, commitmentTo(ciphertext)]));
  return new Set(
    speaking
      .filter(({ said }) => said.some(({ sealed, commitment }) => stands.get(sealed) !== commitment))
      .map(({ row }) => row),
  );
}

function saidBy({ body }: Row) {
  try {
    return sealedIn(JSON.parse(body));
  } catch {
    // No JSON any more: the hash says so already.
    return [];
  }
}

/** Streams whose last event is not the one their row names. */
async function wrongHeads(
  pool: Pool | ClientBase,
  stream: string | undefined,
): Promise<readonly Pick<Break, 'stream' | 'version'>[]> {
  const { rows } = await pool.query<Pick<Break, 'stream' | 'version'>>(
    `select coalesce(s.stream, e.stream) as stream, coalesce(e.version, s.version) as version
     from (select * from record.stream where $1::text is null or stream = $1) s
     full join (select distinct on (stream) stream, version, hash from record.event
                where $1::text is null or stream = $1 order by stream, version desc) e
       on e.stream = s.stream
     where (e.version, e.hash) is distinct from (s.version, s.hash)
     order by 1`,
    [stream],
  );
  return rows;
}

/** Events that the ledger lacks, and entries that leave a gap, name no event, or stand in another order than their stream. */
async function wrongInLedger(pool: Pool | ClientBase): Promise<readonly Pick<Break, 'stream' | 'version'>[]> {
  const { rows } = await pool.query<Pick<Break, 'stream' | 'version'>>(
    `select stream, version from (
       select l.stream, l.version, e.stream is not null as known,
              l.number = 1 + lag(l.number, 1, 0) over (order by l.number) as dense,
              l.version = 1 + lag(l.version, 1, 0) over (partition by l.stream order by l.number) as ordered
       from record.ledger l left join record.event e using (stream, version)
     ) entries where not (known and dense and ordered)
     union all
     select stream, version from record.event e
     where not exists (select from record.ledger l where (l.stream, l.version) = (e.stream, e.version))
       and not exists (select from record.unsequenced u where (u.stream, u.version) = (e.stream, e.version))
     order by 1, 2`,
  );
  return rows;
}
