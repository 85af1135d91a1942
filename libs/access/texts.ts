import { catalogueOf } from '@anjing/texts';
import type { AccessMessages } from './texts.generated';

export const accessTexts = catalogueOf<AccessMessages>({
  'access.token-missing': 'API',
  'access.token-invalid': 'API',
  'access.token-expired': 'API',
  'access.provider-away': 'API',
  'access.unknown-account': 'rules §3',
  'access.not-for-your-post': 'rules §3',
  'access.person-only': 'rules §3',
  'access.session-ended': 'API',
  'access.csrf-token': 'API',
  'access.sign-in-failed': 'API',
  'access.authentication-not-fresh': 'rules §3',
  'access.no-such-link': 'rules §6',
  'access.link-revoked': 'rules §6',
});

export type AccessCode = keyof typeof accessTexts;

/** The caller may not; nothing has changed. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDenied';
  constructor(
    readonly status: 401 | 403,
    readonly code: AccessCode,
  ) {
    super(code);
  }
}

/** Nobody can tell whether a token is good: the provider's keys cannot be had. Nothing has changed. */
export class ProviderAway extends Error {
  override readonly name = 'ProviderAway';
  readonly status = 503;
  readonly code = 'access.provider-away' satisfies AccessCode;

  constructor(options?: ErrorOptions) {
    super('the identity provider does not give out its keys', options);
  }
}
