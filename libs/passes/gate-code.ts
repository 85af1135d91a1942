import { instant, momentOf, type Moment } from '@anjing/calendar';

/** How long a code is the new one, in milliseconds; the one before it is still taken. */
const step = 120_000;
const digits = 8;

/** A code that a gate shows, and when it is no longer taken. */
export interface GateCode {
  /** Eight digits. */
  readonly code: string;
  readonly until: Moment;
}

/**
 * The code by which a gate confirms a check-in: the officer reads it at the gate and sends it with their own act. It
 * holds for this visit at this gate, two to four minutes.
 * @param link what stands of the gate's device link: its hash; whoever knows it can make the code, so it is shown to nobody
 * @param visit stream of the visit
 */
export async function gateCode(link: string, visit: string, now: Moment): Promise<GateCode> {
  const place = placeOf(now);
  return { code: await codeAt(link, visit, place), until: momentOf((place + 2) * step) };
}

/** Whether a gate of this link showed `code` for the visit, and not too long ago. */
export async function isGateCode(code: string, link: string, visit: string, now: Moment): Promise<boolean> {
  const place = placeOf(now);
  const taken = await Promise.all([place, place - 1].map((at) => codeAt(link, visit, at)));
  return taken.includes(code.replace(/\s/g, ''));
}

const placeOf = (now: Moment) => Math.floor(instant(now) / step);

async function codeAt(link: string, visit: string, place: number): Promise<string> {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const key = await crypto.subtle.importKey('raw', bytes(link), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, bytes(`anjing gate ${visit} ${place}`));
  return String(new DataView(mac).getBigUint64(0) % 10n ** BigInt(digits)).padStart(digits, '0');
}
