import { refuse } from '@anjing/lifecycle';
import { asPerson, unless } from './acts';
import { against, circumstanceOf, judgeFace, judgeLength, lawNow, type Finding } from './judge-visit';
import { codesOf, passOf } from './announce';
import { judgeOwn } from './amend';
import type { Proof } from './commands';
import type { VisitAnnounced, VisitEvent } from './events';
import type { VisitFacts } from './facts';
import type { VisitState } from './machine';
import type { VisitCode } from './texts';
import type { CommandOf, Verdict } from './verdict';

/** The head's recorded approval: before, or after for an emergency (rules §4). The pass follows it where it was all that lacked. */
export function approveSpecial(
  state: VisitState,
  visit: VisitAnnounced,
  { statement }: CommandOf<'approveSpecial'>,
  facts: VisitFacts,
): Verdict {
  const law = lawNow(facts);
  if (!law) return refuse([{ code: 'visit.no-rule-pack' }]);
  const { basis } = visit;
  const inPerson = basis.by === 'special' && circumstanceOf(law.pack, basis.circumstance)?.ownApproval === true;
  return asPerson(facts, (by) => {
    const findings: Finding[] = [
      ...judgeOwn(visit, facts),
      ...(inPerson && by.mandate ? [{ code: 'visit.own-approval' } as const] : []),
      ...judgeLength(statement, law.pack.visit.longestText, '/statement'),
    ];
    const approved: VisitEvent = {
      type: 'SpecialVisitApproved',
      at: facts.now,
      by,
      ...(statement && { statement }),
      late: state.context.entered !== undefined,
    };
    const ready =
      state.matches('announced') && against(visit, facts, law, { approved: true, from: 'ahead' }).length === 0;
    return ready ? unless(findings, approved, passOf(visit, state.context.passes, facts)) : unless(findings, approved);
  });
}

/** For a visit whose pass waited for something that has been mended since. */
export function issuePass(state: VisitState, visit: VisitAnnounced, facts: VisitFacts): Verdict {
  const law = lawNow(facts);
  if (!law) return refuse([{ code: 'visit.no-rule-pack' }]);
  const approved = state.context.approval !== undefined;
  const findings = [...judgeOwn(visit, facts), ...against(visit, facts, law, { approved, from: 'ahead' })];
  return unless(findings, passOf(visit, state.context.passes, facts));
}

/** What can be brought in afterwards; the head's approval is an act of its own. */
const curable: readonly VisitCode[] = ['visit.proof-missing', 'visit.not-on-special-list', 'visit.item-outside-list'];

/** Codes among the visit's flags that no longer stand, by the lists as they are now. */
export function curedNow({ context }: VisitState, visit: VisitAnnounced, facts: VisitFacts): string[] {
  const law = lawNow(facts);
  if (!law) return [];
  const standing: readonly string[] = codesOf(against(visit, facts, law, { approved: true, from: 'inside' }));
  return context.flags.filter((flag) => curable.some((code) => code === flag) && !standing.includes(flag));
}

export function makeGood(
  state: VisitState,
  visit: VisitAnnounced,
  command: CommandOf<'makeGood'>,
  facts: VisitFacts,
): Verdict {
  const law = lawNow(facts);
  if (!law) return refuse([{ code: 'visit.no-rule-pack' }]);
  const { now: at, by } = facts;
  const { basis } = visit;
  const proof: Proof | undefined =
    command.proof && basis.by === 'special' ? { ...basis.proof, ...command.proof } : undefined;
  const next: VisitAnnounced = proof && basis.by === 'special' ? { ...visit, basis: { ...basis, proof } } : visit;
  const flags = curedNow(state, next, facts);
  const findings: Finding[] = [
    ...judgeOwn(visit, facts),
    ...(proof ? judgeFace(next, facts, law).filter(({ field }) => field?.startsWith('/basis/proof') === true) : []),
    ...(flags.length === 0 && !proof ? [{ code: 'visit.nothing-made-good' } as const] : []),
  ];
  return unless(findings, { type: 'VisitMadeGood', at, by, ...(proof && { proof }), flags });
}
