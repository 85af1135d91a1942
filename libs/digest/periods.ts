import { at, type Moment, type Resolved } from '@anjing/calendar';
import {
  addMonths,
  afterDue,
  afterMonth,
  beginningOf,
  planMoments,
  returnMoments,
  type FilingMoment,
  type Law,
  type Laws,
} from '@anjing/rules';
import type { DigestPeriod } from './events';

const streamNames: Readonly<Record<DigestPeriod['filing'], string>> = {
  itemList: 'item-list',
  specialList: 'special-list',
  annualPlan: 'annual-plan',
  monthlyReturn: 'monthly-return',
};

/** The stream of a bureau's digest for a period. */
export function digestStream(bureau: string, { filing, period }: DigestPeriod): string {
  return `digest/${streamNames[filing]}-${period}-${bureau.slice(bureau.indexOf('/') + 1)}`;
}

/** Whether agencies owe the filings of such a digest at a date. */
export function isOwed({ filing }: DigestPeriod): boolean {
  return filing === 'annualPlan' || filing === 'monthlyReturn';
}

/** The moment whose pack judges when the digest goes out: that of its filings. */
function reckoningMoment({ filing, period }: DigestPeriod): Moment {
  return filing === 'annualPlan' ? at(`${Number(period) - 1}-12-31`, '00:00') : beginningOf(addMonths(period, 1));
}

/** The law under which the digest goes out; without a pack it waits for its filings alone. */
export function lawOf(of: DigestPeriod, laws: Laws): Law | undefined {
  const pack = laws.packAt(reckoningMoment(of));
  return pack && { pack, calendar: laws.calendar };
}

/** When the digest goes out, complete or not. */
export function sendingMoment({ filing, period }: DigestPeriod, law: Law): Resolved<FilingMoment> {
  const days = law.pack.filing.digest.afterWorkingDays[filing];
  switch (filing) {
    case 'annualPlan':
      return afterDue(law, planMoments(law, Number(period)).due, days);
    case 'monthlyReturn':
      return afterDue(law, returnMoments(law, period).due, days);
    default:
      return afterMonth(law, period, days);
  }
}
