import { dateOf, isBefore, type Moment } from '@anjing/calendar';
import type { Refusal } from '@anjing/lifecycle';
import type { DayPass, EntryPass } from './pass';
import type { PassCode } from './texts';

/** What is seen at the gate. */
export interface AtGate {
  readonly now: Moment;
  /** Id of the gate's site; absent where the one who asks compares the address. */
  readonly site?: string;
  /** Numbers of the certificates that the people at the gate show; absent where nobody has looked. */
  readonly officers?: readonly string[];
}

/** What speaks against a pass at this gate, before these people, whatever the hour. */
export function judgeGate(pass: EntryPass, { site, officers }: Omit<AtGate, 'now'>): Refusal<PassCode>[] {
  return [
    ...(site === undefined || site === pass.site ? [] : [{ code: 'pass.wrong-site' } as const]),
    ...judgeOfficers(pass, officers ?? []),
  ];
}

/** Whether certificates that are shown are not on the pass. */
export function judgeOfficers(pass: EntryPass, shown: readonly string[]): Refusal<PassCode>[] {
  const strangers = shown.filter((certificate) => !pass.officers.includes(certificate));
  return strangers.length === 0 ? [] : [refusal('pass.wrong-officers', { officers: strangers })];
}

/** Whether a pass is not for this moment. */
export function judgeHours({ day, from, until }: DayPass, now: Moment): Refusal<PassCode>[] {
  if (!isBefore(now, until)) return [refusal('pass.expired', { until })];
  if (dateOf(now) < day) return [refusal('pass.wrong-day', { day })];
  return isBefore(now, from) ? [refusal('pass.too-early', { from })] : [];
}

function refusal(code: PassCode, parameters: NonNullable<Refusal['parameters']>): Refusal<PassCode> {
  return { code, parameters };
}
