/** Grant by which scripts on this machine get a demonstration account's token. Production has neither. */
export const demonstrationGrant = 'urn:anjing:demonstration-account';

/** The service as a client of the provider: people sign in with their browsers, secured by PKCE. */
export const serviceClient = 'anjing';

/** A demonstration system's secret. It protects nothing: the provider runs on loopback and refuses production. */
export function systemSecret(system: string): string {
  return `demonstration-${system}`;
}

/** The request that gets a demonstration account's token from the provider. */
export function tokenRequest(account: string, kind: 'person' | 'system'): URLSearchParams {
  return kind === 'person'
    ? new URLSearchParams({ grant_type: demonstrationGrant, client_id: 'scripts', account })
    : new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: account,
        client_secret: systemSecret(account),
      });
}
