import { earliestInspection, isUnresolvedYear, splitDays } from '@anjing/calendar';
import type { ApplicationForm } from './events';
import type { ApplicationFacts } from './facts';
import { judgeFiling, lawNow, receiptOf, type Finding } from './judge-form';

/** What would come of filing the form now. */
export interface Preflight {
  readonly wouldBeRefused: boolean;
  readonly findings: readonly (Finding & { readonly severity: 'refusal' | 'warning' })[];
  /** First day whose lead time a receipt now would still keep; absent where a year is missing. */
  readonly earliestInspection?: string;
  /** The requested days, apart: those that need this approval and those that need none. */
  readonly split: { readonly quiet: readonly string[]; readonly open: readonly string[] };
}

/** The judgements of a receipt, before filing: all at once, each with its remedy, and the earliest day that would do. */
export function preflight(form: ApplicationForm, facts: ApplicationFacts): Preflight {
  const law = lawNow(facts);
  if (!law) {
    const finding: Finding = facts.site
      ? { code: 'application.no-rule-pack', field: '/site' }
      : { code: 'application.unknown-site', parameters: { id: form.site }, field: '/site' };
    return { wouldBeRefused: true, findings: [{ ...finding, severity: 'refusal' }], split: { quiet: [], open: [] } };
  }
  const refusals = judgeFiling(form, facts, law).map((finding) => ({ ...finding, severity: 'refusal' as const }));
  const receipt = receiptOf(form, facts.now, law);
  const betweenReadings =
    receipt &&
    !('missingYear' in receipt) &&
    receipt.receivedOn <= receipt.deadline.date &&
    receipt.receivedOn > receipt.deadline.strictLatestFiling;
  const warnings = betweenReadings
    ? [
        {
          code: 'application.strict-reading' as const,
          parameters: { strict: receipt.deadline.strictLatestFiling },
          field: '/days',
          severity: 'warning' as const,
        },
      ]
    : [];
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
