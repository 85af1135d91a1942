import { answering, wholeForm, type ApplicationForm, type ApplicationState } from '@anjing/application';
import { addDays, at, dateOf, isBefore, type CivilDate } from '@anjing/calendar';
import type { Words } from '@anjing/lifecycle';
import type { Hours, Taken } from '@anjing/planning';
import type { Lists } from '@anjing/read-models';
import { postOf, type EntryId, type RegisterView } from '@anjing/registers';
import { discloses, kindWords, partsOf, type VisitState } from '@anjing/visit';
import type { Cases } from '@anjing/kinds';

/** A visit applied for or on record, with what only its own agencies may know of it. */
export interface KnownVisit {
  readonly stream: string;
  readonly lead: EntryId;
  /** The lead and whoever takes part. */
  readonly agencies: readonly EntryId[];
  /** The same, and who is still to answer; the lead alone where nobody is asked. */
  readonly asked: readonly EntryId[];
  readonly site: EntryId;
  readonly items: readonly EntryId[];
  readonly officers: readonly EntryId[];
  readonly days: readonly Hours[];
  readonly kind: Words;
  /** Other agencies may hear of its day, its kind and a post to ask (rules §6). */
  readonly told: boolean;
  /** It is applied for, and no decision has been taken. */
  readonly pending: boolean;
  /** What an application asks for, while nothing binds it to its day. */
  readonly form?: ApplicationForm;
  /** An open-day visit that others may still join. */
  readonly joinable: boolean;
  /** It is one of the visits of its year. */
  readonly counts: boolean;
}

const undecided = ['underReview', 'returned', 'awaitingDecision'] as const;
const approved = ['approved', 'inForce', 'used'] as const;
const unbound = ['drafting', 'signed', ...undecided] as const;

const appliedFor: Words = { zh: '申请审批中的检查', en: 'an inspection applied for' };

/** What the record knows of visits at some sites. */
export class KnownVisits {
  constructor(
    private readonly lists: Lists,
    private readonly cases: Pick<Cases, 'application' | 'visit'>,
  ) {}

  /** Those that are open, or changed in the last year: as far back as caps and repeats are counted. */
  async at(view: RegisterView, sites: readonly EntryId[]): Promise<KnownVisit[]> {
    const { application, visit } = this.cases;
    const cards = await this.lists.about(sites, new Date(at(addDays(dateOf(view.at), -366), '00:00')));
    const streams = (of: string) => cards.filter(({ kind }) => kind === of).map(({ stream }) => stream);
    const visits = await Promise.all(streams('visit').map((stream) => visit.current(stream)));
    const applications = await Promise.all(streams('application').map((stream) => application.current(stream)));
    // Where a visit is on record for an approval, the visit speaks for both.
    const carriedOut = new Set(visits.map(({ state }) => approvalOf(state)));
    return [
      ...visits.flatMap(({ stream, state }) => ofVisit(stream, state)),
      ...applications
        .filter(({ stream }) => !carriedOut.has(stream))
        .flatMap(({ stream, state }) => ofApplication(stream, state)),
    ];
  }
}

function approvalOf({ context: { visit } }: VisitState): string | undefined {
  return visit?.basis.by === 'approval' ? visit.basis.application : undefined;
}

function ofVisit(stream: string, state: VisitState): KnownVisit[] {
  const { visit, invited } = state.context;
  if (!visit) return [];
  const parts = partsOf(visit);
  const agencies = parts.map(({ agency }) => agency);
  const toCome = state.matches('announced') || state.matches('passIssued');
  const { by } = visit.basis;
  return [
    {
      stream,
      lead: visit.agency,
      agencies,
      asked: [...agencies, ...invited],
      site: visit.site,
      items: parts.flatMap(({ items }) => items),
      officers: parts.flatMap(({ officers }) => officers),
      days: [visit.day],
      kind: kindWords[by],
      told: toCome && discloses(state, 'otherAgency').has('day'),
      pending: false,
      joinable: toCome && by === 'openDay',
      counts: by !== 'service' && !state.matches('cancelled') && !state.matches('missed'),
    },
  ];
}

function ofApplication(stream: string, state: ApplicationState): KnownVisit[] {
  const { form } = state.context;
  if (!form) return [];
  const isIn = (names: readonly ApplicationState['value'][]) => names.some((name) => state.matches(name));
  const parts = answering(state.context, 'consented');
  const { agency: lead, site, days } = form;
  const { items, officers } = wholeForm(form, parts);
  return [
    {
      stream,
      lead,
      agencies: [lead, ...parts.map(({ agency }) => agency)],
      asked: [lead, ...answering(state.context, 'awaited', 'consented').map(({ agency }) => agency)],
      site,
      items,
      officers,
      days,
      kind: isIn(approved) ? kindWords.approval : appliedFor,
      told: isIn(undecided) || isIn(['approved', 'inForce']),
      pending: isIn(undecided),
      ...(isIn(unbound) && { form }),
      joinable: false,
      counts: isIn(approved),
    },
  ];
}

/** All that `agency` may know of other agencies' visits to come, the soonest first. */
export function takenBy(visits: readonly KnownVisit[], agency: EntryId, view: RegisterView): Taken[] {
  return visits
    .filter(({ agencies, told }) => told && !agencies.includes(agency))
    .flatMap(({ days, kind, lead }) =>
      days
        .filter(({ date, until }) => isBefore(view.at, at(date, until)))
        .map(({ date }) => ({ date, kind, post: postOf(view, lead), agency: lead })),
    )
    .sort((a, b) => a.date.localeCompare(b.date));
}

/** Every site of the enterprise that a site is of. */
export function sitesBeside(view: RegisterView, site: EntryId): EntryId[] {
  const enterprise = view.find('site', site)?.enterprise;
  return enterprise === undefined ? [] : view.where('site', 'enterprise', enterprise).map(({ id }) => id);
}

/** Whether a visit is made jointly already, or is to be: by itself or by another one at the same site. */
export function isJoint({ lead, site }: KnownVisit, visits: readonly KnownVisit[]): boolean {
  return visits.some(({ asked, site: where }) => asked.length > 1 && where === site && asked.includes(lead));
}

/** Days on which a visit that others may join stands at a site. */
export function joinableDays(visits: readonly KnownVisit[], site: EntryId): ReadonlySet<CivilDate> {
  return new Set(
    visits.filter((one) => one.joinable && one.site === site).flatMap(({ days }) => days.map(({ date }) => date)),
  );
}
