import createClient from 'openapi-fetch';
import { contentOf, Refusal } from './problem';
import type { paths } from './schema';

/** What every request carries beside what it asks. */
const standing: { language: 'zh' | 'en'; csrf: string | undefined } = { language: 'zh', csrf: undefined };

/** In which language the house answers. */
export function speak(language: 'zh' | 'en'): void {
  standing.language = language;
}

/** The language of the pages, for readings that have texts in them. */
export function spoken(): 'zh' | 'en' {
  return standing.language;
}

/** The word against forged requests that goes with the session; every unsafe request carries it. */
export function carryCsrf(csrf: string | undefined): void {
  standing.csrf = csrf;
}

function headersOf(method: string): Record<string, string> {
  return {
    'accept-language': standing.language,
    ...(method !== 'GET' && standing.csrf !== undefined && { 'x-csrf-token': standing.csrf }),
  };
}

/** The house's readings, typed by its own description. */
const reader = createClient<paths>({ baseUrl: '' });
reader.use({
  onRequest: ({ request }) => {
    for (const [name, value] of Object.entries(headersOf(request.method))) request.headers.set(name, value);
  },
});
export const house = reader;

/** The content of a reading. @throws Refusal */
export async function read<Content>(
  asked: Promise<{ data?: Content; error?: unknown; response: Response }>,
): Promise<Content> {
  const { data, error, response } = await asked.catch(() => {
    throw new Refusal(0, undefined);
  });
  if (data !== undefined) return data;
  throw new Refusal(response.status, error as Refusal['problem']);
}

/** An act: what is posted where, on which version, under which key. The same key is the same act, however often it is sent. */
export interface Act {
  readonly path: string;
  readonly body: unknown;
  readonly key: string;
  /** Content version that the actor saw (`If-Match`); absent where something new is opened. */
  readonly version?: string | number;
}

/** Posts an act. @throws Refusal */
export async function post<Content>({ path, body, key, version }: Act): Promise<Content> {
  const content = await contentOf(
    fetch(`/api/v1/${path}`, {
      method: 'POST',
      headers: {
        ...headersOf('POST'),
        'content-type': 'application/json',
        'idempotency-key': key,
        ...(version !== undefined && { 'if-match': `"${version}"` }),
      },
      body: JSON.stringify(body),
    }),
  );
  return content as Content;
}

/** Asks at an address of the session, which is no case. @throws Refusal */
export async function ask<Content>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Content> {
  const content = await contentOf(
    fetch(`/api/v1/${path}`, {
      method,
      headers: { ...headersOf(method), ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  return content as Content;
}
