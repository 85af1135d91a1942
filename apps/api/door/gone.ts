import type { FastifyReply } from 'fastify';

/** Aborted when the caller goes away before they are answered. */
export function goneFrom({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController();
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
