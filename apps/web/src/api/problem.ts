import type { components } from './schema';

/** Why the house said no (RFC 9457): a stable code, an article, a message, a remedy; all findings at once. */
export type Problem = components['schemas']['ProblemDto'];

/** A refusal of the house, or no answer at all (`status` 0). */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem | undefined,
  ) {
    super(problem?.detail ?? `no answer (${status})`);
  }
}

/** What came of asking: the content of a good answer. @throws Refusal */
export async function contentOf(asked: Promise<Response>): Promise<unknown> {
  const response = await asked.catch(() => undefined);
  if (!response) throw new Refusal(0, undefined);
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const content: unknown = isJson && text !== '' ? JSON.parse(text) : undefined;
  if (!response.ok) throw new Refusal(response.status, content as Problem | undefined);
  return content;
}
