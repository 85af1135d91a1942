export * from './case-card.entity';
export * from './lists';
export * from './case-fact.entity';
export * from './projector';
export * from './figures';
export type { Counts } from './measures';
export { smallestGroup, withoutSmallGroups } from './small-groups';
export * from './evidence';
export * from './work-lists';
