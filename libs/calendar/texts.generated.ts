// Written by `npm run texts` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface CalendarMessages {
  readonly 'calendar.weekday.monday': never;
  readonly 'calendar.weekday.tuesday': never;
  readonly 'calendar.weekday.wednesday': never;
  readonly 'calendar.weekday.thursday': never;
  readonly 'calendar.weekday.friday': never;
  readonly 'calendar.weekday.saturday': never;
  readonly 'calendar.weekday.sunday': never;
  readonly 'calendar.make-up-day': 'name';
  readonly 'calendar.holiday.new-year': never;
  readonly 'calendar.holiday.spring': never;
  readonly 'calendar.holiday.qingming': never;
  readonly 'calendar.holiday.labour': never;
  readonly 'calendar.holiday.dragon-boat': never;
  readonly 'calendar.holiday.national': never;
  readonly 'calendar.defect.year-out-of-range': never;
  readonly 'calendar.defect.notice-missing': never;
  readonly 'calendar.defect.date-invalid': 'date';
  readonly 'calendar.defect.date-outside-year': 'date' | 'year';
  readonly 'calendar.defect.date-twice': 'date';
  readonly 'calendar.defect.make-up-on-weekday': 'date';
  readonly 'calendar.defect.holiday-missing': 'name';
  readonly 'calendar.defect.make-up-count': never;
}

declare module '@anjing/texts' {
  interface Placeholders extends CalendarMessages {}
}
