export * from './entry-question';
export * from './gates';
export * from './pass-desk';
