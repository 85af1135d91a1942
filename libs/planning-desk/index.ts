export * from './planning-desk';
