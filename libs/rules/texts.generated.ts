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
}
