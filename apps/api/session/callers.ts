import { AccessDenied, type Caller, type Tokens } from '@anjing/access';
import type { SigningSettings } from '@anjing/platform';
import type { FastifyRequest } from 'fastify';
import { isCsrfTokenOf, sessionCookie } from './cookies';
import type { Session, Sessions } from './sessions';

/** A session with the secret that opened it. */
export interface SignedIn {
  readonly session: Session;
  readonly secret: string;
}

export type CallingRequest = FastifyRequest & { caller?: Caller; signedIn?: SignedIn };

const safe = ['GET', 'HEAD', 'OPTIONS'];

/** Tells who calls: by a bearer token, or by the session of a browser. */
export class Callers {
  constructor(
    private readonly tokens: Tokens,
    private readonly sessions: Sessions,
    private readonly signing: SigningSettings,
  ) {}

  /**
   * Who calls. Where there is an `Authorization` it is judged alone, whatever cookie comes with it.
   * @throws AccessDenied 401 where nobody can tell, 403 where a page of another house may have sent it
   */
  async of(request: CallingRequest): Promise<Caller> {
    const { authorization } = request.headers;
    const secret = request.cookies[sessionCookie];
    if (authorization !== undefined || secret === undefined) {
      return this.fresh(await this.tokens.caller(authorization), this.signing.tokenMinutes);
    }
    const session = await this.sessions.of(secret);
    if (!session) throw new AccessDenied(401, 'access.session-ended');
    if (!safe.includes(request.method) && !isCsrfTokenOf(secret, request.headers['x-csrf-token'])) {
      throw new AccessDenied(403, 'access.csrf-token');
    }
    request.signedIn = { session, secret };
    const { subject, acting, authenticatedAt } = session;
    const caller: Caller = { subject, kind: 'person', authenticatedAt, ...(acting !== null && { acting }) };
    return this.fresh(caller, this.signing.sessionMinutes);
  }

  /** Who calls where nobody has to say so: on a public route a browser's session counts only if its page says that it does. */
  async maybe(request: CallingRequest): Promise<Caller | undefined> {
    const { authorization } = request.headers;
    const said = authorization !== undefined || request.headers['x-csrf-token'] !== undefined;
    return said ? this.of(request) : undefined;
  }

  /**
   * Whether somebody who was let in a while ago would be let in still; it does not keep their session alive.
   * @throws ProviderAway
   */
  async stillThere({ headers, signedIn }: CallingRequest): Promise<boolean> {
    if (signedIn) return this.sessions.stands(signedIn.session.id);
    try {
      await this.tokens.caller(headers.authorization);
      return true;
    } catch (error) {
      if (error instanceof AccessDenied) return false;
      throw error;
    }
  }

  /** @param minutes for which an authentication is good enough to sign by; 0: for ever */
  private fresh(caller: Caller, minutes: number): Caller {
    const { kind, authenticatedAt = 0 } = caller;
    if (kind !== 'person' || minutes === 0 || Date.now() - authenticatedAt < minutes * 60_000) return caller;
    return { ...caller, authenticationIsOld: true };
  }
}
