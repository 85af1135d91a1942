export * from './approval-form';
export * from './qr';
