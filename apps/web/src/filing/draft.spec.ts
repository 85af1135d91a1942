import type { Form, Preflight, PreflightFinding } from '../api/shapes';
import { asSent, cureOf, emptyForm, isStillEmpty, moved, toggled } from './draft';

const day = (date: string) => ({ date, from: '09:00', until: '12:00' });
const form: Form = {
  ...emptyForm('agency/a'),
  site: 'site/s',
  days: [day('2026-03-13'), day('2026-03-19'), day('2026-03-26')],
  officers: ['officer/1', 'officer/2'],
};
const finding = (code: string, more: Partial<PreflightFinding> = {}): PreflightFinding => ({
  severity: 'refusal',
  code,
  article: '',
  message: '',
  remedy: '',
  ...more,
});
const told: Preflight = {
  wouldBeRefused: true,
  findings: [],
  earliestInspection: '2026-03-18',
  split: { quiet: ['2026-03-13', '2026-03-19'], open: ['2026-03-26'] },
};
const dates = (of: Form | undefined) => of?.days.map(({ date }) => date);

describe('a draft', () => {
  it('takes days in and out, in their order', () => {
    expect(dates(toggled(form, '2026-03-17'))).toEqual(['2026-03-13', '2026-03-17', '2026-03-19', '2026-03-26']);
    expect(dates(toggled(form, '2026-03-19'))).toEqual(['2026-03-13', '2026-03-26']);
  });

  it('moves a day with its hours, and onto a day that is there only once', () => {
    expect(dates(moved(form, '2026-03-13', '2026-03-18'))).toEqual(['2026-03-18', '2026-03-19', '2026-03-26']);
    expect(dates(moved(form, '2026-03-13', '2026-03-19'))).toEqual(['2026-03-19', '2026-03-26']);
  });

  it('leaves out what may be left out when it is blank', () => {
    expect(asSent({ ...form, offSiteTried: '  ', gradedReason: 'x' })).toEqual({ ...form, gradedReason: 'x' });
  });

  it('tells what is still to come from what is wrong', () => {
    expect(isStillEmpty(form, finding('application.form-incomplete', { field: '/reason' }))).toBe(true);
    expect(isStillEmpty(form, finding('application.lead-time', { field: '/days' }))).toBe(false);
  });
});

describe('the cure of a finding', () => {
  it.each<[string, PreflightFinding, string | undefined, string[] | undefined]>([
    [
      'keeps the quiet days',
      finding('application.mixed-days', { field: '/days' }),
      'keepOnly',
      ['2026-03-13', '2026-03-19'],
    ],
    [
      "moves the day to the house's earliest",
      finding('application.lead-time', { field: '/days', parameters: { date: '2026-03-13', earliest: '2026-03-18' } }),
      'moveTo',
      ['2026-03-18', '2026-03-19', '2026-03-26'],
    ],
    [
      'names no day where the house names a year that is missing',
      finding('application.lead-time', { field: '/days', parameters: { date: '2026-03-13', earliest: '2027' } }),
      undefined,
      undefined,
    ],
    [
      'drops a day that is past',
      finding('application.past-day', { field: '/days/0/date', parameters: { date: '2026-03-13' } }),
      'drop',
      ['2026-03-19', '2026-03-26'],
    ],
  ])('%s', (_, said, by, days) => {
    const cure = cureOf(form, said, told);
    expect(cure?.by).toBe(by);
    expect(cure && 'form' in cure ? dates(cure.form) : undefined).toEqual(days);
  });

  it('takes out an officer whose certificate does not hold', () => {
    const cure = cureOf(form, finding('application.certificate-invalid', { field: '/officers/0' }), told);
    expect(cure).toEqual({ by: 'remove', form: { ...form, officers: ['officer/2'] } });
  });

  it('goes to the field where it knows no better', () => {
    expect(cureOf(form, finding('application.off-site-first', { field: '/offSiteTried' }), told)).toEqual({
      by: 'goTo',
      field: 'offSiteTried',
    });
  });
});
