import { answering, application, peopleOf, type ApplicationState } from '@anjing/application';
import { addDays, yearOf } from '@anjing/calendar';
import { type Elapse, type Moment, type Parties } from '@anjing/lifecycle';
import { isGateCode } from '@anjing/passes';
import { isGraded, lawsOf, postOf, routeOf, type EntryId, type RegisterView } from '@anjing/registers';
import type { Laws } from '@anjing/rules';
import {
  visitActs,
  discloses,
  judgeGateHours,
  kindWords,
  partsOf,
  visit,
  visitTexts,
  type ApprovalFacts,
  type AskedBasis,
  type Basis,
  type EntryFacts,
  type KnownResultFacts,
  type Listing,
  type NeighbourFacts,
  type VisitAnnounced,
  type VisitCode,
  type VisitCommand,
  type VisitFacts,
  type VisitItemFacts,
  type VisitMachine,
  type VisitRequest,
  type VisitState,
} from '@anjing/visit';
import type { CaseKind, Look, Question } from '@anjing/cases';

type VisitQuestion = Question<VisitMachine, VisitCommand>;
type VisitLook = Look<VisitMachine>;

/** Whether database, process and timers disagree about the time. */
export type ClockDoubt = () => Promise<boolean>;

/** A visit to come or on record, as far as facts are gathered about it. */
type Subject = Omit<VisitRequest, 'basis'> & { readonly basis: AskedBasis | Basis };

/** Another visit to the same enterprise, folded. */
interface Other {
  readonly stream: string;
  readonly state: VisitState;
  readonly visit: VisitAnnounced;
}

/**
 * How the case handler carries visits.
 * @param clockDoubt asked before anybody goes in: on a doubtful clock nothing opens (rules §3)
 */
export function visitKind(clockDoubt: ClockDoubt): CaseKind<VisitMachine, VisitCommand, VisitFacts, Laws> {
  return {
    name: 'visit',
    lifecycle: visit,
    catalogue: visitTexts,
    acts: visitActs,
    alreadyOpen: 'visit.already-open' satisfies VisitCode,
    facts: (question) => facts(question, clockDoubt),
    parties,
    jurisdiction: (state) => state.context.visit?.target.jurisdiction,
    law: (state, view) => lawsFor(view, state.context.visit),
    summary,
  };
}

function parties(state: VisitState, view: RegisterView, command?: VisitCommand | Elapse): Parties {
  const subject = state.context.visit ?? requestOf(command);
  // A reaction may come to a day for which no visit was put on record.
  if (!subject) return {};
  const others = [...subject.participants.map(({ agency }) => agency), ...state.context.invited];
  const bureau = bureauOf(view, subject.agency, subject.site);
  const bureaus = others.flatMap((agency) => bureauOf(view, agency, subject.site) ?? []);
  const met = discloses(state, 'enterprise').size > 0 || standsAtGate(state, view, command);
  const enterprise = met ? state.context.visit?.target.enterprise : undefined;
  return {
    agency: subject.agency,
    ...(others.length > 0 && { participants: others }),
    ...(bureau !== undefined && { bureau }),
    ...(bureaus.length > 0 && { participantBureaus: bureaus }),
    ...(enterprise !== undefined && { enterprise }),
  };
}

/**
 * Whoever shows the pass, or their gate's code, while the officers can stand there: the visit is no secret from them any
 * more. To ask for the refusal alone opens nothing.
 */
function standsAtGate({ context }: VisitState, view: RegisterView, command?: VisitCommand | Elapse): boolean {
  return (
    context.visit !== undefined &&
    command?.do === 'refuseAtGate' &&
    command.shown &&
    judgeGateHours(context.visit, view.at).length === 0
  );
}

