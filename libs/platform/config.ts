import { z } from 'zod';

const url = (protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be a URL (${protocols.join(' ')})`,
  });

const schema = z.object({
  ANJING_MODE: z.enum(['embedded', 'production']),
  ANJING_APP_DATABASE_URL: url(['postgres:', 'postgresql:']),
  ANJING_PROCESS_DATABASE_URL: url(['postgres:', 'postgresql:']),
  ANJING_TEMPORAL_ADDRESS: z.string().min(1),
  ANJING_TEMPORAL_NAMESPACE: z.string().min(1).default('default'),
  ANJING_ISSUER: url(['http:', 'https:']),
  ANJING_JWKS_URI: url(['http:', 'https:']),
  ANJING_AUDIENCE: z.string().min(1).default('urn:anjing:api'),
  ANJING_DISCOVERY_URL: url(['http:', 'https:']).optional(),
  ANJING_CLIENT_ID: z.string().min(1).default('anjing'),
  ANJING_CLIENT_SECRET: z.string().default(''),
  ANJING_SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1_440).default(60),
  ANJING_SESSION_HOURS: z.coerce.number().int().min(1).max(168).default(12),
  ANJING_SIGNING_MINUTES: z.coerce.number().int().min(0).max(1_440).default(30),
  ANJING_SIGNING_TOKEN_MINUTES: z.coerce.number().int().min(0).max(1_440).default(0),
  ANJING_PUBLIC_URL: url(['http:', 'https:']),
  ANJING_MASTER_KEY: z.string().refine((text) => Buffer.from(text, 'base64').length === 32, {
    message: 'must be 32 bytes in base64: openssl rand -base64 32',
  }),
  ANJING_HOST: z.string().default('127.0.0.1'),
  ANJING_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  ANJING_METRICS_PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  ANJING_TRUSTED_PROXY: z.string().optional(),
  ANJING_PASS_KEY_DAYS: z.coerce.number().int().min(1).max(366).default(30),
  ANJING_REVOCATION_MINUTES: z.coerce.number().int().min(1).max(1_440).default(10),
  ANJING_CHECKS_PER_MINUTE: z.coerce.number().int().min(1).default(120),
  ANJING_COMPLAINTS_AT_ONCE: z.coerce.number().int().min(1).default(5),
  ANJING_COMPLAINTS_PER_MINUTE: z.coerce.number().min(0.01).default(1),
});

/** Where the house stands and what it trusts. */
export interface Config {
  readonly production: boolean;
  /** Connection of the role anjing_app, which the API uses. */
  readonly appDatabaseUrl: string;
  /** Connection of the role anjing_process, which the worker uses. */
  readonly processDatabaseUrl: string;
  readonly temporal: { readonly address: string; readonly namespace: string };
  readonly identity: IdentitySettings;
  readonly sessions: SessionSettings;
  readonly signing: SigningSettings;
  /** Address under which people reach the service; QR codes and links use it. */
  readonly publicUrl: string;
  /** Wraps the keys of private values: 32 bytes. */
  readonly masterKey: Buffer;
  readonly listen: { readonly host: string; readonly port: number };
  /** Port of the metrics; 0: none. */
  readonly metricsPort: number;
  /** Addresses, or ranges of them, of the proxy before the API, whose word on a caller's address is believed. */
  readonly trustedProxy?: string;
  readonly passes: PassSettings;
  /** What one address may send without an account: so many complaints at once, and so many more with each minute. */
  readonly complaints: { readonly atOnce: number; readonly perMinute: number };
}

/** The OpenID Connect provider: whose tokens are believed, and where people sign in. */
export interface IdentitySettings {
  readonly issuer: string;
  readonly jwksUri: string;
  readonly audience: string;
  /** Where the provider describes itself. */
  readonly discoveryUrl: string;
  /** The service as a client of the provider; without a secret a public one, secured by PKCE alone. */
  readonly clientId: string;
  readonly clientSecret?: string;
}

/** How long somebody stays signed in with a browser. */
export interface SessionSettings {
  /** Minutes without a request after which a session ends. */
  readonly idleMinutes: number;
  /** Hours after which it ends in any case. */
  readonly hours: number;
}

/** How long ago whoever signs may have proved who they are, in minutes; 0: at any time. */
export interface SigningSettings {
  /** With a browser's session. */
  readonly sessionMinutes: number;
  /** With a bearer token, by its `auth_time`. */
  readonly tokenMinutes: number;
}

/** How entry passes are signed and checked. */
export interface PassSettings {
  /** How long a signing key is the current one, in days. */
  readonly keyDays: number;
  /** How long devices may go by a revocation list, in minutes. */
  readonly revocationMinutes: number;
  /** How many passes one address may check in a minute. */
  readonly checksPerMinute: number;
}

/** A setting is missing or wrong; the service does not start. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the settings from the environment. @throws ConfigError naming every variable that is wrong */
export function loadConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const read = schema.safeParse(environment);
  if (!read.success) {
    const lines = read.error.issues.map(({ path, message }) => `  ${path.map(String).join('.')}: ${message}`);
    throw new ConfigError(`settings are missing or wrong (docs/operating.md lists them):\n${lines.join('\n')}`);
  }
  const given = read.data;
  const production = given.ANJING_MODE === 'production';
  if (production) refuseInProduction(given, environment);
  return {
    production,
    appDatabaseUrl: given.ANJING_APP_DATABASE_URL,
    processDatabaseUrl: given.ANJING_PROCESS_DATABASE_URL,
    temporal: { address: given.ANJING_TEMPORAL_ADDRESS, namespace: given.ANJING_TEMPORAL_NAMESPACE },
    identity: {
      issuer: given.ANJING_ISSUER,
      jwksUri: given.ANJING_JWKS_URI,
      audience: given.ANJING_AUDIENCE,
      discoveryUrl: discoveryUrlOf(given),
      clientId: given.ANJING_CLIENT_ID,
      ...(given.ANJING_CLIENT_SECRET !== '' && { clientSecret: given.ANJING_CLIENT_SECRET }),
    },
    sessions: { idleMinutes: given.ANJING_SESSION_IDLE_MINUTES, hours: given.ANJING_SESSION_HOURS },
    signing: { sessionMinutes: given.ANJING_SIGNING_MINUTES, tokenMinutes: given.ANJING_SIGNING_TOKEN_MINUTES },
    publicUrl: given.ANJING_PUBLIC_URL,
    masterKey: Buffer.from(given.ANJING_MASTER_KEY, 'base64'),
    listen: { host: given.ANJING_HOST, port: given.ANJING_PORT },
    metricsPort: given.ANJING_METRICS_PORT,
    ...(given.ANJING_TRUSTED_PROXY !== undefined && { trustedProxy: given.ANJING_TRUSTED_PROXY }),
    passes: {
      keyDays: given.ANJING_PASS_KEY_DAYS,
      revocationMinutes: given.ANJING_REVOCATION_MINUTES,
      checksPerMinute: given.ANJING_CHECKS_PER_MINUTE,
    },
    complaints: { atOnce: given.ANJING_COMPLAINTS_AT_ONCE, perMinute: given.ANJING_COMPLAINTS_PER_MINUTE },
  };
}

/** Where the provider describes itself, by OpenID Connect Discovery unless it is somewhere else. */
function discoveryUrlOf({ ANJING_DISCOVERY_URL: given, ANJING_ISSUER: issuer }: z.infer<typeof schema>): string {
  return given ?? `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

function refuseInProduction(
  given: z.infer<typeof schema>,
  environment: Readonly<Record<string, string | undefined>>,
): void {
  const addresses = ['ANJING_PUBLIC_URL', 'ANJING_ISSUER', 'ANJING_JWKS_URI', 'ANJING_DISCOVERY_URL'] as const;
  const plain = addresses.filter((name) => given[name]?.startsWith('https:') === false);
  if (plain.length > 0) throw new ConfigError(`production speaks https only: ${plain.join(', ')}`);
  if (environment['ANJING_CLOCK'] !== undefined)
    throw new ConfigError('production has no demonstration clock: unset ANJING_CLOCK');
}
