export * from './house';
