import { randomUUID } from 'node:crypto';
import { accessTexts, AccessDenied, ProviderAway } from '@anjing/access';
import { CommandMismatch, DoubtfulClock, NoSuchCase, Refused, Stale } from '@anjing/cases';
import { findingsIn, textTexts, type Catalogue, type Refusal } from '@anjing/lifecycle';
import { languageOf, problemOf, type Language, type Logger } from '@anjing/platform';
import { BrokenCursor } from '@anjing/read-models';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodValidationException } from 'nestjs-zod';
import type { ZodError } from 'zod';
import { takenBy } from './media-types';
import { requestTexts, type RequestCode } from './request-texts';

/** A request that is refused before any rule of the notice is asked. */
export class BadRequest extends Error {
  constructor(
    readonly status: number,
    readonly refusals: readonly Refusal<RequestCode>[],
  ) {
    super(refusals.map(({ code }) => code).join(', '));
  }
}

interface Answer {
  readonly status: number;
  readonly refusals: readonly Refusal[];
  readonly catalogue: Catalogue;
}

/** Refusals that say "not now" rather than "not so": the case has gone on, or another one or somebody's answer is in the way. */
const conflict = /\.(wrong-state|already-open|other-answer|consent-missing)$/;

const ofRequest = (status: number, code: RequestCode, parameters?: Refusal['parameters']): Answer => ({
  status,
  refusals: [{ code, ...(parameters && { parameters }) }],
  catalogue: requestTexts,
});

/** A problem of the request alone, as it is sent. */
export function problemText(status: number, code: RequestCode, language: Language): string {
  return JSON.stringify(problemOf(ofRequest(status, code), language));
}

/** Every error leaves the service as a problem (RFC 9457) in the caller's language. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  /** @param allowedAt methods that an address takes, so that a wrong one is told from a wrong address */
  constructor(
    private readonly logger: Logger,
    private readonly allowedAt: (url: string) => readonly string[] = () => [],
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.send(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  /** Answers an error, wherever on the way of a request it came up. */
  send(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const language = languageOf(request.headers['accept-language']);
    const answer = this.answer(error, request);
    if (answer.status === 405) void reply.header('allow', this.allowedAt(request.url).join(', '));
    if (answer.status === 415) void reply.header('accept', takenBy(request.routeOptions.url).join(', '));
    if (answer.status === 429) void reply.header('retry-after', '60');
    if (error instanceof ProviderAway || (error instanceof BadRequest && answer.status === 503)) {
      void reply.header('retry-after', '5');
    }
    if (answer.status === 401) void reply.header('www-authenticate', challengeOf(error));
    void reply
      .status(answer.status)
      .header('vary', 'Accept-Language')
      .header('content-language', language)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemOf(answer, language)));
  }

  private answer(error: unknown, request: FastifyRequest): Answer {
    if (error instanceof Refused) {
      const notNow = error.refusals.every(({ code }) => conflict.test(code));
      return { status: notNow ? 409 : 422, refusals: error.refusals, catalogue: error.catalogue };
    }
    if (error instanceof NoSuchCase) return ofRequest(404, 'request.not-found');
    if (error instanceof Stale) {
      const since = error.since.map(({ type, at }) => `${type} (${at})`);
      return ofRequest(412, 'request.version-stale', { seen: error.seen, current: error.current, since });
    }
    if (error instanceof CommandMismatch) return ofRequest(422, 'request.key-reused');
    if (error instanceof DoubtfulClock) return ofRequest(503, 'request.clock-doubtful');
    if (error instanceof BrokenCursor) return ofRequest(400, 'request.broken-cursor');
    if (error instanceof BadRequest) {
      if (error.refusals.some(({ code }) => code === 'request.unsupported-media-type')) return unsupported(request);
      return { status: error.status, refusals: error.refusals, catalogue: requestTexts };
    }
    if (error instanceof AccessDenied) {
      return { status: error.status, refusals: [{ code: error.code }], catalogue: accessTexts };
    }
    if (error instanceof ProviderAway) {
      this.logger.warn({ err: error }, 'the identity provider is away');
      return { status: error.status, refusals: [{ code: error.code }], catalogue: accessTexts };
    }
    if (error instanceof ZodValidationException) return invalid(error.getZodError() as ZodError);
    return this.fromFramework(error, request);
  }

  private fromFramework(error: unknown, request: FastifyRequest): Answer {
    const { statusCode, code } = error as { statusCode?: number; code?: string };
    const status = error instanceof HttpException ? error.getStatus() : (statusCode ?? 500);
    if (code === 'FST_ERR_BAD_URL') return ofRequest(400, 'request.malformed-address');
    if (status === 404) {
      const allowed = this.allowedAt(request.url);
      if (allowed.length === 0 || allowed.includes(request.method)) return ofRequest(404, 'request.not-found');
      return ofRequest(405, 'request.method-not-allowed', { method: request.method, allowed });
    }
    if (status === 413) return ofRequest(413, 'request.too-large');
    if (status === 414) return ofRequest(414, 'request.address-too-long');
    if (status === 415) return unsupported(request);
    if (status === 400) return ofRequest(400, 'request.malformed-json');
    const reference = randomUUID();
    this.logger.error({ reference, err: error }, 'a request failed');
    return ofRequest(500, 'request.failed', { reference });
  }
}

/** What a caller lacks: a token, or one of somebody who proved a short while ago who they are (RFC 9470). */
function challengeOf(error: unknown): string {
  const old = error instanceof AccessDenied && error.code === 'access.authentication-not-fresh';
  return old ? 'Bearer error="insufficient_user_authentication"' : 'Bearer';
}

function unsupported({ routeOptions }: FastifyRequest): Answer {
  return ofRequest(415, 'request.unsupported-media-type', { taken: takenBy(routeOptions.url) });
}

/** Every field that is wrong, each with its place in the body. */
function invalid(error: ZodError): Answer {
  return {
    status: 400,
    catalogue: { ...requestTexts, ...textTexts },
    refusals: findingsIn(error, 'request.invalid' satisfies RequestCode),
  };
}
