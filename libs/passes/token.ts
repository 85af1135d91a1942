import type { Refusal } from '@anjing/lifecycle';
import { base64url, type JSONWebKeySet } from 'jose';
import { checkCodeOf } from './check-code';
import { claimsOf, passOf, type DayPass, type EntryPass } from './pass';
import { issuerMark, shortForm, shortText, siteMark, type ShortForm } from './short-form';
import { jsonOf, sign, verify, type SigningJwk, type Verified } from './signed';
import type { PassCode } from './texts';

/** A pass as its officers carry it. */
export interface SignedPass {
  /** What its QR code carries. */
  readonly token: string;
  readonly checkCode: string;
}

/** What a genuine token says by itself. */
export interface GenuinePass {
  readonly pass: DayPass;
  /** {@link siteMark} of the site for which it is. */
  readonly site: string;
  readonly checkCode: string;
  /** Everything that the pass says, where the token carries it: only tokens of release 0.1.0 do. */
  readonly whole?: EntryPass;
}

/** What a token turned out to be. */
export type PassReading = GenuinePass | { readonly refusal: Refusal<PassCode> };

/**
 * Signs a pass: JWS compact, EdDSA, over its short form. The same pass and key give the same token.
 * @param publicUrl the service's public base URL
 * @throws RangeError where the hours of the pass do not lie within its day
 */
export async function signPass(pass: EntryPass, key: SigningJwk, publicUrl: string): Promise<SignedPass> {
  const checkCode = await checkCodeOf(base64url.encode(JSON.stringify(claimsOf(pass, publicUrl))));
  const [site, issuer] = await Promise.all([siteMark(pass.site), issuerMark(publicUrl)]);
  return { token: await sign('anjing-pass-2', shortText({ pass, site, issuer, checkCode }), key), checkCode };
}

/**
 * The pass that a token is, whenever its hours are; or why it is none of this service's: `pass.malformed`,
 * `pass.unknown-key`, `pass.forged`, `pass.other-service`. Tokens of release 0.1.0 are read until their day.
 * @param keys the public keys of the service
 */
export async function readPass(token: string, keys: JSONWebKeySet, publicUrl: string): Promise<PassReading> {
  const verified = await verify(['anjing-pass', 'anjing-pass-2'], token, keys);
  if ('distrust' in verified) return { refusal: { code: `pass.${verified.distrust}` } };
  const said = verified.kind === 'anjing-pass' ? await wholePass(verified, token) : shortForm(verified.content);
  if (!said) return { refusal: { code: 'pass.malformed' } };
  const { issuer, ...genuine } = said;
  return issuer === (await issuerMark(publicUrl)) ? genuine : { refusal: { code: 'pass.other-service' } };
}

/** A pass as release 0.1.0 signed it, in the terms of the short form. */
async function wholePass(verified: Verified, token: string): Promise<(GenuinePass & ShortForm) | undefined> {
  const said = passOf(jsonOf(verified));
  if (!said) return undefined;
  const { pass: whole, issuer } = said;
  const { id, visit, day, from, until, site } = whole;
  const [, claims = ''] = token.split('.');
  return {
    pass: { id, visit, day, from, until },
    site: await siteMark(site),
    checkCode: await checkCodeOf(claims),
    whole,
    issuer: await issuerMark(issuer),
  };
}
