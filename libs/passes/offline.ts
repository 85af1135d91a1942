import { instant, isBefore, momentOf, type Moment } from '@anjing/calendar';
import { fill, type Language, type Refusal, type Words } from '@anjing/lifecycle';
import type { JSONWebKeySet } from 'jose';
import { judgeHours, judgeOfficers } from './judge';
import type { DayPass } from './pass';
import { listedAs, readRevocations, type RevocationList } from './revocations';
import { siteMark } from './short-form';
import { passTexts, type PassCode } from './texts';
import { readPass, type GenuinePass } from './token';

/** A device's clock may be this many minutes off before it is said (rules §6). */
const clockTolerance = 5;

/** What a device without a connection knows when it is shown a pass. */
export interface OfflineCheck {
  readonly token: string;
  /** Public base URL of the service whose passes the device checks. */
  readonly publicUrl: string;
  /** The service's public keys, as last fetched. */
  readonly keys: JSONWebKeySet;
  /** The signed revocation list, as last fetched; absent where none ever was. */
  readonly revocations?: string;
  /** Id of the site that the device stands at. */
  readonly site: string;
  /** What the device's clock shows now. */
  readonly deviceTime: Moment;
  /** What the service last said the time was, and what the device's clock showed then. */
  readonly lastContact?: { readonly server: Moment; readonly device: Moment };
  /** Numbers of the certificates shown at the gate; absent where nobody has looked. Only a token of release 0.1.0 tells whose they are. */
  readonly officers?: readonly string[];
  /** Passes that this device has let in before, and when. */
  readonly used?: readonly { readonly id: string; readonly at: Moment }[];
  /** Whom to call: a telephone number. */
  readonly call: string;
}

/** What a device may say by itself. `enter` is not among it: only the live answer says so (rules §6). */
export interface OfflineVerdict {
  readonly verdict: 'notConfirmedLive' | 'doNotEnter';
  /** Everything that speaks against the pass; empty where nothing does. */
  readonly reasons: readonly Refusal<PassCode>[];
  /** What is said beside the verdict: what cannot be known here, a clock that is off, a list that is old or missing. */
  readonly remarks: readonly Refusal<PassCode>[];
  /** The whole verdict for people. */
  readonly words: Words;
  /** Moment of the revocation list gone by. */
  readonly listOf?: Moment;
  /** What the pass says, where its signature is right. */
  readonly pass?: DayPass;
  readonly checkCode?: string;
}

/** Judges a pass without a connection, by what the device knows. Pure but for the signature's arithmetic. */
export async function offlineVerdict(check: OfflineCheck): Promise<OfflineVerdict> {
  const list =
    check.revocations === undefined ? undefined : await readRevocations(check.revocations, check.keys, check.publicUrl);
  const clock = clockOf(check, list);
  const reading = await readPass(check.token, check.keys, check.publicUrl);
  const genuine = 'refusal' in reading ? undefined : reading;
  const reasons = 'refusal' in reading ? [reading.refusal] : await reasonsAgainst(reading, check, list, clock.now);
  const remarks = [
    // Whom and what the pass is for stands on the live page; what is printed beside the code, anybody may have printed.
    ...(genuine && !genuine.whole ? [{ code: 'pass.rest-unseen' } as const] : []),
    ...clock.remarks,
    ...remarksOnList(list, clock.now),
  ];
  return {
    verdict: reasons.length > 0 ? 'doNotEnter' : 'notConfirmedLive',
    reasons,
    remarks,
    words: wordsOf(reasons, remarks, check.call, list),
    ...(list && { listOf: list.issuedAt }),
    ...(genuine && { pass: genuine.pass, checkCode: genuine.checkCode }),
  };
}

async function reasonsAgainst(
  { pass, site: mark, whole }: GenuinePass,
  { site, officers, used }: OfflineCheck,
  list: RevocationList | undefined,
  now: Moment,
): Promise<Refusal<PassCode>[]> {
  const listed = await listedAs(pass.id);
  const before = used?.find(({ id }) => id === pass.id);
  return [
    ...judgeHours(pass, now),
    ...((await siteMark(site)) === mark ? [] : [{ code: 'pass.wrong-site' } as const]),
    ...(whole ? judgeOfficers(whole, officers ?? []) : []),
    ...(list?.revoked.some((one) => one.listed === listed) ? [{ code: 'pass.revoked' } as const] : []),
    ...(before ? [{ code: 'pass.used', parameters: { at: before.at } } as const] : []),
  ];
}

/**
 * The time to judge by: the device's, set right by how far it was off when the service was last heard, and never before
 * a moment that the service has already named.
 */
function clockOf(
  { deviceTime, lastContact }: OfflineCheck,
  list: RevocationList | undefined,
): { readonly now: Moment; readonly remarks: readonly Refusal<PassCode>[] } {
  const device = instant(deviceTime);
  const ahead = lastContact ? instant(lastContact.device) - instant(lastContact.server) : 0;
  const heard = [lastContact?.server, list?.issuedAt].flatMap((moment) =>
    moment === undefined ? [] : instant(moment),
  );
  const now = Math.max(device - ahead, ...heard);
  const off = Math.max(Math.abs(ahead), now - device);
  return {
    now: momentOf(now),
    remarks:
      off > clockTolerance * 60_000
        ? [{ code: 'pass.device-clock', parameters: { minutes: Math.round(off / 60_000) } }]
        : [],
  };
}

function remarksOnList(list: RevocationList | undefined, now: Moment): Refusal<PassCode>[] {
  if (!list) return [{ code: 'pass.list-missing' }];
  if (isBefore(now, list.nextUpdate)) return [];
  return [{ code: 'pass.list-old', parameters: { issuedAt: list.issuedAt } }];
}

const genuine: Words = {
  zh: '凭证真实，但未经联网核实：请致电{call}核实。吊销名单时间：{list}。',
  en: 'Genuine, not confirmed live: call {call}. Last revocation list: {list}.',
};
const noEntry: Words = { zh: '不得入企。', en: 'Do not enter.' };

function wordsOf(
  reasons: readonly Refusal<PassCode>[],
  remarks: readonly Refusal<PassCode>[],
  call: string,
  list: RevocationList | undefined,
): Words {
  const head = reasons.length > 0 ? noEntry : genuine;
  const say = (language: Language) =>
    [
      fill(head, language, { call, list: list?.issuedAt ?? '—' }),
      ...[...reasons, ...remarks].map(({ code, parameters }) => fill(passTexts[code].message, language, parameters)),
    ].join(language === 'zh' ? '' : ' ');
  return { zh: say('zh'), en: say('en') };
}
