export * from './visits';
export { slots, type PlannedItem, type Reason, type Slot, type SlotQuestion, type Slots } from './slots';
export { costOf, type Arrangement, type Door, type MergeLimits } from './doors';
export { mergeVisits, type Merging, type Saving } from './merge';
export { suggestionsOf, type Suggestion } from './suggest';
export { planningTexts, type PlanningCode } from './texts';
