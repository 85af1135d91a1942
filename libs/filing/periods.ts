import { at, type Moment } from '@anjing/calendar';
import { addMonths, beginningOf, type FilingKind } from '@anjing/rules';
import type { FilingContent, FilingForm, FilingPeriod, ReturnRow } from './forms';
import { slugOf } from './item-id';

const streamNames: Readonly<Record<FilingKind, string>> = {
  itemList: 'item-list',
  specialList: 'special-list',
  annualPlan: 'annual-plan',
  monthlyReturn: 'monthly-return',
};

/** The period's name: its year, its month, or nothing for a list. */
export function periodName(period: FilingPeriod): string | undefined {
  switch (period.filing) {
    case 'annualPlan':
      return String(period.year);
    case 'monthlyReturn':
      return period.month;
    default:
      return undefined;
  }
}

/** The stream of an agency's filing: there is one for its list, its plan of a year, its return of a month. */
export function filingStream(agency: string, period: FilingPeriod): string {
  const parts = [streamNames[period.filing], periodName(period), slugOf(agency)];
  return `filing/${parts.filter((part) => part !== undefined).join('-')}`;
}

export function periodOf(form: FilingForm | FilingContent): FilingPeriod {
  switch (form.filing) {
    case 'annualPlan':
      return { filing: 'annualPlan', year: form.year };
    case 'monthlyReturn':
      return { filing: 'monthlyReturn', month: form.month };
    default:
      return { filing: form.filing };
  }
}

/** The return in which a visit stands. */
export function periodOfVisit({ day }: Pick<ReturnRow, 'day'>): FilingPeriod {
  return { filing: 'monthlyReturn', month: day.slice(0, 7) };
}

export function samePeriod(a: FilingPeriod, b: FilingPeriod): boolean {
  return a.filing === b.filing && periodName(a) === periodName(b);
}

/**
 * The moment whose pack judges when a filing is due: a plan's in the last days of the year before, a return's on the
 * first day of the month after (rules §2). Lists are due at no date.
 */
export function reckoningMoment(period: FilingPeriod): Moment | undefined {
  switch (period.filing) {
    case 'annualPlan':
      return at(`${period.year - 1}-12-31`, '00:00');
    case 'monthlyReturn':
      return beginningOf(addMonths(period.month, 1));
    default:
      return undefined;
  }
}

/** What stands in a filing that is opened before anybody writes: a return's visits so far, none. */
export function contentAtOpening(agency: string, period: FilingPeriod): FilingContent | undefined {
  return period.filing === 'monthlyReturn' ? { ...period, agency, rows: [] } : undefined;
}

/** The content that a form makes: a return keeps the rows it has. */
export function contentOf(form: FilingForm, before: FilingContent | undefined): FilingContent {
  if (form.filing !== 'monthlyReturn') return form;
  return { ...form, rows: before?.filing === 'monthlyReturn' ? before.rows : [] };
}

/** The content with a visit's row, which takes the place of an earlier one of the same visit. Rows stand by day. */
export function withRow(content: FilingContent, row: ReturnRow): FilingContent {
  if (content.filing !== 'monthlyReturn') return content;
  const others = content.rows.filter(({ visit }) => visit !== row.visit);
  return {
    ...content,
    rows: [...others, row].sort((a, b) => a.day.localeCompare(b.day) || a.visit.localeCompare(b.visit)),
  };
}
