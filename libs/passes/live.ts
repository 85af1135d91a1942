import type { Moment } from '@anjing/calendar';
import { fill, type Catalogue, type Language, type Refusal, type Words } from '@anjing/lifecycle';
import { judgePass, type AtGate } from './judge';
import { passTexts, type PassCode } from './texts';
import type { PassReading } from './token';

/** What the visit's own record says of entering now: the lawful ground, or everything against it. */
export type GateJudgement =
  | { readonly ground: Words; readonly until: Moment }
  | { readonly reasons: readonly [Refusal, ...Refusal[]]; readonly catalogue: Catalogue };

/** What the service knows when it is asked about a token. */
export interface LiveCheck extends AtGate {
  readonly reading: PassReading;
  /** Id of the visit's pass that stands now; absent where none does, or where there is no such visit. */
  readonly standing?: string;
  /** How the visit itself is judged, its own hours, officers and the clock included; absent where there is no such visit. */
  readonly judgement?: GateJudgement;
}

/** A reason for people. */
export interface SaidReason {
  readonly code: string;
  readonly article: string;
  readonly message: Words;
  readonly remedy: Words;
}

/** The live answer: the only one that may say *enter* (rules §6). */
export interface LiveVerdict {
  readonly verdict: 'enter' | 'doNotEnter';
  /** The lawful ground, where they may enter. */
  readonly ground?: Words;
  /** Everything that speaks against it, where they may not. */
  readonly reasons: readonly SaidReason[];
  readonly words: Words;
  /** The first minute in which it no longer holds. */
  readonly until?: Moment;
  readonly checkedAt: Moment;
}

/** The live answer for a token: *enter* only where the pass is genuine, stands, fits the gate, and the visit may go in now. */
export function liveVerdict(check: LiveCheck): LiveVerdict {
  const { reading, judgement, now } = check;
  const reasons = 'refusal' in reading ? [said(reading.refusal, passTexts)] : reasonsAgainst(check);
  if (reasons.length === 0 && judgement && 'ground' in judgement) {
    const { ground, until } = judgement;
    return {
      verdict: 'enter',
      ground,
      reasons,
      words: { zh: `可以入企：${ground.zh}。`, en: `Enter: ${ground.en}.` },
      until,
      checkedAt: now,
    };
  }
  const say = (language: Language) =>
    reasons.map(({ message }) => message[language]).join(language === 'zh' ? '' : ' ');
  return {
    verdict: 'doNotEnter',
    reasons,
    words: { zh: `不得入企。${say('zh')}`, en: `Do not enter. ${say('en')}` },
    checkedAt: now,
  };
}

function reasonsAgainst({ reading, standing, judgement, ...gate }: LiveCheck): SaidReason[] {
  if ('refusal' in reading) return [said(reading.refusal, passTexts)];
  const { pass } = reading;
  const own: readonly Refusal<PassCode>[] = [
    // A visit that is not on record has no pass that stands either.
    ...(standing !== pass.id || !judgement ? [{ code: 'pass.revoked' } as const] : []),
    ...judgePass(pass, gate),
  ];
  const visits = judgement && 'reasons' in judgement ? judgement : { reasons: [], catalogue: passTexts };
  return [...own.map((one) => said(one, passTexts)), ...visits.reasons.map((one) => said(one, visits.catalogue))];
}

/** @throws Error where a code has no text, which nobody may meet at a gate */
function said({ code, parameters }: Refusal, catalogue: Catalogue): SaidReason {
  const texts = catalogue[code];
  if (!texts) throw new Error(`no text for ${code}`);
  const both = (words: Words): Words => ({ zh: fill(words, 'zh', parameters), en: fill(words, 'en', parameters) });
  return { code, article: texts.article, message: both(texts.message), remedy: both(texts.remedy) };
}
