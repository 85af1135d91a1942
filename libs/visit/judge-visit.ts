import { at, dateOf, isBefore, isCivilDate, isQuiet, isTimeOfDay } from '@anjing/calendar';
import { isBlank, type CodeSaying, type Private, type Refusal } from '@anjing/lifecycle';
import type { Law, RulePack, SpecialCircumstance } from '@anjing/rules';
import type { AskedBasis, Part, Proof, VisitDay, VisitRequest } from './commands';
import type { Basis, Listing } from './events';
import type { ApprovalFacts, EntryFacts, VisitFacts, VisitItemFacts } from './facts';
import { partsOf } from './machine';
import type { VisitCode } from './texts';

export type Finding = Refusal<VisitCode>;

/** A visit as it is asked for, or as it stands. */
export type Judged = Omit<VisitRequest, 'basis'> & { readonly basis: AskedBasis | Basis };
type SpecialBasis = Extract<AskedBasis, { by: 'special' }>;

/** From where a visit is judged: before its day, at the gate, or while the officers are inside. */
export type Standpoint = 'ahead' | 'gate' | 'inside';

/** The law in force at the judging moment; without a pack for the site nothing can be judged. */
export function lawNow({ laws, now }: Pick<EntryFacts, 'laws' | 'now'>): Law | undefined {
  const pack = laws.packAt(now);
  return pack && { pack, calendar: laws.calendar };
}

/** The pack's circumstance of that number. */
export function circumstanceOf(pack: RulePack, number: number): SpecialCircumstance | undefined {
  return pack.visit.circumstances.find((one) => one.number === number);
}

/** Whether a visit is asked for under a circumstance that the software never keeps out (rules §4). */
export function asksAsEmergency({ basis }: Judged, pack: RulePack): boolean {
  return basis.by === 'special' && circumstanceOf(pack, basis.circumstance)?.emergency === true;
}

/**
 * Whether the caller speaks for the agency that the visit names. Where not, nothing else of the visit is judged: every
 * further finding would tell them of other agencies' visits, results and lists (rules §6).
 */
export function judgeAgency({ agency }: Pick<Judged, 'agency'>, { by }: Pick<VisitFacts, 'by'>): Finding[] {
  const own = !('organisation' in by) || by.organisation === agency;
  return own ? [] : [{ code: 'visit.not-your-agency', field: '/agency' }];
}

/** What makes a visit unreadable or impossible on its face: refused whatever it rests on. */
export function judgeFace(visit: Judged, facts: VisitFacts, { pack }: Law): Finding[] {
  return [
    ...judgeRegistered(visit, facts),
    ...partsOf(visit).flatMap((part, index) => judgePart(part, facts, index === 0)),
    ...judgeAsked(visit, facts, pack),
    ...tooMany(visit.items.length, pack),
    ...tooLong(visit, pack),
  ];
}

function judgeRegistered(visit: Judged, { agencies, site }: VisitFacts): Finding[] {
  return [
    ...(agencies.has(visit.agency)
      ? []
      : [{ code: 'visit.unknown-agency', parameters: { id: visit.agency }, field: '/agency' } as const]),
    ...(site ? [] : [{ code: 'visit.unknown-site', parameters: { id: visit.site }, field: '/site' } as const]),
    ...(site && site.zone === undefined ? [{ code: 'visit.outside-zone', field: '/site' } as const] : []),
  ];
}

/** What an agency brings, as far as it must be known to be written down at all. */
export function judgePart(part: Part, { items, officers }: EntryFacts, isLead: boolean): Finding[] {
  const field = (name: string, index: number) => (isLead ? { field: `/${name}/${index}` } : {});
  const finding = (code: CodeSaying<VisitCode, 'id'>, id: string, name: string, index: number): Finding => ({
    code,
    parameters: { id },
    ...field(name, index),
  });
  return [
    ...part.items.flatMap((id, index): Finding[] => {
      if (part.items.indexOf(id) !== index) return [finding('visit.item-twice', id, 'items', index)];
      const item = items.get(id);
      return item && item.agency !== part.agency ? [finding('visit.item-of-another-agency', id, 'items', index)] : [];
    }),
    ...part.officers.flatMap((id, index): Finding[] => {
      if (part.officers.indexOf(id) !== index) return [finding('visit.officer-twice', id, 'officers', index)];
      const officer = officers.get(id);
      if (!officer) return [finding('visit.unknown-officer', id, 'officers', index)];
      return officer.agency === part.agency ? [] : [finding('visit.officer-of-another-agency', id, 'officers', index)];
    }),
    ...(part.officers.length === 0
      ? [{ code: 'visit.officers-missing', ...(isLead && { field: '/officers' }) } as const]
      : []),
  ];
}

