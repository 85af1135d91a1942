import { dateOf, isBefore, type Moment } from '@anjing/calendar';
import type { Refusal } from '@anjing/lifecycle';
import type { EntryPass } from './pass';
import type { PassCode } from './texts';

/** What is seen at the gate. */
export interface AtGate {
  readonly now: Moment;
  /** Id of the gate's site; absent where the one who asks compares the address. */
  readonly site?: string;
  /** Numbers of the certificates that the people at the gate show; absent where nobody has looked. */
  readonly officers?: readonly string[];
}

/** Everything about a genuine pass itself that speaks against it here and now. */
export function judgePass(pass: EntryPass, gate: AtGate): Refusal<PassCode>[] {
  return [...judgeHours(pass, gate.now), ...judgeGate(pass, gate)];
}

/** What speaks against it at this gate, before these people, whatever the hour. */
export function judgeGate(pass: EntryPass, { site, officers }: Omit<AtGate, 'now'>): Refusal<PassCode>[] {
  const strangers = (officers ?? []).filter((certificate) => !pass.officers.includes(certificate));
  return [
    ...(site === undefined || site === pass.site
      ? []
      : [{ code: 'pass.wrong-site', parameters: { site: pass.site } } as const]),
    ...(strangers.length === 0 ? [] : [{ code: 'pass.wrong-officers', parameters: { officers: strangers } } as const]),
  ];
}

function judgeHours({ day, from, until }: EntryPass, now: Moment): Refusal<PassCode>[] {
  if (!isBefore(now, until)) return [{ code: 'pass.expired', parameters: { until } } as const];
  if (dateOf(now) < day) return [{ code: 'pass.wrong-day', parameters: { day } } as const];
  return isBefore(now, from) ? [{ code: 'pass.too-early', parameters: { from } } as const] : [];
}
