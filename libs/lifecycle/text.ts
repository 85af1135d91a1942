// What a text may be, wherever it comes in: bodies, queries, addresses, sheets, registers and what is put there at first.

/**
 * What no text may hold: null and other control characters but tab and line ends, halves of character pairs, characters
 * that turn the direction of what follows (a text would read otherwise than it is kept), code points that are no
 * characters, and U+FFFD, which stands where somebody has already lost one.
 */
const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffd\p{Surrogate}\p{Noncharacter_Code_Point}]/u;

/** Whatever leaves a mark: all but space, format characters (zero-width ones among them), fillers and the blank Braille cell. */
const seen = /[^\s\p{White_Space}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** Characters that are one each, whatever stands around them but a mark: most of what people write. */
const plain = /^[ -~\u3001-\u3029\u4e00-\u9fff\uff01-\uff60]*$/;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Characters of which none is unwritable: most of what people write, told without looking each up in Unicode's tables. */
const common = /^[\t\n\r -~\u00b7\u2014-\u2027\u3000-\u303f\u4e00-\u9fff\uff01-\uff60]*$/;

/** Whether a text can be kept as it was meant. */
export function isWritable(text: string): boolean {
  return common.test(text) || !unwritable.test(text);
}

/** Whether nobody would see anything of a text. */
export function isEmptyToTheEye(text: string): boolean {
  return !seen.test(text);
}

/** A text without space around it; empty where nobody would see anything of it. */
export function trimmed(text: string): string {
  return isEmptyToTheEye(text) ? '' : text.trim();
}

/** A text as it is kept, judged and digested: NFC, without space around it; empty where nobody would see anything of it. */
export function asKept(text: string): string {
  return trimmed(text.normalize('NFC'));
}

/** A value with every text in it as it is kept: what the house itself puts on record anew, of what came in before. */
export function keptWithin<Value>(value: Value): Value {
  return changedWithin(value, (part) => (typeof part === 'string' ? asKept(part) : undefined)) as Value;
}

/** A value with parts of it changed, however deep they stand. @param change leaves a part as it is where it answers undefined */
export function changedWithin(value: unknown, change: (part: unknown) => unknown): unknown {
  const changed = change(value);
  if (changed !== undefined) return changed;
  if (Array.isArray(value)) return value.map((one: unknown) => changedWithin(one, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, changedWithin(member, change)]));
}

/** Whether characters that can be written as one are (Unicode NFC). */
export function isComposed(text: string): boolean {
  return text === text.normalize('NFC');
}

/** Length as a reader counts it: an ideograph with its variation selector, an emoji of several parts are one each. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of graphemes.segment(text)) length += 1;
  return length;
}

/** Whether a text is longer than `limit`, as a reader counts: no more of it is looked at than answers that. */
export function isLongerThan(text: string, limit: number): boolean {
  // No text has more characters than units.
  if (text.length <= limit) return false;
  if (plain.test(text.slice(0, limit + 1))) return true;
  let length = 0;
  for (const _ of graphemes.segment(text)) {
    length += 1;
    if (length > limit) return true;
  }
  return false;
}
