import { base64url, CompactSign, compactVerify, decodeProtectedHeader, type JSONWebKeySet, type JWK } from 'jose';

const algorithm = 'EdDSA';

/** What can be signed: no text of one kind is ever taken for one of the other. */
export type SignedKind = 'anjing-pass' | 'anjing-revocations';

/** The longest text that is looked at, in characters: a pass of twenty officers, the list of a bad month end. */
const longest: Record<SignedKind, number> = { 'anjing-pass': 4_096, 'anjing-revocations': 4_194_304 };

/** Why a signed text is not believed. */
export type Distrust = 'malformed' | 'unknown-key' | 'forged';

/** A key that signs, as JWK with its private part and `kid`. */
export type SigningJwk = JWK & { readonly kid: string };

/** Signs `content` (JWS compact, EdDSA over Ed25519). */
export async function sign(kind: SignedKind, content: object, key: SigningJwk): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: algorithm, typ: kind, kid: key.kid })
    .sign(key);
}

/** Reads a signed text: its content, or why it is not believed. */
export async function verify(
  kind: SignedKind,
  text: string,
  keys: JSONWebKeySet,
): Promise<{ readonly content: unknown } | { readonly distrust: Distrust }> {
  if (text.length > longest[kind] || !isWrittenOneWay(text)) return { distrust: 'malformed' };
  const header = headerOf(text);
  if (header?.typ !== kind) return { distrust: 'malformed' };
  // The header never chooses how it is checked: one algorithm, on one curve, whatever it says.
  if (header.alg !== algorithm) return { distrust: 'forged' };
  const key = keys.keys.find(({ kid, kty, crv }) => kid === header.kid && kty === 'OKP' && crv === 'Ed25519');
  if (!key) return { distrust: 'unknown-key' };
  const verified = await compactVerify(text, key, { algorithms: [algorithm] }).catch(() => undefined);
  if (!verified) return { distrust: 'forged' };
  return { content: jsonOf(verified.payload) };
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

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
