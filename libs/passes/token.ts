import type { Refusal } from '@anjing/lifecycle';
import type { JSONWebKeySet } from 'jose';
import { checkCodeOf } from './check-code';
import { claimsOf, passOf, type EntryPass } from './pass';
import { sign, verify, type SigningJwk } from './signed';
import type { PassCode } from './texts';

/** What a token turned out to be. */
export type PassReading =
  { readonly pass: EntryPass; readonly checkCode: string } | { readonly refusal: Refusal<PassCode> };

/**
 * The token of a pass: JWS compact, signed with EdDSA. The same pass and key give the same token.
 * @param publicUrl the service's public base URL: issuer and audience
 * @throws RangeError where the hours of the pass do not lie within its day
 */
export async function signPass(pass: EntryPass, key: SigningJwk, publicUrl: string): Promise<string> {
  return sign('anjing-pass', claimsOf(pass, publicUrl), key);
}

/**
 * The pass that a token is, whenever its hours are; or why it is none of this service's: `pass.malformed`,
 * `pass.unknown-key`, `pass.forged`, `pass.other-service`.
 * @param keys the public keys of the service
 */
export async function readPass(token: string, keys: JSONWebKeySet, publicUrl: string): Promise<PassReading> {
  const verified = await verify('anjing-pass', token, keys);
  if ('distrust' in verified) return { refusal: { code: `pass.${verified.distrust}` } };
  const said = passOf(verified.content);
  if (!said) return { refusal: { code: 'pass.malformed' } };
  if (said.issuer !== publicUrl)
    return { refusal: { code: 'pass.other-service', parameters: { issuer: said.issuer } } };
  return { pass: said.pass, checkCode: await checkCodeOf(token) };
}
