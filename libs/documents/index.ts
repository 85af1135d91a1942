export * from './approval-form';
