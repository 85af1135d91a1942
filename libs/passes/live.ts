import type { Moment } from '@anjing/calendar';
import { fill, type Language, type Refusal, type Words } from '@anjing/lifecycle';
import { judgeGate, type AtGate } from './judge';
import type { EntryPass } from './pass';
import { passTexts, type PassCode } from './texts';
import type { PassReading } from './token';

/** One reason, for people. */
export interface GateReason {
  readonly code: string;
  readonly words: Words;
  readonly remedy: Words;
  /** `notice 三(五)`, `rules §6` */
  readonly article: string;
}

/** What the visit's own record says of entering now (libs/visit, `mayEnter`), its hours, lists and the clock included. */
export type GateJudgement =
  | { readonly enter: true; readonly words: Words; readonly until: Moment; readonly flags: readonly GateReason[] }
  | { readonly enter: false; readonly reasons: readonly GateReason[] };

/** What the service knows when it is asked about a token. */
export interface LiveCheck extends AtGate {
  readonly reading: PassReading;
  /** The visit's pass that stands now, as the record has it; absent where none does, or where there is no such visit. */
  readonly standing?: EntryPass;
  /** When its officers went in, where they are inside. */
  readonly usedAt?: Moment;
  /** How the visit itself is judged; absent where there is no such visit. */
  readonly judgement?: GateJudgement;
}

/** The live answer: the only one that may say *enter* (rules §6). */
export interface LiveVerdict {
  readonly verdict: 'enter' | 'doNotEnter';
  /** The lawful ground, where they may enter: `the inspection is approved`. */
  readonly ground?: Words;
  /** Everything that speaks against it, where they may not. */
  readonly reasons: readonly GateReason[];
  /** What an emergency passes over: recorded, and made good afterwards. */
  readonly flags: readonly GateReason[];
  readonly words: Words;
  /** The first minute in which it no longer holds. */
  readonly until?: Moment;
  readonly checkedAt: Moment;
}

/** The live answer for a token: *enter* only where the pass is genuine, stands, fits the gate, and the visit may go in now. */
export function liveVerdict(check: LiveCheck): LiveVerdict {
  const { judgement, now: checkedAt } = check;
  const reasons = reasonsAgainst(check);
  if (reasons.length === 0 && judgement?.enter) {
    const { words: ground, until, flags } = judgement;
    const words = { zh: `可以入企：${ground.zh}。`, en: `Enter: ${ground.en}.` };
    return { verdict: 'enter', ground, reasons, flags, words, until, checkedAt };
  }
  const say = (language: Language) => reasons.map(({ words }) => words[language]).join(language === 'zh' ? '' : ' ');
  const words = { zh: `不得入企。${say('zh')}`, en: `Do not enter. ${say('en')}` };
  return { verdict: 'doNotEnter', reasons, flags: [], words, checkedAt };
}

function reasonsAgainst({ reading, standing, usedAt, judgement, ...gate }: LiveCheck): GateReason[] {
  if ('refusal' in reading) return [said(reading.refusal)];
  const stands = standing?.id === reading.pass.id;
  const pass = stands ? standing : reading.whole;
  const own: readonly Refusal<PassCode>[] = [
    // A visit that is not on record has no pass that stands either.
    ...(!stands || !judgement ? [{ code: 'pass.revoked' } as const] : []),
    ...(pass ? judgeGate(pass, gate) : []),
    // A copy of the code lets nobody follow those who are inside; they themselves come back by their certificates.
    ...(usedAt !== undefined && !gate.officers?.length
      ? [{ code: 'pass.used', parameters: { at: usedAt } } as const]
      : []),
  ];
  return [...own.map(said), ...(judgement && !judgement.enter ? judgement.reasons : [])];
}

function said({ code, parameters }: Refusal<PassCode>): GateReason {
  const { message, remedy, article } = passTexts[code];
  const both = (words: Words): Words => ({ zh: fill(words, 'zh', parameters), en: fill(words, 'en', parameters) });
  return { code, words: both(message), remedy: both(remedy), article };
}
