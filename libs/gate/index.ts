export * from './gate-desk';
export * from './gates';
export * from './pass-desk';
