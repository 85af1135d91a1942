import { cellsOf, placeOf, type Told } from './ruler';

/** As the API says it of Thursday 19 March 2026 (by hand from the State Council's calendar of 2026). */
const march: Told = {
  inspectionDate: '2026-03-19',
  latestFiling: '2026-03-12',
  strictLatestFiling: '2026-03-11',
  closeOfBusiness: '17:30',
  counted: ['2026-03-18', '2026-03-17', '2026-03-16', '2026-03-13', '2026-03-12'].map((date) => ({ date })),
  skipped: [
    { date: '2026-03-15', reason: '星期日' },
    { date: '2026-03-14', reason: '星期六' },
  ],
};

describe('the lead-time ruler', () => {
  it('has a cell for each day from the stricter reading to the inspection', () => {
    expect(cellsOf(march, []).map(({ date, part, number }) => [date.slice(8), part, number])).toEqual([
      ['11', 'before', undefined],
      ['12', 'counted', 5],
      ['13', 'counted', 4],
      ['14', 'skipped', undefined],
      ['15', 'skipped', undefined],
      ['16', 'counted', 3],
      ['17', 'counted', 2],
      ['18', 'counted', 1],
      ['19', 'inspection', undefined],
    ]);
  });

  it('reaches back to now where that is near, and not where it is far', () => {
    expect(cellsOf(march, ['2026-03-09'])[0]?.date).toBe('2026-03-09');
    expect(cellsOf(march, ['2026-02-02'])[0]?.date).toBe('2026-03-11');
  });

  it('places moments by civil time: 17:30 is not quite three quarters of its day', () => {
    const cells = cellsOf(march, []);
    expect(placeOf('2026-03-12T17:30:00+08:00', cells)).toBeCloseTo((1 + 17.5 / 24) / 9);
    expect(placeOf('2026-03-12T00:00:00+08:00', cells)).toBeCloseTo(1 / 9);
    expect(placeOf('2026-03-10T23:59:59+08:00', cells)).toBeUndefined();
  });

  it('folds a long run of skipped days into one cell and still places what falls into it', () => {
    const skipped = Array.from({ length: 16 }, (_, day) => ({
      date: `2026-05-${String(day + 2).padStart(2, '0')}`,
      reason: '放假',
    }));
    const long: Told = {
      inspectionDate: '2026-05-22',
      latestFiling: '2026-05-01',
      strictLatestFiling: '2026-05-01',
      closeOfBusiness: '17:30',
      counted: ['2026-05-21', '2026-05-20', '2026-05-19', '2026-05-18', '2026-05-01'].map((date) => ({ date })),
      skipped,
    };
    const cells = cellsOf(long, []);
    expect(cells.map(({ date, until }) => [date.slice(8), until?.slice(8)])).toEqual([
      ['01', undefined],
      ['02', '17'],
      ['18', undefined],
      ['19', undefined],
      ['20', undefined],
      ['21', undefined],
      ['22', undefined],
    ]);
    expect(placeOf('2026-05-10T00:00:00+08:00', cells)).toBeCloseTo((1 + 8 / 16) / 7);
  });
});
