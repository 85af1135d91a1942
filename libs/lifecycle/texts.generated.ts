// Written by `npm run texts` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface LifecycleMessages {
  readonly 'text.unwritable.message': never;
  readonly 'text.unwritable.remedy': never;
  readonly 'text.not-composed.message': never;
  readonly 'text.not-composed.remedy': 'composed';
  readonly 'text.issue.language': never;
  readonly 'text.issue.too-long': 'most';
  readonly 'text.issue.blank': never;
}

declare module '@anjing/texts' {
  interface Placeholders extends LifecycleMessages {}
}
