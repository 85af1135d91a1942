import { createHash, randomBytes } from 'node:crypto';
import type { SessionSettings } from '@anjing/platform';
import type { Pool } from 'pg';

/** A browser in which somebody is signed in. Times are milliseconds since 1970 of real time. */
export interface Session {
  /** Handle in lists; it opens nothing. */
  readonly id: string;
  /** `iss|sub` */
  readonly subject: string;
  /** Post in which alone the person acts; null: in each that they hold. */
  readonly acting: string | null;
  /** Family of browser and system. */
  readonly agent: string;
  readonly createdAt: number;
  readonly authenticatedAt: number;
  readonly seenAt: number;
  /** When it ends if nothing more is asked. */
  readonly expiresAt: number;
}

/** Who signs in, from where. */
export interface SigningIn {
  readonly subject: string;
  readonly authenticatedAt: number;
  readonly agent: string;
}

/** The columns of a session; `$1` is how long one may rest, in minutes. */
const columns = `id, subject, acting, agent,
  (extract(epoch from created_at) * 1000)::float8 as "createdAt",
  (extract(epoch from authenticated_at) * 1000)::float8 as "authenticatedAt",
  (extract(epoch from seen_at) * 1000)::float8 as "seenAt",
  (extract(epoch from least(expires_at, seen_at + $1 * interval '1 minute')) * 1000)::float8 as "expiresAt"`;
const alive = `expires_at > now() and seen_at > now() - $1 * interval '1 minute'`;

/** The sessions of browsers. Whoever reads the table cannot take one over: it holds hashes only. */
export class Sessions {
  constructor(
    private readonly pool: Pool,
    private readonly settings: SessionSettings,
  ) {}

  /** Signs somebody in. @returns the secret that the cookie holds, 32 random bytes in base64url; it is told this once */
  async open({ subject, authenticatedAt, agent }: SigningIn): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    const { idleMinutes, hours } = this.settings;
    await this.pool.query(`delete from access.session where not (${alive})`, [idleMinutes]);
    await this.pool.query(
      `insert into access.session (secret_hash, subject, agent, authenticated_at, expires_at)
       values ($1, $2, $3, to_timestamp($4::float8 / 1000), now() + $5 * interval '1 hour')`,
      [hashOf(secret), subject, agent, authenticatedAt, hours],
    );
    return secret;
  }

  /** The session that a cookie opens, if it has not ended; being asked for keeps it alive. */
  async of(secret: string): Promise<Session | undefined> {
    const { rows } = await this.pool.query<Session>(
      // Written at most once a minute: reading is what most requests do.
      `with touched as (
         update access.session set seen_at = now()
         where secret_hash = $2 and ${alive} and seen_at < now() - interval '1 minute'
       )
       select ${columns} from access.session where secret_hash = $2 and ${alive}`,
      [this.settings.idleMinutes, hashOf(secret)],
    );
    return rows[0];
  }

  /** Whether a session has not ended; asking does not keep it alive. */
  async stands(id: string): Promise<boolean> {
    const { rowCount } = await this.pool.query(`select 1 from access.session where id = $2 and ${alive}`, [
      this.settings.idleMinutes,
      id,
    ]);
    return rowCount === 1;
  }

  /** Every session of an account that has not ended, the one used last first. */
  async all(subject: string): Promise<readonly Session[]> {
    const { rows } = await this.pool.query<Session>(
      `select ${columns} from access.session where subject = $2 and ${alive} order by seen_at desc, id`,
      [this.settings.idleMinutes, subject],
    );
    return rows;
  }

  /** Chooses the post in which the person acts; null: each that they hold. */
  async actIn(id: string, post: string | null): Promise<void> {
    await this.pool.query('update access.session set acting = $2 where id = $1', [id, post]);
  }

  async end(secret: string): Promise<void> {
    await this.pool.query('delete from access.session where secret_hash = $1', [hashOf(secret)]);
  }

  /** Signs an account out everywhere. @returns how many sessions ended */
  async endAll(subject: string): Promise<number> {
    const { rowCount } = await this.pool.query('delete from access.session where subject = $1', [subject]);
    return rowCount ?? 0;
  }
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest();
