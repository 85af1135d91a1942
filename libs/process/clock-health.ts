import { DoubtfulClock } from '@anjing/cases';
import type { ClockReading } from '@anjing/event-store';

/** How far the clocks of database, process and Temporal may be apart, in milliseconds. */
export const tolerance = 120_000;

/** @throws DoubtfulClock where database and process disagree by more than two minutes */
export function assertTrusted({ skew }: Pick<ClockReading, 'skew'>): void {
  if (Math.abs(skew) > tolerance) throw new DoubtfulClock(`database time is ${skew} ms off`);
}
