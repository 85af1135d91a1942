export * from './civil-time';
export * from './calendar';
export * from './quiet-days';
export * from './filing-deadline';
