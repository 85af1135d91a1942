import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';
import { Tokens, type AccessCode } from '.';

const issuer = 'https://issuer.example';
const audience = 'urn:anjing:api';

let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let strangers: Awaited<ReturnType<typeof generateKeyPair>>;
let server: Server;
let tokens: Tokens;

beforeAll(async () => {
  [keys, strangers] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'ES256' }] });
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
