export * from './texts';
export * from './tokens';
export * from './table';
export * from './principal';
