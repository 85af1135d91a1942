export * from './problems';
export * from './case-kind';
export * from './case-handler';
export * from './registers-in-memory';
