import { dayNumber, earliestInspection, isCivilDate, isUnresolvedYear, splitDays } from '@anjing/calendar';
import type { Law } from '@anjing/rules';
import type { ApplicationForm } from './commands';
import type { ApplicationFacts } from './facts';
import { warnOfGraded } from './judge-off-site';
import { judgeFiling, judgeAgency, lawNow, receiptOf } from './judge-form';
import type { Finding } from './verdict';

/** What would come of filing the form now. */
export interface Preflight {
  readonly wouldBeRefused: boolean;
  readonly findings: readonly (Finding & { readonly severity: 'refusal' | 'warning' })[];
  /** First day whose lead time a receipt now would still keep; absent where a year is missing. */
  readonly earliestInspection?: string;
  /** The requested days, apart: those that need this approval and those that need none. */
  readonly split: { readonly quiet: readonly string[]; readonly open: readonly string[] };
}

/**
 * The judgements of a receipt, before filing: all at once, each with its remedy, and the earliest day that would do. For
 * another agency's form there is one finding, `application.not-your-agency`, and nothing else is judged or told.
 */
export function preflight(form: ApplicationForm, facts: ApplicationFacts): Preflight {
  const foreign = judgeAgency(form, facts);
  if (foreign.length > 0) return refusedFor(foreign);
  const law = lawNow(facts);
  if (!law) {
    const finding: Finding = facts.site
      ? { code: 'application.no-rule-pack', field: '/site' }
      : { code: 'application.unknown-site', parameters: { id: form.site }, field: '/site' };
    return refusedFor([finding]);
  }
  const refusals = judgeFiling(form, [], facts, law).map((finding) => ({ ...finding, severity: 'refusal' as const }));
  const warnings = [
    ...betweenReadings(form, facts, law),
    ...warnOfGraded(facts),
    ...judgeNeighbours(form, facts, law),
  ].map((finding) => ({
    ...finding,
    severity: 'warning' as const,
  }));
  const earliest = earliestInspection(law.calendar, law.pack.leadTime, facts.now);
  return {
    wouldBeRefused: refusals.length > 0,
    findings: [...refusals, ...warnings],
    ...(!isUnresolvedYear(earliest) && { earliestInspection: earliest }),
    split: splitDays(
      law.pack.quiet.rule,
      form.days.map(({ date }) => date),
    ),
  };
}

/** Refused before the days could be looked at. */
function refusedFor(findings: readonly Finding[]): Preflight {
  return {
    wouldBeRefused: true,
    findings: findings.map((finding) => ({ ...finding, severity: 'refusal' })),
    split: { quiet: [], open: [] },
  };
}

/** A receipt now would be in time, but not by the stricter reading (rules §2). */
function betweenReadings(form: ApplicationForm, { now }: ApplicationFacts, law: Law): Finding[] {
  const receipt = receiptOf(form, now, law);
  if (!receipt || 'missingYear' in receipt) return [];
  const { receivedOn, deadline } = receipt;
  if (receivedOn > deadline.date || receivedOn <= deadline.strictLatestFiling) return [];
  return [{ code: 'application.strict-reading', parameters: { strict: deadline.strictLatestFiling }, field: '/days' }];
}

/** Other agencies' visits to the same enterprise in the pack's window: go together (notice 二(三), rules §6). */
function judgeNeighbours(form: ApplicationForm, { neighbours = [] }: ApplicationFacts, { pack }: Law): Finding[] {
  const days = form.days.map(({ date }) => date).filter(isCivilDate);
  const near = (date: string) =>
    days.some((day) => Math.abs(dayNumber(day) - dayNumber(date)) <= pack.visit.manyHeadedWithinDays);
  return neighbours
    .filter(({ date }) => near(date))
    .map(({ date, kind, post, agency }) => ({
      code: 'application.joint-possible',
      parameters: { date, kind, post, agency },
      field: '/days',
    }));
}
