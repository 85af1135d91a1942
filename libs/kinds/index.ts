export { alertStream } from './alert';
export { factsOfFiling } from './application';
export { receiversOf } from './filing';
export { entryFacts, resultsKnown, type ClockDoubt, type ResultsAsked } from './visit';
export * from './cases';
