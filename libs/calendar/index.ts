export * from './civil-time';
export * from './calendar';
export * from './quiet-days';
export * from './lead-time';
export * from './year-check';
export * from './years';
