// Written by `npm run texts` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface AccessMessages {
  readonly 'access.token-missing.message': never;
  readonly 'access.token-missing.remedy': never;
  readonly 'access.token-invalid.message': never;
  readonly 'access.token-invalid.remedy': never;
  readonly 'access.token-expired.message': never;
  readonly 'access.token-expired.remedy': never;
  readonly 'access.provider-away.message': never;
  readonly 'access.provider-away.remedy': never;
  readonly 'access.unknown-account.message': never;
  readonly 'access.unknown-account.remedy': never;
  readonly 'access.not-for-your-post.message': never;
  readonly 'access.not-for-your-post.remedy': never;
  readonly 'access.person-only.message': never;
  readonly 'access.person-only.remedy': never;
  readonly 'access.no-such-link.message': never;
  readonly 'access.no-such-link.remedy': never;
  readonly 'access.link-revoked.message': never;
  readonly 'access.link-revoked.remedy': never;
  readonly 'access.session-ended.message': never;
  readonly 'access.session-ended.remedy': never;
  readonly 'access.csrf-token.message': never;
  readonly 'access.csrf-token.remedy': never;
  readonly 'access.sign-in-failed.message': never;
  readonly 'access.sign-in-failed.remedy': never;
  readonly 'access.authentication-not-fresh.message': never;
  readonly 'access.authentication-not-fresh.remedy': never;
}

declare module '@anjing/texts' {
  interface Placeholders extends AccessMessages {}
}
