import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { demonstrationGrant, systemSecret } from './token-request';
import Provider, { errors, type KoaContextWithOIDC } from 'oidc-provider';

/** Lifetime of a demonstration token, in seconds. */
const lifetime = 8 * 3_600;

export interface RunningProvider {
  /** Address of its endpoints: `/token`, `/jwks`. */
  readonly url: string;
  close(): Promise<void>;
}

/** What every client of the demonstration has: no redirects, tokens signed with the one key. */
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
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'scripts',
        token_endpoint_auth_method: 'none',
        grant_types: [demonstrationGrant],
        ...plain,
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
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  });
  provider.registerGrantType(demonstrationGrant, (context) => grant(provider, context, options), ['account']);
  const answer = provider.callback();
  const server = createServer((request, response) => {
    void answer(request, response);
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
