// Written by `npm run texts` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface TextsMessages {
  readonly 'texts.comma': never;
  readonly 'texts.type.string': never;
  readonly 'texts.type.number': never;
  readonly 'texts.type.int': never;
  readonly 'texts.type.boolean': never;
  readonly 'texts.type.array': never;
  readonly 'texts.type.object': never;
  readonly 'texts.type.record': never;
  readonly 'texts.type.null': never;
  readonly 'texts.issue.type': 'expected';
  readonly 'texts.issue.one-of': 'values';
  readonly 'texts.issue.text.at-least': 'limit';
  readonly 'texts.issue.text.at-most': 'limit';
  readonly 'texts.issue.list.at-least': 'limit';
  readonly 'texts.issue.list.at-most': 'limit';
  readonly 'texts.issue.number.at-least': 'limit';
  readonly 'texts.issue.number.at-most': 'limit';
  readonly 'texts.issue.number.more-than': 'limit';
  readonly 'texts.issue.number.less-than': 'limit';
  readonly 'texts.issue.format': 'format';
  readonly 'texts.issue.pattern': 'pattern';
  readonly 'texts.issue.multiple-of': 'divisor';
  readonly 'texts.issue.unknown': 'keys';
  readonly 'texts.issue.none-fits': never;
  readonly 'texts.issue.wrong': never;
  readonly 'texts.format.moment': never;
}

declare module '@anjing/texts' {
  interface Placeholders extends TextsMessages {}
}
