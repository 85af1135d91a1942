// Written by `npm run texts` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface PlanningMessages {
  readonly 'planning.not-a-month.message': 'month';
  readonly 'planning.not-a-month.remedy': never;
  readonly 'planning.calendar-missing.message': 'year';
  readonly 'planning.calendar-missing.remedy': 'year';
  readonly 'planning.no-open-day.message': 'month';
  readonly 'planning.no-open-day.remedy': never;
  readonly 'planning.cap-reached.message': 'cap' | 'count' | 'year';
  readonly 'planning.cap-reached.remedy': never;
  readonly 'planning.item-cap-reached.message': 'cap' | 'count' | 'item' | 'year';
  readonly 'planning.item-cap-reached.remedy': never;
  readonly 'planning.not-planned.message': 'item';
  readonly 'planning.not-planned.remedy': never;
  readonly 'planning.not-this-month.message': 'item' | 'months';
  readonly 'planning.not-this-month.remedy': never;
  readonly 'planning.joins.message': 'kind';
  readonly 'planning.joins.remedy': 'post';
  readonly 'planning.own-visit.message': never;
  readonly 'planning.own-visit.remedy': never;
  readonly 'planning.repeats.message': 'date' | 'days' | 'within';
  readonly 'planning.repeats.remedy': never;
  readonly 'planning.load.message': 'count';
  readonly 'planning.load.remedy': never;
  readonly 'planning.unknown-site.message': 'id';
  readonly 'planning.unknown-site.remedy': never;
  readonly 'planning.outside-zone.message': never;
  readonly 'planning.outside-zone.remedy': never;
  readonly 'planning.unknown-item.message': 'id';
  readonly 'planning.unknown-item.remedy': never;
  readonly 'planning.unknown-suggestion.message': never;
  readonly 'planning.unknown-suggestion.remedy': never;
  readonly 'planning.not-the-lead.message': 'lead';
  readonly 'planning.not-the-lead.remedy': never;
  readonly 'planning.no-application-needed.message': 'date';
  readonly 'planning.no-application-needed.remedy': 'post';
}

declare module '@anjing/texts' {
  interface Placeholders extends PlanningMessages {}
}
