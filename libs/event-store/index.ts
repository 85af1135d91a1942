export * from './record';
export { EventRecord, beginning, chain } from './postgres-record';
export { canonical } from './canonical';
export { migrate } from './migrate';
export { provision, roles, type Passwords, type Role } from './provision';
export { erase } from './erase';
export { Sequencer } from './sequencer';
export { DatabaseClock } from './clock';
export { verify, type Break } from './verify';
