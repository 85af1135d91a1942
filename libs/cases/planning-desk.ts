import { createHash } from 'node:crypto';
import {
  answering,
  applicationTexts,
  wholeForm,
  type ApplicationForm,
  type ApplicationState,
} from '@anjing/application';
import { addDays, at, dateOf, isBefore, isQuiet } from '@anjing/calendar';
import type { Words } from '@anjing/lifecycle';
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
import { discloses, kindWords, partsOf } from '@anjing/visit';
import type { Cases } from './cases';
import { Refused } from './problems';
import type { RegisterHandler } from './register-handler';

/** An application as planning sees it: with what only its own agencies may know of it. */
interface KnownVisit {
  readonly stream: string;
  readonly state: ApplicationState;
  readonly form: ApplicationForm;
  /** The lead and whoever takes part. */
  readonly agencies: readonly EntryId[];
  /** The same, and who is still to answer; the lead alone where nobody is asked. */
  readonly asked: readonly EntryId[];
}

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

/** States in which other agencies may know of an application: received, and not yet carried out or closed. */
const known = ['underReview', 'returned', 'awaitingDecision', 'approved', 'inForce'] as const;
/** States in which an application is not yet bound to its day. */
const unbound = ['drafting', 'signed', 'underReview', 'returned', 'awaitingDecision'] as const;
/** States that count as a visit of the year. */
const visiting = ['approved', 'inForce', 'used'] as const;

const isIn = ({ state }: KnownVisit, states: readonly ApplicationState['value'][]) =>
  states.some((name) => state.matches(name));

const kinds: { readonly pending: Words; readonly approved: Words } = {
  pending: { zh: '申请审批中的检查', en: 'an inspection applied for' },
  approved: { zh: '已批准的检查', en: 'an approved inspection' },
};

/** Answers of planning, from what the record knows and within what each agency may be told (rules §6). */
export class PlanningDesk {
  constructor(
    private readonly lists: Lists,
    private readonly registers: RegisterHandler,
    private readonly cases: Pick<Cases, 'application' | 'visit'>,
  ) {}

  /** Other agencies' visits to the enterprise of a site, applied for or on record. */
  async neighbours(agency: EntryId, site: EntryId): Promise<Taken[]> {
    const view = await this.registers.now();
    const sites = sitesBeside(view, site);
    const applications = taken(await this.visitsTo(view, sites), agency, view);
    return [...applications, ...(await this.visitsOnRecord(view, sites, agency))];
  }

