import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccessDenied, Tokens } from '@anjing/access';
import { startIdentityProvider } from './provider';
import { tokenRequest } from './token-request';

const folder = mkdtempSync(join(tmpdir(), 'anjing-identity-'));
let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
let tokens: Tokens;
const issuer = 'http://identity.example';

beforeAll(async () => {
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });
  const options = {
    port,
    issuer,
    folder,
    people: new Set(['city-leader']),
    systems: new Set(['city-system']),
    audience: 'urn:anjing:api',
    callback: 'http://127.0.0.1/api/v1/session/callback',
  };
  provider = await startIdentityProvider(options);
  tokens = new Tokens({ issuer, audience: 'urn:anjing:api' }, `${provider.url}/jwks`);
});
afterAll(async () => {
  await provider.close();
  rmSync(folder, { recursive: true });
});

async function tokenOf(account: string, kind: 'person' | 'system' = 'person'): Promise<string> {
  const response = await fetch(`${provider.url}/token`, { method: 'POST', body: tokenRequest(account, kind) });
  const { access_token: token } = (await response.json()) as { access_token?: string };
  if (token === undefined) throw new Error(`no token for ${account}`);
  return token;
}

describe('the embedded identity provider', () => {
  it("gives a person's token and a system's, which the service tells apart", async () => {
    const person = await tokens.caller(`Bearer ${await tokenOf('city-leader')}`);
    expect(person).toMatchObject({ subject: `${issuer}|city-leader`, kind: 'person' });
    // When they proved who they are, in whole seconds: just now.
    expect(Math.abs(Date.now() - (person.authenticatedAt ?? 0))).toBeLessThan(60_000);
    expect(await tokens.caller(`Bearer ${await tokenOf('city-system', 'system')}`)).toEqual({
      subject: `${issuer}|city-system`,
      kind: 'system',
    });
  });
  it('knows no other accounts', async () => {
    await expect(tokenOf('stranger')).rejects.toThrow('no token');
  });
  it('refuses to run in production', async () => {
    process.env['ANJING_MODE'] = 'production';
    const starting = startIdentityProvider({
      port: 0,
      issuer,
      folder,
      people: new Set(),
      systems: new Set(),
      audience: 'urn:anjing:api',
      callback: 'http://127.0.0.1/api/v1/session/callback',
    });
    await expect(starting).rejects.toThrow('production');
    delete process.env['ANJING_MODE'];
  });
});

describe('a token', () => {
  it('is refused when it is missing, malformed, forged, or for another service', async () => {
    const token = await tokenOf('city-leader');
    const [head, body, signature] = token.split('.');
    const elsewhere = new Tokens({ issuer, audience: 'other' }, `${provider.url}/jwks`);
    await expect(tokens.caller(undefined)).rejects.toEqual(new AccessDenied(401, 'access.token-missing'));
    await expect(tokens.caller('Basic abc')).rejects.toEqual(new AccessDenied(401, 'access.token-invalid'));
    await expect(tokens.caller('Bearer abc.def')).rejects.toEqual(new AccessDenied(401, 'access.token-invalid'));
    const forged = `${head ?? ''}.${body ?? ''}x.${signature ?? ''}`;
    await expect(tokens.caller(`Bearer ${forged}`)).rejects.toEqual(new AccessDenied(401, 'access.token-invalid'));
    await expect(elsewhere.caller(`Bearer ${token}`)).rejects.toEqual(new AccessDenied(401, 'access.token-invalid'));
  });
});
