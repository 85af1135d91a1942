import { dateOf, dayNumber, isBefore, readable, type CivilDate } from '@anjing/calendar';
import type { Moment, Words } from '@anjing/lifecycle';
import type { RulePack } from '@anjing/rules';
import type { AlertFinding, AlertModelName } from './events';

type Thresholds = RulePack['supervision']['models'];

/** A rule over the record: what it looks for, what the bureau asks when it finds it, and the finding itself. */
export interface AlertModel<Facts> {
  readonly name: AlertModelName;
  readonly words: Words;
  /** What is to be done about it. */
  readonly remedy: Words;
  /** What these facts raise by the pack's thresholds; nothing where all is well. */
  judge(facts: Facts, thresholds: Thresholds): AlertFinding | undefined;
}

/** Whom a fact concerns. */
export interface Concerned {
  readonly agency: string;
  readonly enterprise?: string;
  readonly jurisdiction?: string;
  readonly zone?: string;
}

/** A visit as the models look at it. */
export interface VisitFacts extends Concerned {
  /** Its stream. */
  readonly visit: string;
  readonly enterprise: string;
  /** What it was lawful by, as the agency says. A service visit was asked for by the enterprise. */
  readonly ground: 'approval' | 'special' | 'openDay' | 'service';
  /** Number of the special circumstance, 1 to 7 (notice 一(二)). */
  readonly circumstance?: number;
  /** A reinspection that an earlier result announced. */
  readonly reinspection: boolean;
  /** Every agency on site: more than one for a joint visit, which counts as one. */
  readonly agencies: readonly string[];
  readonly items: readonly string[];
  readonly enteredAt: Moment;
  readonly leftAt?: Moment;
}

/** A visit with the entry pass that was shown, if one was. */
export interface EntryFacts extends VisitFacts {
  /** The emergency of ① or ③ that is let in unverified has its own model. */
  readonly emergency: boolean;
  readonly pass?: { readonly from: Moment; readonly until: Moment; readonly revokedAt?: Moment };
}

/** A visit beside what it was approved, or may be done at all. */
export interface BoundsFacts extends VisitFacts {
  /** Items approved, or on the published lists. */
  readonly allowedItems: readonly string[];
  /** Approved hours; absent where none bind the visit. */
  readonly hours?: readonly { readonly from: Moment; readonly until: Moment }[];
}

/** A visit with the certificates of those who went in; unknown ones have no days. */
export interface OfficersFacts extends VisitFacts {
  readonly officers: readonly {
    readonly officer: string;
    readonly validFrom?: CivilDate;
    readonly validUntil?: CivilDate;
  }[];
}

/** A visit with the others at the same enterprise, of whatever agency. */
export interface NeighboursFacts extends VisitFacts {
  readonly others: readonly VisitFacts[];
}

/** An agency's special visits of a month. */
export interface CircumstancesFacts extends Concerned {
  /** `YYYY-MM` */
  readonly month: string;
  readonly special: number;
  /** Those under circumstance ⑦. */
  readonly other: number;
  readonly visits: readonly string[];
}

/** A filing that was due. */
export interface FilingFacts extends Concerned {
  /** Its stream. */
  readonly filing: string;
  /** `monthlyReturn`, `annualPlan`. */
  readonly kind: string;
  readonly name: Words;
  /** `2026-03`, `2027` */
  readonly period: string;
  /** The first late moment. */
  readonly due: Moment;
  /** Absent: not submitted yet. */
  readonly submittedAt?: Moment;
}

/** A visit beside what the accepted plan has foreseen for its item and enterprise in the year. */
export interface PlanFacts extends VisitFacts {
  readonly item: string;
  readonly year: number;
  readonly planned: number;
  /** Visits of this item at the enterprise in the year, this one included. */
  readonly done: readonly string[];
}

/** An emergency entry whose list entry, proof or head's approval is still missing when it was due. */
export interface EmergencyFacts extends VisitFacts {
  readonly due: Moment;
}

/** A complaint that the bureau found to be true. */
export interface ComplaintFacts extends Concerned {
  readonly complaint: string;
  readonly answeredAt: Moment;
}

function found(
  model: AlertModelName,
  { agency, enterprise, jurisdiction, zone }: Concerned,
  thresholds: Thresholds,
  rest: Pick<AlertFinding, 'subject' | 'occasion' | 'why' | 'related'>,
): AlertFinding {
  return {
    model,
    agency,
    ...(enterprise !== undefined && { enterprise }),
    ...(jurisdiction !== undefined && { jurisdiction }),
    ...(zone !== undefined && { zone }),
    article: thresholds[model].article,
    ...rest,
  };
}

