import { createHash } from 'node:crypto';
import type { Caller } from '@anjing/access';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BadRequest } from './problem-filter';

/** What the headers of an act say: its identity, and the content version its caller saw. */
export interface ActHeaders {
  /** The caller's key within the caller: nobody meets another's keys. */
  readonly commandId: string;
  /** Over method, path and body: the same key with another request is found out. */
  readonly digest: string;
  readonly seen?: number;
}

export type AuthenticatedRequest = FastifyRequest & { caller?: Caller };

/** A null character or half of a pair, as JSON escapes them: neither has a place in Postgres or in canonical text. */
const unwritable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f]\w\w)/;

const visible = /^[\x21-\x7e]{1,128}$/;

function actHeaders(request: AuthenticatedRequest): Omit<ActHeaders, 'seen'> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !visible.test(key)) throw new BadRequest(400, [{ code: 'request.key-missing' }]);
  const caller = request.caller;
  if (!caller) throw new Error('an act without a caller passed the guard');
  const body = JSON.stringify(request.body ?? null);
  if (unwritable.test(body)) throw new BadRequest(400, [{ code: 'request.unwritable-text' }]);
  return {
    commandId: `${caller.subject} ${key}`,
    digest: createHash('sha256').update(`${request.method} ${request.url}\n${body}`).digest('hex'),
  };
}

/** The headers of an act that opens something new. */
export const OpeningAct = createParamDecorator((_: unknown, context: ExecutionContext): ActHeaders =>
  actHeaders(context.switchToHttp().getRequest<AuthenticatedRequest>()),
);

/** The headers of an act on a case: `If-Match` names the content version that the caller saw. */
export const CaseAct = createParamDecorator((_: unknown, context: ExecutionContext): ActHeaders => {
  const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
  const tag = request.headers['if-match'];
  if (tag === undefined) throw new BadRequest(428, [{ code: 'request.version-missing' }]);
  const seen = /^"(\d{1,9})"$/.exec(tag)?.[1];
  if (seen === undefined) throw new BadRequest(400, [{ code: 'request.version-malformed' }]);
  return { ...actHeaders(request), seen: Number(seen) };
});

/** Who calls, as the bearer token says. */
export const CallerOf = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (!caller) throw new Error('a route that asks for its caller is marked public');
  return caller;
});
