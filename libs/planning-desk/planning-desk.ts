import { createHash } from 'node:crypto';
import { applicationTexts, type ApplicationForm } from '@anjing/application';
import { isQuiet } from '@anjing/calendar';
import {
  isMonth,
  mergeVisits,
  movable,
  planningTexts,
  slots,
  suggestionsOf,
  type Merging,
  type PlannedItem,
  type PlannedVisit,
  type PlanningCode,
  type Slots,
  type Suggestion,
  type Taken,
} from '@anjing/planning';
import type { Lists } from '@anjing/read-models';
import { lawsOf, postOf, type EntryId, type RegisterView } from '@anjing/registers';
import type { Law } from '@anjing/rules';
import type { Cases } from '@anjing/kinds';
import { isJoint, joinableDays, KnownVisits, sitesBeside, takenBy, type KnownVisit } from './known-visits';
import { Refused } from '@anjing/cases';
import type { RegisterHandler } from '@anjing/register-desk';

/** What an agency asks days for. */
export interface Target {
  readonly site: EntryId;
  readonly items: readonly EntryId[];
  /** `YYYY-MM` */
  readonly month: string;
}

/** Visits of one agency and others that would better go together. */
export interface JointSuggestion extends Omit<Suggestion, 'visits'> {
  /** Stable as long as the cases and the day are the same. */
  readonly id: string;
  /** The agency's own cases in it. */
  readonly own: readonly string[];
  /** All that may be known of the others. */
  readonly others: readonly Taken[];
  /** Whether the day lies in the quiet period, so that a joint application is filed. */
  readonly quiet: boolean;
}

/** What merging would save, of the agency's own sites. */
export type Savings = Pick<Merging, 'before' | 'after' | 'enterprises' | 'exact'>;

/** A joint application that a suggestion comes to. */
export interface JointDraft {
  readonly form: ApplicationForm;
  readonly invite: readonly EntryId[];
}

/** Answers of planning, from what the record knows and within what each agency may be told (rules §6). */
export class PlanningDesk {
  private readonly known: KnownVisits;

  constructor(
    private readonly lists: Lists,
    private readonly registers: RegisterHandler,
    cases: Pick<Cases, 'application' | 'visit'>,
  ) {
    this.known = new KnownVisits(lists, cases);
  }

  /** Other agencies' visits to the enterprise of a site, applied for or on record. */
  async neighbours(agency: EntryId, site: EntryId): Promise<Taken[]> {
    const view = await this.registers.now();
    return takenBy(await this.known.at(view, sitesBeside(view, site)), agency, view);
  }

  /** Of these only what is applied for and not decided yet: no visit is on record for it. */
  async appliedFor(agency: EntryId, site: EntryId): Promise<Taken[]> {
    const view = await this.registers.now();
    const visits = await this.known.at(view, sitesBeside(view, site));
    return takenBy(
      visits.filter(({ pending }) => pending),
      agency,
      view,
    );
  }

  /** @throws Refused for a target that is none */
  async slots(agency: EntryId, { site: id, items, month }: Target): Promise<Slots> {
    const view = await this.registers.now();
    const site = view.find('site', id);
    refuseIf(
      ...(site ? [] : [planning('planning.unknown-site', { id })]),
      ...(site && site.zone === undefined ? [planning('planning.outside-zone')] : []),
      ...items
        .filter((item) => view.find('item', item)?.agency !== agency)
        .map((item) => planning('planning.unknown-item', { id: item })),
    );
    const law = lawAt(view, site?.jurisdiction);
    const visits = await this.known.at(view, sitesBeside(view, id));
    const hidden = law.pack.visit.circumstances.filter((one) => one.hidden).map(({ number }) => number);
    return slots({
      month,
      items,
      now: view.at,
      law,
      plan: planOf(view, agency, Number(month.slice(0, 4))),
      own: visits
        .filter(({ agencies, counts }) => counts && agencies.includes(agency))
        .flatMap((visit) => visit.days.slice(0, 1).map(({ date }) => ({ date, items: visit.items }))),
      taken: takenBy(visits, agency, view),
      load: site?.zone === undefined ? new Map() : await this.lists.visitsADay(site.zone, month, hidden),
    });
  }

  /** What of an agency's visits of a month would better go together with others to the same sites. */
  async suggestions(agency: EntryId, month: string): Promise<{ suggestions: JointSuggestion[]; savings: Savings }> {
    const { view, merging, visits } = await this.merged(agency, month);
    const { before, after, enterprises, exact } = merging;
    const suggestions = suggestionsOf(merging)
      .filter(({ lead, participants }) => lead === agency || participants.includes(agency))
      .map(({ visits: joined, ...suggestion }): JointSuggestion => {
        const cases = visits.filter(({ stream }) => joined.some(({ id }) => id === stream));
        return {
          ...suggestion,
          id: idOf(month, suggestion.hours.date, joined),
          own: cases.filter(({ agencies }) => agencies.includes(agency)).map(({ stream }) => stream),
          others: takenBy(cases, agency, view),
          quiet: quietAt(view, suggestion),
        };
      });
    return { suggestions, savings: { before, after, enterprises, exact } };
  }

