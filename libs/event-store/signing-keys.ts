import { createHash, generateKeyPairSync } from 'node:crypto';
import type { Moment } from '@anjing/lifecycle';
import type { Pool, PoolClient } from 'pg';
import { Vault } from './vault';

/** The public part of a signing key, as anybody may fetch it (RFC 8037). */
export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  /** The public key, 32 bytes in base64url. */
  readonly x: string;
  readonly kid: string;
  readonly alg: 'EdDSA';
  readonly use: 'sig';
}

/** A key that signs: its private part `d`, 32 bytes in base64url, beside the public one. */
export type PrivateJwk = PublicJwk & { readonly d: string };

interface KeyRow {
  readonly kid: string;
  readonly public: PublicJwk;
  readonly wrapped: string;
  /** Milliseconds since 1970, as strings of the database. */
  readonly from: string;
  readonly until: string;
  readonly published: string;
}

interface HeldKey {
  readonly jwk: PrivateJwk;
  readonly from: number;
  readonly until: number;
  published: number;
}

const dayLength = 86_400_000;
/** How long keys in memory are gone by before the database is asked again, in milliseconds: a key taken out is out by then. */
const believed = 30_000;
/** Two that look for a missing key take turns. */
const lock = 4117264;

/**
 * The rotating keys that sign entry passes: one is current, the next is published before its time, and a retired one
 * stays published while anything that it signed may still be shown.
 */
export class SigningKeys {
  private readonly vault: Vault;
  private held: readonly HeldKey[] = [];
  private heldSince = -Infinity;

  /**
   * @param masterKey 32 bytes that wrap the private parts
   * @param rotationDays how long a key is the current one
   */
  constructor(
    private readonly pool: Pool,
    masterKey: Buffer,
    private readonly rotationDays: number,
  ) {
    this.vault = new Vault(masterKey);
  }

  /**
   * The key that signs at `now`, for something that is shown until `shownUntil` at most: until then it stays published.
   * @param now a moment of the house's clock
   */
  async signing(now: Moment, shownUntil: Moment): Promise<PrivateJwk> {
    const key = await this.currentAt(Date.parse(now));
    if (await this.publishUntil(key, Date.parse(shownUntil))) return key.jwk;
    // The operator has taken it out meanwhile: another is current.
    this.heldSince = -Infinity;
    return this.signing(now, shownUntil);
  }

  /** The public keys at `now`, soonest first: retired ones that something may still show, the current one, the next. */
  async published(now: Moment): Promise<PublicJwk[]> {
    await this.currentAt(Date.parse(now));
    return this.held.map(({ jwk: { d: _, ...publicJwk } }) => publicJwk);
  }

  private async currentAt(now: number): Promise<HeldKey> {
    const known = Date.now() - this.heldSince < believed ? current(this.held, now) : undefined;
    if (known) return known;
    this.held = await this.load(now);
    this.heldSince = Date.now();
    const loaded = current(this.held, now);
    if (!loaded) throw new Error('no signing key is current');
    return loaded;
  }

  /** @returns false where the key is there no more */
  private async publishUntil(key: HeldKey, shownUntil: number): Promise<boolean> {
    if (shownUntil <= key.published) return true;
    const { rowCount } = await this.pool.query(
      `update process.signing_key set published_until = greatest(published_until, to_timestamp($2::float8 / 1000))
       where kid = $1`,
      [key.jwk.kid, shownUntil],
    );
    key.published = shownUntil;
    return rowCount === 1;
  }

  /** The keys as they stand, after those that are missing at `now` were made and those that nothing shows any more went. */
  private async load(now: number): Promise<readonly HeldKey[]> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock($1)', [lock]);
      await client.query('delete from process.signing_key where published_until <= to_timestamp($1::float8 / 1000)', [
        now,
      ]);
      const rows = await this.complete(client, now);
      await client.query('commit');
      return rows.map((row) => this.open(row));
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  }

  /** Makes the current key and the one after it where they are missing. */
  private async complete(client: PoolClient, now: number): Promise<readonly KeyRow[]> {
    const before = await keysIn(client);
    const until = await this.coverFrom(client, before, now);
    await this.coverFrom(client, await keysIn(client), until);
    return keysIn(client);
  }

  /** Makes a key that is current at `at` where there is none. @returns the end of the key that is current then */
  private async coverFrom(client: PoolClient, keys: readonly KeyRow[], at: number): Promise<number> {
    const covering = keys.find(({ from, until }) => Number(from) <= at && at < Number(until));
    if (covering) return Number(covering.until);
    // A clock that was set back meets keys of later: the new one ends where they begin.
    const later = keys.map(({ from }) => Number(from)).filter((from) => from > at);
    const until = Math.min(at + this.rotationDays * dayLength, ...later);
    const { d, ...publicJwk } = newKey();
    await client.query(
      `insert into process.signing_key (kid, public, wrapped, current_from, current_until, published_until)
       values ($1, $2, $3, to_timestamp($4::float8 / 1000), to_timestamp($5::float8 / 1000), to_timestamp($5::float8 / 1000))`,
      [publicJwk.kid, publicJwk, this.vault.wrap(Buffer.from(d, 'base64url'), ownerOf(publicJwk.kid)), at, until],
    );
    return until;
  }

  private open({ kid, public: publicJwk, wrapped, from, until, published }: KeyRow): HeldKey {
    const d = this.vault.unwrap(wrapped, ownerOf(kid)).toString('base64url');
    return { jwk: { ...publicJwk, d }, from: Number(from), until: Number(until), published: Number(published) };
  }
}

const ownerOf = (kid: string) => `signing:${kid}`;

function current(keys: readonly HeldKey[], now: number): HeldKey | undefined {
  return keys.find(({ from, until }) => from <= now && now < until);
}

async function keysIn(client: PoolClient): Promise<KeyRow[]> {
  const { rows } = await client.query<KeyRow>(
    `select kid, public, wrapped, (extract(epoch from current_from) * 1000)::bigint as "from",
            (extract(epoch from current_until) * 1000)::bigint as until,
            (extract(epoch from published_until) * 1000)::bigint as published
     from process.signing_key order by current_from`,
  );
  return rows;
}

function newKey(): PrivateJwk {
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  // A name, not a proof: short, because every pass carries it in its QR code.
  const kid = createHash('sha256').update(x, 'base64url').digest('base64url').slice(0, 8);
  return { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig', d };
}
