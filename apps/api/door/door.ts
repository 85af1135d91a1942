import { createHash } from 'node:crypto';
import type { Caller } from '@anjing/access';
import { languageOf, type Language } from '@anjing/platform';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BadRequest } from './problem-filter';

/** Who stands at the door, and in which language they are answered. */
export interface Door {
  /** Who calls, as the bearer token says. */
  readonly caller: Caller;
  readonly language: Language;
  readonly reply: FastifyReply;
}

/** Somebody who comes to act: the identity of the act, and the content version they saw. */
export interface ActDoor extends Door {
  /** The caller's key within the caller: nobody meets another's keys. */
  readonly commandId: string;
  /** Over method, path and body: the same key with another request is found out. */
  readonly digest: string;
  /** Absent where the act opens something new. */
  readonly seen?: number;
}

export type AuthenticatedRequest = FastifyRequest & { caller?: Caller };

/** A null character or half of a pair, as JSON escapes them: neither has a place in Postgres or in canonical text. */
const unwritable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f]\w\w)/;

const visible = /^[\x21-\x7e]{1,128}$/;

function doorOf(context: ExecutionContext): Door {
  const http = context.switchToHttp();
  const { caller, headers } = http.getRequest<AuthenticatedRequest>();
  if (!caller) throw new Error('a route that asks for its caller is marked public');
  return { caller, language: languageOf(headers['accept-language']), reply: http.getResponse<FastifyReply>() };
}

/** What the key and the body of a request say of the act. @throws BadRequest */
export function actOf(request: FastifyRequest, caller: string): Pick<ActDoor, 'commandId' | 'digest'> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !visible.test(key)) throw new BadRequest(400, [{ code: 'request.key-missing' }]);
  // A sheet comes as bytes: they are bound to the key as they are.
  const body = Buffer.isBuffer(request.body) ? request.body.toString('base64') : JSON.stringify(request.body ?? null);
  if (unwritable.test(body)) throw new BadRequest(400, [{ code: 'request.unwritable-text' }]);
  return {
    commandId: `${caller} ${key}`,
    digest: createHash('sha256').update(`${request.method} ${request.url}\n${body}`).digest('hex'),
  };
}

/** Somebody who reads. */
export const Reading = createParamDecorator((_: unknown, context: ExecutionContext): Door => doorOf(context));

/** Somebody who opens something new. */
export const Opening = createParamDecorator((_: unknown, context: ExecutionContext): ActDoor => {
  const door = doorOf(context);
  return { ...door, ...actOf(context.switchToHttp().getRequest(), door.caller.subject) };
});

/** Somebody who acts on a case: `If-Match` names the content version that they saw. */
export const Acting = createParamDecorator((_: unknown, context: ExecutionContext): ActDoor => {
  const door = doorOf(context);
  const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
  return { ...door, seen: seenBy(request), ...actOf(request, door.caller.subject) };
});

/** The content version that a request names. @throws BadRequest */
export function seenBy({ headers }: FastifyRequest): number {
  const tag = headers['if-match'];
  if (tag === undefined) throw new BadRequest(428, [{ code: 'request.version-missing' }]);
  const seen = /^"(\d{1,9})"$/.exec(tag)?.[1];
  if (seen === undefined) throw new BadRequest(400, [{ code: 'request.version-malformed' }]);
  return Number(seen);
}
