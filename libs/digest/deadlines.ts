import { isUnresolvedYear, readable } from '@anjing/calendar';
import type { Deadline, Words } from '@anjing/lifecycle';
import { explain, type Laws } from '@anjing/rules';
import type { DigestState } from './machine';
import { lawOf, sendingMoment } from './periods';

/** The one thing that time brings: the digest goes out, complete or not. */
export function agenda(state: DigestState, laws: Laws): readonly Deadline[] {
  const { of } = state.context;
  const law = of && lawOf(of, laws);
  if (!law || !state.matches('open')) return [];
  const { afterWorkingDays, article } = law.pack.filing.digest;
  const moment = sendingMoment(of, law);
  const days = afterWorkingDays[of.filing];
  const rule: Words = {
    zh: `报送期满后${days}个工作日汇总抄送，缺报的列明`,
    en: `Sent ${days} working days after its filings were due, those that are missing named`,
  };
  return [
    {
      id: 'sending',
      round: 1,
      effect: 'turning',
      due: isUnresolvedYear(moment) ? moment : moment.due,
      summary: isUnresolvedYear(moment)
        ? {
            zh: `汇总抄送，待${moment.unresolvedUntilCalendar}年日历载入后确定`,
            en: `the digest goes out, unresolved until calendar ${moment.unresolvedUntilCalendar} is loaded`,
          }
        : {
            zh: `汇总抄送 ${readable(moment.due)}`,
            en: `the digest goes out ${readable(moment.due)}`,
          },
      explanation: explain(law.pack, article, rule, isUnresolvedYear(moment) ? undefined : moment.count),
    },
  ];
}
