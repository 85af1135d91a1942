import { messagesOf } from './messages';
import type { Message, Parameter } from './text';
import type { TextsMessages } from './texts.generated';

const text = messagesOf<TextsMessages>();

/**
 * What a schema finds wrong with a value, as zod reports it. A check of ours gives the key of its text as its message
 * (`keyOf`), and the values that the text speaks of as `params`.
 */
export interface Issue {
  readonly code?: string;
  readonly message: string;
  readonly params?: Readonly<Record<string, unknown>> | undefined;
}

const isOurs = (message: string) => /^[a-z-]+(\.[a-z0-9-]+)+$/.test(message);

/** What is wrong, for people: zod's own words are English alone, these are of every language. */
export function issueText(issue: Issue): Message {
  if (isOurs(issue.message)) return ofOurs(issue);
  const { code, expected, values, keys, format, pattern, divisor } = issue as Issue & Readonly<Record<string, unknown>>;
  switch (code) {
    case 'invalid_type':
      return text('texts.issue.type', { expected: typeName(expected) });
    case 'invalid_value':
      return text('texts.issue.one-of', { values: listOf(values) });
    case 'too_small':
    case 'too_big':
      return bound(issue as unknown as Bound);
    case 'invalid_format':
      return format === 'regex'
        ? text('texts.issue.pattern', { pattern: String(pattern) })
        : text('texts.issue.format', { format: format === 'datetime' ? text('texts.format.moment') : String(format) });
    case 'not_multiple_of':
      return text('texts.issue.multiple-of', { divisor: String(divisor) });
    case 'unrecognized_keys':
      return text('texts.issue.unknown', { keys: listOf(keys) });
    case 'invalid_union':
      return text('texts.issue.none-fits');
    default:
      return text('texts.issue.wrong');
  }
}

function ofOurs({ message, params }: Issue): Message {
  if (params === undefined) return { key: message };
  return {
    key: message,
    parameters: Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)])),
  };
}

const listOf = (values: unknown): Parameter[] => (Array.isArray(values) ? values.map(String) : []);

const named = ['string', 'number', 'int', 'boolean', 'array', 'object', 'record', 'null'] as const;

function typeName(expected: unknown): Parameter {
  const known = named.find((name) => name === expected);
  return known === undefined ? String(expected) : text(`texts.type.${known}`);
}

interface Bound {
  readonly code: 'too_small' | 'too_big';
  readonly origin: string;
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly inclusive?: boolean;
}

/** How much there may be: characters of a text, entries of a list, or the number itself. */
function bound({ code, origin, minimum, maximum, inclusive }: Bound): Message {
  const limit = String(code === 'too_small' ? minimum : maximum);
  const of = origin === 'string' ? 'text' : origin === 'array' || origin === 'set' ? 'list' : 'number';
  if (inclusive === false && of === 'number') {
    return text(code === 'too_small' ? 'texts.issue.number.more-than' : 'texts.issue.number.less-than', { limit });
  }
  return text(`texts.issue.${of}.${code === 'too_small' ? 'at-least' : 'at-most'}`, { limit });
}
