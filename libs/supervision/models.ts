import { dateOf, dayNumber, isBefore, readable, type CivilDate } from '@anjing/calendar';
import type { Moment } from '@anjing/lifecycle';
import type { Message, Text } from '@anjing/texts';
import type { RulePack } from '@anjing/rules';
import type { AlertFinding, AlertModelName } from './events';
import { text } from './texts';

type Thresholds = RulePack['supervision']['models'];

/** A rule over the record: what it looks for, what the bureau asks when it finds it, and the finding itself. */
export interface AlertModel<Facts> {
  readonly name: AlertModelName;
  readonly words: Message;
  /** What is to be done about it. */
  readonly remedy: Message;
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
  readonly name: Text;
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
  words: text('alert.model.visit-without-pass.name'),
  remedy: text('alert.model.visit-without-pass.remedy'),
  judge: (facts, thresholds) => {
    const { enteredAt, pass, ground, emergency } = facts;
    if (ground === 'service' || emergency) return undefined;
    const why = faultOf(pass, enteredAt);
    return why && found('visit-without-pass', facts, thresholds, { ...ofVisit(facts), why });
  },
};

function faultOf(pass: EntryFacts['pass'], enteredAt: Moment): Message | undefined {
  const entered = readable(enteredAt);
  if (!pass) return text('alert.model.visit-without-pass.none', { entered });
  if (pass.revokedAt !== undefined && !isBefore(enteredAt, pass.revokedAt)) {
    return text('alert.model.visit-without-pass.revoked', { entered, revoked: readable(pass.revokedAt) });
  }
  if (isBefore(enteredAt, pass.from) || !isBefore(enteredAt, pass.until)) {
    return text('alert.model.visit-without-pass.other-hours', {
      entered,
      from: readable(pass.from),
      until: readable(pass.until),
    });
  }
  return undefined;
}

export const outsideApproval: AlertModel<BoundsFacts> = {
  name: 'outside-approval',
  words: text('alert.model.outside-approval.name'),
  remedy: text('alert.model.outside-approval.remedy'),
  judge: (facts, thresholds) => {
    const { minutesOver } = thresholds['outside-approval'];
    const items = facts.items.filter((item) => !facts.allowedItems.includes(item));
    const reasons: Excess[] = [
      ...(items.length > 0
        ? [{ kind: 'items', why: text('alert.model.outside-approval.items', { items: items.length }) } as const]
        : []),
      ...hoursExceeded(facts, minutesOver),
    ];
    const [first, ...rest] = reasons;
    if (!first) return undefined;
    const why = rest.reduce((said, next) => text('alert.model.and', { said, next: next.why }), first.why);
    // Hours are known before the items are: what comes to light later is a further fact of the same visit.
    const occasion = [facts.visit, ...reasons.map(({ kind }) => kind)].join(' ');
    return found('outside-approval', facts, thresholds, { ...ofVisit(facts), occasion, why });
  },
};

/** One way in which a visit went beyond what it was allowed. */
interface Excess {
  readonly kind: 'items' | 'entered' | 'stayed';
  readonly why: Message;
}

function hoursExceeded({ hours, enteredAt, leftAt }: BoundsFacts, minutesOver: number): Excess[] {
  if (!hours) return [];
  const inside = hours.find(({ from, until }) => !isBefore(enteredAt, from) && isBefore(enteredAt, until));
  if (!inside) {
    return [{ kind: 'entered', why: text('alert.model.outside-approval.entered', { entered: readable(enteredAt) }) }];
  }
  const over = leftAt === undefined ? 0 : Math.floor((Date.parse(leftAt) - Date.parse(inside.until)) / 60_000);
  return over > minutesOver
    ? [{ kind: 'stayed', why: text('alert.model.outside-approval.stayed', { minutes: over }) }]
    : [];
}

export const officerWithoutCertificate: AlertModel<OfficersFacts> = {
  name: 'officer-without-certificate',
  words: text('alert.model.officer-without-certificate.name'),
  remedy: text('alert.model.officer-without-certificate.remedy'),
  judge: (facts, thresholds) => {
    const day = dateOf(facts.enteredAt);
    const without = facts.officers.filter(
      ({ validFrom, validUntil }) => !(validFrom !== undefined && validFrom <= day && day <= (validUntil ?? '')),
    );
    if (without.length === 0) return undefined;
    const total = facts.officers.length;
    return found('officer-without-certificate', facts, thresholds, {
      ...ofVisit(facts),
      why: text('alert.model.officer-without-certificate.why', { day, total, without: without.length }),
    });
  },
};