function summary({ context: { visit: of, pass, passes } }: VisitState) {
  if (!of) return {};
  const { basis, target } = of;
  const participants = of.participants.map(({ agency }) => agency);
  return {
    agency: of.agency,
    site: of.site,
    items: partsOf(of).flatMap(({ items }) => items),
    day: of.day,
    kind: basis.by,
    ...(basis.by === 'special' && { circumstance: basis.circumstance }),
    ...(basis.by === 'approval' && { application: basis.application, number: basis.number }),
    ...(participants.length > 0 && { participants }),
    enterprise: target.enterpriseName,
    creditCode: target.creditCode,
    zone: target.zone,
    // By these the revocation list finds passes that let nobody in any more.
    passes,
    ...(pass !== undefined && { pass }),
  };
}

function requestOf(command: VisitCommand | Elapse | undefined): VisitRequest | undefined {
  return command?.do === 'announce' || command?.do === 'recordPast' ? command.visit : undefined;
}

/** The laws of the site's area; a site that is unknown is judged by those of its agency's. */
function lawsFor(view: RegisterView, subject: Pick<VisitRequest, 'site' | 'agency'> | undefined): Laws {
  const site = subject && view.find('site', subject.site);
  const agency = subject && view.find('agency', subject.agency);
  return lawsOf(view, site?.jurisdiction ?? agency?.jurisdiction);
}

function bureauOf(view: RegisterView, agency: EntryId, site: EntryId): EntryId | undefined {
  const pack = lawsFor(view, { agency, site }).packAt(view.at);
  return pack && routeOf(view, agency, pack)?.bureau;
}

async function facts(question: VisitQuestion, clockDoubt: ClockDoubt): Promise<VisitFacts> {
  const { now, view, stream, state, command, by } = question;
  const asked = requestOf(command);
  const subject = asked ?? state.context.visit;
  const people = peopleOf(by);
  const others = asked ? await othersAt(question, asked.site) : [];
  const atGate = command.do === 'checkIn' || command.do === 'refuseAtGate';
  const entering = await factsOfEntry(question, subject, {
    others,
    items: 'items' in command ? (command.items ?? []) : [],
    officers: 'officers' in command ? command.officers : [],
  });
  const gate = await gateOf(question, subject?.site);
  const site = siteFacts(view, subject?.site);
  return {
    ...entering,
    id: stream,
    by,
    clockDoubt: atGate ? await clockDoubt() : false,
    actsAsOfficer: people.flatMap((person) => view.where('officer', 'person', person).map(({ id }) => id)),
    agencies: agenciesFacts(
      view,
      [
        ...(subject ? partsOf(subject).map(({ agency }) => agency) : []),
        ...(command.do === 'invite' ? [command.agency] : []),
      ],
      subject?.site ?? '',
    ),
    graded: subject
      ? isGraded(
          view,
          partsOf(subject).map(({ agency }) => agency),
          view.find('site', subject.site)?.enterprise,
        )
      : false,
    visitsOfYear: subject ? visitsOfYear(subject, others).length : 0,
    neighbours: others.filter(counts).map((other) => neighbourFacts(view, other)),
    knownResults: asked ? knownResults(view, now, { ...asked, date: asked.day.date }, others) : [],
    reinspectionKnown: asked ? isReinspection(asked, others) : false,
    ...(site && { site }),
    ...(gate !== undefined && { gate }),
  };
}

/** What entering is judged on, for whoever asks and does nothing: the gate, the entry pass, the visit's own people. */
export async function entryFacts(look: VisitLook, clockDoubt: ClockDoubt): Promise<EntryFacts> {
  const { visit: subject } = look.state.context;
  const named = { others: [], items: [], officers: [] };
  return { ...(await factsOfEntry(look, subject, named)), clockDoubt: await clockDoubt() };
}

/** What an agency asks results of: matters of its own at a site, on a day. */
export type ResultsAsked = Pick<VisitRequest, 'agency' | 'site' | 'items'> & { readonly date: string };

/** Results at the enterprise of a site about the same matters, as far as the agency may know them. */
export async function resultsKnown(look: VisitLook, asked: ResultsAsked): Promise<readonly KnownResultFacts[]> {
  return knownResults(look.view, look.now, asked, await othersAt(look, asked.site));
}

