import { randomUUID } from 'node:crypto';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { accessTexts, AccessDenied } from '@anjing/access';
import { CommandMismatch, DoubtfulClock, NoSuchCase, Refused, Stale } from '@anjing/cases';
import type { Catalogue, Refusal } from '@anjing/lifecycle';
import { languageOf, problemOf, type Logger, type Problem } from '@anjing/platform';
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
  readonly headers?: Record<string, string>;
}

/** Codes that say something other than "the rules say no" (422). */
const statusOf: Record<string, number> = { 'wrong-state': 409, 'already-open': 409 };

const request = (status: number, code: RequestCode, parameters?: Refusal['parameters']): Answer => ({
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
    const question = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const answer = this.answer(error);
    const language = languageOf(question.headers['accept-language']);
    const problem: Problem = problemOf(answer, language);
    void reply
      .status(answer.status)
      .headers({ 'content-language': language, ...answer.headers })
      .type('application/problem+json')
      .send(JSON.stringify(problem));
  }

  private answer(error: unknown): Answer {
    if (error instanceof Refused) {
      const kind = error.refusals[0]?.code.split('.')[1] ?? '';
      return { status: statusOf[kind] ?? 422, refusals: error.refusals, catalogue: error.catalogue };
    }
    if (error instanceof NoSuchCase) return request(404, 'request.not-found');
    if (error instanceof Stale) {
      return request(412, 'request.version-stale', {
        seen: error.seen,
        current: error.current,
        since: error.since.map(({ type, at }) => `${type} (${at})`),
      });
    }
    if (error instanceof CommandMismatch) return request(422, 'request.key-reused');
    if (error instanceof DoubtfulClock) return request(503, 'request.clock-doubtful');
    if (error instanceof BadRequest) {
      return { status: error.status, refusals: error.refusals, catalogue: requestTexts };
    }
    if (error instanceof AccessDenied) {
      return {
        status: error.status,
        refusals: [{ code: error.code }],
        catalogue: accessTexts,
        ...(error.status === 401 && { headers: { 'www-authenticate': 'Bearer' } }),
      };
    }
    if (error instanceof ZodValidationException) return invalid(error.getZodError() as ZodError);
    return this.fromFramework(error);
  }

  private fromFramework(error: unknown): Answer {
    const { statusCode, status } = error as { statusCode?: number; status?: number };
    const given = error instanceof HttpException ? error.getStatus() : (statusCode ?? status ?? 500);
    if (given === 404) return request(404, 'request.not-found');
    if (given === 413) return request(413, 'request.too-large');
    if (given === 415) return request(415, 'request.unsupported-media-type');
    if (given === 400) return request(400, 'request.malformed-json');
    const reference = randomUUID();
    this.logger.error({ reference, err: error }, 'a request failed');
    return request(500, 'request.failed', { reference });
  }
}

/** Every field that is wrong, each with its place in the body. */
function invalid(error: ZodError): Answer {
  return {
    status: 400,
    catalogue: requestTexts,
    refusals: error.issues.map((issue) => ({
      code: 'request.invalid',
      field: `/${issue.path.map(String).join('/')}`,
      parameters: { detail: issue.message },
    })),
  };
}