function judgeAsked(visit: Judged, facts: VisitFacts, pack: RulePack): Finding[] {
  const { basis, items } = visit;
  const itemsMissing = items.length === 0 && basis.by !== 'service' && !asksAsEmergency(visit, pack);
  return [
    ...(itemsMissing ? [{ code: 'visit.items-missing', field: '/items' } as const] : []),
    ...(items.length > 0 && basis.by === 'service'
      ? [{ code: 'visit.service-has-items', field: '/items' } as const]
      : []),
    ...(basis.by === 'service' && isBlank(basis.request)
      ? [{ code: 'visit.request-missing', field: '/basis/request' } as const]
      : []),
    ...(basis.by === 'special' ? judgeSpecialForm(basis, pack) : []),
    ...(basis.by === 'approval' && !facts.approval
      ? [
          {
            code: 'visit.unknown-application',
            parameters: { id: basis.application },
            field: '/basis/application',
          } as const,
        ]
      : []),
    ...(visit.participants.length > 0 && basis.by !== 'approval'
      ? [{ code: 'visit.not-invited', field: '/participants' } as const]
      : []),
    ...(visit.reinspectionOf !== undefined && !facts.reinspectionKnown
      ? [
          {
            code: 'visit.reinspection-unknown',
            parameters: { id: visit.reinspectionOf },
            field: '/reinspectionOf',
          } as const,
        ]
      : []),
  ];
}

/** Fields and choices of a proof that the circumstance does not know at all. */
function judgeSpecialForm({ circumstance: number, proof }: SpecialBasis, pack: RulePack): Finding[] {
  const circumstance = circumstanceOf(pack, number);
  if (!circumstance) {
    return [{ code: 'visit.unknown-circumstance', parameters: { number }, field: '/basis/circumstance' }];
  }
  const known = circumstance.proof.map(({ field }) => field);
  return Object.entries(proof).flatMap(([name, { private: value }]): Finding[] => {
    const asked = circumstance.proof.find(({ field }) => field === name);
    const possible = asked?.choices?.map((choice) => choice.value) ?? known;
    const fits = asked && (value === null || !asked.choices || possible.includes(value));
    return fits ? [] : [{ code: 'visit.proof-unknown', parameters: { name, possible }, field: `/basis/proof/${name}` }];
  });
}

function tooMany(count: number, { visit: { mostItems: limit } }: RulePack): Finding[] {
  return count > limit ? [{ code: 'visit.too-many', parameters: { limit }, field: '/items' }] : [];
}

function tooLong(
  { basis, offSiteTried, gradedReason }: Judged,
  { visit: { longestText: limit } }: RulePack,
): Finding[] {
  const texts: [string, Private | undefined][] = [
    ['/offSiteTried', offSiteTried],
    ['/gradedReason', gradedReason],
    ...(basis.by === 'openDay'
      ? [['/basis/unplannedReason', basis.unplannedReason] as [string, typeof offSiteTried]]
      : []),
    ...(basis.by === 'service' ? [['/basis/request', basis.request] as [string, Private]] : []),
    ...(basis.by === 'special'
      ? Object.entries(basis.proof).map(([name, text]): [string, Private] => [`/basis/proof/${name}`, text])
      : []),
  ];
  return texts.flatMap(([field, text]) => judgeLength(text, limit, field));
}

/** A text longer than the pack lets it be. */
export function judgeLength(text: Private | undefined, limit: number, field: string): Finding[] {
  const { length } = Array.from(text?.private ?? '');
  return length > limit ? [{ code: 'visit.text-too-long', parameters: { limit }, field }] : [];
}

/** The day of a visit that is still to come. */
export function judgeDay({ date, from, until }: VisitDay, now: string): Finding[] {
  if (!isCivilDate(date)) return [{ code: 'visit.not-a-date', parameters: { date }, field: '/day/date' }];
  if (!isTimeOfDay(from) || !isTimeOfDay(until) || from >= until) {
    return [{ code: 'visit.hours-invalid', parameters: { date, from, until }, field: '/day' }];
  }
  return isBefore(now, at(date, until))
    ? []
    : [{ code: 'visit.past-day', parameters: { date, until, today: dateOf(now) }, field: '/day/date' }];
}

