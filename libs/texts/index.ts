export * from './text';
export * from './messages';
export * from './say';
export * from './issues';
