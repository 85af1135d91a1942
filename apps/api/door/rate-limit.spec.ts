import { TokenBuckets } from './rate-limit';

describe('a bucket of tokens for each address', () => {
  it('gives so many at once, and more with time, never more than it holds', () => {
    const buckets = new TokenBuckets({ atOnce: 2, perMinute: 1 });
    expect([0, 1, 2].map((now) => buckets.take('a', now))).toEqual([true, true, false]);
    expect(buckets.take('a', 59_000)).toBe(false);
    expect(buckets.take('a', 60_001)).toBe(true);
    expect([1, 2, 3].map((more) => buckets.take('a', 3_600_000 + more))).toEqual([true, true, false]);
  });
  it('counts each address for itself', () => {
    const buckets = new TokenBuckets({ atOnce: 1, perMinute: 1 });
    expect(['a', 'b', 'a'].map((address) => buckets.take(address, 0))).toEqual([true, true, false]);
  });
  it('remembers a bounded number of addresses, and forgets whoever was quiet longest', () => {
    const buckets = new TokenBuckets({ atOnce: 1, perMinute: 1 }, 2);
    expect(['a', 'b', 'a', 'c'].map((address) => buckets.take(address, 0))).toEqual([true, true, false, true]);
    expect([buckets.take('a', 0), buckets.take('b', 0)]).toEqual([false, true]);
  });
});