/**
 * Every reason that speaks against the visit itself, whatever the hour: items, officers, lists, approval, plan. For an
 * emergency these are what is passed over and recorded.
 * @param approved whether the agency's head has approved, where the visit is a special one
 */
export function against(
  visit: Judged,
  facts: EntryFacts,
  { pack }: Law,
  { approved, from }: { readonly approved: boolean; readonly from: Standpoint },
): Finding[] {
  const { basis } = visit;
  const parts = partsOf(visit);
  const inspected = basis.by === 'service' ? [] : parts;
  return [
    ...inspected.flatMap((part) => judgeItems(part.items, facts)),
    ...inspected.flatMap((part) => judgeOfficers(part.officers, visit.day.date, facts, pack)),
    ...judgeBasis(visit, facts, pack, { approved, from }),
  ];
}

/** No inspection outside the published list (notice 三(一)). */
export function judgeItems(ids: readonly string[], { items }: EntryFacts): Finding[] {
  const unlisted = ids.filter((id) => !items.has(id));
  return unlisted.length > 0
    ? [{ code: 'visit.item-outside-list', parameters: { items: unlisted }, field: '/items' }]
    : [];
}

/** At least the pack's number of officers of each agency, each with a certificate valid on the day (notice 三(五)). */
export function judgeOfficers(
  ids: readonly string[],
  date: string,
  { officers }: EntryFacts,
  { application: { minimumOfficers: minimum } }: RulePack,
): Finding[] {
  const invalid = ids.filter((id) => {
    const officer = officers.get(id);
    return !officer || date < officer.validFrom || officer.validUntil < date;
  });
  return [
    ...(invalid.length > 0
      ? [{ code: 'visit.certificate-invalid', parameters: { officers: invalid, date }, field: '/officers' } as const]
      : []),
    ...(new Set(ids).size < minimum
      ? [{ code: 'visit.too-few-officers', parameters: { minimum }, field: '/officers' } as const]
      : []),
  ];
}

function judgeBasis(
  visit: Judged,
  facts: EntryFacts,
  pack: RulePack,
  { approved, from }: { approved: boolean; from: Standpoint },
): Finding[] {
  const { basis } = visit;
  switch (basis.by) {
    case 'approval':
      return judgeApproval(visit, facts.approval, from);
    case 'special':
      return [
        ...judgeProof(basis, pack),
        ...judgeListing(visit, facts),
        ...(approved ? [] : [{ code: 'visit.special-not-approved' } as const]),
      ];
    case 'openDay':
      return [
        ...(isQuiet(pack.quiet.rule, visit.day.date)
          ? [{ code: 'visit.quiet-day', parameters: { date: visit.day.date }, field: '/day/date' } as const]
          : []),
        ...partsOf(visit).flatMap((part, index) =>
          judgePlan(part.items, index === 0 ? basis.unplannedReason : part.unplannedReason, visit.day.date, facts),
        ),
      ];
    case 'service':
      return [];
  }
}

/** The approval's own state and bounds, as they are now: the visit's copy of them proves nothing (rules §3). */
function judgeApproval(visit: Judged, approval: ApprovalFacts | undefined, from: Standpoint): Finding[] {
  const holding: Record<Standpoint, readonly string[]> = {
    ahead: ['approved', 'inForce'],
    gate: ['inForce'],
    // Its own check-in has used it.
    inside: ['inForce', 'used'],
  };
  if (!approval || !holding[from].includes(approval.state)) {
    return [{ code: 'visit.approval-not-in-force', parameters: { state: approval?.state ?? '—' } }];
  }
  const { date, from: first, until } = visit.day;
  const sameDay = approval.days.some((day) => day.date === date && day.from <= first && until <= day.until);
  const sameTarget = approval.agency === visit.agency && approval.site === visit.site;
  const within = partsOf(visit).every((part) => {
    const given = partsOf(approval).find(({ agency }) => agency === part.agency);
    return (
      given !== undefined &&
      part.items.every((item) => given.items.includes(item)) &&
      part.officers.every((officer) => given.officers.includes(officer))
    );
  });
  return sameDay && sameTarget && within
    ? []
    : [{ code: 'visit.outside-approval', parameters: { number: approval.number } }];
}

