import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { EntryId } from '@anjing/registers';
import { AccessDenied, ProviderAway } from './texts';

/** Who calls, as a token of the configured issuer says. What they may do comes from the registers alone. */
export interface Caller {
  /** `iss|sub` */
  readonly subject: string;
  /** A person in their own session, or a system with its own credentials. */
  readonly kind: 'person' | 'system';
  /** When the provider last saw a person prove who they are, in milliseconds since 1970; absent where nothing says so. */
  readonly authenticatedAt?: number;
  /** That was too long ago to sign by. */
  readonly authenticationIsOld?: true;
  /** The post in which alone a person chose to act. */
  readonly acting?: EntryId;
}

export interface Issuer {
  readonly issuer: string;
  readonly audience: string;
}

/** How long the provider may take to publish its keys, in milliseconds: a caller waits for it. */
const patience = 2_000;

/** Reads bearer tokens of one issuer; its keys are fetched once and again when a token names a new one. */
export class Tokens {
  private readonly keys: JWTVerifyGetKey;

  constructor(
    private readonly issuer: Issuer,
    jwksUri: string,
  ) {
    this.keys = keysOf(jwksUri);
  }

  /**
   * @param authorization the header as it came
   * @throws AccessDenied 401
   * @throws ProviderAway where the token may be good and nobody can tell
   */
  async caller(authorization: string | undefined): Promise<Caller> {
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined)
      throw new AccessDenied(401, authorization ? 'access.token-invalid' : 'access.token-missing');
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        ...this.issuer,
        algorithms: ['ES256', 'RS256', 'PS256', 'EdDSA'],
        requiredClaims: ['sub', 'exp'],
      });
      return {
        subject: `${this.issuer.issuer}|${payload.sub ?? ''}`,
        kind: isOfSystem(payload) ? 'system' : 'person',
        ...(typeof payload['auth_time'] === 'number' && { authenticatedAt: payload['auth_time'] * 1_000 }),
      };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new AccessDenied(401, 'access.token-expired');
      if (error instanceof errors.JOSEError) throw new AccessDenied(401, 'access.token-invalid');
      throw error;
    }
  }
}

/** The keys that an address publishes. What the keys say of a token is the token's fault; all else is the provider's. */
function keysOf(jwksUri: string): JWTVerifyGetKey {
  const published = createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: patience });
  return async (header, token) => {
    try {
      return await published(header, token);
    } catch (error) {
      const ofToken =
        error instanceof errors.JWKSNoMatchingKey ||
        error instanceof errors.JWKSMultipleMatchingKeys ||
        error instanceof errors.JOSENotSupported;
      throw ofToken ? error : new ProviderAway({ cause: error });
    }
  };
}

/**
 * Whether a client got the token for itself. Providers say so each in their own way, and one sign is enough: a person who is
 * taken for a system cannot sign, a system that is taken for a person could.
 */
function isOfSystem({ sub = '', ...claims }: JWTPayload): boolean {
  const says = (claim: string, ...values: readonly string[]) => {
    const value = claims[claim];
    return typeof value === 'string' && values.includes(value.toLowerCase());
  };
  const has = (claim: string) => typeof claims[claim] === 'string' && claims[claim] !== '';
  // The client is its own subject (RFC 9068); Okta names it `cid`, Entra's first version `appid`.
  const itsOwn = ['client_id', 'azp', 'cid', 'appid', 'clientId'].some((claim) => claims[claim] === sub);
  // Auth0, and others that name the grant.
  const granted =
    says('gty', 'client-credentials', 'client_credentials') ||
    says('grant_type', 'client-credentials', 'client_credentials') ||
    sub.endsWith('@clients');
  // Keycloak: a user of its own with a UUID. Its clients are `azp` in every token, `client_id` only in service accounts'.
  const username = claims['preferred_username'];
  const serviceAccount =
    (has('client_id') && claims['client_id'] === claims['azp']) ||
    has('clientId') ||
    (typeof username === 'string' && username.startsWith('service-account-'));
  // Entra: an application's own object is its subject, and no scope of a user was delegated to it.
  const app =
    says('idtyp', 'app') ||
    (has('oid') && claims['oid'] === sub) ||
    (has('tid') && (has('azp') || has('appid')) && !has('scp'));
  return itsOwn || granted || serviceAccount || app;
}
