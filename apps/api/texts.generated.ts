// Written by `npm run texts` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface ApiMessages {
  readonly 'api.gate-page.code': never;
  readonly 'api.gate-page.site': never;
  readonly 'api.gate-page.agencies': never;
  readonly 'api.gate-page.items': never;
  readonly 'api.gate-page.officers': never;
  readonly 'api.gate-page.hours': never;
  readonly 'api.gate-page.as-of': 'at';
  readonly 'api.avoided.settled-off-site.name': never;
  readonly 'api.avoided.settled-off-site.method': never;
  readonly 'api.avoided.joined.name': never;
  readonly 'api.avoided.joined.method': never;
  readonly 'api.avoided.refused.name': never;
  readonly 'api.avoided.refused.method': never;
  readonly 'api.avoided.withdrawn.name': never;
  readonly 'api.avoided.withdrawn.method': never;
  readonly 'request.malformed-json.message': never;
  readonly 'request.malformed-json.remedy': never;
  readonly 'request.invalid.message': 'detail';
  readonly 'request.invalid.remedy': never;
  readonly 'request.unwritable-text.message': never;
  readonly 'request.unwritable-text.remedy': never;
  readonly 'request.not-utf-8.message': never;
  readonly 'request.not-utf-8.remedy': never;
  readonly 'request.unsupported-charset.message': 'charset';
  readonly 'request.unsupported-charset.remedy': never;
  readonly 'request.malformed-http.message': never;
  readonly 'request.malformed-http.remedy': never;
  readonly 'request.timeout.message': never;
  readonly 'request.timeout.remedy': never;
  readonly 'request.header-too-large.message': never;
  readonly 'request.header-too-large.remedy': never;
  readonly 'request.malformed-address.message': never;
  readonly 'request.malformed-address.remedy': never;
  readonly 'request.address-too-long.message': never;
  readonly 'request.address-too-long.remedy': never;
  readonly 'request.method-not-allowed.message': 'method';
  readonly 'request.method-not-allowed.remedy': 'allowed';
  readonly 'request.unknown-parameter.message': 'name';
  readonly 'request.unknown-parameter.remedy': 'known';
  readonly 'request.broken-cursor.message': never;
  readonly 'request.broken-cursor.remedy': never;
  readonly 'request.dates-reversed.message': 'from' | 'to';
  readonly 'request.dates-reversed.remedy': never;
  readonly 'request.too-large.message': never;
  readonly 'request.too-large.remedy': never;
  readonly 'request.unsupported-media-type.message': never;
  readonly 'request.unsupported-media-type.remedy': 'taken';
  readonly 'request.not-found.message': never;
  readonly 'request.not-found.remedy': never;
  readonly 'request.key-missing.message': never;
  readonly 'request.key-missing.remedy': never;
  readonly 'request.key-reused.message': never;
  readonly 'request.key-reused.remedy': never;
  readonly 'request.version-missing.message': never;
  readonly 'request.version-missing.remedy': never;
  readonly 'request.version-malformed.message': never;
  readonly 'request.version-malformed.remedy': never;
  readonly 'request.version-unmatched.message': never;
  readonly 'request.version-unmatched.remedy': never;
  readonly 'request.version-stale.message': 'current' | 'seen' | 'since';
  readonly 'request.version-stale.remedy': never;
  readonly 'request.too-many.message': never;
  readonly 'request.too-many.remedy': never;
  readonly 'request.clock-doubtful.message': never;
  readonly 'request.clock-doubtful.remedy': never;
  readonly 'request.not-a-date.message': 'date';
  readonly 'request.not-a-date.remedy': never;
  readonly 'request.too-many-days.message': 'most';
  readonly 'request.too-many-days.remedy': never;
  readonly 'request.calendar-missing.message': 'year';
  readonly 'request.calendar-missing.remedy': never;
  readonly 'request.failed.message': 'reference';
  readonly 'request.failed.remedy': never;
  readonly 'api.gate-page.enter': never;
  readonly 'api.gate-page.do-not-enter': never;
  readonly 'api.who.under-mandate': 'deputy' | 'title';
  readonly 'api.who.public': never;
  readonly 'api.who.clock': never;
  readonly 'api.who.reactor': never;
  readonly 'api.history.sentence': 'at' | 'what' | 'who';
  readonly 'api.issue.year': never;
  readonly 'api.issue.month': never;
  readonly 'api.issue.one-period': never;
}

declare module '@anjing/texts' {
  interface Placeholders extends ApiMessages {}
}
