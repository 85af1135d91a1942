import { asKept, isWritable, trimmed } from '@anjing/lifecycle';
import { BadRequest } from './problem-filter';

/** How deep a body may be nested: no body of the API comes near it. */
const mostLevels = 64;

/**
 * The text of a body. A mark of byte order at its beginning is no part of it.
 * @throws BadRequest where its bytes are not UTF-8: what cannot be read is not guessed
 */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BadRequest(400, [{ code: 'request.not-utf-8' }]);
  }
}

/** Resources whose schemas judge how each text is composed: a name, or a text that is signed, is nobody's to change. */
const judgedBySchema = /^\/api\/v1\/(registers|filings|graded|calendar)\//;

/** How the texts of a body are read that is sent to a route. */
export const readingAt = (route = ''): ((text: string) => string) =>
  judgedBySchema.test(`${route}/`) ? trimmed : asKept;

/**
 * What was sent, each text as it is read: kept composed, unless a schema judges that.
 * @param place JSON pointer to it
 * @throws BadRequest where a text, or the name of a field, cannot be kept as it was meant
 */
export function received(value: unknown, read: (text: string) => string = asKept, place = '', level = 0): unknown {
  if (typeof value === 'string') {
    if (!isWritable(value)) throw unwritable(place);
    return read(value);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (level >= mostLevels) throw new BadRequest(400, [{ code: 'request.malformed-json' }]);
  if (Array.isArray(value)) return value.map((item, index) => received(item, read, `${place}/${index}`, level + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => {
      if (!isWritable(name)) throw unwritable(place);
      return [name, received(member, read, `${place}/${name.replace(/~/g, '~0').replace(/\//g, '~1')}`, level + 1)];
    }),
  );
}

function unwritable(field: string): BadRequest {
  return new BadRequest(400, [{ code: 'request.unwritable-text', ...(field !== '' && { field }) }]);
}

/** One text for one content: what a body says, whatever the order of its fields. */
export function contentOf(body: unknown): string {
  return JSON.stringify(body ?? {}, (_name, value: unknown) => {
    if (typeof value === 'string') return asKept(value);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  });
}

/**
 * An address as it was meant: its path and query decoded, whatever the order of its parameters.
 * @throws BadRequest where an escape of it is broken or its bytes are not UTF-8
 */
export function addressOf(url: string): string {
  const [path = '', ...query] = url.split('?');
  try {
    const parameters = query.join('?').split('&').filter(Boolean).map(decodedParameter);
    return [decodeURIComponent(path), ...(parameters.length > 0 ? [parameters.sort().join('&')] : [])].join('?');
  } catch {
    throw new BadRequest(400, [{ code: 'request.malformed-address' }]);
  }
}

const decodedParameter = (text: string) => decodeURIComponent(text.replace(/\+/g, ' '));
