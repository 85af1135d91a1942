import { filingStream, periodOfVisit, type ReturnRow } from '@anjing/filing';
import { partsOf, type ItemFinding, type VisitState } from '@anjing/visit';
import type { CaseCommand } from '@anjing/kinds';

const severity: Readonly<Record<ItemFinding['outcome'], number>> = { compliant: 0, minor: 1, serious: 2 };

/**
 * The line of the agency's monthly return that a special visit of the quiet period comes to, as it stands now; nothing
 * for any other visit, or one to which nobody went (notice 三(三), rules §4).
 */
export function returnOf(stream: string, { context }: VisitState): CaseCommand<'filing'>[] {
  const { visit, entered, flagged, result } = context;
  if (!visit || !entered || visit.basis.by !== 'special' || !visit.quiet) return [];
  const outcome = worstOf(result?.findings ?? []);
  const row: ReturnRow = {
    visit: stream,
    site: visit.site,
    enterprise: visit.target.enterprise,
    items: visit.items,
    circumstance: visit.basis.circumstance,
    day: visit.day.date,
    officers: partsOf(visit).flatMap(({ officers }) => officers).length,
    lateApproval: flagged.includes('visit.special-not-approved'),
    ...(outcome !== undefined && { result: outcome }),
  };
  const { agency } = visit;
  return [
    { kind: 'filing', stream: filingStream(agency, periodOfVisit(row)), command: { do: 'enterVisit', agency, row } },
  ];
}

function worstOf(findings: readonly ItemFinding[]): ItemFinding['outcome'] | undefined {
  return [...findings].sort((a, b) => severity[b.outcome] - severity[a.outcome])[0]?.outcome;
}
