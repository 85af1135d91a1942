import fc from 'fast-check';
import { withoutSmallGroups } from './small-groups';

describe('a table that is published', () => {
  it.each([
    [
      'nothing small',
      [[5, 6]],
      [
        [5, 6, 11],
        [5, 6, 11],
      ],
    ],
    [
      'zeros are told',
      [[0, 7]],
      [
        [0, 7, 7],
        [0, 7, 7],
      ],
    ],
    // A lone small count would follow from the sum: the next smallest goes with it.
    [
      'one small',
      [[3, 9, 20]],
      [
        [null, null, 20, 32],
        [null, null, 20, 32],
      ],
    ],
    // Two that come to three together would be one and two.
    [
      'two very small',
      [[1, 2, 9]],
      [
        [null, null, null, 12],
        [null, null, null, 12],
      ],
    ],
    [
      'a small sum',
      [[0, 2]],
      [
        [0, null, null],
        [0, null, null],
      ],
    ],
  ])('%s', (_, parts, told) => {
    expect(withoutSmallGroups(parts)).toEqual(told);
  });

  it('keeps a small count out of its column too', () => {
    const told = withoutSmallGroups([
      [10, 3],
      [10, 20],
      [10, 30],
    ]);
    expect(told.map((row) => row[1])).toEqual([null, null, 30, 53]);
    expect(told[0]).toEqual([null, null, 13]);
  });

  it('leaves no line from which something left out would follow', () => {
    const tables = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 })).chain(([height, width]) =>
      fc.array(fc.array(fc.oneof(fc.nat({ max: 6 }), fc.nat({ max: 60 })), { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
    );
    fc.assert(
      fc.property(tables, (parts) => {
        const told = withoutSmallGroups(parts);
        const columns = (told[0] ?? []).map((_, column) => told.map((row) => row[column] ?? null));
        for (const line of [...told, ...columns]) {
          for (const count of line) expect(count === null || count === 0 || count >= 5).toBe(true);
          const sum = line.at(-1) ?? null;
          const shown = line.slice(0, -1);
          const left = shown.filter((count) => count === null).length;
          if (sum === null) {
            expect(left).toBeGreaterThan(0);
          } else if (left > 0) {
            expect(left).toBeGreaterThan(1);
            expect(sum - shown.reduce<number>((all, count) => all + (count ?? 0), 0)).toBeGreaterThanOrEqual(5);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
