import { instant, isBefore, momentOf, type Moment } from '@anjing/calendar';
import { base64url, type JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { jsonOf, sign, verify, type SigningJwk } from './signed';

/** A pass that lets nobody in any more, though its hours have not ended. */
export interface RevokedPass {
  /** Opaque to everybody but who holds the pass: {@link listedAs} of its id. */
  readonly listed: string;
  /** End of its hours: from then on it need not be named. */
  readonly until: Moment;
}

/** The passes that were revoked, as of a moment. */
export interface RevocationList {
  readonly issuedAt: Moment;
  /** By then a newer list is there to be fetched. */
  readonly nextUpdate: Moment;
  readonly revoked: readonly RevokedPass[];
}

const moment = z.iso.datetime({ offset: true });
const schema = z.strictObject({
  iss: z.string(),
  issuedAt: moment,
  nextUpdate: moment,
  revoked: z.array(z.strictObject({ listed: z.string(), until: moment })),
});

/**
 * As what the public list names a pass: a SHA-256, so that only who holds the pass finds it there. The list tells nobody
 * of a visit, which may still stand where its pass was only replaced, and which nobody may know of (rules §6).
 * @param id the pass's id, which names its visit
 */
export async function listedAs(id: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`anjing revoked pass ${id}`));
  return base64url.encode(new Uint8Array(digest));
}

/**
 * The list as it stands at `now`: a pass whose hours have ended is in it no more.
 * @param minutes how long devices may go by it
 */
export function revocationList(revoked: readonly RevokedPass[], now: Moment, minutes: number): RevocationList {
  return {
    issuedAt: now,
    nextUpdate: momentOf(instant(now) + minutes * 60_000),
    revoked: revoked
      .filter(({ until }) => isBefore(now, until))
      .map(({ listed, until }) => ({ listed, until }))
      .sort((a, b) => (a.listed < b.listed ? -1 : 1)),
  };
}

/** The list, signed like a pass. */
export async function signRevocations(list: RevocationList, key: SigningJwk, publicUrl: string): Promise<string> {
  return sign('anjing-revocations', JSON.stringify({ iss: publicUrl, ...list }), key);
}

/** Reads a signed list; undefined where it is not one of this service's. */
export async function readRevocations(
  text: string,
  keys: JSONWebKeySet,
  publicUrl: string,
): Promise<RevocationList | undefined> {
  const verified = await verify(['anjing-revocations'], text, keys);
  const read = 'content' in verified ? schema.safeParse(jsonOf(verified)) : undefined;
  if (!read?.success || read.data.iss !== publicUrl) return undefined;
  const { issuedAt, nextUpdate, revoked } = read.data;
  return { issuedAt, nextUpdate, revoked };
}
