import { instant, isBefore, momentOf, type Moment } from '@anjing/calendar';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { sign, verify, type SigningJwk } from './signed';

/** A pass that lets nobody in any more, though its hours have not ended. */
export interface RevokedPass {
  readonly id: string;
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
  revoked: z.array(z.strictObject({ id: z.string(), until: moment })),
});

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
      .map(({ id, until }) => ({ id, until }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** The list, signed like a pass. */
export async function signRevocations(list: RevocationList, key: SigningJwk, publicUrl: string): Promise<string> {
  return sign('anjing-revocations', { iss: publicUrl, ...list }, key);
}

/** Reads a signed list; undefined where it is not one of this service's. */
export async function readRevocations(
  text: string,
  keys: JSONWebKeySet,
  publicUrl: string,
): Promise<RevocationList | undefined> {
  const verified = await verify('anjing-revocations', text, keys);
  const read = 'content' in verified ? schema.safeParse(verified.content) : undefined;
  if (!read?.success || read.data.iss !== publicUrl) return undefined;
  const { issuedAt, nextUpdate, revoked } = read.data;
  return { issuedAt, nextUpdate, revoked };
}
