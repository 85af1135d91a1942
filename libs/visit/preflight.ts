import { isQuiet } from '@anjing/calendar';
import type { RulePack } from '@anjing/rules';
import { judgeAnnouncement, judgeWithoutLaw } from './announce';
import type { VisitRequest } from './commands';
import type { VisitFacts } from './facts';
import { against, judgeFrequency, judgeAgency, lawNow, listingOf, type Finding } from './judge-visit';
import { judgeNeighbours } from './neighbours';
import { outcomeWords } from './texts';

/** What would come of putting the visit on record now. */
export interface VisitPreflight {
  readonly wouldBeRefused: boolean;
  readonly findings: readonly (Finding & { readonly severity: 'refusal' | 'warning' })[];
}

/**
 * The judgements of an announcement before it is made, with everything that should make people think again: other visits
 * (notice 三(一)), results already known (二(三)), the list of well-run enterprises (二(一)), and what would be missing. For another agency's visit there is one finding, `visit.not-your-agency`, and nothing else is judged or
 * told.
 */
export function visitPreflight(visit: VisitRequest, facts: VisitFacts): VisitPreflight {
  const foreign = judgeAgency(visit, facts);
  if (foreign.length > 0) {
    return { wouldBeRefused: true, findings: foreign.map((finding) => ({ ...finding, severity: 'refusal' })) };
  }
  const law = lawNow(facts);
  const refusals = law ? judgeAnnouncement(visit, facts, law) : judgeWithoutLaw(visit, facts);
  const missing = law ? against(visit, facts, law, { approved: false, from: 'ahead' }) : [];
  const refused = refusals.map(({ code }) => code);
  const warnings = [
    ...missing.filter(({ code }) => !refused.includes(code)),
    ...(law ? judgeWarnings(visit, facts, law.pack).filter(({ code }) => !refused.includes(code)) : []),
  ];
  return {
    wouldBeRefused: refusals.length > 0,
    findings: [
      ...refusals.map((finding) => ({ ...finding, severity: 'refusal' as const })),
      ...warnings.map((finding) => ({ ...finding, severity: 'warning' as const })),
    ],
  };
}

function judgeWarnings(visit: VisitRequest, facts: VisitFacts, pack: RulePack): Finding[] {
  if (visit.basis.by === 'service') return [];
  const quiet = isQuiet(pack.quiet.rule, visit.day.date);
  const filed = visit.basis.by === 'special' && listingOf(visit.items, facts) === 'filed';
  return [
    ...judgeNeighbours(visit, facts.neighbours, pack),
    ...facts.knownResults.map(({ item, date, agencyName, outcome }): Finding => ({
      code: 'visit.result-known',
      parameters: { item, date, agency: agencyName, outcome: outcomeWords[outcome] },
      field: '/items',
    })),
    ...(facts.graded && quiet ? [{ code: 'visit.graded-quiet', field: '/day/date' } as const] : []),
    ...(filed ? [{ code: 'visit.list-not-accepted', field: '/items' } as const] : []),
    ...judgeFrequency(visit, facts, pack),
  ];
}
