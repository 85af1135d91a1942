export * from './case-clock';
export * from './clock-health';
export * from './period-opener';
export * from './processes';
export * from './relay';
export * from './watchdog';
export * from './worker-host';
export type { Agenda, AgendaDeadline, CaseActivities, ProcessView } from '@anjing/workflows';
