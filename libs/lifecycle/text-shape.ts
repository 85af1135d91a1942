import { catalogueOf, isLanguage, issueText, keyOf, type Parameters } from '@anjing/texts';
import { z } from 'zod';
import type { Refusal } from './lifecycle';
import { asKept, isComposed, isEmptyToTheEye, isWritable, isLongerThan, trimmed } from './text';
import type { LifecycleMessages } from './texts.generated';

// Schemas of texts: what one may be, and what is wrong with it.

const key = keyOf<LifecycleMessages>();

/** What can be wrong with a text, wherever it comes in. */
export const textTexts = catalogueOf<LifecycleMessages>({
  'text.unwritable': 'API',
  'text.not-composed': 'API',
});

export type TextCode = keyof typeof textTexts;

/** What a schema says of a text that it refuses: the message of a code of the text's own, or a text of a schema. */
const says = (message: keyof LifecycleMessages, params?: Parameters) => ({
  message,
  ...(params && { params }),
  abort: true,
});

/** The code whose message a schema has given. */
const codeOf = (message: string): TextCode | undefined => codes.find((code) => message === `${code}.message`);
const codes: readonly TextCode[] = ['text.unwritable', 'text.not-composed'];

/** The most characters that a finding repeats. */
const mostRepeated = 500;

const writable = z.string().refine(isWritable, says('text.unwritable.message'));

/** A text that people write: kept composed and without space around it, empty where nobody sees anything of it. */
export const writtenText = writable.overwrite(asKept);

/** A name, or a text that somebody signs: refused where it is not composed, since nobody may change it for them. */
export const exactText = writable
  .check(({ value, issues }) => {
    if (isComposed(value)) return;
    const composed = asKept(Array.from(value).slice(0, mostRepeated).join(''));
    issues.push({ code: 'custom', input: value, ...says('text.not-composed.message', { composed }) });
  })
  .overwrite(trimmed);

/** `schema` where something is written, in `most` characters as a reader counts them. */
export const filled = (schema: z.ZodString, most: number) =>
  schema
    .refine((text) => !isEmptyToTheEye(text), says('text.issue.blank'))
    .refine((text) => !isLongerThan(text, most), says('text.issue.too-long', { most }));

/**
 * A text for people that comes from data, of `most` characters in each language: Chinese always, whatever other languages
 * there are; a reader of one that is missing reads the Chinese.
 */
export function wordsOf(schema: z.ZodString, most: number) {
  const text = filled(schema, most);
  return z
    .object({ zh: text })
    .catchall(text)
    .refine((words) => Object.keys(words).every(isLanguage), key('text.issue.language'));
}

/** What a schema finds wrong, each with its place: a text's own code, else `otherwise` with what the schema says. */
export function findingsIn<Code extends string>(
  { issues }: Pick<z.ZodError, 'issues'>,
  otherwise: Code,
): Refusal<Code | TextCode>[] {
  return issues.map((issue) => {
    const field = `/${issue.path.map(String).join('/')}`;
    const code = codeOf(issue.message);
    const values = issue.code === 'custom' ? (issue.params as Parameters | undefined) : undefined;
    const finding: Refusal =
      code === undefined
        ? { code: otherwise, parameters: { detail: issueText(issue) }, field }
        : { code, ...(values && { parameters: values }), field };
    // Which values go with a code, the compiler cannot tell of a code that the caller brings.
    return finding as Refusal<Code | TextCode>;
  });
}
