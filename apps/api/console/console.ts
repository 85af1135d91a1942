import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Addresses of the console's pages (apps/web/src/routes.tsx). Any other is no page, and is answered as the API answers. */
const pages = [
  '/',
  '/sign-in',
  '/cases',
  '/cases/:kind/:id',
  '/file',
  '/file/:id',
  '/special',
  '/review/:id',
  '/decide/:id',
] as const;

/** Stands in the built page where each answer has a nonce of its own. */
const placeholder = /__CSP_NONCE__/g;

/** The built console, or none where it has not been built: the API serves without it. */
function builtConsole(): string | undefined {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    const built = join(folder, 'apps', 'web', 'dist');
    if (existsSync(join(built, 'index.html'))) return built;
    if (folder === dirname(folder)) return undefined;
  }
}

/**
 * What a page of the console may do: load what this API serves, and nothing else. Scripts come from files alone; of
 * styles written at run time only those with this answer's nonce count.
 */
function policyWith(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Serves the console's pages under `/`, and its files, which keep their name as long as their content, for ever. */
export async function serveConsole(app: NestFastifyApplication): Promise<void> {
  const folder = builtConsole();
  if (folder === undefined) return;
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const instance = app.getHttpAdapter().getInstance();
  await instance.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    wildcard: false,
    immutable: true,
    maxAge: '365d',
    setHeaders: (reply) => {
      reply.header('x-content-type-options', 'nosniff');
    },
  });
  for (const address of pages) {
    instance.get(address, (_request, reply) => {
      const nonce = randomBytes(16).toString('base64url');
      return reply
        .type('text/html; charset=utf-8')
        .header('content-security-policy', policyWith(nonce))
        .header('cache-control', 'no-store')
        .header('referrer-policy', 'same-origin')
        .header('x-content-type-options', 'nosniff')
        .send(page.replace(placeholder, nonce));
    });
  }
}
