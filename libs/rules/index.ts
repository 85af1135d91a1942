export * from './pack';
export * from './law';
export * from './service-level';
export * from './steps';
export * from './packs/ganzhou-2022';
export * from './filing-periods';
