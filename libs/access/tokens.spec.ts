import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { ProviderAway, Tokens, type AccessCode } from '.';

const issuer = 'https://issuer.example';
const audience = 'urn:anjing:api';

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let strangers: Awaited<ReturnType<typeof generateKeyPair>>;
let server: Server;
let tokens: Tokens;
let jwks: string;

beforeAll(async () => {
  [keys, strangers] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
  jwks = JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'ES256' }] });
  server = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(jwks));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  tokens = new Tokens({ issuer, audience }, `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`);
});
afterAll(() => server.close());

/** A token of the issuer, or one that is wrong in one thing. */
function token(
  change: {
    payload?: JWTPayload;
    issuer?: string;
    audience?: string;
    lifetime?: number;
    key?: Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];
  } = {},
): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  return new SignJWT({ sub: 'somebody', ...change.payload })
    .setProtectedHeader({ alg: 'ES256', kid: 'one' })
    .setIssuer(change.issuer ?? issuer)
    .setAudience(change.audience ?? audience)
    .setIssuedAt(now - 7_200)
    .setExpirationTime(now + (change.lifetime ?? 3_600))
    .sign(change.key ?? keys.privateKey);
}

describe('a bearer token', () => {
  it('says who calls: a person, or a system by its own credentials', async () => {
    expect(await tokens.caller(`Bearer ${await token()}`)).toEqual({ subject: `${issuer}|somebody`, kind: 'person' });
    expect(await tokens.caller(`Bearer ${await token({ payload: { client_id: 'somebody' } })}`)).toEqual({
      subject: `${issuer}|somebody`,
      kind: 'system',
    });
  });

  it('says when its person proved who they are, where the provider says it', async () => {
    expect(await tokens.caller(`Bearer ${await token({ payload: { auth_time: 1_700_000_000 } })}`)).toEqual({
      subject: `${issuer}|somebody`,
      kind: 'person',
      // 2023-11-14T22:13:20Z
      authenticatedAt: 1_700_000_000_000,
    });
  });

  // The claims as each provider's documentation shows them for its client credentials, and for a user who logged in.
  const uuid = '6f0c1a52-3a0e-4c39-9a55-0e5f7d1c2b3a';
  it.each<[kind: 'person' | 'system', of: string, payload: JWTPayload]>([
    ['system', 'a Keycloak service account', { sub: uuid, client_id: 'city-system', azp: 'city-system' }],
    [
      'system',
      'a Keycloak service account by its name',
      { sub: uuid, azp: 'city-system', preferred_username: 'service-account-city-system' },
    ],
    ['person', 'a Keycloak user', { sub: uuid, azp: 'console', sid: 's', preferred_username: 'li' }],
    ['system', 'an Entra app', { sub: uuid, oid: uuid, tid: 't', azp: 'app', azpacr: '1', roles: ['submit'] }],
    ['system', 'an Entra app of the first version', { sub: uuid, oid: uuid, tid: 't', appid: 'app', appidacr: '1' }],
    ['system', 'an Entra app that says so', { sub: 'x', idtyp: 'app' }],
    ['person', 'an Entra user', { sub: 'pairwise', oid: uuid, tid: 't', azp: 'console', scp: 'act', name: 'Li' }],
    ['system', 'an Auth0 machine', { sub: 'm2m@clients', azp: 'm2m', gty: 'client-credentials' }],
    ['person', 'an Auth0 user', { sub: 'auth0|123', azp: 'console', scope: 'openid' }],
    ['system', 'an Okta client', { sub: 'client', cid: 'client' }],
    ['person', 'a user by RFC 9068', { sub: 'li', client_id: 'console', auth_time: 1 }],
    ['system', 'signs of both', { sub: 'li', name: 'Li', sid: 's', gty: 'client-credentials' }],
  ])('is of a %s: %s', async (kind, _of, payload) => {
    expect(await tokens.caller(`Bearer ${await token({ payload })}`)).toEqual({
      subject: `${issuer}|${payload.sub ?? ''}`,
      kind,
      ...(payload['auth_time'] === 1 && { authenticatedAt: 1_000 }),
    });
  });

  const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(
    JSON.stringify({ sub: 'somebody', iss: issuer, aud: audience, exp: 4e9 }),
  ).toString('base64url')}.`;
  const bad: readonly [why: string, code: AccessCode, header: () => Promise<string | undefined>][] = [
    ['is not there', 'access.token-missing', () => Promise.resolve(undefined)],
    ['is of another scheme', 'access.token-invalid', () => Promise.resolve('Basic YTpi')],
    ['has expired', 'access.token-expired', async () => `Bearer ${await token({ lifetime: -60 })}`],
    ['is of another issuer', 'access.token-invalid', async () => `Bearer ${await token({ issuer: 'https://other' })}`],
    ['is for another service', 'access.token-invalid', async () => `Bearer ${await token({ audience: 'urn:other' })}`],
    [
      'is signed by somebody else',
      'access.token-invalid',
      async () => `Bearer ${await token({ key: strangers.privateKey })}`,
    ],
    ['is not signed', 'access.token-invalid', () => Promise.resolve(`Bearer ${unsigned}`)],
    [
      'was changed on its way',
      'access.token-invalid',
      async () =>
        `Bearer ${(await token()).replace(/\.[^.]+\./, `.${Buffer.from('{"sub":"mayor"}').toString('base64url')}.`)}`,
    ],
  ];
  it.each(bad)('that %s is refused: %s', async (_why, code, header) => {
    await expect(tokens.caller(await header())).rejects.toMatchObject({ status: 401, code });
  });
});

describe('an identity provider that is away', () => {
  it.each<[string, (response: ServerResponse) => void]>([
    ['answers 500', (response) => response.writeHead(500).end()],
    ['answers with a page', (response) => response.setHeader('content-type', 'text/html').end('<html></html>')],
    ['answers with something else', (response) => response.setHeader('content-type', 'application/json').end('[]')],
    ['hangs', () => undefined],
    ['hangs up', (response) => response.destroy()],
  ])('and %s leaves the token undecided, until it is back', async (_how, answer) => {
    let away = true;
    const provider = createServer((_request, response) => {
      if (away) answer(response);
      else response.setHeader('content-type', 'application/json').end(jwks);
    });
    await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = provider.address() as AddressInfo;
      const asking = new Tokens({ issuer, audience }, `http://127.0.0.1:${port}/jwks`);
      const authorization = `Bearer ${await token()}`;
      await expect(asking.caller(authorization)).rejects.toMatchObject({ status: 503, code: 'access.provider-away' });
      away = false;
      expect((await asking.caller(authorization)).kind).toBe('person');
    } finally {
      provider.closeAllConnections();
      provider.close();
    }
  });

  it('and refuses connections leaves it undecided too; what is no token stays refused', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const asking = new Tokens({ issuer, audience }, `http://127.0.0.1:${port}/jwks`);
    await expect(asking.caller(`Bearer ${await token()}`)).rejects.toBeInstanceOf(ProviderAway);
    await expect(asking.caller('Bearer abc.def')).rejects.toMatchObject({ status: 401 });
  });
});
