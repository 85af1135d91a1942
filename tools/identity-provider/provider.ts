import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import Provider, { errors, type KoaContextWithOIDC } from 'oidc-provider';

/** Grant by which scripts on this machine get a demonstration account's token. Production has neither. */
export const demonstrationGrant = 'urn:anjing:demonstration-account';

/** Lifetime of a demonstration token, in seconds. */
const lifetime = 8 * 3_600;

export interface ProviderOptions {
  /** Loopback port. */
  readonly port: number;
  /** Keys are kept here, so that tokens outlive a restart. */
  readonly folder: string;
  /** Accounts of people; those of systems get tokens for themselves. */
  readonly people: ReadonlySet<string>;
  readonly systems: ReadonlySet<string>;
  readonly audience: string;
}

/**
 * The embedded OpenID provider of the demonstration. It runs on loopback, asks for no password, and refuses production.
 * @throws Error in production
 */
export async function startIdentityProvider(
  options: ProviderOptions,
): Promise<{ issuer: string; close(): Promise<void> }> {
  if (process.env['NODE_ENV'] === 'production' || process.env['ANJING_MODE'] === 'production') {
    throw new Error(
      'the embedded identity provider has accounts without passwords: production uses its own OpenID provider',
    );
  }
  const { port, audience } = options;
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'scripts',
        token_endpoint_auth_method: 'none',
        grant_types: [demonstrationGrant],
        redirect_uris: [],
        response_types: [],
      },
    ],
    jwks: { keys: [await signingKey(options.folder)] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        getResourceServerInfo: () => ({
          scope: '',
          audience,
          accessTokenTTL: lifetime,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  });
  provider.registerGrantType(demonstrationGrant, (context) => grant(provider, context, options), ['account']);
  const server = createServer(provider.callback());
  await listen(server, port);
  return {
    issuer,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function grant(
  provider: Provider,
  context: KoaContextWithOIDC,
  { people, systems, audience }: ProviderOptions,
): Promise<void> {
  const account = String(context.oidc.params?.['account'] ?? '');
  const { client } = context.oidc;
  if (!client || !(people.has(account) || systems.has(account)))
    throw new errors.InvalidGrant('no such demonstration account');
  const resourceServer = new provider.ResourceServer(audience, {
    scope: '',
    audience,
    accessTokenTTL: lifetime,
    accessTokenFormat: 'jwt',
    jwt: { sign: { alg: 'ES256' } },
  });
  const token = new provider.AccessToken({
    accountId: account,
    client,
    scope: '',
    // A system's token has its client as its subject, as one from client credentials has (RFC 9068).
    ...(systems.has(account) && { extra: { client_id: account } }),
  } as never);
  token.resourceServer = resourceServer;
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
