import { dayNumber } from '@anjing/calendar';
import type { RulePack } from '@anjing/rules';
import type { NeighbourFacts } from './facts';
import type { Finding, Judged } from './judge-visit';
import { partsOf } from './machine';
import { sameWords } from './texts';

/**
 * Other visits to the same enterprise that make this one a repeated or a many-headed one (notice 三(一)). Of another
 * agency's visit only the day, its kind and a post to ask are said, and of ⑤ and ⑥ nothing (rules §6).
 */
export function judgeNeighbours(
  visit: Judged,
  neighbours: readonly NeighbourFacts[],
  { visit: rules }: RulePack,
): Finding[] {
  const agencies = partsOf(visit).map(({ agency }) => agency);
  return [...neighbours]
    .sort((a, b) => a.date.localeCompare(b.date))
    .flatMap((other): Finding[] => {
      const own = other.agencies.some((agency) => agencies.includes(agency));
      const apart = Math.abs(dayNumber(other.date) - dayNumber(visit.day.date));
      if (other.hidden && !own) return [];
      const parameters = {
        date: other.date,
        kind: other.kind,
        post: other.post,
        same: sameWords[sharedBy(visit, other, own)],
      };
      if (!own && other.pending && apart <= rules.manyHeadedWithinDays)
        return [{ code: 'visit.many-headed', parameters }];
      return apart <= rules.repeatedWithinDays ? [{ code: 'visit.repeated', parameters }] : [];
    });
}

/** The nearest thing two visits have in common; other agencies' items are not spoken of. */
function sharedBy(visit: Judged, other: NeighbourFacts, own: boolean): keyof typeof sameWords {
  if (own && other.items.some((item) => visit.items.includes(item))) return 'item';
  return other.site === visit.site ? 'site' : 'enterprise';
}
