import { seededYears, workingCalendar } from '@anjing/calendar';
import { ganzhou2022, packFor, type Laws } from '@anjing/rules';
import { nextOpening, openingsUpTo, periodName } from '.';

const laws: Laws = {
  calendar: workingCalendar(seededYears),
  packAt: (moment) => packFor([ganzhou2022], ['jurisdiction/ganzhou'], moment.slice(0, 10)),
};
const opened = (now: string, since: string) =>
  openingsUpTo(now, since, laws).map(
    ({ at, period }) => `${at.slice(0, 16)} ${period.filing} ${periodName(period) ?? ''}`,
  );

describe('what stands open', () => {
  it('at the start of the scheme’s software on 1 November 2025: the return of October, and the plan of 2026', () => {
    expect(opened('2025-11-01T00:00:00+08:00', '2025-11-01T00:00:00+08:00')).toEqual([
      '2025-11-01T00:00 monthlyReturn 2025-10',
      '2025-11-01T00:00 annualPlan 2026',
    ]);
  });
  it('leaves on paper what was due before: on 20 March the return of February, on 2 March that of January', () => {
    expect(opened('2026-03-20T09:00:00+08:00', '2026-03-20T09:00:00+08:00')).toEqual([]);
    expect(opened('2026-03-02T09:00:00+08:00', '2026-03-02T09:00:00+08:00')).toEqual([
      '2026-03-01T00:00 monthlyReturn 2026-02',
    ]);
    expect(opened('2025-11-20T09:00:00+08:00', '2025-11-20T09:00:00+08:00')).toEqual([
      '2025-11-01T00:00 annualPlan 2026',
    ]);
  });
  it('after an outage of months, with every period that was missed', () => {
    expect(opened('2026-11-02T08:00:00+08:00', '2026-07-20T09:00:00+08:00')).toEqual([
      '2026-08-01T00:00 monthlyReturn 2026-07',
      '2026-09-01T00:00 monthlyReturn 2026-08',
      '2026-10-01T00:00 monthlyReturn 2026-09',
      '2026-11-01T00:00 monthlyReturn 2026-10',
      '2026-11-01T00:00 annualPlan 2027',
    ]);
  });
  it('also where the calendar of its due date is not published', () => {
    expect(opened('2027-01-01T00:00:00+08:00', '2026-12-20T00:00:00+08:00')).toContain(
      '2027-01-01T00:00 monthlyReturn 2026-12',
    );
  });
  it('is nothing before the scheme began', () => {
    expect(opened('2022-04-01T00:00:00+08:00', '2022-01-01T00:00:00+08:00')).toEqual([]);
    expect(
      openingsUpTo('2026-03-02T09:00:00+08:00', '2026-03-02T09:00:00+08:00', { ...laws, packAt: () => undefined }),
    ).toEqual([]);
  });
});

describe('next', () => {
  it.each([
    ['2026-02-28T23:59:59+08:00', '2026-03-01T00:00:00+08:00'],
    ['2026-03-01T00:00:00+08:00', '2026-04-01T00:00:00+08:00'],
    ['2026-10-31T12:00:00+08:00', '2026-11-01T00:00:00+08:00'],
    ['2026-12-31T12:00:00+08:00', '2027-01-01T00:00:00+08:00'],
  ])('after %s something opens at %s', (now, next) => {
    expect(nextOpening(now, laws)).toBe(next);
  });
  it('a city’s own day for plans counts too', () => {
    const { annualPlan } = ganzhou2022.filing;
    const pack = {
      ...ganzhou2022,
      filing: { ...ganzhou2022.filing, annualPlan: { ...annualPlan, opens: { month: 10, day: 15 } } },
    };
    expect(nextOpening('2026-10-02T00:00:00+08:00', { ...laws, packAt: () => pack })).toBe('2026-10-15T00:00:00+08:00');
    expect(nextOpening('2026-10-02T00:00:00+08:00', { ...laws, packAt: () => undefined })).toBe(
      '2026-11-01T00:00:00+08:00',
    );
  });
});
