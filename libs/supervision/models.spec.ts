import { inEvery, say } from '@anjing/platform';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ganzhou2022 } from '@anjing/rules';
import {
  alertModels,
  emergencyNotMadeGood,
  foundedComplaint,
  manyHeaded,
  officerWithoutCertificate,
  otherCircumstances,
  outsideApproval,
  overdueFiling,
  planOverrun,
  repeatedVisits,
  visitWithoutPass,
  type AlertFinding,
  type AlertModelName,
  type VisitFacts,
} from '.';
import { spoken } from '../../test/support/spoken';

/** Why an alert was raised, in English. */
const english = (found: AlertFinding | undefined) => found && say(found.why, 'en');

const thresholds = ganzhou2022.supervision.models;

/** A visit of agency A to an enterprise on 10 March 2026 from ten to twelve that nothing is wrong with. */
const visit = (change: Partial<VisitFacts> = {}): VisitFacts => ({
  visit: 'visit/1',
  agency: 'agency/a',
  agencies: ['agency/a'],
  enterprise: 'enterprise/e',
  jurisdiction: 'jurisdiction/ganzhou',
  ground: 'approval',
  reinspection: false,
  items: ['item/1'],
  enteredAt: '2026-03-10T10:00:00+08:00',
  leftAt: '2026-03-10T12:00:00+08:00',
  ...change,
});
const hours = { from: '2026-03-10T09:00:00+08:00', until: '2026-03-10T12:00:00+08:00' };

describe('a visit without a pass', () => {
  const judge = (change: object) => visitWithoutPass.judge({ ...visit(), emergency: false, ...change }, thresholds);
  it('is one that showed none, and says when', () => {
    expect(spoken(judge({}))).toMatchObject({
      model: 'visit-without-pass',
      subject: 'visit/1',
      occasion: 'visit/1',
      agency: 'agency/a',
      enterprise: 'enterprise/e',
      article: 'notice 三(五)',
      why: { zh: '2026-03-10 10:00入企，未出示入企凭证', en: 'went in at 2026-03-10 10:00 without a pass' },
    });
  });
  it.each([
    ['before its hours', { pass: { ...hours, from: '2026-03-10T10:00:01+08:00' } }, true],
    ['at its first second', { pass: { ...hours, from: '2026-03-10T10:00:00+08:00' } }, false],
    ['at its end', { pass: { ...hours, until: '2026-03-10T10:00:00+08:00' } }, true],
    ['on one revoked before', { pass: { ...hours, revokedAt: '2026-03-10T10:00:00+08:00' } }, true],
    ['on one revoked afterwards', { pass: { ...hours, revokedAt: '2026-03-10T10:00:01+08:00' } }, false],
    ['that the enterprise asked for', { ground: 'service' }, false],
    ['of an emergency, which has its own model', { emergency: true }, false],
  ])('%s', (_, change, expected) => {
    expect(judge(change) !== undefined).toBe(expected);
  });
});

describe('a visit outside what was approved', () => {
  const judge = (change: object) =>
    outsideApproval.judge({ ...visit(), allowedItems: ['item/1'], hours: [hours], ...change }, thresholds);
  it.each([
    ['within items and hours', {}, undefined],
    ['another item', { items: ['item/1', 'item/2'] }, '1 items neither approved nor published'],
    [
      'before the hours',
      { enteredAt: '2026-03-10T08:59:59+08:00' },
      'went in at 2026-03-10 08:59, outside the approved hours',
    ],
    ['fifteen minutes over', { leftAt: '2026-03-10T12:15:00+08:00' }, undefined],
    ['sixteen minutes over', { leftAt: '2026-03-10T12:16:00+08:00' }, 'stayed 16 minutes beyond the approved hours'],
    ['where no hours bind', { hours: undefined, leftAt: '2026-03-10T20:00:00+08:00' }, undefined],
  ])('%s', (_, change, expected) => {
    expect(english(judge(change))).toBe(expected);
  });
  it('names every reason at once', () => {
    const found = judge({ items: ['item/9'], leftAt: '2026-03-10T13:00:00+08:00' });
    expect(found && say(found.why, 'zh')).toBe('1个事项不在批准或公布之列；离开超过批准时间60分钟');
  });
  it('is a further fact of the same visit where more comes to light', () => {
    const late = judge({ leftAt: '2026-03-10T13:00:00+08:00' });
    const more = judge({ items: ['item/9'], leftAt: '2026-03-10T13:00:00+08:00' });
    expect([late?.subject, more?.subject]).toEqual(['visit/1', 'visit/1']);
    expect([late?.occasion, more?.occasion]).toEqual(['visit/1 stayed', 'visit/1 items stayed']);
  });
});

