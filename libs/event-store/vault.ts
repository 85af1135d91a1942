import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import { isPrivate, type Private } from '@anjing/lifecycle';

/** What the hashed text holds in place of a private value: a reference, and a commitment over the ciphertext. */
export interface Sealed {
  readonly sealed: string;
  readonly commitment: string;
  readonly under: string;
}

/** A ciphertext as it stands beside the chain: reference, owner of its key, text in base64. */
export type CipherRow = readonly [ref: string, owner: string, ciphertext: string];

const nonceLength = 12;
const tagLength = 16;

/** Seals and opens private values. Each owner has a data key, wrapped under the installation's master key. */
export class Vault {
  /** @param masterKey 32 bytes */
  constructor(private readonly masterKey: Buffer) {
    if (masterKey.length !== 32) throw new Error('the master key must have 32 bytes');
  }

  /** The values of one stream, with the keys that stood when it was opened. */
  of(stream: string, wrapped: Readonly<Record<string, string | null>>): OpenVault {
    return new OpenVault(stream, this, new Map(Object.entries(wrapped)));
  }

  wrap(key: Buffer, owner: string): string {
    return encrypt(this.masterKey, key, owner);
  }

  unwrap(wrapped: string, owner: string): Buffer {
    return decrypt(this.masterKey, wrapped, owner);
  }
}

export class OpenVault {
  private newKeys: Record<string, string> = {};
  private newRows: CipherRow[] = [];

  constructor(
    private readonly stream: string,
    private readonly vault: Vault,
    private readonly wrapped: Map<string, string | null>,
    private readonly keys = new Map<string, Buffer>(),
  ) {}

  /** The same keys for a transaction of its own: those it makes are nobody else's until they are stored. */
  copy(): OpenVault {
    return new OpenVault(this.stream, this.vault, new Map(this.wrapped), new Map(this.keys));
  }

  /** Owners in `value` about whose keys nothing is known yet: persons of whom the stream has not spoken. */
  strangers(value: unknown): string[] {
    const owners = new Set<string>();
    mapObjects(value, isPrivate, ({ under }) => owners.add(this.ownerOf(under)));
    return [...owners].filter((owner) => owner !== this.ownerOf('case') && !this.wrapped.has(owner));
  }

  /** Takes in the keys of `owners` as they stand in the record; those without a row have none yet. */
  learn(wrapped: Readonly<Record<string, string | null>>): void {
    for (const [owner, key] of Object.entries(wrapped)) this.wrapped.set(owner, key);
  }

  /** Keys and ciphertexts made since the last time, to be stored with the events that use them. */
  takeNew(): { keys: Readonly<Record<string, string>>; privates: readonly CipherRow[] } {
    const taken = { keys: this.newKeys, privates: this.newRows };
    this.newKeys = {};
    this.newRows = [];
    return taken;
  }

  /** `value` with every private value sealed. */
  seal(value: unknown): unknown {
    return mapObjects(value, isPrivate, (secret) => this.sealOne(secret));
  }

  /** `value` with every sealed value opened; null stands where its key has been destroyed. */
  reveal(value: unknown, rows: ReadonlyMap<string, CipherRow>): unknown {
    return mapObjects(value, isSealed, ({ sealed, under }): Private => {
      const row = rows.get(sealed);
      const key = row && this.keyOf(row[1]);
      const text = row && key ? decrypt(key, row[2], sealed).toString('utf8') : null;
      return { private: text, under: under as Private['under'] };
    });
  }

  private sealOne({ private: text, under }: Private): Sealed {
    if (text === null) throw new TypeError('an erased value cannot be written again');
    const owner = this.ownerOf(under);
    const key = this.keyOf(owner) ?? this.makeKey(owner);
    const ref = randomUUID();
    const ciphertext = encrypt(key, Buffer.from(text, 'utf8'), ref);
    this.newRows.push([ref, owner, ciphertext]);
    return { sealed: ref, commitment: commitmentTo(ciphertext), under };
  }

  private ownerOf(under: string): string {
    return under === 'case' ? `case:${this.stream}` : under;
  }

  private keyOf(owner: string): Buffer | undefined {
    const known = this.keys.get(owner);
    if (known) return known;
    const wrapped = this.wrapped.get(owner);
    if (!wrapped) return undefined;
    const key = this.vault.unwrap(wrapped, owner);
    this.keys.set(owner, key);
    return key;
  }

  private makeKey(owner: string): Buffer {
    if (this.wrapped.get(owner) === null) throw new TypeError(`the key of ${owner} has been destroyed`);
    const key = randomBytes(32);
    const wrapped = this.vault.wrap(key, owner);
    this.keys.set(owner, key);
    this.wrapped.set(owner, wrapped);
    this.newKeys[owner] = wrapped;
    return key;
  }
}

/** Stands in the text of every event that speaks of a sealed value, and spares the others a search. */
export const sealedMark = '"sealed":';

/** References and commitments of the sealed values in `value`. */
export function sealedIn(value: unknown): readonly Sealed[] {
  const found: Sealed[] = [];
  mapObjects(value, isSealed, (sealed) => found.push(sealed));
  return found;
}

/** What an event says of a ciphertext. */
export function commitmentTo(ciphertext: string): string {
  return createHash('sha256').update(ciphertext, 'base64').digest('hex');
}

function isSealed(value: unknown): value is Sealed {
  return typeof value === 'object' && value !== null && 'sealed' in value && 'commitment' in value;
}

/** `value` with everything found changed; what holds nothing of the kind is given back as it is. */
function mapObjects<T>(value: unknown, is: (value: unknown) => value is T, change: (found: T) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (is(value)) return change(value);
  if (Array.isArray(value)) return value.map((entry) => mapObjects(entry, is, change));
  let changed: Record<string, unknown> | undefined;
  for (const [key, entry] of Object.entries(value)) {
    const mapped = mapObjects(entry, is, change);
    if (mapped !== entry) (changed ??= { ...value })[key] = mapped;
  }
  return changed ?? value;
}

/** AES-256-GCM; what the value belongs to is authenticated with it, so that no row can stand in for another. */
function encrypt(key: Buffer, plain: Buffer, belongsTo: string): string {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(belongsTo));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64');
}

function decrypt(key: Buffer, text: string, belongsTo: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength))
    .setAAD(Buffer.from(belongsTo))
    .setAuthTag(bytes.subarray(-tagLength));
  return Buffer.concat([decipher.update(bytes.subarray(nonceLength, -tagLength)), decipher.final()]);
}