  /** The joint application that a suggestion comes to. @throws Refused where the agency would not file it */
  async accepted(agency: EntryId, id: string): Promise<JointDraft> {
    const month = id.slice(0, 7);
    if (!isMonth(month)) throw refusal('planning.unknown-suggestion');
    const { view, merging, visits } = await this.merged(agency, month);
    const suggestion = suggestionsOf(merging).find((one) => idOf(month, one.hours.date, one.visits) === id);
    if (!suggestion) throw refusal('planning.unknown-suggestion');
    const { lead, hours, participants } = suggestion;
    const cases = visits.filter(({ stream }) => suggestion.visits.some((visit) => visit.id === stream));
    if (lead !== agency) throw refusal('planning.not-the-lead', { lead: postOf(view, lead) });
    if (!quietAt(view, suggestion)) {
      const post = participants.map((one) => postOf(view, one));
      throw refusal('planning.no-application-needed', { date: hours.date, post });
    }
    const invite = [...new Set(cases.flatMap(({ agencies }) => agencies))].filter((one) => one !== agency);
    return { form: jointForm(agency, hours.date, cases), invite };
  }

  private async merged(agency: EntryId, month: string) {
    if (!isMonth(month)) throw refusal('planning.not-a-month', { month });
    const view = await this.registers.now();
    const law = lawAt(view, view.find('agency', agency)?.jurisdiction);
    const all = await this.known.at(view, await this.lists.sitesOf(agency));
    const visits = all.filter(
      ({ form, joinable, told, agencies }) => (form || joinable) && (told || agencies.includes(agency)),
    );
    const planned = visits
      .filter((visit) => !isJoint(visit, visits))
      .flatMap((visit) => plannedVisit(view, visit, month, { law, joinable: joinableDays(visits, visit.site) }));
    return { view, visits, merging: mergeVisits(planned, law.pack.planning) };
  }
}

/** What an agency's accepted plan of a year says of each item. */
function planOf(view: RegisterView, agency: EntryId, year: number): ReadonlyMap<EntryId, PlannedItem> {
  const planned = view.where('planned-item', 'agency', agency).filter((entry) => entry.year === year);
  return new Map(planned.map(({ item, months, frequency }) => [item, { months, frequency }]));
}

/**
 * A visit of one day within the month, with every day to which it could move; visits of several days stay apart. A visit
 * on record moves only to a day on which another one stands that it could join.
 */
function plannedVisit(
  view: RegisterView,
  visit: KnownVisit,
  month: string,
  { law, joinable }: { readonly law: Law; readonly joinable: ReadonlySet<string> },
): PlannedVisit[] {
  const site = view.find('site', visit.site);
  const [day, ...more] = visit.days;
  if (!site || !day?.date.startsWith(month) || more.length > 0) return [];
  const { stream: id, lead: agency, items, officers } = visit;
  const windows = movable(day, month, view.at, law).filter(({ date }) => visit.form ?? joinable.has(date));
  if (windows.length === 0) return [];
  const announced = visit.joinable && { announced: day.date };
  return [{ id, agency, enterprise: site.enterprise, site: visit.site, items, officers, windows, ...announced }];
}

/** What the lead would file for a day: its own cases joined; each participant names its own items when it consents. */
function jointForm(agency: EntryId, date: string, cases: readonly KnownVisit[]): ApplicationForm {
  const own = cases.flatMap(({ form }) => (form?.agency === agency ? [form] : []));
  const [first] = own;
  const day = first?.days[0];
  if (!first || !day) throw new Error('a lead has an application of its own in what it leads');
  return {
    agency,
    site: first.site,
    items: [...new Set(own.flatMap(({ items }) => items))],
    days: [{ ...day, date }],
    reason: first.reason,
    officers: [...new Set(own.flatMap(({ officers }) => officers))],
  };
}

function quietAt(view: RegisterView, { site, hours }: Pick<Suggestion, 'site' | 'hours'>): boolean {
  const { pack } = lawAt(view, view.find('site', site)?.jurisdiction);
  return isQuiet(pack.quiet.rule, hours.date);
}

/** @throws Refused where no pack is in effect */
function lawAt(view: RegisterView, jurisdiction: EntryId | undefined): Law {
  const laws = lawsOf(view, jurisdiction);
  const pack = laws.packAt(view.at);
  if (!pack) throw new Refused([{ code: 'application.no-rule-pack' }], applicationTexts);
  return { pack, calendar: laws.calendar };
}

function idOf(month: string, date: string, visits: readonly PlannedVisit[]): string {
  const text = [date, ...visits.map(({ id }) => id)].join('\n');
  return `${month}-${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
}

const planning = (code: PlanningCode, parameters?: Refused['refusals'][number]['parameters']) => ({
  code,
  ...(parameters && { parameters }),
});

function refusal(...[code, parameters]: Parameters<typeof planning>): Refused {
  return new Refused([planning(code, parameters)], planningTexts);
}

function refuseIf(...refusals: Refused['refusals']): void {
  if (refusals.length > 0) throw new Refused(refusals, planningTexts);
}
