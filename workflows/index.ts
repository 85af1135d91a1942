export { caseProcess } from './case-process';
export { periodOpener } from './period-opener';