  /** Of these only what is applied for and not decided yet: no visit is on record for it. */
  async appliedFor(agency: EntryId, site: EntryId): Promise<Taken[]> {
    const view = await this.registers.now();
    const visits = await this.visitsTo(view, sitesBeside(view, site));
    return taken(
      visits.filter((visit) => !isIn(visit, visiting)),
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
    const visits = await this.visitsTo(view, sitesBeside(view, id));
    return slots({
      month,
      items,
      now: view.at,
      law: lawAt(view, site?.jurisdiction),
      plan: planOf(view, agency, Number(month.slice(0, 4))),
      own: visits
        .filter((visit) => visit.agencies.includes(agency) && isIn(visit, visiting))
        .flatMap(({ form }) => form.days.slice(0, 1).map(({ date }) => ({ date, items: form.items }))),
      taken: taken(visits, agency, view),
      load: new Map(),
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
          others: taken(cases, agency, view),
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
    const all = await this.visitsTo(view, await this.lists.sitesOf(agency));
    const visits = all.filter(
      (visit) => isIn(visit, unbound) && (visit.agencies.includes(agency) || isIn(visit, known)),
    );
    const planned = visits
      .filter((visit) => !isJoint(visit, visits))
      .flatMap((visit) => plannedVisit(view, visit, month, law));
    return { view, visits, merging: mergeVisits(planned, law.pack.planning) };
  }

  /** Other agencies' visits that rest on no application and are still to come; of ⑤ and ⑥ nothing (rules §6). */
  private async visitsOnRecord(view: RegisterView, sites: readonly EntryId[], agency: EntryId): Promise<Taken[]> {
    const cards = await this.lists.about(sites, new Date(view.at));
    const standings = await Promise.all(
      cards
        .filter(({ kind }) => kind === 'visit')
        .map(({ stream }) => this.cases.visit.read(stream, () => ({ kind: 'reactor' }))),
    );
    return standings.flatMap(({ state }) => {
      const { visit } = state.context;
      const pending = state.matches('announced') || state.matches('passIssued');
      if (!visit || !pending || visit.basis.by === 'approval') return [];
      const own = partsOf(visit).some((part) => part.agency === agency);
      return own || !discloses(state, 'otherAgency').has('day')
        ? []
        : [
            {
              date: visit.day.date,
              kind: kindWords[visit.basis.by],
              post: postOf(view, visit.agency),
              agency: visit.agency,
            },
          ];
    });
  }

  /** Applications for sites that are open, or changed in the last year: as far back as caps and repeats are counted. */
  private async visitsTo(view: RegisterView, sites: readonly EntryId[]): Promise<KnownVisit[]> {
    const cards = await this.lists.about(sites, new Date(at(addDays(dateOf(view.at), -366), '00:00')));
    const applications = cards.filter(({ kind }) => kind === 'application');
    const standings = await Promise.all(
      applications.map(({ stream }) => this.cases.application.read(stream, () => ({ kind: 'reactor' }))),
    );
    return standings.flatMap(({ stream, state }) => {
      const { form } = state.context;
      if (!form) return [];
      const parts = answering(state.context, 'consented');
      const asked = answering(state.context, 'awaited', 'consented');
      return [
        {
          stream,
          state,
          form: wholeForm(form, parts),
          agencies: [form.agency, ...parts.map(({ agency }) => agency)],
          asked: [form.agency, ...asked.map(({ agency }) => agency)],
        },
      ];
    });
  }
}

/** What an agency's accepted plan of a year says of each item. */
function planOf(view: RegisterView, agency: EntryId, year: number): ReadonlyMap<EntryId, PlannedItem> {
  const planned = view.where('planned-item', 'agency', agency).filter((entry) => entry.year === year);
  return new Map(planned.map(({ item, months, frequency }) => [item, { months, frequency }]));
}

/** Every site of the enterprise that a site is of. */
function sitesBeside(view: RegisterView, site: EntryId): EntryId[] {
  const enterprise = view.find('site', site)?.enterprise;
  return enterprise === undefined ? [] : view.where('site', 'enterprise', enterprise).map(({ id }) => id);
}

/** Whether a visit is made jointly already, or is to be: by itself or by another application for the same site. */
function isJoint({ form }: KnownVisit, visits: readonly KnownVisit[]): boolean {
  return visits.some(
    (other) => other.asked.length > 1 && other.form.site === form.site && other.asked.includes(form.agency),
  );
}

/** All that `agency` may know of other agencies' visits to come. */
function taken(visits: readonly KnownVisit[], agency: EntryId, view: RegisterView): Taken[] {
  return visits
    .filter((visit) => !visit.agencies.includes(agency) && isIn(visit, known))
    .flatMap((visit) => {
      const kind = isIn(visit, visiting) ? kinds.approved : kinds.pending;
      const post = postOf(view, visit.form.agency);
      return visit.form.days
        .filter(({ date, until }) => isBefore(view.at, at(date, until)))
        .map(({ date }) => ({ date, kind, post, agency: visit.form.agency }));
    });
}

/** A visit of one day within the month, with every day to which it could move; visits of several days stay apart. */
function plannedVisit(view: RegisterView, { stream, form }: KnownVisit, month: string, law: Law): PlannedVisit[] {
  const site = view.find('site', form.site);
  const [day, ...more] = form.days;
  if (!site || !day?.date.startsWith(month) || more.length > 0) return [];
  const { agency, items, officers } = form;
  const windows = movable(day, month, view.at, law);
  return windows.length > 0
    ? [{ id: stream, agency, enterprise: site.enterprise, site: form.site, items, officers, windows }]
    : [];
}

/** What the lead would file for a day: its own cases joined; each participant names its own items when it consents. */
function jointForm(agency: EntryId, date: string, cases: readonly KnownVisit[]): ApplicationForm {
  const own = cases.filter(({ form }) => form.agency === agency).map(({ state, form }) => state.context.form ?? form);
  const [first] = own;
  const day = first?.days[0];
  if (!first || !day) throw new Error('a lead has a case of its own in what it leads');
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
