export * from './problems';
export * from './case-kind';
export * from './case-handler';
export * from './application-kind';
export * from './register-handler';
export * from './registers-in-memory';
export * from './reactor';
export * from './seed';
