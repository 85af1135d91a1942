/**
 * The one text of a value (RFC 8785: keys in code unit order, no spaces), so that its hash is the same everywhere.
 * @throws TypeError for anything but strings, integers, booleans, arrays and objects: other values have no text that
 * every language writes alike
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return canonicalString(value);
    case 'boolean':
      return String(value);
    case 'number':
      if (Number.isSafeInteger(value)) return String(value);
      break;
    case 'object':
      if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
      // A date or a map would lose what it holds without a word.
      if (Object.prototype.toString.call(value) === '[object Object]') return canonicalObject(value as object);
      break;
    default:
  }
  throw new TypeError(`${String(value)} cannot stand in an event`);
}

/** Neither a character that JSON escapes nor half of a pair: nearly every text. */
const plain = /^[^"\\\p{Cc}\p{Surrogate}]*$/u;

function canonicalString(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  // Half of a character pair has no bytes in UTF-8.
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('half a character cannot stand in an event');
  return JSON.stringify(text);
}

function canonicalObject(value: object): string {
  let members = '';
  // Sorted as it is, text goes by its code units.
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined) continue;
    members += `${members === '' ? '' : ','}${canonicalString(key)}:${canonical(member)}`;
  }
  return `{${members}}`;
}
