import { createHash, createHmac } from 'node:crypto';

/** Digits and letters that people do not take for one another, thirty-two of them: five bits each. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 16;

/** What a complaint without an account is known by: for whoever sent it, and for the record. */
export interface Anonymous {
  /** `7K2P-9XMD-04TQ-HVWR`: 80 bits, and nowhere but with whoever complains. */
  readonly code: string;
  /** Name of the request in the record. It says nothing of the address that it came from. */
  readonly commandId: string;
}

/** The digest of a request that may name people: nobody without the master key can try names and numbers against it. */
export function sealedDigest(masterKey: Buffer, digest: string): string {
  return createHmac('sha256', masterKey).update(`digest\n${digest}`).digest('hex');
}

/**
 * Code and name of an anonymous request. Both are as good as random to everybody without the master key, and the same for
 * the same request again, so that an answer that was lost on its way can be asked for once more.
 */
export function anonymous(masterKey: Buffer, address: string, idempotencyKey: string): Anonymous {
  const made = (purpose: string) =>
    createHmac('sha256', masterKey).update(`${purpose}\n${address}\n${idempotencyKey}`).digest();
  const letters = Array.from(made('tracking code').subarray(0, length), (byte) => alphabet[byte % 32] ?? '');
  return {
    code: (letters.join('').match(/.{4}/g) ?? []).join('-'),
    commandId: `public ${made('command').toString('hex')}`,
  };
}

/** What the record has of a code, SHA-256 in hex; undefined where `text` is none. Spaces, dashes and small letters do not matter. */
export function hashOfCode(text: string): string | undefined {
  const letters = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  const isCode = letters.length === length && Array.from(letters).every((letter) => alphabet.includes(letter));
  return isCode ? createHash('sha256').update(letters).digest('hex') : undefined;
}
