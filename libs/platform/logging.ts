import pino from 'pino';

export type Logger = pino.Logger;

/** JSON lines on standard output. Tokens, keys and texts that people wrote never get into them. */
export function createLogger(name: string): Logger {
  return pino({
    name,
    level: process.env['ANJING_LOG_LEVEL'] ?? 'info',
    redact: {
      paths: [
        '*.authorization',
        '*.headers.authorization',
        '*.cookie',
        '*.headers.cookie',
        '*.token',
        '*.private',
        '*.password',
        '*.masterKey',
      ],
      censor: '〔redacted〕',
    },
  });
}
