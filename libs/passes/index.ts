export * from './pass';
export * from './check-code';
export type { SigningJwk } from './signed';
export * from './token';
export * from './revocations';
export * from './judge';
export * from './offline';
export * from './live';
export * from './texts';
