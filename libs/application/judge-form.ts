import {
  dateOf,
  earliestInspection,
  filingDeadline,
  isCivilDate,
  isTimeOfDay,
  isUnresolvedYear,
  at,
  isBefore,
  receivedOn,
  splitDays,
  type CivilDate,
  type FilingDeadline,
} from '@anjing/calendar';
import { isBlank, type Private } from '@anjing/lifecycle';
import type { Law, RulePack } from '@anjing/rules';
import type { ApplicationForm, RequestedDay } from './commands';
import type { AgencyFacts, ApplicationFacts } from './facts';
import { wholeForm, type Part } from './joint';
import { judgeOffSite } from './judge-off-site';
import { fieldWords } from './texts';
import type { Finding } from './verdict';
import { firstDay } from './windows';

/** The law in force at the judging moment; without a pack for the site nothing can be judged. */
export function lawNow({ laws, now }: Pick<ApplicationFacts, 'laws' | 'now'>): Law | undefined {
  const pack = laws.packAt(now);
  return pack && { pack, calendar: laws.calendar };
}

/** Keys that no two open applications may hold: target, item and day (rules §3). */
export function claimsOf(form: Pick<ApplicationForm, 'site' | 'items' | 'days'>): string[] {
  return form.items.flatMap((item) => form.days.map(({ date }) => `application ${form.site} ${item} ${date}`));
}

/**
 * Whether the caller speaks for the agency that the form names. Where not, nothing else of the form is judged: every
 * further finding would tell them of another agency's items, officers, results and visits.
 */
export function judgeAgency(
  { agency }: Pick<ApplicationForm, 'agency'>,
  { by }: Pick<ApplicationFacts, 'by'>,
): Finding[] {
  const own = (by.kind !== 'person' && by.kind !== 'system') || by.organisation === agency;
  return own ? [] : [{ code: 'application.not-your-agency', field: '/agency' }];
}

/** What makes a form unreadable or impossible on its face: refused already when it is drafted. */
export function judgeFace(form: ApplicationForm, facts: ApplicationFacts, { pack, calendar }: Law): Finding[] {
  const foreign = judgeAgency(form, facts);
  if (foreign.length > 0) return foreign;
  const limits = pack.application;
  const days = form.days.filter(({ date }) => isCivilDate(date));
  const earliest = earliestInspection(calendar, pack.leadTime, facts.now);
  return [
    ...twice(form.days.map(({ date }) => date)).map(({ value, index }): Finding => ({
      code: 'application.day-twice',
      parameters: { date: value },
      field: `/days/${index}/date`,
    })),
    ...form.days.flatMap((day, index) => judgeDay(day, index, facts.now, isUnresolvedYear(earliest) ? '—' : earliest)),
    ...judgeQuiet(days, pack),
    ...tooMany('days', form.days.length, limits.mostDays),
    ...tooMany('items', form.items.length, limits.mostItems),
    ...tooLong(form.reason, limits.longestReason, '/reason'),
    ...tooLong(form.explanatoryNote, limits.longestReason, '/explanatoryNote'),
    ...tooLong(form.offSiteTried, limits.longestReason, '/offSiteTried'),
    ...tooLong(form.gradedReason, limits.longestReason, '/gradedReason'),
    ...judgeRegistered(form, facts),
    ...judgePredecessor(form, facts),
  ];
}

/**
 * Everything a complete form is judged on when it would be received now; nothing is left for later (rules §3).
 * @param parts what the participants bring to a joint application
 */
export function judgeFiling(
  form: ApplicationForm,
  parts: readonly Part[],
  facts: ApplicationFacts,
  law: Law,
): Finding[] {
  const foreign = judgeAgency(form, facts);
  if (foreign.length > 0) return foreign;
  const whole = wholeForm(form, parts);
  return [
    ...judgeFace(form, facts, law),
    ...judgeComplete(form),
    ...judgeOfficers(form, facts, law.pack),
    ...parts.flatMap((part, index) => judgePart(part, form.days, facts, law, `/participants/${index}`)),
    ...(parts.length > 0 ? tooMany('items', whole.items.length, law.pack.application.mostItems) : []),
    ...judgeRoute(facts),
    ...judgeLeadTime(form, facts, law),
    ...judgeOffSite(whole, facts),
    ...judgeOthers(whole, facts),
  ];
}

/**
 * What a participant brings: its own items and at least the pack's number of its own officers (rules §3).
 * @param at where the part stands in the body, as a JSON pointer
 */
export function judgePart(
  part: Part,
  days: readonly RequestedDay[],
  facts: ApplicationFacts,
  { pack }: Law,
  at = '',
): Finding[] {
  const { agency, items, officers } = part;
  return [
    ...judgeParticipant(agency, facts.participants.get(agency), `${at}/agency`),
    ...(items.length > 0 ? [] : [incomplete('items', `${at}/items`)]),
    ...judgeItems(part, facts, at),
    ...judgeNamed(part, facts, at),
    ...judgeOfficers({ officers, days }, facts, pack, at),
  ];
}

