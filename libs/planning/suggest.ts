import type { Door } from './doors';
import type { Merging } from './merge';
import { byText, compare } from './order';
import type { Hours, PlannedVisit } from './visits';

/** Visits that would better go together, for people to accept. */
export interface Suggestion {
  /** The cases it joins, in the order of their ids: two suggestions for the same cases and hours are the same. */
  readonly visits: readonly PlannedVisit[];
  readonly site: string;
  readonly enterprise: string;
  readonly hours: Hours;
  /**
   * The agency that would file or invite: one whose visit stands on that day already, if any; then the one with most items,
   * then the earliest hours, then by id (notice 三(四)).
   */
  readonly lead: string;
  /** The other agencies, by id; empty where one agency would join its own visits. */
  readonly participants: readonly string[];
  /** Entries to the enterprise that are saved. */
  readonly saves: number;
}

/** The doors that more than one visit enters, those that save most first. */
export function suggestionsOf({ doors }: Pick<Merging, 'doors'>): Suggestion[] {
  return doors
    .filter(({ seats }) => seats.length > 1)
    .map(suggestionOf)
    .sort((a, b) => b.saves - a.saves || byText<Suggestion>(({ hours, site }) => `${hours.date} ${site}`)(a, b));
}

function suggestionOf({ hours, seats }: Door): Suggestion {
  const visits = seats.map(({ visit }) => visit).sort(byText(({ id }) => id));
  const [{ visit: first }] = seats;
  const lead = leadOf(visits, hours.date);
  const others = new Set(visits.map(({ agency }) => agency).filter((agency) => agency !== lead));
  return {
    visits,
    site: first.site,
    enterprise: first.enterprise,
    hours,
    lead,
    participants: [...others].sort(byText((one) => one)),
    saves: visits.length - 1,
  };
}

/** @param visits at least one */
function leadOf(visits: readonly PlannedVisit[], date: string): string {
  const itemsOf = (agency: string) =>
    new Set(visits.filter((visit) => visit.agency === agency).flatMap(({ items }) => items)).size;
  const keyOf = ({ announced, agency }: PlannedVisit) => [announced === date ? 0 : 1, -itemsOf(agency)];
  const [lead] = [...visits].sort(
    (a, b) => compare(keyOf(a), keyOf(b)) || byText(firstHours)(a, b) || byText(agencyOf)(a, b),
  );
  return lead?.agency ?? '';
}

const agencyOf = ({ agency }: PlannedVisit) => agency;

function firstHours({ windows }: PlannedVisit): string {
  return windows.map(({ date, from }) => `${date} ${from}`).reduce((a, b) => (a < b ? a : b), '9999');
}
