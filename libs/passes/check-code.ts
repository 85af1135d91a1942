/** Crockford's base 32: no I, L, O or U, so that a code survives being read aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytesUsed = 5;

/**
 * The short code of a token, `K7QF-2M9D`, by which people compare two passes by voice.
 *
 * It is the first 40 bits of a SHA-256 over what the pass says, so it stays the same when a new key signs the same pass,
 * and changes with every word of it. It is a fingerprint, not a secret and not a proof: two passes share a code by chance
 * once in 10¹², somebody who wants other content under a given code has to try about 2⁴⁰ contents, and anybody can
 * print a code on paper. Only the live answer opens a gate.
 */
export async function checkCodeOf(token: string): Promise<string> {
  const [, payload = ''] = token.split('.');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`anjing pass ${payload}`));
  const bits = Array.from(new Uint8Array(digest, 0, bytesUsed), (byte) => byte.toString(2).padStart(8, '0')).join('');
  const code = (bits.match(/.{5}/g) ?? []).map((five) => alphabet[parseInt(five, 2)]).join('');
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
