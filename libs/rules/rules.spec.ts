import { filingDeadline, isQuiet, seededYears, workingCalendar } from '@anjing/calendar';
import { explain, ganzhou2022, leadTimeRule, packFor, routeFor, rulePack, serviceMoments, type RulePack } from '.';

const calendar = workingCalendar(seededYears);
const law = { pack: ganzhou2022, calendar };

describe('the pack of Ganzhou', () => {
  it('is valid, and says what the notice says', () => {
    expect(rulePack.parse(ganzhou2022)).toEqual(ganzhou2022);
    expect(ganzhou2022).toMatchObject({
      leadTime: { workingDays: 5, closeOfBusiness: '17:30' },
      quiet: { rule: { from: 1, to: 25 } },
    });
  });
  it('explains its lead time in both languages', () => {
    expect(explain(ganzhou2022, 'notice 三(四)', leadTimeRule(ganzhou2022))).toMatchObject({
      rule: {
        zh: expect.stringContaining('5个工作日') as string,
        en: expect.stringContaining('5 working days') as string,
      },
      rulePack: 'ganzhou-2022@1',
    });
  });
  it('maps an agency to its own level, and an unknown one to nobody', () => {
    expect(routeFor(ganzhou2022, { standing: 'local', level: 'county' })).toMatchObject({ jurisdiction: 'own' });
    expect(routeFor(ganzhou2022, { standing: 'provincial', level: 'city' })).toMatchObject({ jurisdiction: 'city' });
    expect(routeFor(ganzhou2022, { standing: 'resident', level: 'county' })).toBeUndefined();
  });
});

describe('which version judges', () => {
  const later: RulePack = { ...ganzhou2022, version: 2, effectiveFrom: '2026-07-01' };
  const zone: RulePack = { ...ganzhou2022, id: 'zone', jurisdictions: ['jurisdiction/zone'] };
  it.each([
    ['2022-04-01', undefined],
    ['2026-06-30', 1],
    ['2026-07-01', 2],
  ])('on %s: %s', (date, version) => {
    expect(packFor([ganzhou2022, later], ['jurisdiction/zhanggong', 'jurisdiction/ganzhou'], date)?.version).toBe(
      version,
    );
  });
  it('is that of the nearest jurisdiction', () => {
    expect(packFor([ganzhou2022, zone], ['jurisdiction/zone', 'jurisdiction/ganzhou'], '2026-01-01')?.id).toBe('zone');
    expect(packFor([ganzhou2022], ['jurisdiction/elsewhere'], '2026-01-01')).toBeUndefined();
  });
});

describe('a service level of two working days', () => {
  it('is due at close of business of the second, the start not counted', () => {
    // Tuesday 3 March 2026, so Thursday 5 March.
    const moments = serviceMoments(law, ganzhou2022.review, '2026-03-03T10:00:00+08:00');
    expect(moments.due).toMatchObject({
      due: '2026-03-05T17:30:00+08:00',
      count: { counted: [{ date: '2026-03-04' }, { date: '2026-03-05' }] },
    });
    expect(moments.reminders).toMatchObject([
      { due: '2026-03-04T08:30:00+08:00' },
      { due: '2026-03-05T08:30:00+08:00' },
    ]);
    expect(moments.escalations).toMatchObject([
      { due: '2026-03-05T17:30:00+08:00' },
      { due: '2026-03-06T17:30:00+08:00' },
    ]);
  });
  it('starts on the next working day after close of business', () => {
    expect(serviceMoments(law, ganzhou2022.review, '2026-03-06T18:00:00+08:00').due).toMatchObject({
      due: '2026-03-11T17:30:00+08:00',
    });
  });
  it('waits for a year that is missing', () => {
    expect(serviceMoments(law, ganzhou2022.review, '2026-12-31T10:00:00+08:00').due).toEqual({
      unresolvedUntilCalendar: 2027,
    });
  });
});

describe('another city', () => {
  it('is data only: Mondays to Thursdays quiet, seven clear working days', () => {
    const other = rulePack.parse({
      ...ganzhou2022,
      id: 'elsewhere',
      quiet: { rule: { kind: 'weekdays', weekdays: [1, 2, 3, 4] }, article: '§1' },
      leadTime: { ...ganzhou2022.leadTime, workingDays: 7, clearDays: true },
    });
    expect(isQuiet(other.quiet.rule, '2026-03-06')).toBe(false);
    expect(filingDeadline(calendar, other.leadTime, '2026-03-31')).toMatchObject({
      date: '2026-03-19',
      latestFiling: '2026-03-20',
    });
  });
});

describe('a pack that is wrong', () => {
  const { complaint } = ganzhou2022;
  it.each([
    ['/leadTime/workingDays', { leadTime: { ...ganzhou2022.leadTime, workingDays: 0 } }],
    ['/routes', { routes: [...ganzhou2022.routes, ...ganzhou2022.routes.slice(0, 1)] }],
    ['/review/remindBefore', { review: { ...ganzhou2022.review, remindBefore: [2] } }],
    ['/effectiveUntil', { effectiveUntil: '2022-01-01' }],
    ['/quiet/rule/to', { quiet: { ...ganzhou2022.quiet, rule: { kind: 'days-of-month', from: 1, to: 32 } } }],
    ['/application/article', { application: { ...ganzhou2022.application, article: ' ' } }],
    ['/complaint/subjects', { complaint: { ...complaint, subjects: complaint.subjects.slice(0, 2) } }],
    ['/complaint/hotlines', { complaint: { ...complaint, hotlines: [...complaint.hotlines, ...complaint.hotlines] } }],
    ['/complaint/shortestText', { complaint: { ...complaint, shortestText: 5001 } }],
  ])('is told where: %s', (field, change) => {
    const { error } = rulePack.safeParse({ ...ganzhou2022, ...change });
    expect(error?.issues.map(({ path }) => `/${path.join('/')}`)).toEqual([field]);
  });
});
