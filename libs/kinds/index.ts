export * from './alert';
export * from './filing';
export type { ClockDoubt } from './visit';
export * from './cases';
