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

function canonicalString(text: string): string {
  // Half of a character pair has no bytes in UTF-8.
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('half a character cannot stand in an event');
  return JSON.stringify(text);
}

function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${canonicalString(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}
