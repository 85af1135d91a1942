import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '@anjing/platform';
import { parse } from 'yaml';

interface Service {
  readonly image: string;
  readonly environment?: Record<string, string>;
  readonly depends_on?: Record<string, { condition: string }>;
}

const text = readFileSync(join(__dirname, '../../docker-compose.yml'), 'utf8');
const { services } = parse(text, { merge: true }) as { services: Record<string, Service> };

describe('docker-compose.yml', () => {
  it('has every part of a production house', () => {
    expect(Object.keys(services).sort()).toEqual([
      'api',
      'install',
      'postgres',
      'temporal',
      'temporal-postgres',
      'temporal-ui',
      'worker',
    ]);
  });
  it('depends only on services that are there, and pins every image', () => {
    for (const { image, depends_on: needs = {} } of Object.values(services)) {
      expect(image).toMatch(/:\d/);
      for (const name of Object.keys(needs)) expect(Object.keys(services)).toContain(name);
    }
  });
  it('holds no secret: every one must come from outside', () => {
    const secrets = text.split('\n').filter((line) => /PASSWORD|_KEY|PWD/.test(line));
    expect(secrets.length).toBeGreaterThan(5);
    for (const line of secrets) expect(line).toMatch(/\$\{[A-Z_]+:\?\}/);
  });
  it.each(['api', 'worker'])('gives %s settings that it accepts', (name) => {
    const given = Object.fromEntries(
      Object.entries(services[name]?.environment ?? {}).map(([key, value]) => [
        key,
        value.replace(/\$\{(\w+):\?\}/g, (_, variable: string) =>
          variable === 'ANJING_MASTER_KEY'
            ? Buffer.alloc(32).toString('base64')
            : variable.includes('PASSWORD')
              ? 'secret'
              : 'https://city.example',
        ),
      ]),
    );
    expect(loadConfig(given)).toMatchObject({ production: true });
  });
});

describe('settings', () => {
  const good = {
    ANJING_MODE: 'production',
    ANJING_APP_DATABASE_URL: 'postgres://a@b/c',
    ANJING_PROCESS_DATABASE_URL: 'postgres://a@b/c',
    ANJING_TEMPORAL_ADDRESS: 'temporal:7233',
    ANJING_ISSUER: 'https://issuer.example',
    ANJING_JWKS_URI: 'https://issuer.example/jwks',
    ANJING_PUBLIC_URL: 'https://city.example',
    ANJING_MASTER_KEY: Buffer.alloc(32).toString('base64'),
  };
  it.each([
    ['ANJING_PUBLIC_URL', { ANJING_PUBLIC_URL: 'http://city.example' }],
    ['ANJING_DISCOVERY_URL', { ANJING_DISCOVERY_URL: 'http://issuer.example/.well-known/openid-configuration' }],
    ['ANJING_SESSION_IDLE_MINUTES', { ANJING_SESSION_IDLE_MINUTES: '0' }],
    ['ANJING_SESSION_HOURS', { ANJING_SESSION_HOURS: '200' }],
    ['ANJING_SIGNING_MINUTES', { ANJING_SIGNING_MINUTES: '-1' }],
    ['ANJING_ISSUER', { ANJING_ISSUER: 'http://issuer.example' }],
    ['ANJING_CLOCK', { ANJING_CLOCK: '2026-03-02T09:00+08:00' }],
    ['ANJING_MASTER_KEY', { ANJING_MASTER_KEY: 'short' }],
    ['ANJING_APP_DATABASE_URL', { ANJING_APP_DATABASE_URL: '' }],
    ['ANJING_PASS_KEY_DAYS', { ANJING_PASS_KEY_DAYS: '0' }],
    ['ANJING_REVOCATION_MINUTES', { ANJING_REVOCATION_MINUTES: 'soon' }],
    ['ANJING_CHECKS_PER_MINUTE', { ANJING_CHECKS_PER_MINUTE: '0' }],
  ])('are refused by name: %s', (name, change) => {
    expect(() => loadConfig({ ...good, ...change })).toThrow(name);
  });
  it('of sign-in have the values that docs/operating.md names, unless they are set', () => {
    expect(loadConfig(good)).toMatchObject({
      identity: { clientId: 'anjing', discoveryUrl: 'https://issuer.example/.well-known/openid-configuration' },
      sessions: { idleMinutes: 60, hours: 12 },
      signing: { sessionMinutes: 30, tokenMinutes: 0 },
    });
    const { identity } = loadConfig({ ...good, ANJING_ISSUER: 'https://issuer.example/realms/city/' });
    expect(identity.discoveryUrl).toBe('https://issuer.example/realms/city/.well-known/openid-configuration');
  });
  it('of passes have the values that docs/operating.md names, unless they are set', () => {
    expect(loadConfig(good).passes).toEqual({ keyDays: 30, revocationMinutes: 10, checksPerMinute: 120 });
    expect(loadConfig(good)).not.toHaveProperty('trustedProxy');
    expect(loadConfig({ ...good, ANJING_PASS_KEY_DAYS: '7', ANJING_TRUSTED_PROXY: '10.0.0.0/8' })).toMatchObject({
      passes: { keyDays: 7 },
      trustedProxy: '10.0.0.0/8',
    });
  });
});
