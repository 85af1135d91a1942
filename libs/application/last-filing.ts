import { at, filingDeadline, isUnresolvedYear } from '@anjing/calendar';
import type { Task } from '@anjing/lifecycle';
import { explain, leadTimeRule, type Law } from '@anjing/rules';
import type { ApplicationForm } from './commands';
import { firstDay } from './windows';

/**
 * The last moment at which the form can be received for all of its days (notice 三(四)): until then whatever the applicant
 * still owes helps. It may have passed already; then the days have to move.
 */
export function lastFiling(
  form: ApplicationForm,
  { pack, calendar }: Law,
): Pick<Task, 'due' | 'explanation'> | undefined {
  const first = firstDay(form);
  if (first === undefined) return undefined;
  const deadline = filingDeadline(calendar, pack.leadTime, first);
  const { article, closeOfBusiness } = pack.leadTime;
  const unresolved = isUnresolvedYear(deadline);
  return {
    due: unresolved ? deadline : at(deadline.date, closeOfBusiness),
    explanation: explain(pack, article, leadTimeRule(pack), unresolved ? undefined : deadline),
  };
}
