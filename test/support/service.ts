import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseClock } from '@anjing/event-store';
import { RegisterHandler, seedRegisters } from '@anjing/register-desk';
import { RegistersInMemory } from '@anjing/cases';
import { loadConfig } from '@anjing/platform';
import { demonstrationCity } from '@anjing/registers';
import { startApi } from '../../apps/api/service';
import { startIdentityProvider } from '../../tools/identity-provider/provider';
import { serviceClient, tokenRequest } from '../../tools/identity-provider/token-request';
import { DescribedAnswers, type Description } from './described';
import { freshRecord } from './postgres';

const issuer = 'http://identity.example';
const audience = 'urn:anjing:api';

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export interface Ask {
  readonly body?: unknown;
  /** Sent as it is, whatever it is. */
  readonly raw?: string | Uint8Array<ArrayBuffer>;
  readonly key?: string;
  readonly seen?: Answer | string;
  readonly headers?: Record<string, string>;
}

/** The API over HTTP on a fresh record, with its own identity provider; Temporal is where the caller says. */
export async function service(temporalAddress: string) {
  const fresh = await freshRecord();
  const { entries, accounts } = demonstrationCity(issuer);
  await seedRegisters(new RegisterHandler(fresh.record, new RegistersInMemory(fresh.record)), entries);
  const folder = mkdtempSync(join(tmpdir(), 'anjing-identity-'));
  const named = (kind: 'person' | 'system') =>
    new Set(accounts.filter((one) => one.kind === kind).map(({ account }) => account));
  const identity = await startIdentityProvider({
    port: await freePort(),
    issuer,
    folder,
    audience,
    callback: 'http://127.0.0.1/api/v1/session/callback',
    people: named('person'),
    systems: named('system'),
  });
  process.env['ANJING_LOG_LEVEL'] = 'fatal';
  const config = loadConfig({
    ANJING_MODE: 'embedded',
    ANJING_APP_DATABASE_URL: fresh.url('anjing_app'),
    ANJING_PROCESS_DATABASE_URL: fresh.url('anjing_process'),
    ANJING_TEMPORAL_ADDRESS: temporalAddress,
    ANJING_ISSUER: issuer,
    ANJING_JWKS_URI: `${identity.url}/jwks`,
    ANJING_DISCOVERY_URL: `${identity.url}/.well-known/openid-configuration`,
    ANJING_CLIENT_ID: serviceClient,
    ANJING_PUBLIC_URL: 'http://127.0.0.1',
    ANJING_MASTER_KEY: fresh.masterKey.toString('base64'),
    ANJING_PORT: '0',
    ANJING_COMPLAINTS_AT_ONCE: '40',
  });
  const api = await startApi(config);
  const described = new DescribedAnswers((await (await fetch(`${api.url}/api/v1/openapi.json`)).json()) as Description);
  const tokens = new Map<string, string>();
  const tokenOf = async (account: string): Promise<string> => {
    const known = tokens.get(account);
    if (known !== undefined) return known;
    const kind = accounts.find((one) => one.account === account)?.kind ?? 'person';
    const response = await fetch(`${identity.url}/token`, { method: 'POST', body: tokenRequest(account, kind) });
    const { access_token: token = '' } = (await response.json()) as { access_token?: string };
    tokens.set(account, token);
    return token;
  };
  const ask = async (
    account: string | undefined,
    method: 'GET' | 'POST',
    path: string,
    asked: Ask = {},
  ): Promise<Answer> => {
    const { body, raw, key = randomUUID(), seen, headers } = asked;
    const etag = typeof seen === 'string' ? seen : seen?.headers.get('etag');
    const response = await fetch(`${api.url}/api/v1/${path}`, {
      method,
      headers: {
        'accept-language': 'en',
        ...(account !== undefined && { authorization: `Bearer ${await tokenOf(account)}` }),
        ...(method === 'POST' && { 'content-type': 'application/json', 'idempotency-key': key }),
        ...(etag !== undefined && etag !== null && { 'if-match': etag }),
        ...headers,
      },
      ...(method === 'POST' && { body: raw ?? JSON.stringify(body ?? {}) }),
    });
    const text = await response.text();
    const json = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
    described.hold(method, `/api/v1/${path.replace(/\?.*/, '')}`, response.status, type, json);
    return {
      status: response.status,
      headers: response.headers,
      body: json,
    };
  };
  return {
    fresh,
    api,
    config,
    clock: new DatabaseClock(fresh.pool('anjing_app')),
    /** Sites in a zone, and items of the city's emergency bureau. */
    sites: entries.flatMap(({ id, entry }) => (entry.kind === 'site' && entry.zone !== undefined ? [id] : [])),
    items: entries.flatMap(({ id, entry }) =>
      entry.kind === 'item' && entry.agency === 'agency/city-emergency' ? [id] : [],
    ),
    tokenOf,
    ask,
    close: async () => {
      await api.close();
      await identity.close();
      await fresh.close();
      rmSync(folder, { recursive: true });
    },
  };
}

export type Service = Awaited<ReturnType<typeof service>>;

/** A form that nothing is wrong with, as the API takes it. */
export function goodBody(change: Record<string, unknown> = {}) {
  return {
    agency: 'agency/city-emergency',
    site: 'site/ganzhou-economic-electronics',
    items: ['item/city-emergency-work-safety'],
    days: [{ date: '2026-03-10', from: '09:00', until: '17:00' }],
    reason: '群众反映夜间作业存在隐患，需现场核实',
    officers: ['officer/city-emergency-1', 'officer/city-emergency-2'],
    ...change,
  };
}