/** @param named other visits to the enterprise, and whatever a command names beside the visit itself */
async function factsOfEntry(
  look: VisitLook,
  subject: Subject | undefined,
  named: {
    readonly others: readonly Other[];
    readonly items: readonly EntryId[];
    readonly officers: readonly EntryId[];
  },
): Promise<Omit<EntryFacts, 'clockDoubt'>> {
  const { now, view } = look;
  const approval = subject ? await approvalOf(look, subject.basis) : undefined;
  return {
    now,
    laws: lawsFor(view, subject),
    items: subject ? itemsFacts(view, subject, named.others, named.items) : new Map(),
    officers: new Map(
      [...(subject ? partsOf(subject).flatMap(({ officers }) => officers) : []), ...named.officers].flatMap((id) => {
        const officer = view.find('officer', id);
        return officer ? [[id, officer] as const] : [];
      }),
    ),
    ...(approval && { approval }),
  };
}

function siteFacts(view: RegisterView, id: EntryId | undefined): VisitFacts['site'] {
  const site = id === undefined ? undefined : view.find('site', id);
  const enterprise = site && view.find('enterprise', site.enterprise);
  if (!enterprise) return undefined;
  return {
    target: {
      enterprise: site.enterprise,
      enterpriseName: enterprise.name,
      creditCode: enterprise.creditCode,
      address: site.address,
      jurisdiction: site.jurisdiction,
    },
    ...(site.zone !== undefined && { zone: site.zone }),
  };
}

function agenciesFacts(view: RegisterView, ids: readonly EntryId[], site: EntryId): VisitFacts['agencies'] {
  return new Map(
    ids.flatMap((id) => {
      const name = view.find('agency', id)?.name;
      const bureau = bureauOf(view, id, site);
      return name ? [[id, { name, ...(bureau !== undefined && { bureau }) }] as const] : [];
    }),
  );
}

function itemsFacts(
  view: RegisterView,
  subject: Subject,
  others: readonly Other[],
  named: readonly EntryId[],
): ReadonlyMap<string, VisitItemFacts> {
  const year = yearOf(subject.day.date);
  const ofYear = others.filter((other) => counts(other) && yearOf(other.visit.day.date) === year);
  const ids = [...partsOf(subject).flatMap(({ items }) => items), ...named];
  return new Map(
    ids.flatMap((id) => {
      const item = view.find('item', id);
      if (!item) return [];
      const planned = view.where('planned-item', 'item', id).find((entry) => entry.year === year);
      const known: VisitItemFacts = {
        agency: item.agency,
        name: item.name,
        offSitePossible: item.offSitePossible ?? false,
        listed: listedFor(view, id, subject.basis),
        ...(planned && { plan: { entry: planned.id, frequency: planned.frequency, months: planned.months } }),
        visitsOfYear: ofYear.filter(({ visit: of }) => partsOf(of).some(({ items }) => items.includes(id))).length,
      };
      return [[id, known] as const];
    }),
  );
}

/** How an item stands on its agency's special-circumstance list for the visit's circumstance. */
function listedFor(view: RegisterView, item: EntryId, basis: Subject['basis']): Listing {
  if (basis.by !== 'special') return 'absent';
  const entries = view
    .where('special-item', 'item', item)
    .filter(({ circumstance }) => circumstance === basis.circumstance);
  if (entries.some(({ accepted }) => accepted)) return 'accepted';
  return entries.length > 0 ? 'filed' : 'absent';
}

/** The application that the visit rests on, as time has made it by now. */
async function approvalOf({ stateOf }: VisitLook, basis: Subject['basis']): Promise<ApprovalFacts | undefined> {
  if (basis.by !== 'approval') return undefined;
  const state: ApplicationState | undefined = await stateOf(application, basis.application);
  const { form, receipt } = state?.context ?? {};
  if (!state || !form || !receipt) return undefined;
  return {
    number: receipt.number,
    state: state.value,
    agency: form.agency,
    site: form.site,
    items: form.items,
    officers: form.officers,
    participants: answering(state.context, 'consented').map(({ agency, items, officers }) => ({
      agency,
      items,
      officers,
    })),
    days: form.days,
  };
}