const ofVisit = ({ visit }: VisitFacts) => ({ subject: visit, occasion: visit, related: [visit] });

export const visitWithoutPass: AlertModel<EntryFacts> = {
  name: 'visit-without-pass',
  words: { zh: '无凭证入企', en: 'visit without a pass' },
  remedy: {
    zh: '责成说明入企依据；无依据的，按违反“安静生产期”制度处理。',
    en: 'Ask on what ground the officers went in; without one, deal with it as a breach of the quiet period.',
  },
  judge: (facts, thresholds) => {
    const { enteredAt, pass, ground, emergency } = facts;
    if (ground === 'service' || emergency) return undefined;
    const why = faultOf(pass, enteredAt);
    return why && found('visit-without-pass', facts, thresholds, { ...ofVisit(facts), why });
  },
};

function faultOf(pass: EntryFacts['pass'], enteredAt: Moment): Words | undefined {
  const entered: Words = { zh: `${readable(enteredAt)}入企`, en: `went in at ${readable(enteredAt)}` };
  const say = (zh: string, en: string): Words => ({ zh: `${entered.zh}，${zh}`, en: `${entered.en} ${en}` });
  if (!pass) return say('未出示入企凭证', 'without a pass');
  if (pass.revokedAt !== undefined && !isBefore(enteredAt, pass.revokedAt)) {
    return say(`凭证已于${readable(pass.revokedAt)}失效`, `on a pass revoked at ${readable(pass.revokedAt)}`);
  }
  if (isBefore(enteredAt, pass.from) || !isBefore(enteredAt, pass.until)) {
    return say(
      `凭证有效时间为${readable(pass.from)}至${readable(pass.until)}`,
      `on a pass that held from ${readable(pass.from)} to ${readable(pass.until)}`,
    );
  }
  return undefined;
}

export const outsideApproval: AlertModel<BoundsFacts> = {
  name: 'outside-approval',
  words: { zh: '超出批准事项或时间', en: 'visit outside the approved items or hours' },
  remedy: {
    zh: '责成说明超出部分的依据；清单之外、批准之外的检查结果不得使用。',
    en: 'Ask on what ground the rest rests; nothing outside the list or the approval may be used.',
  },
  judge: (facts, thresholds) => {
    const { minutesOver } = thresholds['outside-approval'];
    const items = facts.items.filter((item) => !facts.allowedItems.includes(item));
    const reasons: Excess[] = [
      ...(items.length > 0
        ? [
            {
              kind: 'items',
              zh: `${items.length}个事项不在批准或公布之列`,
              en: `${items.length} items neither approved nor published`,
            } as const,
          ]
        : []),
      ...hoursExceeded(facts, minutesOver),
    ];
    if (reasons.length === 0) return undefined;
    const why: Words = {
      zh: reasons.map(({ zh }) => zh).join('；'),
      en: reasons.map(({ en }) => en).join('; '),
    };
    // Hours are known before the items are: what comes to light later is a further fact of the same visit.
    const occasion = [facts.visit, ...reasons.map(({ kind }) => kind)].join(' ');
    return found('outside-approval', facts, thresholds, { ...ofVisit(facts), occasion, why });
  },
};

/** One way in which a visit went beyond what it was allowed. */
interface Excess extends Words {
  readonly kind: 'items' | 'entered' | 'stayed';
}

function hoursExceeded({ hours, enteredAt, leftAt }: BoundsFacts, minutesOver: number): Excess[] {
  if (!hours) return [];
  const inside = hours.find(({ from, until }) => !isBefore(enteredAt, from) && isBefore(enteredAt, until));
  if (!inside) {
    return [
      {
        kind: 'entered',
        zh: `${readable(enteredAt)}入企，不在批准时间内`,
        en: `went in at ${readable(enteredAt)}, outside the approved hours`,
      },
    ];
  }
  const over = leftAt === undefined ? 0 : Math.floor((Date.parse(leftAt) - Date.parse(inside.until)) / 60_000);
  return over > minutesOver
    ? [
        {
          kind: 'stayed',
          zh: `离开超过批准时间${over}分钟`,
          en: `stayed ${over} minutes beyond the approved hours`,
        },
      ]
    : [];
}

