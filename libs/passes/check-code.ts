/** Crockford's base 32: no I, L, O or U, so that a code survives being read aloud. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const bytesUsed = 5;

/** The form of a check code, as people write it. */
const form = /^[0-9A-HJKMNP-TV-Z]{4}-?[0-9A-HJKMNP-TV-Z]{4}$/;

/**
 * The short code of a pass, `K7QF-2M9D`, by which people compare two passes by voice.
 *
 * It is the first 40 bits of a SHA-256 over everything the pass says, so it stays the same when a new key signs the same
 * pass, and changes with every word of it, officers and items included. It is a fingerprint, not a secret and not a
 * proof: two passes share a code by chance once in 10¹², somebody who wants other content under a given code has to try
 * about 2⁴⁰ contents, and anybody can print a code on paper. Only the live answer opens a gate.
 * @param claims everything the pass says ({@link claimsOf}), as JSON in base64url
 */
export async function checkCodeOf(claims: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`anjing pass ${claims}`));
  const bits = Array.from(new Uint8Array(digest, 0, bytesUsed), (byte) => byte.toString(2).padStart(8, '0')).join('');
  return written((bits.match(/.{5}/g) ?? []).map((five) => alphabet[parseInt(five, 2)]).join(''));
}

/** A check code as somebody typed it, in the form in which it is printed; undefined where it is none. */
export function checkCodeIn(typed: string): string | undefined {
  const code = typed.toUpperCase();
  return form.test(code) ? written(code.replace('-', '')) : undefined;
}

const written = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;
