/**
 * The one text of a value (RFC 8785: keys in code unit order, no spaces), so that its hash is the same everywhere.
 * @throws TypeError for anything but strings, integers, booleans, arrays and objects: other values have no text that
 * every language writes alike
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      if (Number.isSafeInteger(value)) return String(value);
      break;
    case 'object':
      if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
      if (value !== null) return canonicalObject(value);
      break;
    default:
  }
  throw new TypeError(`${String(value)} cannot stand in an event`);
}

function canonicalObject(value: object): string {
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}