export const repeatedVisits: AlertModel<NeighboursFacts> = {
  name: 'repeated-visits',
  words: text('alert.model.repeated-visits.name'),
  remedy: text('alert.model.repeated-visits.remedy'),
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
      why: text('alert.model.repeated-visits.why', {
        withinDays,
        visits: before.length + 1,
        days: daysOf(facts, before),
      }),
    });
  },
};

export const manyHeaded: AlertModel<NeighboursFacts> = {
  name: 'many-headed',
  words: text('alert.model.many-headed.name'),
  remedy: text('alert.model.many-headed.remedy'),
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
      why: text('alert.model.many-headed.why', { withinDays, agencies, days: daysOf(facts, before) }),
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
  words: text('alert.model.other-circumstances.name'),
  remedy: text('alert.model.other-circumstances.remedy'),
  judge: (facts, thresholds) => {
    const { sharePercent, atLeast } = thresholds['other-circumstances'];
    const { agency, month, special, other, visits } = facts;
    if (other < atLeast || other * 100 <= special * sharePercent) return undefined;
    return found('other-circumstances', facts, thresholds, {
      subject: agency,
      occasion: `${agency} ${month}`,
      related: visits,
      why: text('alert.model.other-circumstances.why', { month, special, other, sharePercent }),
    });
  },
};

export const overdueFiling: AlertModel<FilingFacts> = {
  name: 'overdue-filing',
  words: text('alert.model.overdue-filing.name'),
  remedy: text('alert.model.overdue-filing.remedy'),
  judge: (facts, thresholds) => {
    const { agency, kind, name, period, due, submittedAt, filing } = facts;
    if (submittedAt !== undefined && isBefore(submittedAt, due)) return undefined;
    const late =
      submittedAt === undefined
        ? text('alert.model.overdue-filing.not-yet')
        : text('alert.model.overdue-filing.late', { submittedAt: readable(submittedAt) });
    return found('overdue-filing', facts, thresholds, {
      subject: `${agency} ${kind}`,
      occasion: filing,
      related: [filing],
      why: text('alert.model.overdue-filing.why', { period, name, due: readable(due), late }),
    });
  },
};

export const planOverrun: AlertModel<PlanFacts> = {
  name: 'plan-overrun',
  words: text('alert.model.plan-overrun.name'),
  remedy: text('alert.model.plan-overrun.remedy'),
  judge: (facts, thresholds) => {
    const { agency, item, year, planned, done, visit, ground } = facts;
    if (ground !== 'openDay' || done.length <= planned) return undefined;
    return found('plan-overrun', facts, thresholds, {
      subject: `${agency} ${item} ${facts.enterprise} ${year}`,
      occasion: visit,
      related: done,
      why: text('alert.model.plan-overrun.why', { year, planned, done: done.length }),
    });
  },
};

export const emergencyNotMadeGood: AlertModel<EmergencyFacts> = {
  name: 'emergency-not-made-good',
  words: text('alert.model.emergency-not-made-good.name'),
  remedy: text('alert.model.emergency-not-made-good.remedy'),
  judge: (facts, thresholds) =>
    found('emergency-not-made-good', facts, thresholds, {
      ...ofVisit(facts),
      why: text('alert.model.emergency-not-made-good.why', {
        enteredAt: readable(facts.enteredAt),
        due: readable(facts.due),
      }),
    }),
};

export const foundedComplaint: AlertModel<ComplaintFacts> = {
  name: 'founded-complaint',
  words: text('alert.model.founded-complaint.name'),
  remedy: text('alert.model.founded-complaint.remedy'),
  judge: (facts, thresholds) =>
    found('founded-complaint', facts, thresholds, {
      subject: facts.complaint,
      occasion: facts.complaint,
      related: [facts.complaint],
      why: text('alert.model.founded-complaint.why', { answeredAt: readable(facts.answeredAt) }),
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
