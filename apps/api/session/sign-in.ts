import { AccessDenied, ProviderAway } from '@anjing/access';
import type { Config, Logger } from '@anjing/platform';
import * as oidc from 'openid-client';
import { z } from 'zod';

/** What the provider's answer to a sign-in is checked by; the browser keeps it meanwhile, signed. */
export const underWay = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Own path to go to afterwards. */
  return: z.string(),
  /** Seconds since 1970. */
  at: z.int(),
  /** Most seconds that may have gone since the person proved who they are. */
  maxAge: z.int(),
});
export type UnderWay = z.infer<typeof underWay>;

/** How long the provider may take to answer, in seconds: somebody waits for it. */
const patience = 5;

/** Signs people in at the configured OpenID Connect provider: authorization code with PKCE, state and nonce. */
export class SignIn {
  private provider: Promise<oidc.Configuration> | undefined;

  constructor(
    private readonly identity: Config['identity'],
    /** Address at which the provider sends people back. */
    private readonly callback: string,
    private readonly logger: Logger,
  ) {}

  /**
   * @param maxAge most seconds since the person last proved who they are; older ones do so now
   * @param anew they do so now in any case
   * @throws ProviderAway
   */
  async begin(returnTo: string, maxAge: number, anew: boolean): Promise<{ address: URL; underWay: UnderWay }> {
    const provider = await this.configuration();
    const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()];
    const address = oidc.buildAuthorizationUrl(provider, {
      redirect_uri: this.callback,
      scope: 'openid',
      state,
      nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      max_age: String(maxAge),
      ...(anew && { prompt: 'login' }),
    });
    const at = Math.floor(Date.now() / 1_000);
    return { address, underWay: { state, nonce, verifier, return: returnTo, at, maxAge } };
  }

  /**
   * @param query what the provider sent back, as it came
   * @returns the account, and when it proved who it is, in milliseconds
   * @throws AccessDenied 401 where the answer is not that to this sign-in
   * @throws ProviderAway
   */
  async end(query: string, { state, nonce, verifier, maxAge }: UnderWay) {
    const provider = await this.configuration();
    const address = new URL(this.callback);
    address.search = query;
    try {
      const tokens = await oidc.authorizationCodeGrant(provider, address, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
        maxAge,
      });
      const claims = tokens.claims();
      if (claims?.auth_time === undefined) throw new AccessDenied(401, 'access.sign-in-failed');
      return { subject: `${claims.iss}|${claims.sub}`, authenticatedAt: claims.auth_time * 1_000 };
    } catch (error) {
      if (isAway(error)) throw new ProviderAway({ cause: error });
      // What the provider answered holds no secret: the code was refused or is spent.
      this.logger.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'a sign-in failed');
      throw new AccessDenied(401, 'access.sign-in-failed');
    }
  }

  /** The provider as it describes itself; asked once, and again where it was away. @throws ProviderAway */
  private async configuration(): Promise<oidc.Configuration> {
    this.provider ??= this.discover();
    try {
      return await this.provider;
    } catch (error) {
      this.provider = undefined;
      throw new ProviderAway({ cause: error });
    }
  }

  private async discover(): Promise<oidc.Configuration> {
    const { issuer, discoveryUrl, clientId, clientSecret } = this.identity;
    const plain = discoveryUrl.startsWith('http:');
    const found = await oidc.discovery(new URL(discoveryUrl), clientId, clientSecret, undefined, {
      timeout: patience,
      // Production speaks https only (libs/platform/config.ts); the demonstration's provider on this machine does not.
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so only that nobody overlooks it
      execute: [oidc.enableNonRepudiationChecks, ...(plain ? [oidc.allowInsecureRequests] : [])],
    });
    const named = found.serverMetadata().issuer;
    if (named !== issuer) throw new Error(`the provider calls itself ${named}, not ${issuer}`);
    return found;
  }
}

/** Whether the provider did not answer, rather than refuse. */
function isAway(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === 'OAUTH_TIMEOUT' || (error instanceof TypeError && error.message === 'fetch failed');
}
