import type { Text } from '@anjing/texts';

/** A moment in China civil time, ISO 8601 with its offset: `2026-03-05T17:30:00+08:00`. */
export type Moment = string;

/** Stands for a date that cannot be computed until the State Council's days of `unresolvedUntilCalendar` are loaded (rules §2). */
export interface Unresolved {
  readonly unresolvedUntilCalendar: number;
}

/** How a date came about: the rule, its article, each day counted, each day skipped and why, pack and calendar version. */
export interface Explanation {
  readonly rule: Text;
  readonly article: string;
  readonly counted: readonly { readonly date: string }[];
  readonly skipped: readonly { readonly date: string; readonly reason: Text }[];
  /** `ganzhou-2022@1` */
  readonly rulePack: string;
  /** Version of every year the count touched: `2025.1+2026.1`; empty where no day was counted. */
  readonly calendarVersion: string;
}

/**
 * What a passed deadline does. `turning` changes the state of the case (expiry, lapse, coming into force) and is
 * already true when its moment has passed, whether or not the clock has recorded it; the others only tell people.
 */
export type DeadlineEffect = 'reminder' | 'warning' | 'escalation' | 'turning';

/** What time will do to a case unless someone acts first. */
export interface Deadline {
  /** Unique within the case and its round: `review.reminder`, `expiry`. */
  readonly id: string;
  /** Counts the receipts of a case: a form returned and received again starts a new round. */
  readonly round: number;
  readonly effect: DeadlineEffect;
  readonly due: Moment | Unresolved;
  /** What people read beside the timer: "judicial review due 2026-03-05 17:30". */
  readonly summary: Text;
  readonly explanation: Explanation;
}

/** True where the date waits for a calendar year. */
export function isUnresolved(due: Moment | Unresolved): due is Unresolved {
  return typeof due !== 'string';
}

/** Soonest first; what waits for a calendar year comes last. */
export function soonestFirst<Dated extends { readonly due: Moment | Unresolved }>(dated: readonly Dated[]): Dated[] {
  const key = ({ due }: Dated) => (isUnresolved(due) ? Number.MAX_SAFE_INTEGER : Date.parse(due));
  return [...dated].sort((a, b) => key(a) - key(b));
}

/** Of a case's deadlines those that no event has answered yet, soonest first. @param answered `round/id` of each that has been */
export function unanswered(deadlines: readonly Deadline[], answered: readonly string[]): Deadline[] {
  return soonestFirst(deadlines.filter(({ id, round }) => !answered.includes(`${round}/${id}`)));
}

/** An act that the case waits for, and the office that owes it. */
export interface Task {
  /** The act, as the API names it: `review`, `decision`, `amendment`. */
  readonly act: string;
  /** Id of the organisation that owes it. */
  readonly organisation: string;
  readonly since: Moment;
  readonly due: Moment | Unresolved;
  /** How the due moment came about, where days were counted for it. */
  readonly explanation?: Explanation;
  readonly summary: Text;
}
