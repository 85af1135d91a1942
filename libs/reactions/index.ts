export * from './reactor';
export * from './supervisor';
