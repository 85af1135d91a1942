import { base64url, CompactSign, compactVerify, decodeProtectedHeader, type JSONWebKeySet, type JWK } from 'jose';

const algorithm = 'EdDSA';

/**
 * What can be signed: no text of one kind is ever taken for one of another. `anjing-pass` is the pass as release 0.1.0
 * wrote it, with everything it says; `anjing-pass-2` the short one that fits a QR code.
 */
export type SignedKind = 'anjing-pass' | 'anjing-pass-2' | 'anjing-revocations';

/** The longest text that is looked at, in characters: a pass of twenty officers, a code on paper, the list of a bad month end. */
const longest: Record<SignedKind, number> = {
  'anjing-pass': 4_096,
  'anjing-pass-2': 512,
  'anjing-revocations': 4_194_304,
};

/** Why a signed text is not believed. */
export type Distrust = 'malformed' | 'unknown-key' | 'forged';

/** A signed text that is believed. */
export interface Verified {
  readonly kind: SignedKind;
  /** What was signed, in UTF-8. */
  readonly content: string;
}

/** A key that signs, as JWK with its private part and `kid`. */
export type SigningJwk = JWK & { readonly kid: string };

/** Signs `content` (JWS compact, EdDSA over Ed25519). */
export async function sign(kind: SignedKind, content: string, key: SigningJwk): Promise<string> {
  return new CompactSign(new TextEncoder().encode(content))
    .setProtectedHeader({ alg: algorithm, typ: kind, kid: key.kid })
    .sign(key);
}

/** Reads a signed text of one of `kinds`: its content, or why it is not believed. */
export async function verify(
  kinds: readonly SignedKind[],
  text: string,
  keys: JSONWebKeySet,
): Promise<Verified | { readonly distrust: Distrust }> {
  if (text.length > Math.max(...kinds.map((kind) => longest[kind])) || !isWrittenOneWay(text))
    return { distrust: 'malformed' };
  const header = headerOf(text);
  const kind = kinds.find((one) => one === header?.typ);
  if (!header || kind === undefined || text.length > longest[kind]) return { distrust: 'malformed' };
  // The header never chooses how it is checked: one algorithm, on one curve, whatever it says.
  if (header.alg !== algorithm) return { distrust: 'forged' };
  const key = keys.keys.find(({ kid, kty, crv }) => kid === header.kid && kty === 'OKP' && crv === 'Ed25519');
  if (!key) return { distrust: 'unknown-key' };
  const verified = await compactVerify(text, key, { algorithms: [algorithm] }).catch(() => undefined);
  if (!verified) return { distrust: 'forged' };
  return { kind, content: new TextDecoder().decode(verified.payload) };
}

/** What signed JSON says; undefined where it is none. */
export function jsonOf({ content }: Verified): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

/** Three parts of base64url without a spare bit set: one token, one spelling. */
function isWrittenOneWay(text: string): boolean {
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)) return false;
  try {
    return text.split('.').every((part) => base64url.encode(base64url.decode(part)) === part);
  } catch {
    return false;
  }
}

function headerOf(text: string): ReturnType<typeof decodeProtectedHeader> | undefined {
  try {
    return decodeProtectedHeader(text);
  } catch {
    return undefined;
  }
}