export const officerWithoutCertificate: AlertModel<OfficersFacts> = {
  name: 'officer-without-certificate',
  words: { zh: '执法人员无有效证件', en: 'officer without a valid certificate' },
  remedy: {
    zh: '责成更换人员并核查证件管理；该人员所作检查的效力另行评估。',
    en: 'Have the officer replaced and the certificates checked; what this officer did is looked at anew.',
  },
  judge: (facts, thresholds) => {
    const day = dateOf(facts.enteredAt);
    const without = facts.officers.filter(
      ({ validFrom, validUntil }) => !(validFrom !== undefined && validFrom <= day && day <= (validUntil ?? '')),
    );
    if (without.length === 0) return undefined;
    const total = facts.officers.length;
    return found('officer-without-certificate', facts, thresholds, {
      ...ofVisit(facts),
      why: {
        zh: `${day}入企的${total}名人员中${without.length}名当日无有效执法证件`,
        en: `${without.length} of ${total} officers on ${day} had no certificate valid on that day`,
      },
    });
  },
};

export const repeatedVisits: AlertModel<NeighboursFacts> = {
  name: 'repeated-visits',
  words: { zh: '重复检查', en: 'repeated visits' },
  remedy: {
    zh: '责成说明再次入企的必要性；能非现场核查的改为非现场。',
    en: 'Ask why another visit was needed; what can be settled off site is settled off site.',
  },
  judge: (facts, thresholds) => {
    const { withinDays, exemptCircumstances } = thresholds['repeated-visits'];
    if (!counts(facts, exemptCircumstances)) return undefined;
    const before = facts.others.filter(
      (other) =>
        other.agency === facts.agency &&
        other.items.some((item) => facts.items.includes(item)) &&
        isWithinBefore(other, facts, withinDays) &&
        counts(other, exemptCircumstances),
    );
    if (before.length === 0) return undefined;
    return found('repeated-visits', facts, thresholds, {
      subject: `${facts.agency} ${facts.enterprise}`,
      occasion: facts.visit,
      related: [facts.visit, ...before.map(({ visit }) => visit)],
      why: {
        zh: `${withinDays}天内就同一事项第${before.length + 1}次到同一企业检查（${daysOf(facts, before)}）`,
        en: `visit ${before.length + 1} to the same enterprise about the same item within ${withinDays} days (${daysOf(facts, before)})`,
      },
    });
  },
};

export const manyHeaded: AlertModel<NeighboursFacts> = {
  name: 'many-headed',
  words: { zh: '多头检查', en: 'many-headed visits' },
  remedy: {
    zh: '责成与其他部门联合检查，“进一扇门、查多项事”。',
    en: 'Have the visits joined: one door, several matters.',
  },
  judge: (facts, thresholds) => {
    const { withinDays, agencies: most, exemptCircumstances } = thresholds['many-headed'];
    if (!counts(facts, exemptCircumstances)) return undefined;
    const before = facts.others.filter(
      (other) =>
        !other.agencies.includes(facts.agency) &&
        isWithinBefore(other, facts, withinDays) &&
        counts(other, exemptCircumstances),
    );
    const agencies = new Set([facts.agency, ...before.map(({ agency }) => agency)]).size;
    if (agencies < most) return undefined;
    return found('many-headed', facts, thresholds, {
      subject: `${facts.agency} ${facts.enterprise}`,
      occasion: facts.visit,
      related: [facts.visit, ...before.map(({ visit }) => visit)],
      why: {
        zh: `${withinDays}天内${agencies}个部门分别到同一企业检查（${daysOf(facts, before)}）`,
        en: `${agencies} agencies came to the same enterprise apart within ${withinDays} days (${daysOf(facts, before)})`,
      },
    });
  },
};

/** Visits that the enterprise asked for, that an earlier result announced, or that an emergency brought, burden nobody needlessly. */
function counts({ ground, circumstance, reinspection }: VisitFacts, exempt: readonly number[]): boolean {
  return ground !== 'service' && !reinspection && !(circumstance !== undefined && exempt.includes(circumstance));
}

function isWithinBefore(other: VisitFacts, { visit, enteredAt }: VisitFacts, days: number): boolean {
  const apart = dayNumber(dateOf(enteredAt)) - dayNumber(dateOf(other.enteredAt));
  return other.visit !== visit && isBefore(other.enteredAt, enteredAt) && apart <= days;
}

function daysOf(facts: VisitFacts, before: readonly VisitFacts[]): string {
  return [...before, facts]
    .map(({ enteredAt }) => dateOf(enteredAt))
    .sort()
    .join(', ');
}

