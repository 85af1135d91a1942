import { isUnresolvedYear } from '@anjing/calendar';
import type { Deadline } from '@anjing/lifecycle';
import { dated, explain, type Laws } from '@anjing/rules';
import type { DigestState } from './machine';
import { lawOf, sendingMoment } from './periods';
import { text } from './texts';

/** The one thing that time brings: the digest goes out, complete or not. */
export function agenda(state: DigestState, laws: Laws): readonly Deadline[] {
  const { of } = state.context;
  const law = of && lawOf(of, laws);
  if (!law || !state.matches('open')) return [];
  const { afterWorkingDays, article } = law.pack.filing.digest;
  const moment = sendingMoment(of, law);
  const days = afterWorkingDays[of.filing];
  const rule = text('digest.deadline.rule', { days });
  return [
    {
      id: 'sending',
      round: 1,
      effect: 'turning',
      due: isUnresolvedYear(moment) ? moment : moment.due,
      summary: dated(text('digest.deadline.sending'), moment),
      explanation: explain(law.pack, article, rule, isUnresolvedYear(moment) ? undefined : moment.count),
    },
  ];
}
