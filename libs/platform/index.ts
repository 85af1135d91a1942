export * from './config';
export * from './logging';
export * from './problem';
export * from './texts';
