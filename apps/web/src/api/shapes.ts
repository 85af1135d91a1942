import type { components } from './schema';

type Schemas = components['schemas'];

export type Application = Schemas['ApplicationDto'];
export type Form = Schemas['FormDto'];
export type VisitRequest = Schemas['VisitRequestDto'];
export type Preflight = Schemas['PreflightDto'];
export type PreflightFinding = Preflight['findings'][number];
export type Finding = Omit<PreflightFinding, 'severity'> & Partial<Pick<PreflightFinding, 'severity'>>;
export type FilingDeadline = Schemas['FilingDeadlineDto'];
export type CalendarDay = Schemas['DaysDto'][number];
export type Task = Schemas['TasksDto']['items'][number];
export type Deadline = Application['deadlines'][number];
export type HistoryLine = Schemas['CaseHistoryDto'][number];

/** Why a legal date is that date: what the house counted, what it skipped, under which rule. */
export type Explanation = Pick<Deadline, 'rule' | 'article' | 'counted' | 'skipped' | 'rulePack' | 'calendarVersion'>;

/** What every kind of case says of itself. */
export type AnyCase = Pick<Application, 'id' | 'state' | 'stateName' | 'version' | 'actions' | 'deadlines' | 'tasks'>;

export interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly name?: string | { readonly zh: string; readonly en: string };
  readonly [field: string]: unknown;
}

/** Addresses of the kinds of cases. */
export const collections = {
  application: 'applications',
  visit: 'visits',
  filing: 'filings',
  digest: 'digests',
  inquiry: 'inquiries',
  complaint: 'complaints',
  alert: 'alerts',
} as const;

export type Kind = keyof typeof collections;

export function isKind(text: string | undefined): text is Kind {
  return text !== undefined && text in collections;
}