export const otherCircumstances: AlertModel<CircumstancesFacts> = {
  name: 'other-circumstances',
  words: { zh: '“其他确需”情形占比偏高', en: 'share of circumstance ⑦' },
  remedy: {
    zh: '逐件复核书面理由；应当审批的，今后按程序报批。',
    en: 'Go through each written reason; what needed an approval is applied for from now on.',
  },
  judge: (facts, thresholds) => {
    const { sharePercent, atLeast } = thresholds['other-circumstances'];
    const { agency, month, special, other, visits } = facts;
    if (other < atLeast || other * 100 <= special * sharePercent) return undefined;
    return found('other-circumstances', facts, thresholds, {
      subject: agency,
      occasion: `${agency} ${month}`,
      related: visits,
      why: {
        zh: `${month}特殊情形检查${special}次，其中情形⑦${other}次，超过${sharePercent}%`,
        en: `${other} of ${special} special visits of ${month} were under circumstance ⑦, more than ${sharePercent}%`,
      },
    });
  },
};

export const overdueFiling: AlertModel<FilingFacts> = {
  name: 'overdue-filing',
  words: { zh: '备案逾期', en: 'overdue return or plan' },
  remedy: { zh: '责成限期补报并说明原因。', en: 'Have it filed by a day, with the reason of the delay.' },
  judge: (facts, thresholds) => {
    const { agency, kind, name, period, due, submittedAt, filing } = facts;
    if (submittedAt !== undefined && isBefore(submittedAt, due)) return undefined;
    const late: Words =
      submittedAt === undefined
        ? { zh: '至今未报', en: 'not filed yet' }
        : { zh: `于${readable(submittedAt)}才报`, en: `filed only at ${readable(submittedAt)}` };
    return found('overdue-filing', facts, thresholds, {
      subject: `${agency} ${kind}`,
      occasion: filing,
      related: [filing],
      why: {
        zh: `${period}${name.zh}应于${readable(due)}前报备，${late.zh}`,
        en: `the ${name.en} of ${period} was due at ${readable(due)} and was ${late.en}`,
      },
    });
  },
};

export const planOverrun: AlertModel<PlanFacts> = {
  name: 'plan-overrun',
  words: { zh: '超计划检查', en: 'plan overrun' },
  remedy: {
    zh: '责成说明超出频次的必要性，或先调整年度计划。',
    en: 'Ask why the planned frequency was passed, or have the plan amended first.',
  },
  judge: (facts, thresholds) => {
    const { agency, item, year, planned, done, visit, ground } = facts;
    if (ground !== 'openDay' || done.length <= planned) return undefined;
    return found('plan-overrun', facts, thresholds, {
      subject: `${agency} ${item} ${facts.enterprise} ${year}`,
      occasion: visit,
      related: done,
      why: {
        zh: `${year}年计划${planned}次，实际第${done.length}次`,
        en: `visit ${done.length} of ${year}, where the plan has ${planned}`,
      },
    });
  },
};

export const emergencyNotMadeGood: AlertModel<EmergencyFacts> = {
  name: 'emergency-not-made-good',
  words: { zh: '应急入企未补手续', en: 'emergency not made good' },
  remedy: {
    zh: '责成补齐依据和主要负责人批准；不能补齐的，按无依据入企处理。',
    en: 'Have proof and the head’s approval supplied; without them the visit had no ground.',
  },
  judge: (facts, thresholds) =>
    found('emergency-not-made-good', facts, thresholds, {
      ...ofVisit(facts),
      why: {
        zh: `${readable(facts.enteredAt)}应急入企，至${readable(facts.due)}未补齐手续`,
        en: `went in as an emergency at ${readable(facts.enteredAt)} and had not made it good by ${readable(facts.due)}`,
      },
    }),
};

export const foundedComplaint: AlertModel<ComplaintFacts> = {
  name: 'founded-complaint',
  words: { zh: '投诉属实', en: 'founded complaint' },
  remedy: { zh: '责成整改并向投诉人反馈。', en: 'Have it put right, and the complainant told.' },
  judge: (facts, thresholds) =>
    found('founded-complaint', facts, thresholds, {
      subject: facts.complaint,
      occasion: facts.complaint,
      related: [facts.complaint],
      why: {
        zh: `投诉经核查属实，${readable(facts.answeredAt)}答复`,
        en: `a complaint was found to be true and answered at ${readable(facts.answeredAt)}`,
      },
    }),
};

/** Every model by its name, for people. */
export const alertModels: Readonly<Record<AlertModelName, Pick<AlertModel<never>, 'name' | 'words' | 'remedy'>>> = {
  'visit-without-pass': visitWithoutPass,
  'outside-approval': outsideApproval,
  'other-circumstances': otherCircumstances,
  'repeated-visits': repeatedVisits,
  'many-headed': manyHeaded,
  'overdue-filing': overdueFiling,
  'plan-overrun': planOverrun,
  'officer-without-certificate': officerWithoutCertificate,
  'emergency-not-made-good': emergencyNotMadeGood,
  'founded-complaint': foundedComplaint,
};
