export { caseProcess } from './case-process';
