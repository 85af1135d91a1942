import { createHash } from 'node:crypto';
import type { Caller } from '@anjing/access';
import { languageOf, type Language } from '@anjing/platform';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CallingRequest } from '../session/callers';
import { BadRequest } from './problem-filter';
import { addressOf, contentOf } from './received';

/** Who stands at the door, and in which language they are answered. */
export interface Door {
  /** Who calls, as the bearer token or the session says. */
  readonly caller: Caller;
  readonly language: Language;
  readonly reply: FastifyReply;
}

/** Somebody who comes to act: the identity of the act, and the content versions they saw. */
export interface ActDoor extends Door {
  /** The caller's key within the caller: nobody meets another's keys. */
  readonly commandId: string;
  /** Over method, address and the content of the body: the same key with another request is found out. */
  readonly digest: string;
  /** Content versions of which any will do; absent where the act opens something new. */
  readonly seen?: readonly number[];
}

const visible = /^[\x21-\x7e]{1,128}$/;

function doorOf(context: ExecutionContext): Door {
  const http = context.switchToHttp();
  const { caller, headers } = http.getRequest<CallingRequest>();
  if (!caller) throw new Error('a route that asks for its caller is marked public');
  return { caller, language: languageOf(headers['accept-language']), reply: http.getResponse<FastifyReply>() };
}

/** What the key and the body of a request say of the act. @throws BadRequest */
export function actOf(request: FastifyRequest, caller: string): Pick<ActDoor, 'commandId' | 'digest'> {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || !visible.test(key)) throw new BadRequest(400, [{ code: 'request.key-missing' }]);
  // A sheet comes as bytes: they are bound to the key as they are.
  const body = Buffer.isBuffer(request.body) ? request.body.toString('base64') : contentOf(request.body);
  return {
    commandId: `${caller} ${key}`,
    digest: createHash('sha256')
      .update(`${request.method} ${addressOf(request.url)}\n${body}`)
      .digest('hex'),
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
  const request = context.switchToHttp().getRequest<CallingRequest>();
  return { ...door, seen: seenBy(request), ...actOf(request, door.caller.subject) };
});

const entityTag = /^(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"$/;

/**
 * The content versions that a request names, of which any will do (RFC 9110 §13.1.1). A weak tag never matches, nor does
 * one that the service did not give out.
 * @throws BadRequest 428 where none is named (`*` names none), 400 where it is no list of tags, 412 where none can match
 */
export function seenBy({ headers }: FastifyRequest): readonly number[] {
  const field = headers['if-match']?.trim();
  if (field === undefined || field === '*') throw new BadRequest(428, [{ code: 'request.version-missing' }]);
  const tags = field
    .split(',')
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '')
    .map((tag) => entityTag.exec(tag));
  if (tags.length === 0 || tags.includes(null)) throw new BadRequest(400, [{ code: 'request.version-malformed' }]);
  const seen = tags.flatMap((tag) =>
    tag && tag[1] === undefined && /^\d{1,9}$/.test(tag[2] ?? '') ? [Number(tag[2])] : [],
  );
  if (seen.length === 0) throw new BadRequest(412, [{ code: 'request.version-unmatched' }]);
  return seen;
}