/** A participant is on the register, and its bureau is known: it looks on (rules §3). */
export function judgeParticipant(id: string, agency: AgencyFacts | undefined, field: string): Finding[] {
  if (!agency) return [{ code: 'application.unknown-agency', parameters: { id }, field }];
  return agency.route ? [] : [{ code: 'application.unmapped-agency', field }];
}

function judgeDay({ date, from, until }: RequestedDay, index: number, now: string, earliest: string): Finding[] {
  if (!isCivilDate(date))
    return [{ code: 'application.not-a-date', parameters: { date }, field: `/days/${index}/date` }];
  if (!isTimeOfDay(from) || !isTimeOfDay(until) || from >= until) {
    return [{ code: 'application.hours-invalid', parameters: { date, from, until }, field: `/days/${index}` }];
  }
  if (isBefore(now, at(date, from))) return [];
  return [{ code: 'application.past-day', parameters: { date, from, earliest }, field: `/days/${index}/date` }];
}

function judgeQuiet(days: readonly RequestedDay[], pack: RulePack): Finding[] {
  const { quiet, open } = splitDays(
    pack.quiet.rule,
    days.map(({ date }) => date),
  );
  if (open.length === 0) return [];
  if (quiet.length === 0) return [{ code: 'application.open-days-only', parameters: { open }, field: '/days' }];
  return [{ code: 'application.mixed-days', parameters: { quiet, open }, field: '/days' }];
}

export function tooMany(name: 'items' | 'days' | 'agencies', count: number, limit: number): Finding[] {
  return count > limit
    ? [{ code: 'application.too-many', parameters: { name: fieldWords[name], limit }, field: `/${name}` }]
    : [];
}

function tooLong(text: Private | undefined, limit: number, field: string): Finding[] {
  const { length } = Array.from(text?.private ?? '');
  return length > limit ? [{ code: 'application.text-too-long', parameters: { limit }, field }] : [];
}

const about = (code: Finding['code'], id: string, field: string): Finding => ({ code, parameters: { id }, field });

function judgeRegistered(form: ApplicationForm, facts: ApplicationFacts): Finding[] {
  return [
    ...(facts.agency ? [] : [about('application.unknown-agency', form.agency, '/agency')]),
    ...(facts.site ? [] : [about('application.unknown-site', form.site, '/site')]),
    ...(facts.site && !facts.site.zone ? [{ code: 'application.outside-zone', field: '/site' } as const] : []),
    ...judgeItems(form, facts),
    ...judgeNamed(form, facts),
  ];
}

/** An agency's items are on the published list, its own, and each stands once (notice 三(一)). */
function judgeItems({ agency, items }: Pick<Part, 'agency' | 'items'>, facts: ApplicationFacts, at = ''): Finding[] {
  return items.flatMap((id, index): Finding[] => {
    const item = facts.items.get(id);
    const field = `${at}/items/${index}`;
    return [
      ...(item ? [] : [about('application.unknown-item', id, field)]),
      ...(item && item.agency !== agency ? [about('application.item-of-another-agency', id, field)] : []),
      ...(items.indexOf(id) === index ? [] : [about('application.item-twice', id, field)]),
    ];
  });
}

/** An agency's officers are on the register, its own, and each stands once (rules §3). */
export function judgeNamed(
  { agency, officers }: Pick<Part, 'agency' | 'officers'>,
  facts: ApplicationFacts,
  at = '',
): Finding[] {
  return officers.flatMap((id, index): Finding[] => {
    const officer = facts.officers.get(id);
    const field = `${at}/officers/${index}`;
    return [
      ...(officer ? [] : [about('application.unknown-officer', id, field)]),
      ...(officer && officer.agency !== agency ? [about('application.officer-of-another-agency', id, field)] : []),
      ...(officers.indexOf(id) === index ? [] : [about('application.officer-twice', id, field)]),
    ];
  });
}

function twice(values: readonly string[]): { value: string; index: number }[] {
  return values.map((value, index) => ({ value, index })).filter(({ value, index }) => values.indexOf(value) !== index);
}

function judgePredecessor(form: ApplicationForm, { predecessor }: ApplicationFacts): Finding[] {
  const links = [
    { id: form.follows, field: '/follows', states: ['refused', 'expired', 'withdrawn', 'lapsed', 'revoked'] },
    { id: form.supersedes, field: '/supersedes', states: ['approved', 'inForce'] },
  ];
  return links.flatMap(({ id, field, states }): Finding[] => {
    if (id === undefined || (predecessor?.id === id && states.includes(predecessor.state))) return [];
    return [{ code: 'application.predecessor-unknown', parameters: { id }, field }];
  });
}

function judgeComplete(form: ApplicationForm): Finding[] {
  const empty = [
    { name: 'items', missing: form.items.length === 0 },
    { name: 'days', missing: form.days.length === 0 },
    { name: 'reason', missing: isBlank(form.reason) },
  ] as const;
  return empty.filter(({ missing }) => missing).map(({ name }) => incomplete(name, `/${name}`));
}

