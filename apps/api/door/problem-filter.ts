import { randomUUID } from 'node:crypto';
import { accessTexts, AccessDenied, ProviderAway } from '@anjing/access';
import { CommandMismatch, DoubtfulClock, NoSuchCase, Refused, Stale } from '@anjing/cases';
import type { Catalogue, Refusal } from '@anjing/lifecycle';
import { languageOf, problemOf, type Logger } from '@anjing/platform';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ZodValidationException } from 'nestjs-zod';
import type { ZodError } from 'zod';
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

/** Every error leaves the service as a problem (RFC 9457) in the caller's language. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const language = languageOf(http.getRequest<FastifyRequest>().headers['accept-language']);
    const answer = this.answer(error);
    const reply = http.getResponse<FastifyReply>();
    if (answer.status === 429) void reply.header('retry-after', '60');
    if (error instanceof ProviderAway) void reply.header('retry-after', '5');
    if (answer.status === 401) void reply.header('www-authenticate', 'Bearer');
    void reply
      .status(answer.status)
      .header('content-language', language)
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemOf(answer, language)));
  }

  private answer(error: unknown): Answer {
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
    if (error instanceof BadRequest) {
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
    return this.fromFramework(error);
  }

  private fromFramework(error: unknown): Answer {
    const { statusCode } = error as { statusCode?: number };
    const status = error instanceof HttpException ? error.getStatus() : (statusCode ?? 500);
    if (status === 404) return ofRequest(404, 'request.not-found');
    if (status === 413) return ofRequest(413, 'request.too-large');
    if (status === 415) return ofRequest(415, 'request.unsupported-media-type');
    if (status === 400) return ofRequest(400, 'request.malformed-json');
    const reference = randomUUID();
    this.logger.error({ reference, err: error }, 'a request failed');
    return ofRequest(500, 'request.failed', { reference });
  }
}

/** Every field that is wrong, each with its place in the body. */
function invalid(error: ZodError): Answer {
  return {
    status: 400,
    catalogue: requestTexts,
    refusals: error.issues.map(({ path, message }) => ({
      code: 'request.invalid' satisfies RequestCode,
      field: `/${path.map(String).join('/')}`,
      parameters: { detail: message },
    })),
  };
}
