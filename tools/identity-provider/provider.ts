import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { demonstrationGrant, serviceClient, systemSecret } from './token-request';
import Provider, { errors, type KoaContextWithOIDC } from 'oidc-provider';

/** Lifetime of a demonstration token, in seconds. */
const lifetime = 8 * 3_600;

export interface RunningProvider {
  /** Address of its endpoints: `/auth`, `/token`, `/jwks`, and of its own description. */
  readonly url: string;
  close(): Promise<void>;
}

/** What clients that are no browsers have: no redirects, tokens signed with the one key. */
const plain = { redirect_uris: [], response_types: [], id_token_signed_response_alg: 'ES256' as const };

export interface ProviderOptions {
  /** Loopback port. */
  readonly port: number;
  /** Name of the issuer in tokens. */
  readonly issuer: string;
  /** Keys are kept here, so that tokens outlive a restart. */
  readonly folder: string;
  /** Accounts of people, and systems, which are clients with their own credentials. */
  readonly people: ReadonlySet<string>;
  readonly systems: ReadonlySet<string>;
  readonly audience: string;
  /** Where the service takes people back who signed in. */
  readonly callback: string;
}

/**
 * The embedded OpenID provider of the demonstration. It runs on loopback, asks for no password, and refuses production.
 * @throws Error in production
 */
export async function startIdentityProvider(options: ProviderOptions): Promise<RunningProvider> {
  if (process.env['NODE_ENV'] === 'production' || process.env['ANJING_MODE'] === 'production') {
    throw new Error(
      'the embedded identity provider has accounts without passwords: production uses its own OpenID provider',
    );
  }
  const { port, issuer, audience } = options;
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'scripts',
        token_endpoint_auth_method: 'none',
        grant_types: [demonstrationGrant],
        ...plain,
      },
      {
        client_id: serviceClient,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [options.callback],
        id_token_signed_response_alg: 'ES256',
      },
      ...[...options.systems].map((system) => ({
        client_id: system,
        client_secret: systemSecret(system),
        token_endpoint_auth_method: 'client_secret_post' as const,
        grant_types: ['client_credentials'],
        ...plain,
      })),
    ],
    jwks: { keys: [await signingKey(options.folder)] },
    ttl: { AccessToken: lifetime, ClientCredentials: lifetime },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: () => signed(audience),
      },
    },
    findAccount: (_context, sub) => (options.people.has(sub) ? { accountId: sub, claims: () => ({ sub }) } : undefined),
    interactions: { url: (_context, { uid }) => `${choosing}${uid}` },
    // Nobody is asked whether their own service may know who they are.
    loadExistingGrant: async ({ oidc: { client, session } }) => {
      const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    // Whoever has just been given a token has just been taken for who they say they are.
    extraTokenClaims: (_context, { kind }) =>
      kind === 'AccessToken' ? { auth_time: Math.floor(Date.now() / 1_000) } : undefined,
  });
  provider.registerGrantType(demonstrationGrant, (context) => grant(provider, context, options), ['account']);
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (request.url?.startsWith(choosing) === true) void choose(provider, request, response, options);
    else void answer(request, response);
  });
  await listen(server, port);
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** Where people say which demonstration account they are. */
const choosing = '/accounts/';

/** The page on which people choose their account, and what follows when they have. */
async function choose(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  { people }: ProviderOptions,
): Promise<void> {
  try {
    if (request.method === 'POST') {
      const chosen = new URLSearchParams(await text(request)).get('account') ?? '';
      const result = people.has(chosen) ? { login: { accountId: chosen } } : { error: 'access_denied' };
      await provider.interactionFinished(request, response, result);
      return;
    }
    await provider.interactionDetails(request, response);
    const accounts = [...people].sort().map((one) => `<button name="account" value="${one}">${one}</button>`);
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      .end(
        `<!doctype html><html lang="zh"><meta charset="utf-8"><title>安静 · 演示账号</title><h1>选择演示账号 · Choose a demonstration account</h1><form method="post">${accounts.join(' ')}</form></html>`,
      );
  } catch (error) {
    // The sign-in is none that is under way.
    response
      .writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
      .end(error instanceof Error ? error.message : String(error));
  }
}

/** The form that the page posts. */
async function text(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** Access tokens for the service: JWTs that it can check by itself. */
const signed = (audience: string) => ({
  scope: '',
  audience,
  accessTokenTTL: lifetime,
  accessTokenFormat: 'jwt' as const,
  jwt: { sign: { alg: 'ES256' as const } },
});

async function grant(
  provider: Provider,
  context: KoaContextWithOIDC,
  { people, audience }: ProviderOptions,
): Promise<void> {
  const asked = context.oidc.params?.['account'];
  const account = typeof asked === 'string' ? asked : '';
  const { client } = context.oidc;
  if (!client || !people.has(account)) throw new errors.InvalidGrant('no such demonstration account');
  const token = new provider.AccessToken({ accountId: account, client, scope: '' } as never);
  token.resourceServer = new provider.ResourceServer(audience, signed(audience));
  context.body = { access_token: await token.save(), token_type: 'Bearer', expires_in: lifetime };
}

/** The provider's key: made once, kept with the data of the installation. */
async function signingKey(folder: string): Promise<JWK> {
  const file = join(folder, 'identity-key.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as JWK;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const key: JWK = { ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: randomBytes(8).toString('hex') };
  writeFileSync(file, JSON.stringify(key), { mode: 0o600 });
  return key;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve();
    });
  });
}