function incomplete(name: 'items' | 'days' | 'reason', field: string): Finding {
  return { code: 'application.form-incomplete', parameters: { name: fieldWords[name] }, field };
}

/** At least the pack's number of officers, each with a certificate valid on every day (notice 三(五)). */
export function judgeOfficers(
  { officers, days }: Pick<ApplicationForm, 'officers' | 'days'>,
  facts: ApplicationFacts,
  { application: { minimumOfficers } }: RulePack,
  at = '',
): Finding[] {
  const expired = officers.flatMap((id, index): Finding[] => {
    const officer = facts.officers.get(id);
    const day = officer && days.find(({ date }) => date < officer.validFrom || officer.validUntil < date);
    if (!day) return [];
    return [
      {
        code: 'application.certificate-invalid',
        parameters: { id, date: day.date, from: officer.validFrom, until: officer.validUntil },
        field: `${at}/officers/${index}`,
      },
    ];
  });
  const few = new Set(officers).size < minimumOfficers;
  return few
    ? [
        ...expired,
        { code: 'application.too-few-officers', parameters: { minimum: minimumOfficers }, field: `${at}/officers` },
      ]
    : expired;
}

function judgeRoute({ agency, reviewerLeft, approverLeft }: ApplicationFacts): Finding[] {
  if (!agency) return [];
  if (!agency.route) return [{ code: 'application.unmapped-agency', field: '/agency' }];
  return [
    ...(reviewerLeft ? [] : [{ code: 'application.no-reviewer-left' } as const]),
    ...(approverLeft ? [] : [{ code: 'application.no-approver-left' } as const]),
  ];
}

/** A receipt now, against the first requested day. */
export interface Receipt {
  readonly receivedOn: CivilDate;
  readonly deadline: FilingDeadline;
}

/** As which day a receipt now counts, and until which it would have been in time; or the year that is missing. */
export function receiptOf(
  form: ApplicationForm,
  now: string,
  { pack, calendar }: Law,
): Receipt | { readonly missingYear: number } | undefined {
  const first = firstDay(form);
  if (first === undefined || !isCivilDate(first)) return undefined;
  const deadline = filingDeadline(calendar, pack.leadTime, first);
  if (isUnresolvedYear(deadline)) return { missingYear: deadline.unresolvedUntilCalendar };
  const received = receivedOn(calendar, pack.leadTime, now);
  if (isUnresolvedYear(received)) return { missingYear: received.unresolvedUntilCalendar };
  return { receivedOn: received, deadline };
}

function judgeLeadTime(form: ApplicationForm, { now }: ApplicationFacts, law: Law): Finding[] {
  const first = firstDay(form);
  const receipt = receiptOf(form, now, law);
  if (!receipt || first === undefined || first < dateOf(now)) return [];
  if ('missingYear' in receipt) {
    return [{ code: 'application.calendar-missing', parameters: { year: receipt.missingYear }, field: '/days' }];
  }
  if (receipt.receivedOn <= receipt.deadline.date) return [];
  const { pack, calendar } = law;
  const earliest = earliestInspection(calendar, pack.leadTime, now);
  return [
    {
      code: 'application.lead-time',
      parameters: {
        date: first,
        latest: receipt.deadline.date,
        close: pack.leadTime.closeOfBusiness,
        received: receipt.receivedOn,
        earliest: isUnresolvedYear(earliest) ? String(earliest.unresolvedUntilCalendar) : earliest,
      },
      field: '/days',
    },
  ];
}

function judgeOthers(form: ApplicationForm, facts: ApplicationFacts): Finding[] {
  const { refusedForms } = facts;
  const identical = refusedForms.some((refused) => sameContent(refused, form));
  return [...judgeHeld(form, facts), ...(identical ? [{ code: 'application.identical-after-refusal' } as const] : [])];
}

/** Other open applications for one of the items on one of the days at the same site (rules §3). */
export function judgeHeld(
  form: Pick<ApplicationForm, 'site' | 'items' | 'days' | 'supersedes'>,
  { holders, id }: ApplicationFacts,
): Finding[] {
  return [...new Set(claimsOf(form).map((claim) => holders.get(claim)))]
    .filter((holder): holder is string => holder !== undefined && holder !== id && holder !== form.supersedes)
    .map((holder) => ({ code: 'application.already-open', parameters: { holder } }));
}

/** Same items, days and hours, and reason for the same site: nothing that a refusal could have asked for has changed. */
function sameContent(a: ApplicationForm, b: ApplicationForm): boolean {
  const content = ({ site, items, days, reason }: ApplicationForm) =>
    JSON.stringify([
      site,
      [...items].sort(),
      days.map(({ date, from, until }) => `${date} ${from} ${until}`).sort(),
      (reason.private ?? '').replace(/\s+/gu, ''),
    ]);
  return content(a) === content(b);
}
