export * from './register-handler';
export * from './seed';