describe('an officer without a valid certificate', () => {
  const judge = (...officers: { officer: string; validFrom?: string; validUntil?: string }[]) =>
    officerWithoutCertificate.judge({ ...visit(), officers }, thresholds);
  const valid = { officer: 'officer/1', validFrom: '2024-01-01', validUntil: '2026-03-10' };
  it.each([
    ['valid up to that day', [valid, valid], undefined],
    ['run out the day before', [valid, { ...valid, validUntil: '2026-03-09' }], '1 of 2'],
    ['not yet valid', [{ ...valid, validFrom: '2026-03-11', validUntil: '2028-01-01' }], '1 of 1'],
    ['unknown', [{ officer: 'officer/9' }, valid], '1 of 2'],
  ])('%s', (_, officers, expected) => {
    expect(english(judge(...officers))?.slice(0, 6)).toBe(expected);
  });
});

describe('repeated visits', () => {
  const earlier = (change: Partial<VisitFacts> = {}) =>
    visit({ visit: 'visit/0', enteredAt: '2026-02-08T10:00:00+08:00', ...change });
  const judge = (other: VisitFacts, change: Partial<VisitFacts> = {}) =>
    repeatedVisits.judge({ ...visit(change), others: [other] }, thresholds);
  it('are one alert an agency and enterprise, told with their days', () => {
    expect(spoken(judge(earlier()))).toMatchObject({
      subject: 'agency/a enterprise/e',
      occasion: 'visit/1',
      related: ['visit/1', 'visit/0'],
      why: {
        en: 'visit 2 to the same enterprise about the same item within 30 days (2026-02-08, 2026-03-10)',
      },
    });
  });
  it.each([
    ['thirty days apart', earlier(), {}, true],
    ['thirty-one days apart', earlier({ enteredAt: '2026-02-07T23:59:00+08:00' }), {}, false],
    ['about another item', earlier({ items: ['item/2'] }), {}, false],
    ['of another agency', earlier({ agency: 'agency/b', agencies: ['agency/b'] }), {}, false],
    ['a later one', earlier({ enteredAt: '2026-03-11T10:00:00+08:00' }), {}, false],
    ['a reinspection', earlier(), { reinspection: true }, false],
    ['a service visit', earlier(), { ground: 'service' }, false],
    ['after a service visit', earlier({ ground: 'service' }), {}, false],
    ['an accident (①)', earlier(), { ground: 'special', circumstance: 1 }, false],
    ['a hazard under repair (③)', earlier(), { ground: 'special', circumstance: 3 }, false],
    ['a complaint followed (⑤)', earlier(), { ground: 'special', circumstance: 5 }, true],
  ] as const)('%s', (_, other, change, expected) => {
    expect(judge(other, change) !== undefined).toBe(expected);
  });
  it('never count the visit itself', () => {
    expect(judge(visit())).toBeUndefined();
  });
});

describe('many-headed visits', () => {
  const of = (agency: string, date: string, more: Partial<VisitFacts> = {}) =>
    visit({ visit: `visit/${agency}`, agency, agencies: [agency], enteredAt: `${date}T10:00:00+08:00`, ...more });
  const judge = (...others: VisitFacts[]) => manyHeaded.judge({ ...visit(), others }, thresholds);
  it.each([
    ['two agencies', [of('agency/b', '2026-03-09')], undefined],
    [
      'three agencies in fifteen days',
      [of('agency/b', '2026-02-23'), of('agency/c', '2026-03-09')],
      '3 agencies came to the same enterprise apart within 15 days (2026-02-23, 2026-03-09, 2026-03-10)',
    ],
    ['three in sixteen days', [of('agency/b', '2026-02-22'), of('agency/c', '2026-03-09')], undefined],
    ['one of them twice', [of('agency/b', '2026-03-08'), of('agency/b', '2026-03-09')], undefined],
    [
      'one of them together with this agency',
      [of('agency/b', '2026-03-09'), of('agency/c', '2026-03-09', { agencies: ['agency/c', 'agency/a'] })],
      undefined,
    ],
    [
      'one of them asked for',
      [of('agency/b', '2026-03-09'), of('agency/c', '2026-03-09', { ground: 'service' })],
      undefined,
    ],
  ])('%s', (_, others, expected) => {
    expect(english(judge(...others))).toBe(expected);
  });
});

