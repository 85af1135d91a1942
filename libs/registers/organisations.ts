import { dateOf, workingCalendar, type WorkingCalendar } from '@anjing/calendar';
import type { Moment, PersonActing, PostRole } from '@anjing/lifecycle';
import type { Words } from '@anjing/texts';
import { packFor, routeFor, type Laws, type RulePack } from '@anjing/rules';
import type { EntryId, EntryOf, RegisterView } from './entries';

/** A jurisdiction and those above it, nearest first. */
export function chainOf(view: RegisterView, jurisdiction: EntryId): EntryId[] {
  const chain: EntryId[] = [];
  for (let next: EntryId | undefined = jurisdiction; next !== undefined && !chain.includes(next);) {
    chain.push(next);
    next = view.find('jurisdiction', next)?.parent;
  }
  return chain;
}

/** A calendar takes long to index and is asked for by every act: as long as no year changes it is the same. */
let lastCalendar: { readonly years: readonly EntryOf<'calendar'>[]; readonly calendar: WorkingCalendar } | undefined;

/** The calendar of the years loaded as of the view. */
export function calendarOf(view: RegisterView): WorkingCalendar {
  const years = view.all('calendar');
  const same =
    lastCalendar?.years.length === years.length && lastCalendar.years.every((year, place) => year === years[place]);
  if (!lastCalendar || !same) lastCalendar = { years, calendar: workingCalendar(years) };
  return lastCalendar.calendar;
}

/** An act asks for its laws several times, always as of the same view. */
const lawsOfView = new WeakMap<RegisterView, Map<EntryId, Laws>>();

/** The packs and the calendar as the view knows them, for sites of a jurisdiction. */
export function lawsOf(view: RegisterView, jurisdiction: EntryId = ''): Laws {
  const known = lawsOfView.get(view) ?? new Map<EntryId, Laws>();
  lawsOfView.set(view, known);
  const laws = known.get(jurisdiction) ?? makeLaws(view, jurisdiction);
  known.set(jurisdiction, laws);
  return laws;
}

function makeLaws(view: RegisterView, jurisdiction: EntryId): Laws {
  const packs: readonly RulePack[] = view.all('pack');
  const chain = chainOf(view, jurisdiction);
  return { calendar: calendarOf(view), packAt: (moment: Moment) => packFor(packs, chain, dateOf(moment)) };
}

/** The organisations that review and approve for an agency, as a pack's table of routes says (rules §3). */
export interface RouteOfAgency {
  readonly bureau: EntryId;
  readonly authority: EntryId;
  /** Short name of the bureau's area in numbers: 赣市. */
  readonly office: string;
}

export function routeOf(view: RegisterView, agencyId: EntryId, pack: RulePack): RouteOfAgency | undefined {
  const agency = view.find('agency', agencyId);
  const route = agency && routeFor(pack, agency);
  if (!route) return undefined;
  const chain = chainOf(view, agency.jurisdiction);
  const area = route.jurisdiction === 'own' ? chain[0] : chain.at(-1);
  if (area === undefined) return undefined;
  const [bureau] = view.where('bureau', 'jurisdiction', area);
  const [authority] = view.where('authority', 'jurisdiction', area);
  const office = view.find('jurisdiction', area)?.shortName;
  return bureau && authority && office !== undefined
    ? { bureau: bureau.id, authority: authority.id, office }
    : undefined;
}

/**
 * The business-environment office that receives what the bureaus of an area send: the area's own, or that of the next
 * area above that has one.
 */
export function businessEnvironmentOffice(view: RegisterView, jurisdiction: EntryId): EntryId | undefined {
  const offices = new Set(view.where('post', 'role', 'business-environment').map(({ organisation }) => organisation));
  for (const area of chainOf(view, jurisdiction)) {
    const found = view.where('office', 'jurisdiction', area).find(({ id }) => offices.has(id));
    if (found) return found.id;
  }
  return undefined;
}

/** A post in which a person may act now: their own, or one under a written mandate of its holder. */
export interface ActingPost extends PersonActing {
  readonly role: PostRole;
}

/** The written mandates that run at the view's moment. */
function mandates(view: RegisterView, property: 'deputy' | 'post', value: EntryId) {
  const now = Date.parse(view.at);
  return view
    .where('mandate', property, value)
    .filter(({ from, until }) => Date.parse(from) <= now && now < Date.parse(until));
}

/** Every post in which a person may act at the view's moment. */
export function actingPosts(view: RegisterView, person: EntryId): ActingPost[] {
  const own = view.where('post', 'person', person).map((post): ActingPost => ({
    kind: 'person',
    person,
    post: post.id,
    organisation: post.organisation,
    role: post.role,
  }));
  const mandated = mandates(view, 'deputy', person).flatMap((mandate): ActingPost[] => {
    const post = view.find('post', mandate.post);
    if (!post) return [];
    return [
      {
        kind: 'person',
        person,
        post: mandate.post,
        organisation: post.organisation,
        role: post.role,
        mandate: { id: mandate.id, holder: post.person },
      },
    ];
  });
  return [...own, ...mandated];
}

/** Organisations in which one of `people` has a post of their own. */
export function organisationsOf(view: RegisterView, people: readonly EntryId[]): Set<EntryId> {
  return new Set(
    people.flatMap((person) => view.where('post', 'person', person)).map(({ organisation }) => organisation),
  );
}

/**
 * Whether somebody of an organisation could act in a role without being, or standing in for, one of `excluded` or one
 * who has a post in one of `agencies`: such a holder is passed over to the next mandate (rules §3).
 */
export function somebodyLeft(
  view: RegisterView,
  organisation: EntryId,
  role: PostRole,
  agencies: readonly EntryId[],
  excluded: readonly EntryId[],
): boolean {
  const free = (person: EntryId) =>
    !excluded.includes(person) &&
    !view.where('post', 'person', person).some(({ organisation: of }) => agencies.includes(of));
  return view
    .where('post', 'organisation', organisation)
    .filter((post) => post.role === role)
    .some((post) => {
      if (free(post.person)) return true;
      if (excluded.includes(post.person)) return false;
      return mandates(view, 'post', post.id).some(({ deputy }) => free(deputy));
    });
}

/** The post of an agency that others may ask: a clerk's, or the agency itself where it has none. */
export function postOf(view: RegisterView, agency: EntryId): Words {
  const clerk = view.where('post', 'organisation', agency).find(({ role }) => role === 'clerk');
  return clerk?.title ?? view.find('agency', agency)?.name ?? { zh: agency, en: agency };
}

/** Whether an enterprise is on the list of well-run ones of one of these agencies (notice 二(一)). */
export function isGraded(view: RegisterView, agencies: readonly EntryId[], enterprise: EntryId | undefined): boolean {
  if (enterprise === undefined) return false;
  return view
    .where('graded', 'enterprise', enterprise)
    .some(({ agency, listed }) => listed && agencies.includes(agency));
}
