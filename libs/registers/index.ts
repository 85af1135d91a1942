export * from './entries';
export * from './credit-code';
export * from './book';
export * from './organisations';
export * from './judge-entry';
export * from './forms';
export * from './unique';
export { installation, type SeedEntry } from './installation';
export * from './demo/city';
