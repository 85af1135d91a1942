import type { Socket } from 'node:net';
import { languageOf } from '@anjing/platform';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sheetFormats, takesSheet } from './media-types';
import { BadRequest, problemText } from './problem-filter';
import { addressOf, readingAt, received, textOf } from './received';
import type { RequestCode } from './request-texts';

// What is judged of a request before any route sees it: its address, its parameters, the bytes of its body.

/** Methods by which each route that there is can be called. */
export class Routes {
  private readonly known: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];

  add(path: string, methods: readonly string[]): void {
    const pattern = path.replace(/[.+*?^$()[\]{}|\\]/g, '\\$&').replace(/:\w+/g, '[^/]+');
    this.known.push({ pattern: new RegExp(`^${pattern}$`), methods });
  }

  /** Methods that an address takes; none where there is no such address. */
  allowedAt(url: string): readonly string[] {
    const [path = ''] = url.split('?');
    const methods = this.known.filter(({ pattern }) => pattern.test(path)).flatMap((route) => route.methods);
    return [...new Set(methods)].sort();
  }
}

/** Readers of bodies: JSON in UTF-8 everywhere, sheets where they are imported, nothing else. */
export function readBodies(app: NestFastifyApplication): void {
  const instance = app.getHttpAdapter().getInstance();
  instance.removeContentTypeParser('text/plain');
  const parse = instance.getDefaultJsonParser('error', 'error');
  app.useBodyParser('application/json', {}, (request: FastifyRequest, bytes, done) => {
    try {
      const [, charset] = /;\s*charset="?([^";]*)/i.exec(request.headers['content-type'] ?? '') ?? [];
      if (charset !== undefined && !/^utf-?8$/i.test(charset.trim())) {
        throw new BadRequest(415, [{ code: 'request.unsupported-charset', parameters: { charset } }]);
      }
      const text = textOf(bytes);
      // Whoever names a type and sends nothing has nothing to say: that is what `{}` says.
      if (text === '') done(null, {});
      else {
        void parse(request, text, (error, body) => {
          if (error) done(error);
          else takeIn(request, body, done);
        });
      }
    } catch (error) {
      done(error as Error);
    }
  });
  // A sheet is not read here: who may send it is judged first (`SheetDoor`).
  instance.addContentTypeParser(Object.keys(sheetFormats), ({ routeOptions: { url } }, body, done) => {
    if (takesSheet(url)) done(null, body);
    else done(new BadRequest(415, [{ code: 'request.unsupported-media-type' }]));
  });
}

function takeIn(
  { routeOptions }: FastifyRequest,
  body: unknown,
  done: (error: Error | null, body?: unknown) => void,
): void {
  try {
    done(null, received(body, readingAt(routeOptions.url)));
  } catch (error) {
    done(error as Error);
  }
}

/** Judges addresses and parameters, and says of every answer in which language it is. */
export function judgeRequests(instance: FastifyInstance, routes: Routes): void {
  instance.addHook('onRoute', ({ url, method }) => {
    routes.add(url, [method].flat());
  });
  instance.addHook('onRequest', (request, reply, done) => {
    void reply
      .header('vary', 'Accept-Language')
      .header('content-language', languageOf(request.headers['accept-language']));
    done();
  });
  instance.addHook('preValidation', (request, _reply, done) => {
    try {
      addressOf(request.url);
      request.params = received(request.params);
      request.query = received(request.query);
      // An act that says nothing but itself needs no body.
      if (request.method === 'POST') request.body ??= {};
      done();
    } catch (error) {
      done(error as Error);
    }
  });
}

/**
 * Refuses parameters that the description does not know: a filter with a slip of the pen must not show everything.
 * Addresses that are not described, as pages for people are not, take what they are given.
 */
export function refuseUnknownParameters(instance: FastifyInstance, { paths }: OpenAPIObject): void {
  const known = new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      (['get', 'post', 'delete'] as const).flatMap((method) => {
        const operation = item[method];
        if (!operation) return [];
        const named = (operation.parameters ?? []).flatMap((one) =>
          'in' in one && one.in === 'query' ? [one.name] : [],
        );
        return [[`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`, new Set(named)] as const];
      }),
    ),
  );
  instance.addHook('preValidation', (request, _reply, done) => {
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    const names = known.get(`${method} ${request.routeOptions.url ?? ''}`);
    const unknown = Object.keys(request.query as object).filter((name) => names && !names.has(name));
    if (unknown.length === 0) done();
    else {
      const refusal = (name: string) => ({
        code: 'request.unknown-parameter' as const,
        parameters: { name: name.slice(0, 40), known: [...(names ?? [])] },
      });
      done(new BadRequest(400, unknown.slice(0, 10).map(refusal)));
    }
  });
}

/** What the HTTP parser refuses before there is a request: answered as a problem on the bare connection. */
export function refuseConnection(
  { code: cause, rawPacket }: Error & { code?: string; rawPacket?: unknown },
  socket: Socket,
): void {
  if (cause === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, phrase, code } = parserRefusals[cause ?? ''] ?? malformed;
  const head = Buffer.isBuffer(rawPacket) ? rawPacket.toString('latin1') : '';
  const language = languageOf(/^accept-language:(.*)$/im.exec(head)?.[1]);
  const body = problemText(status, code, language);
  socket.end(
    [
      `HTTP/1.1 ${status} ${phrase}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `Content-Language: ${language}`,
      'Vary: Accept-Language',
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}

interface ParserRefusal {
  readonly status: number;
  readonly phrase: string;
  readonly code: RequestCode;
}
const malformed: ParserRefusal = { status: 400, phrase: 'Bad Request', code: 'request.malformed-http' };
const parserRefusals: Readonly<Record<string, ParserRefusal>> = {
  HPE_HEADER_OVERFLOW: { status: 431, phrase: 'Request Header Fields Too Large', code: 'request.header-too-large' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, phrase: 'Request Timeout', code: 'request.timeout' },
};
