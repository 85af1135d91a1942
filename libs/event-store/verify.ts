import type { Pool } from 'pg';
import { beginning, chain } from './postgres-record';

/** The first place at which a stream is not what was recorded. */
export interface Break {
  readonly stream: string;
  readonly version: number;
  readonly why: 'gap' | 'hash' | 'column' | 'head';
}

interface Row {
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly at: string;
  readonly body: string;
  readonly hash: string;
}

const page = 2_000;

/** Recomputes every chain from the stored texts. An empty list: nothing was changed, left out or put in. */
export async function verify(pool: Pool): Promise<readonly Break[]> {
  const breaks: Break[] = [];
  const broken = new Set<string>();
  let previous = { stream: '', version: 0, hash: beginning };
  for (;;) {
    const { rows } = await pool.query<Row>(
      `select stream, version, type, record.civil(at) as at, body, hash from record.event
       where (stream, version) > ($1, $2) order by stream, version limit ${page}`,
      [previous.stream, previous.version],
    );
    for (const row of rows) {
      const first = row.stream !== previous.stream;
      const before = first ? { version: 0, hash: beginning } : previous;
      const why = judge(row, before);
      if (why && !broken.has(row.stream)) {
        broken.add(row.stream);
        breaks.push({ stream: row.stream, version: row.version, why });
      }
      previous = row;
    }
    if (rows.length < page) break;
  }
  const { rows: heads } = await pool.query<{ stream: string; version: number }>(
    `select s.stream, s.version from record.stream s
     left join record.event e on e.stream = s.stream and e.version = s.version
     where e.hash is distinct from s.hash
        or exists (select 1 from record.event beyond where beyond.stream = s.stream and beyond.version > s.version)`,
  );
  return [
    ...breaks,
    ...heads
      .filter(({ stream }) => !broken.has(stream))
      .map(({ stream, version }) => ({ stream, version, why: 'head' as const })),
  ];
}

function judge(row: Row, before: { readonly version: number; readonly hash: string }): Break['why'] | undefined {
  if (row.version !== before.version + 1) return 'gap';
  if (chain(before.hash, row.body) !== row.hash) return 'hash';
  const { stream, version, at, event } = JSON.parse(row.body) as {
    stream: string;
    version: number;
    at: string;
    event: { type: string };
  };
  const same =
    stream === row.stream &&
    version === row.version &&
    event.type === row.type &&
    Date.parse(at) === Date.parse(row.at);
  return same ? undefined : 'column';
}
