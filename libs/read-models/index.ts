export * from './case-card.entity';
export * from './task.entity';
export * from './lists';
