export * from './words';
export * from './private';
export * from './actor';
export * from './deadline';
export * from './lifecycle';
export * from './acts';
