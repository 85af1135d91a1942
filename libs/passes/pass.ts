import { dateOf, instant, isBefore, isCivilDate, momentOf, type CivilDate, type Moment } from '@anjing/calendar';
import { z } from 'zod';

/** Which pass it is, and for when: what the code on paper says of it by itself. */
export interface DayPass {
  /** The visit's, with a number that each pass issued anew raises. */
  readonly id: string;
  /** Stream of the visit. */
  readonly visit: string;
  /** The visit's one day. */
  readonly day: CivilDate;
  /** First minute on site, of that day. */
  readonly from: Moment;
  /** First minute no longer on site, of that day or its midnight. */
  readonly until: Moment;
}

/** What an entry pass says: one day of one team at one site, ending with its hours (rules §6). */
export interface EntryPass extends DayPass {
  /** Ids of the agencies that go, the lead first. */
  readonly agencies: readonly string[];
  /** Ids of the items; none where the enterprise asked for the visit. */
  readonly items: readonly string[];
  /** Numbers of the officers' certificates. */
  readonly officers: readonly string[];
  /** Id of the site. */
  readonly site: string;
  readonly issuedAt: Moment;
}

const id = z.string().min(1).max(200);
const ids = z.array(id).max(200);
const seconds = z.int().min(0).max(10_000_000_000);

/** Everything that a pass says, as release 0.1.0 signed it in full; the check code is still taken over it. */
const schema = z.strictObject({
  iss: z.string(),
  aud: z.string(),
  jti: id,
  sub: id,
  iat: seconds,
  nbf: seconds,
  exp: seconds,
  agencies: ids.min(1),
  items: ids,
  officers: ids.min(1),
  site: id,
  day: z.string().refine(isCivilDate),
});

export type Claims = z.infer<typeof schema>;

const secondsOf = (moment: Moment) => Math.floor(instant(moment) / 1_000);
const momentAt = (at: number) => momentOf(at * 1_000);

/**
 * The claims of a pass, in the one order in which they are signed.
 * @throws RangeError where the hours do not lie within the day
 */
export function claimsOf(pass: EntryPass, publicUrl: string): Claims {
  if (!isOfOneDay(pass)) throw new RangeError(`the hours of pass ${pass.id} are not those of one day`);
  return {
    iss: publicUrl,
    aud: publicUrl,
    jti: pass.id,
    sub: pass.visit,
    iat: secondsOf(pass.issuedAt),
    nbf: secondsOf(pass.from),
    exp: secondsOf(pass.until),
    agencies: [...pass.agencies],
    items: [...pass.items],
    officers: [...pass.officers],
    site: pass.site,
    day: pass.day,
  };
}

/** The pass that claims speak of, and for which service; undefined where they are not those of a pass. */
export function passOf(claims: unknown): { readonly pass: EntryPass; readonly issuer: string } | undefined {
  const read = schema.safeParse(claims);
  if (!read.success || read.data.iss !== read.data.aud) return undefined;
  const { iss, jti, sub, iat, nbf, exp, agencies, items, officers, site, day } = read.data;
  const pass: EntryPass = {
    id: jti,
    visit: sub,
    agencies,
    items,
    officers,
    site,
    day,
    from: momentAt(nbf),
    until: momentAt(exp),
    issuedAt: momentAt(iat),
  };
  return isOfOneDay(pass) ? { pass, issuer: iss } : undefined;
}

/** Whether the hours of a pass lie within its day. */
export function isOfOneDay({ day, from, until }: Pick<DayPass, 'day' | 'from' | 'until'>): boolean {
  const lastMinute = momentOf(instant(until) - 60_000);
  return isBefore(from, until) && dateOf(from) === day && dateOf(lastMinute) === day;
}
