import fc from 'fast-check';
import {
  at,
  checkYear,
  countBack,
  countForward,
  dateOf,
  dayOf,
  daysBetween,
  earliestInspection,
  filingDeadline,
  isQuiet,
  isUnresolvedYear,
  momentOf,
  receivedOn,
  rollForward,
  seededYears,
  splitDays,
  weekday,
  workingCalendar,
  addDays,
  isCivilDate,
  instant,
  type QuietRule,
} from '.';
import { spoken } from '../../test/support/spoken';

const calendar = workingCalendar(seededYears);
const leadTime = { workingDays: 5, closeOfBusiness: '17:30', clearDays: false };
const quiet: QuietRule = { kind: 'days-of-month', from: 1, to: 25 };
const deadline = (date: string) => {
  const answer = filingDeadline(calendar, leadTime, date);
  if (isUnresolvedYear(answer)) throw new Error(`calendar ${answer.unresolvedUntilCalendar} is missing`);
  return answer;
};
const day2026 = fc.integer({ min: 0, max: 364 }).map((days) => addDays('2026-01-01', days));

describe('the last filing day', () => {
  it.each([
    ['2026-01-05', '2025-12-26', '2025-12-25'],
    ['2026-03-02', '2026-02-24', '2026-02-14'],
    ['2026-03-10', '2026-03-03', '2026-03-02'],
    ['2026-09-21', '2026-09-15', '2026-09-14'],
  ])('for %s is %s, in the stricter reading %s', (inspection, latest, strict) => {
    expect(deadline(inspection)).toMatchObject({ latestFiling: latest, strictLatestFiling: strict, date: latest });
  });

  it('explains itself day by day', () => {
    expect(spoken(deadline('2026-03-02'))).toMatchObject({
      counted: ['2026-02-28', '2026-02-27', '2026-02-26', '2026-02-25', '2026-02-24'].map((date) => ({ date })),
      skipped: [{ date: '2026-03-01', reason: { en: 'Sunday' } }],
      calendarVersion: '2026.1',
    });
    expect(deadline('2026-01-05').calendarVersion).toBe('2025.1+2026.1');
  });

  it('is never later than five working days before the inspection, and explanation and span agree', () => {
    fc.assert(
      fc.property(day2026, (date) => {
        const { latestFiling, counted, skipped } = deadline(date);
        const between = daysBetween(latestFiling, addDays(date, -1));
        expect(between.filter((day) => (dayOf(calendar, day) as { working: boolean }).working)).toHaveLength(5);
        expect([...counted, ...skipped].map((day) => day.date).sort()).toEqual(between);
      }),
    );
  });

  it('waits for a year that is not loaded, and never guesses it', () => {
    expect(filingDeadline(calendar, leadTime, '2027-01-05')).toEqual({ unresolvedUntilCalendar: 2027 });
    expect(dayOf(calendar, '2027-01-01')).toEqual({ unresolvedUntilCalendar: 2027 });
    expect(countForward(calendar, '2026-12-30', 2)).toEqual({ unresolvedUntilCalendar: 2027 });
    expect(countBack(calendar, '2027-01-01', 3)).toMatchObject({ date: '2026-12-29' });
  });

  it('answers a million times in seconds', () => {
    const before = process.cpuUsage();
    for (let count = 0; count < 100_000; count += 1) filingDeadline(calendar, leadTime, '2026-03-02');
    const { user } = process.cpuUsage(before);
    expect(user / 1e6).toBeLessThan(2);
  });
});

