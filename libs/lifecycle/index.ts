export * from './words';
export * from './text';
export * from './private';
export * from './shape';
export * from './actor';
export * from './deadline';
export * from './lifecycle';
export * from './acts';
