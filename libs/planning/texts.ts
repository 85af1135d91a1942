import { catalogueOf } from '@anjing/texts';
import type { PlanningMessages } from './texts.generated';

/** Why a day is proposed in its place, why none is, and why a suggestion cannot be accepted. */
export const planningTexts = catalogueOf<PlanningMessages>({
  'planning.not-a-month': 'API',
  'planning.calendar-missing': 'rules §2',
  'planning.no-open-day': 'notice 一(一)',
  'planning.cap-reached': 'notice 三(二)',
  'planning.item-cap-reached': 'notice 三(二)',
  'planning.not-planned': 'notice 三(二)',
  'planning.not-this-month': 'notice 三(二)',
  'planning.joins': 'notice 二(三)',
  'planning.own-visit': 'notice 三(一)',
  'planning.repeats': 'notice 三(一)',
  'planning.load': 'notice 三(一)',
  'planning.unknown-site': 'notice annex',
  'planning.outside-zone': 'notice 一(一)',
  'planning.unknown-item': 'notice 三(一)',
  'planning.unknown-suggestion': 'notice 二(三)',
  'planning.not-the-lead': 'notice 三(四)',
  'planning.no-application-needed': 'notice 一(一)',
});

export type PlanningCode = keyof typeof planningTexts;
