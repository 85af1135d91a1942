import { dateOf, instant, isBefore, isUnresolvedYear, yearOf, type Moment } from '@anjing/calendar';
import { addMonths, beginningOf, planMoments, planOpens, returnMoments, type Law, type Laws } from '@anjing/rules';
import type { FilingPeriod } from './forms';
import { reckoningMoment } from './periods';

/** A plan or return that every agency of an area is to have open from a moment on. */
export interface Opening {
  readonly at: Moment;
  readonly period: FilingPeriod;
}

/**
 * What has come to be open by `now`, oldest first: the return of every month at its end, the plan of every year on the
 * day that the pack says (rules §5). What was due before `since` had been filed on paper.
 */
export function openingsUpTo(now: Moment, since: Moment, laws: Laws): Opening[] {
  return periodsBetween(since, now)
    .flatMap((period): Opening[] => {
      const opening = openingOf(period, laws);
      return opening && !isBefore(now, opening.at) && !wasDueBefore(period, since, laws) ? [opening] : [];
    })
    .sort((a, b) => instant(a.at) - instant(b.at));
}

/** When next something comes to be open. */
export function nextOpening(now: Moment, laws: Laws): Moment {
  const year = yearOf(dateOf(now));
  const plans = [year + 1, year + 2].flatMap((next) => openingOf({ filing: 'annualPlan', year: next }, laws)?.at ?? []);
  const [soonest] = [beginningOf(addMonths(monthOf(now), 1)), ...plans]
    .filter((at) => isBefore(now, at))
    .sort((a, b) => instant(a) - instant(b));
  return soonest ?? beginningOf(addMonths(monthOf(now), 1));
}

const monthOf = (moment: Moment) => dateOf(moment).slice(0, 7);

/** Every month from the one before `since` and every year from its own, to those of `now` and the year after. */
function periodsBetween(since: Moment, now: Moment): FilingPeriod[] {
  const periods: FilingPeriod[] = [];
  for (let month = addMonths(monthOf(since), -1); month < monthOf(now); month = addMonths(month, 1)) {
    periods.push({ filing: 'monthlyReturn', month });
  }
  for (let year = yearOf(dateOf(since)); year <= yearOf(dateOf(now)) + 1; year += 1) {
    periods.push({ filing: 'annualPlan', year });
  }
  return periods;
}

/** The law by which a plan or return is due; there is none before the scheme began. */
function lawOf(period: FilingPeriod, laws: Laws): Law | undefined {
  const reckoning = reckoningMoment(period);
  const pack = reckoning === undefined ? undefined : laws.packAt(reckoning);
  return pack && { pack, calendar: laws.calendar };
}

function openingOf(period: FilingPeriod, laws: Laws): Opening | undefined {
  const law = lawOf(period, laws);
  if (!law) return undefined;
  switch (period.filing) {
    case 'annualPlan':
      return { at: planOpens(law, period.year), period };
    case 'monthlyReturn':
      return { at: beginningOf(addMonths(period.month, 1)), period };
    default:
      return undefined;
  }
}

/** A date that waits for its calendar has not passed. */
function wasDueBefore(period: FilingPeriod, since: Moment, laws: Laws): boolean {
  const law = lawOf(period, laws);
  if (!law) return false;
  const due =
    period.filing === 'annualPlan'
      ? planMoments(law, period.year).due
      : period.filing === 'monthlyReturn'
        ? returnMoments(law, period.month).due
        : undefined;
  return due !== undefined && !isUnresolvedYear(due) && !isBefore(since, due.due);
}
