import {
  at,
  dayNumber,
  dayOf,
  isBefore,
  isQuiet,
  isUnresolvedYear,
  type CivilDate,
  type Moment,
} from '@anjing/calendar';
import type { Refusal } from '@anjing/lifecycle';
import type { Law } from '@anjing/rules';
import { compare } from './order';
import type { PlanningCode } from './texts';
import { daysOfMonth, isMonth, type Hours, type Taken } from './visits';

export type Reason = Refusal<PlanningCode>;

/** What an accepted plan says of one item. */
export interface PlannedItem {
  /** Months of the year, 1 to 12, in which it may be inspected; empty: any. */
  readonly months: readonly number[];
  /** Visits a year to one enterprise. */
  readonly frequency: number;
}

/** What days are asked for, and everything they depend on. */
export interface SlotQuestion {
  /** `YYYY-MM` */
  readonly month: string;
  readonly items: readonly string[];
  readonly now: Moment;
  readonly law: Law;
  /** The agency's accepted plan of that year, by item. */
  readonly plan: ReadonlyMap<string, PlannedItem>;
  /** The agency's own visits to the enterprise in that year, made and planned. */
  readonly own: readonly { readonly date: CivilDate; readonly items: readonly string[] }[];
  /** Other agencies' visits to the enterprise, as far as they may be known. */
  readonly taken: readonly Taken[];
  /** How many visits are planned in the site's zone on each day. */
  readonly load: ReadonlyMap<CivilDate, number>;
}

/** Hours that are proposed, with the reasons of their place. */
export interface Slot extends Hours {
  /** 1 for the best. */
  readonly rank: number;
  readonly reasons: readonly Reason[];
}

export interface Slots {
  /** Best first; empty where a finding says why. */
  readonly slots: readonly Slot[];
  /** What stands against any day of the month, or asks for a recorded reason. */
  readonly findings: readonly Reason[];
}

/**
 * Open days and hours of a month for a target, best first: with another agency's visit, then far from any other visit,
 * then on the emptiest day, then the earliest (notice 二(三), 三(一)).
 */
export function slots(question: SlotQuestion): Slots {
  const { month } = question;
  if (!isMonth(month)) return none({ code: 'planning.not-a-month', parameters: { month } });
  const reached = judgeCaps(question);
  if (reached.length > 0) return none(...reached);
  const days = openDays(question);
  if (isUnresolvedYear(days)) {
    return none({ code: 'planning.calendar-missing', parameters: { year: String(days.unresolvedUntilCalendar) } });
  }
  const hours = days.flatMap((date) =>
    question.law.pack.planning.hours
      .map((span) => ({ date, ...span }))
      .filter(({ from }) => isBefore(question.now, at(date, from))),
  );
  const findings = judgePlan(question);
  if (hours.length === 0) return none({ code: 'planning.no-open-day', parameters: { month } }, ...findings);
  return { slots: ranked(hours, question), findings };
}

function none(...findings: readonly Reason[]): Slots {
  return { slots: [], findings };
}

/** Yearly caps for an agency and an enterprise: the pack's, and the plan's for each item (rules §6). */
function judgeCaps({ month, items, law, plan, own }: SlotQuestion): Reason[] {
  const year = month.slice(0, 4);
  const visits = own.filter(({ date }) => date.startsWith(year));
  const cap = law.pack.visit.mostVisitsAYear;
  const count = visits.length;
  return [
    ...(count >= cap ? [{ code: 'planning.cap-reached', parameters: { year, count, cap } } as const] : []),
    ...items.flatMap((item): Reason[] => {
      const frequency = plan.get(item)?.frequency;
      const made = visits.filter((visit) => visit.items.includes(item)).length;
      if (frequency === undefined || made < frequency) return [];
      return [{ code: 'planning.item-cap-reached', parameters: { item, year, count: made, cap: frequency } }];
    }),
  ];
}

/** Items outside the accepted plan, or planned for other months, ask for a recorded reason (rules §6). */
function judgePlan({ month, items, plan }: SlotQuestion): Reason[] {
  return items.flatMap((item): Reason[] => {
    const planned = plan.get(item);
    if (!planned) return [{ code: 'planning.not-planned', parameters: { item } }];
    if (planned.months.length === 0 || planned.months.includes(Number(month.slice(5)))) return [];
    return [{ code: 'planning.not-this-month', parameters: { item, months: planned.months } }];
  });
}

/** The working days outside the quiet period, or the year that is missing. */
function openDays({ month, law: { pack, calendar } }: SlotQuestion) {
  const open = daysOfMonth(month).filter((date) => !isQuiet(pack.quiet.rule, date));
  const days: CivilDate[] = [];
  for (const date of open) {
    const day = dayOf(calendar, date);
    if (isUnresolvedYear(day)) return day;
    if (day.working) days.push(date);
  }
  return days;
}

/** What decides the place of a day: smaller is better, the first difference counts. */
interface Merit {
  readonly order: readonly number[];
  readonly reasons: readonly Reason[];
}

function ranked(hours: readonly Hours[], question: SlotQuestion): Slot[] {
  const merits = new Map(hours.map(({ date }) => [date, meritOf(date, question)]));
  const orderOf = ({ date, from }: Hours) => [...(merits.get(date)?.order ?? []), dayNumber(date), minutes(from)];
  return [...hours]
    .sort((a, b) => compare(orderOf(a), orderOf(b)))
    .map((span, index) => ({ ...span, rank: index + 1, reasons: merits.get(span.date)?.reasons ?? [] }));
}

function meritOf(date: CivilDate, { taken, own, load, law }: SlotQuestion): Merit {
  const within = law.pack.visit.repeatedWithinDays;
  const joins = taken.filter((visit) => visit.date === date);
  const distance = (other: CivilDate) => Math.abs(dayNumber(other) - dayNumber(date));
  const repeats = [...new Set([...taken, ...own].map((visit) => visit.date))]
    .filter((other) => other !== date && distance(other) < within)
    .sort();
  const count = load.get(date) ?? 0;
  const goes = own.some((visit) => visit.date === date);
  return {
    order: [joins.length > 0 || goes ? 0 : 1, repeats.length, count],
    reasons: [
      ...(goes ? [{ code: 'planning.own-visit' } as const] : []),
      ...joins.map(({ kind, post }): Reason => ({ code: 'planning.joins', parameters: { kind, post } })),
      ...repeats.map((other): Reason => ({
        code: 'planning.repeats',
        parameters: { date: other, days: distance(other), within },
      })),
      { code: 'planning.load', parameters: { count } },
    ],
  };
}

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
