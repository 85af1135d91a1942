// Written by `npm run texts` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface RegistersMessages {
  readonly 'register.unknown-kind.message': 'kind';
  readonly 'register.unknown-kind.remedy': never;
  readonly 'register.id.message': never;
  readonly 'register.id.remedy': never;
  readonly 'register.invalid.message': 'detail';
  readonly 'register.invalid.remedy': never;
  readonly 'register.unknown-reference.message': 'id';
  readonly 'register.unknown-reference.remedy': 'id';
  readonly 'register.credit-code.message': 'code';
  readonly 'register.credit-code.remedy': never;
  readonly 'register.credit-code-bound.message': 'code';
  readonly 'register.credit-code-bound.remedy': never;
  readonly 'register.taken.message': 'holder' | 'value';
  readonly 'register.taken.remedy': never;
  readonly 'register.enterprise-post.message': never;
  readonly 'register.enterprise-post.remedy': never;
  readonly 'register.dates.message': never;
  readonly 'register.dates.remedy': never;
  readonly 'register.mandate-to-oneself.message': never;
  readonly 'register.mandate-to-oneself.remedy': never;
  readonly 'register.calendar.message': 'detail';
  readonly 'register.calendar.remedy': never;
  readonly 'register.version.message': 'expected';
  readonly 'register.version.remedy': never;
  readonly 'register.pack.message': 'detail';
  readonly 'register.pack.remedy': never;
  readonly 'register.issue.id': never;
  readonly 'register.issue.date': never;
  readonly 'register.issue.credit-code': never;
}

declare module '@anjing/texts' {
  interface Placeholders extends RegistersMessages {}
}
