import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import { AccessDenied } from './texts';

/** Who calls, as a token of the configured issuer says. What they may do comes from the registers alone. */
export interface Caller {
  /** `iss|sub` */
  readonly subject: string;
  /** A person in their own session, or a system with its own credentials. */
  readonly kind: 'person' | 'system';
}

export interface Issuer {
  readonly issuer: string;
  readonly audience: string;
}

/** Reads bearer tokens of one issuer; its keys are fetched once and again when a token names a new one. */
export class Tokens {
  private readonly keys: ReturnType<typeof createRemoteJWKSet>;

  constructor(
    private readonly issuer: Issuer,
    jwksUri: string,
  ) {
    this.keys = createRemoteJWKSet(new URL(jwksUri));
  }

  /**
   * @param authorization the header as it came
   * @throws AccessDenied 401
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
      // A token that a client got for itself has the client as its subject (RFC 9068).
      const system = payload['client_id'] === payload.sub;
      return { subject: `${this.issuer.issuer}|${payload.sub ?? ''}`, kind: system ? 'system' : 'person' };
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new AccessDenied(401, 'access.token-expired');
      if (error instanceof errors.JOSEError) throw new AccessDenied(401, 'access.token-invalid');
      throw error;
    }
  }
}
