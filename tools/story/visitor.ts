import { randomUUID } from 'node:crypto';
import { demonstrationCity } from '@anjing/registers';
import { tokenRequest } from '../identity-provider/token-request';
import { demonstrationIssuer, type Addresses } from '../launcher';

export interface Answer {
  readonly status: number;
  readonly etag: string | null;
  // What the API answers is read by people here, field by field.
  readonly body: Record<string, unknown>;
}

/** Somebody who uses the public API with a demonstration account, as any script would. */
export class Visitors {
  private readonly tokens = new Map<string, string>();

  constructor(private readonly addresses: Addresses) {}

  /** Moves the demonstration clock. */
  async moveClock(now: string | null): Promise<void> {
    await this.expect(200, this.call('administrator', 'POST', 'clock', { now }));
  }

  async get(account: string, path: string): Promise<Answer> {
    return this.call(account, 'GET', path);
  }

  /** Posts an act; on a case with the version that `seen` gives. */
  async post(account: string, path: string, body: unknown, seen?: Answer): Promise<Answer> {
    return this.call(account, 'POST', path, body, seen?.etag ?? undefined);
  }

  /** @throws Error with the problem where the answer is another */
  async expect(status: number, asked: Promise<Answer>): Promise<Answer> {
    const answer = await asked;
    if (answer.status === status) return answer;
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
  }

  private async call(account: string, method: string, path: string, body?: unknown, etag?: string): Promise<Answer> {
    const response = await fetch(`${this.addresses.api}/api/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.token(account)}`,
        'accept-language': 'zh-CN',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
        ...(etag !== undefined && { 'if-match': etag }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      etag: response.headers.get('etag'),
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
    };
  }

  private async token(account: string): Promise<string> {
    const known = this.tokens.get(account);
    if (known !== undefined) return known;
    const { accounts } = demonstrationCity(demonstrationIssuer);
    const kind = accounts.find((one) => one.account === account)?.kind ?? 'person';
    const response = await fetch(`${this.addresses.identity}/token`, {
      method: 'POST',
      body: tokenRequest(account, kind),
    });
    const { access_token: token } = (await response.json()) as { access_token?: string };
    if (token === undefined) throw new Error(`no token for ${account}`);
    this.tokens.set(account, token);
    return token;
  }
}
