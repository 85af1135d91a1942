export * from './pack';
export * from './law';
export * from './words';
export * from './service-level';
export * from './pack-check';
export * from './packs/ganzhou-2022';
export * from './filing-periods';
