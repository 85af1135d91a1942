// Written by `npm run texts` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface RulesMessages {
  readonly 'rules.service-level.rule': 'step' | 'workingDays';
  readonly 'rules.lead-time': 'closeOfBusiness' | 'workingDays';
  readonly 'rules.lead-time.clear-days': 'closeOfBusiness' | 'workingDays';
  readonly 'rules.service-level.reminder': 'step';
  readonly 'rules.service-level.escalation': 'step';
  readonly 'rules.dated': 'due' | 'what';
  readonly 'rules.undated': 'what' | 'year';
  readonly 'rules.issue.date': never;
  readonly 'rules.issue.time': never;
  readonly 'rules.issue.reminder-too-early': never;
  readonly 'rules.issue.out-of-order': never;
  readonly 'rules.issue.field-name': never;
  readonly 'rules.issue.proof-missing': never;
  readonly 'rules.issue.circumstance-twice': never;
  readonly 'rules.issue.escalation-missing': never;
  readonly 'rules.issue.no-such-day': never;
  readonly 'rules.issue.subject-key': never;
  readonly 'rules.issue.subject-twice': never;
  readonly 'rules.issue.subject-missing': 'subject';
  readonly 'rules.issue.digits': never;
  readonly 'rules.issue.hotline-twice': never;
  readonly 'rules.issue.shortest-above-longest': never;
  readonly 'rules.issue.pack-id': never;
  readonly 'rules.issue.number-place': 'place';
  readonly 'rules.issue.hours': never;
  readonly 'rules.issue.exact-up-to': never;
  readonly 'rules.issue.pack-dates': never;
  readonly 'rules.issue.business-hours': never;
  readonly 'rules.issue.route-twice': never;
}

declare module '@anjing/texts' {
  interface Placeholders extends RulesMessages {}
}