/** The gate of the site that shows the code which a check-in brings. */
async function gateOf({ view, command, stream, now }: VisitQuestion, site: EntryId | undefined) {
  if (command.do !== 'checkIn' || command.code === undefined || site === undefined) return undefined;
  for (const { id, link } of view.where('gate', 'site', site)) {
    if (!link || link.revokedAt !== undefined) continue;
    if (await isGateCode(command.code, link.hash, stream, now)) return id;
  }
  return undefined;
}

/** Every visit to the enterprise of a site. */
async function othersAt({ view, transaction, stateOf, stream }: VisitLook, site: EntryId): Promise<Other[]> {
  const target = siteFacts(view, site)?.target;
  if (!target) return [];
  const { cards } = await transaction.look({
    keys: [],
    cards: { kind: 'visit', summary: { creditCode: target.creditCode } },
  });
  const others = await Promise.all(
    cards
      .filter((card) => card.stream !== stream)
      .map(async (card) => ({ card, state: await stateOf(visit, card.stream) })),
  );
  return others.flatMap(({ card, state }) =>
    state?.context.visit ? [{ stream: card.stream, state, visit: state.context.visit }] : [],
  );
}

/** Whether a visit took place, or still may; those that the enterprise asked for burden nobody. */
function counts({ state, visit: of }: Other): boolean {
  return !state.matches('cancelled') && !state.matches('missed') && of.basis.by !== 'service';
}

function visitsOfYear({ agency, day }: Subject, others: readonly Other[]): readonly Other[] {
  return others.filter(
    (other) =>
      counts(other) &&
      yearOf(other.visit.day.date) === yearOf(day.date) &&
      partsOf(other.visit).some((part) => part.agency === agency),
  );
}

function neighbourFacts(view: RegisterView, { state, visit: of }: Other): NeighbourFacts {
  return {
    agencies: partsOf(of).map(({ agency }) => agency),
    site: of.site,
    items: partsOf(of).flatMap(({ items }) => items),
    date: of.day.date,
    kind: kindWords[of.basis.by],
    hidden: of.basis.by === 'special' && of.basis.hidden,
    pending: state.matches('announced') || state.matches('passIssued'),
    post: postOf(view, of.agency),
  };
}

/**
 * Results at the enterprise about the same matters, by whichever agency: the same item, or another agency's item of the
 * same name. What its agency may not know is not among them (notice 二(三), rules §6).
 */
function knownResults(
  view: RegisterView,
  now: Moment,
  { agency, site, items, date }: ResultsAsked,
  others: readonly Other[],
): KnownResultFacts[] {
  const days = lawsFor(view, { agency, site }).packAt(now)?.visit.resultsKnownDays ?? 0;
  const matterOf = (item: EntryId) => view.find('item', item)?.name.zh ?? item;
  const since = addDays(date, -days);
  return others.flatMap(({ state, visit: of }) => {
    const { result } = state.context;
    const own = partsOf(of).some((part) => part.agency === agency);
    if (!result || of.day.date < since || !(own || discloses(state, 'entitledAgency').has('result'))) return [];
    return result.findings.flatMap(({ item, outcome }): KnownResultFacts[] => {
      const same = items.find((one) => one === item || matterOf(one) === matterOf(item));
      const by = view.find('agency', view.find('item', item)?.agency ?? of.agency);
      return same !== undefined && by ? [{ item: same, date: of.day.date, agencyName: by.name, outcome }] : [];
    });
  });
}

/** Whether the visit named as the earlier one is the agency's own, here, and announced another. */
function isReinspection({ agency, site, reinspectionOf }: VisitRequest, others: readonly Other[]): boolean {
  const earlier = others.find(({ stream }) => stream === reinspectionOf);
  return (
    earlier?.visit.agency === agency &&
    earlier.visit.site === site &&
    earlier.state.context.result?.reinspection !== undefined
  );
}