describe('a receipt', () => {
  it.each([
    ['2026-03-03T17:30:00+08:00', '2026-03-03'],
    ['2026-03-03T17:30:01+08:00', '2026-03-04'],
    ['2026-02-14T10:00:00+08:00', '2026-02-14'],
    ['2026-02-14T18:00:00+08:00', '2026-02-24'],
    ['2026-03-07T09:00:00+08:00', '2026-03-09'],
    ['2026-03-03T00:00:00Z', '2026-03-03'],
  ])('at %s counts as %s', (moment, counted) => {
    expect(receivedOn(calendar, leadTime, moment)).toBe(counted);
  });

  it('says the earliest inspection that would do: the day before it would not', () => {
    fc.assert(
      fc.property(
        day2026.filter((date) => date < '2026-12-01'),
        fc.integer({ min: 0, max: 1439 }),
        (date, minute) => {
          const moment = momentOf(instant(at(date, '00:00')) + minute * 60_000);
          const received = receivedOn(calendar, leadTime, moment) as string;
          const earliest = earliestInspection(calendar, leadTime, moment) as string;
          expect(deadline(earliest).latestFiling >= received).toBe(true);
          expect(deadline(addDays(earliest, -1)).latestFiling < received).toBe(true);
        },
      ),
    );
  });
});

describe('quiet days', () => {
  it('run from the 1st to the 25th, both included', () => {
    expect(['2026-03-01', '2026-03-25', '2026-03-26', '2026-03-31'].map((date) => isQuiet(quiet, date))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
  it('are other days in other cities, by data alone', () => {
    expect(isQuiet({ kind: 'weekdays', weekdays: [1, 2, 3, 4] }, '2026-03-05')).toBe(true);
    expect(isQuiet({ kind: 'weekdays', weekdays: [1, 2, 3, 4] }, '2026-03-06')).toBe(false);
    expect(isQuiet({ kind: 'slices', slices: [{ months: [3], from: 1, to: 10 }] }, '2026-03-11')).toBe(false);
  });
  it('are told apart from open days', () => {
    expect(splitDays(quiet, ['2026-03-25', '2026-03-26'])).toEqual({ quiet: ['2026-03-25'], open: ['2026-03-26'] });
  });
});

describe('civil time', () => {
  it('is China time wherever the machine stands', () => {
    expect(dateOf('2026-03-01T16:00:00Z')).toBe('2026-03-02');
    expect(momentOf(Date.UTC(2026, 2, 1, 16))).toBe('2026-03-02T00:00:00+08:00');
    expect(at('2026-12-31', '24:00')).toBe('2027-01-01T00:00:00+08:00');
  });
  it('knows the days that exist', () => {
    expect(['2026-02-28', '2026-02-29', '2026-13-01', 'tomorrow'].map(isCivilDate)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect(weekday('2026-11-24')).toBe(2);
  });
  it('rolls forward over days off, never over days at work', () => {
    expect(rollForward(calendar, '2026-04-05')).toBe('2026-04-07');
    expect(rollForward(calendar, '2026-05-05')).toBe('2026-05-06');
    expect(rollForward(calendar, '2026-08-05')).toBe('2026-08-05');
  });
});

describe('a year to be loaded', () => {
  const good = seededYears.find(({ year }) => year === 2026);
  if (!good) throw new Error('2026 is not seeded');
  it('passes when complete: every published one does', () => {
    expect(seededYears.flatMap((year) => checkYear(year))).toEqual([]);
  });
  it.each([
    ['notice-missing', { ...good, notice: ' ' }],
    ['holiday-missing', { ...good, holidays: good.holidays.filter(({ date }) => date !== '2026-01-01') }],
    ['date-outside-year', { ...good, year: 2027 }],
    ['date-twice', { ...good, holidays: [...good.holidays, ...good.holidays.slice(0, 1)] }],
    ['date-invalid', { ...good, makeUpDays: [{ date: '2026-02-30', name: { zh: '', en: '' } }] }],
    ['make-up-on-weekday', { ...good, makeUpDays: [{ date: '2026-03-03', name: { zh: '', en: '' } }] }],
    ['year-out-of-range', { ...good, year: 26 }],
    [
      'make-up-count',
      {
        ...good,
        makeUpDays: Array.from({ length: 30 }, (_, week) => ({
          date: addDays('2026-03-07', week * 7),
          name: { zh: '', en: '' },
        })),
      },
    ],
  ])('is kept out with %s', (code, year) => {
    expect(checkYear(year).map((defect) => defect.code)).toContain(code);
  });
});
