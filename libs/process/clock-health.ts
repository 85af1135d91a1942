import { DoubtfulClock } from '@anjing/cases';
import type { ClockReading } from '@anjing/event-store';

/** How far the clocks of database, process and Temporal may be apart, in milliseconds. */
export const tolerance = 120_000;

/**
 * Why the time must not be trusted; undefined where the clocks agree.
 * @param temporal what Temporal's clock said at this moment, in milliseconds since 1970, where it is known
 */
export function doubtAbout({ now, offset, skew }: ClockReading, temporal?: number): string | undefined {
  if (Math.abs(skew) > tolerance) return `database time is ${skew} ms ahead of this process`;
  const ahead = temporal === undefined ? 0 : temporal - (Date.parse(now) - offset);
  return Math.abs(ahead) > tolerance ? `Temporal's time is ${ahead} ms ahead of the database` : undefined;
}

/** @throws DoubtfulClock where the clocks disagree by more than two minutes */
export function assertTrusted(reading: ClockReading, temporal?: number): void {
  const doubt = doubtAbout(reading, temporal);
  if (doubt !== undefined) throw new DoubtfulClock(doubt);
}
