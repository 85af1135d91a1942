// Written by `npm run texts` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface PassesMessages {
  readonly 'pass.malformed.message': never;
  readonly 'pass.malformed.remedy': never;
  readonly 'pass.unknown-key.message': never;
  readonly 'pass.unknown-key.remedy': never;
  readonly 'pass.forged.message': never;
  readonly 'pass.forged.remedy': never;
  readonly 'pass.other-service.message': never;
  readonly 'pass.other-service.remedy': never;
  readonly 'pass.wrong-day.message': 'day';
  readonly 'pass.wrong-day.remedy': never;
  readonly 'pass.too-early.message': 'from';
  readonly 'pass.too-early.remedy': never;
  readonly 'pass.expired.message': 'until';
  readonly 'pass.expired.remedy': never;
  readonly 'pass.wrong-site.message': never;
  readonly 'pass.wrong-site.remedy': never;
  readonly 'pass.wrong-officers.message': 'officers';
  readonly 'pass.wrong-officers.remedy': never;
  readonly 'pass.revoked.message': never;
  readonly 'pass.revoked.remedy': never;
  readonly 'pass.used.message': 'at';
  readonly 'pass.used.remedy': never;
  readonly 'pass.device-clock.message': 'minutes';
  readonly 'pass.device-clock.remedy': never;
  readonly 'pass.list-missing.message': never;
  readonly 'pass.list-missing.remedy': never;
  readonly 'pass.list-old.message': 'issuedAt';
  readonly 'pass.list-old.remedy': never;
  readonly 'pass.offline.genuine': 'call' | 'list';
  readonly 'pass.live.enter': 'ground';
  readonly 'pass.do-not-enter': never;
  readonly 'pass.sentences': 'next' | 'said';
  readonly 'pass.unknown-code.message': never;
  readonly 'pass.unknown-code.remedy': never;
  readonly 'pass.rest-unseen.message': never;
  readonly 'pass.rest-unseen.remedy': never;
}

declare module '@anjing/texts' {
  interface Placeholders extends PassesMessages {}
}