describe('the share of circumstance ⑦', () => {
  it.each([
    [10, 3, true],
    [15, 3, false],
    [14, 3, true],
    [2, 2, false],
    [3, 3, true],
    [100, 20, false],
    [100, 21, true],
    [0, 0, false],
  ])('of %i special visits %i: %s', (special, other, expected) => {
    const finding = otherCircumstances.judge(
      { agency: 'agency/a', month: '2026-03', special, other, visits: ['visit/1'] },
      thresholds,
    );
    expect(finding !== undefined).toBe(expected);
    if (finding) {
      expect(finding).toMatchObject({ subject: 'agency/a', occasion: 'agency/a 2026-03' });
      expect(english(finding)).toContain(`${other} of ${special} special visits of 2026-03`);
    }
  });
});

describe('an overdue filing', () => {
  const due = '2026-04-08T00:00:00+08:00';
  const judge = (submittedAt?: string) =>
    overdueFiling.judge(
      {
        agency: 'agency/a',
        filing: 'filing/1',
        kind: 'monthlyReturn',
        name: { zh: '月度报备', en: 'monthly return' },
        period: '2026-03',
        due,
        ...(submittedAt !== undefined && { submittedAt }),
      },
      thresholds,
    );
  it('is one that is missing, or came later than its due moment', () => {
    expect(judge()).toMatchObject({ subject: 'agency/a monthlyReturn', occasion: 'filing/1' });
    expect(english(judge())).toBe('the monthly return of 2026-03 was due at 2026-04-08 00:00 and was not filed yet');
    const late = judge('2026-04-08T00:00:00+08:00');
    expect(late && say(late.why, 'zh')).toContain('才报');
    expect(judge('2026-04-07T23:59:59+08:00')).toBeUndefined();
  });
});

describe('a plan overrun', () => {
  const judge = (done: readonly string[], change: Partial<VisitFacts> = {}) =>
    planOverrun.judge(
      { ...visit({ ground: 'openDay', ...change }), item: 'item/1', year: 2026, planned: 2, done },
      thresholds,
    );
  it('begins beyond the planned number, on open days', () => {
    expect(judge(['visit/1', 'visit/0'])).toBeUndefined();
    expect(spoken(judge(['visit/1', 'visit/0', 'visit/9']))).toMatchObject({
      subject: 'agency/a item/1 enterprise/e 2026',
      why: { zh: '2026年计划2次，实际第3次' },
    });
    expect(judge(['visit/1', 'visit/0', 'visit/9'], { ground: 'approval' })).toBeUndefined();
  });
});

describe('what other cases already found', () => {
  it('an emergency that was not made good', () => {
    const facts = { ...visit({ ground: 'special', circumstance: 1 }), due: '2026-03-11T17:30:00+08:00' };
    expect(spoken(emergencyNotMadeGood.judge(facts, thresholds))).toMatchObject({
      subject: 'visit/1',
      why: { en: 'went in as an emergency at 2026-03-10 10:00 and had not made it good by 2026-03-11 17:30' },
    });
  });
  it('a complaint that is true', () => {
    const facts = { agency: 'agency/a', complaint: 'complaint/1', answeredAt: '2026-03-11T17:30:00+08:00' };
    expect(foundedComplaint.judge(facts, thresholds)).toMatchObject({
      subject: 'complaint/1',
      related: ['complaint/1'],
    });
  });
});

describe('docs/alerts.md', () => {
  const rows = readFileSync(join(__dirname, '../../docs/alerts.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| [a-z][a-z-]+ +\|/.test(line) && !line.startsWith('| model'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  it('has a row for every model, with the article of the pack', () => {
    expect(rows.map(([, model]) => model)).toEqual(Object.keys(alertModels));
    for (const row of rows) expect(row[5]).toBe(thresholds[row[1] as AlertModelName].article);
  });
  it('and every model is named by itself, in both languages', () => {
    for (const [name, model] of Object.entries(alertModels)) {
      expect(model.name).toBe(name);
      for (const text of [model.words, model.remedy].flatMap((one) => Object.values(inEvery(one))))
        expect(text).toMatch(/\S/);
    }
  });
});