/** Each circumstance asks for its own proof (rules §4). */
export function judgeProof({ circumstance: number, proof }: { circumstance: number; proof: Proof }, pack: RulePack) {
  const asked = circumstanceOf(pack, number)?.proof ?? [];
  const missing = asked.filter(({ field }) => isBlank(proof[field]));
  const refused = asked.flatMap(({ field, choices }) =>
    (choices ?? [])
      .filter(({ value, admitted }) => !admitted && value === proof[field]?.private)
      .map(({ name }) => ({ field, name })),
  );
  const findings: Finding[] = [];
  if (missing.length > 0) {
    findings.push({
      code: 'visit.proof-missing',
      parameters: { number, names: missing.map(({ name }) => name) },
      field: '/basis/proof',
    });
  }
  for (const { field, name } of refused) {
    findings.push({ code: 'visit.proof-not-admitted', parameters: { number, name }, field: `/basis/proof/${field}` });
  }
  return findings;
}

/** The worst standing of the visit's items on the special-circumstance list. */
export function listingOf(items: readonly string[], facts: EntryFacts): Listing {
  const standings = items.map((id) => facts.items.get(id)?.listed ?? 'absent');
  if (standings.length === 0 || standings.includes('absent')) return 'absent';
  return standings.includes('filed') ? 'filed' : 'accepted';
}

function judgeListing(visit: Judged, facts: EntryFacts): Finding[] {
  const absent = visit.items.filter((id) => (facts.items.get(id)?.listed ?? 'absent') === 'absent');
  return absent.length > 0 || visit.items.length === 0
    ? [{ code: 'visit.not-on-special-list', parameters: { items: absent }, field: '/items' }]
    : [];
}

/** An item that the accepted plan does not foresee in this month needs a recorded reason (rules §6). */
export function judgePlan(
  ids: readonly string[],
  reason: Private | undefined,
  date: string,
  { items }: EntryFacts,
): Finding[] {
  const unplanned = ids.filter((id) => !isPlanned(items.get(id), date));
  return unplanned.length > 0 && isBlank(reason)
    ? [{ code: 'visit.not-planned', parameters: { items: unplanned }, field: '/basis/unplannedReason' }]
    : [];
}

function isPlanned(item: VisitItemFacts | undefined, date: string): boolean {
  const months = item?.plan?.months;
  return months !== undefined && (months.length === 0 || months.includes(Number(date.slice(5, 7))));
}

/** The plan's entries that foresee the visit's items on its day. */
export function plannedBy(ids: readonly string[], date: string, { items }: EntryFacts): string[] {
  return ids.flatMap((id) => {
    const item = items.get(id);
    return item?.plan && isPlanned(item, date) ? [item.plan.entry] : [];
  });
}

/** What only asking for the visit is judged on: reasons that people must have written down (notice 二(一), 二(二), 三(二)). */
export function judgeReasons(visit: Judged, facts: VisitFacts, pack: RulePack): Finding[] {
  const { basis, items } = visit;
  if (basis.by === 'approval' || basis.by === 'service' || asksAsEmergency(visit, pack)) return [];
  const offSite = items.filter((id) => facts.items.get(id)?.offSitePossible === true);
  return [
    ...(facts.graded && isBlank(visit.gradedReason)
      ? [{ code: 'visit.graded-reason-missing', field: '/gradedReason' } as const]
      : []),
    ...(offSite.length > 0 && isBlank(visit.offSiteTried)
      ? [{ code: 'visit.off-site-first', parameters: { items: offSite }, field: '/offSiteTried' } as const]
      : []),
    ...(basis.by === 'openDay' && isBlank(basis.unplannedReason) ? judgeFrequency(visit, facts, pack) : []),
  ];
}

/** Yearly caps of an agency at an enterprise: of each item from the plan, of all visits from the pack (rules §6). */
export function judgeFrequency(
  { items }: Judged,
  facts: VisitFacts,
  { visit: { mostVisitsAYear } }: RulePack,
): Finding[] {
  const over = items.filter((id) => {
    const item = facts.items.get(id);
    return item?.plan !== undefined && item.visitsOfYear >= item.plan.frequency;
  });
  return [
    ...(over.length > 0
      ? [{ code: 'visit.over-plan', parameters: { items: over }, field: '/basis/unplannedReason' } as const]
      : []),
    ...(facts.visitsOfYear >= mostVisitsAYear
      ? [
          {
            code: 'visit.over-cap',
            parameters: { count: facts.visitsOfYear + 1, limit: mostVisitsAYear },
            field: '/basis/unplannedReason',
          } as const,
        ]
      : []),
  ];
}
