import { z } from 'zod';
import type { Refusal } from './lifecycle';
import { asKept, isComposed, isEmptyToTheEye, isWritable, isLongerThan } from './text';
import type { Catalogue, Words } from './words';

// Schemas of texts: what one may be, and what is wrong with it.

/** What can be wrong with a text, wherever it comes in. */
export const textTexts = {
  'text.unwritable': {
    message: {
      zh: '文字含有不能保存的字符（控制字符、改变书写方向的字符、残缺或已丢失的字符）。',
      en: 'A text holds what cannot be kept: a control character, one that turns the direction of writing, or half or the remains of one.',
    },
    remedy: { zh: '删除该字符。', en: 'Leave that character out.' },
    article: 'API',
  },
  'text.not-composed': {
    message: {
      zh: '名称或须签署的文字未按 Unicode 标准合成（NFC）：看起来相同的两个名称可能并不相同。',
      en: 'A name or a text that is signed is not composed (Unicode NFC): two that look the same might not be.',
    },
    remedy: { zh: '改为：{composed}', en: 'Write it composed: {composed}' },
    article: 'API',
  },
} as const satisfies Catalogue;

export type TextCode = keyof typeof textTexts;

/** What a schema says of a text that it refuses: a code of the text's own, or words in both languages. */
type Said = { readonly code: TextCode; readonly parameters?: Refusal['parameters'] } | { readonly detail: Words };

const says = (said: Said) => ({
  message: 'code' in said ? textTexts[said.code].message.en : said.detail.en,
  params: said,
  abort: true,
});

/** The most characters that a finding repeats. */
const mostRepeated = 500;

const writable = z.string().refine(isWritable, says({ code: 'text.unwritable' }));

/** A text that people write: kept composed and without space around it, empty where nobody sees anything of it. */
export const writtenText = writable.overwrite(asKept);

/** A name, or a text that somebody signs: refused where it is not composed, since nobody may change it for them. */
export const exactText = writable
  .check(({ value, issues }) => {
    if (isComposed(value)) return;
    const composed = asKept(Array.from(value).slice(0, mostRepeated).join(''));
    issues.push({ code: 'custom', input: value, ...says({ code: 'text.not-composed', parameters: { composed } }) });
  })
  .overwrite(asKept);

/** `schema` where something is written, in `most` characters as a reader counts them. */
export const filled = (schema: z.ZodString, most: number) =>
  schema
    .refine((text) => !isEmptyToTheEye(text), says({ detail: { zh: '未填写', en: 'nothing is written here' } }))
    .refine(
      (text) => !isLongerThan(text, most),
      says({ detail: { zh: `超过${most}字`, en: `longer than ${most} characters` } }),
    );

/** A text for people in the two languages of the service, of `most` characters each. */
export const wordsOf = (schema: z.ZodString, most: number) =>
  z.strictObject({ zh: filled(schema, most), en: filled(schema, most) });

/** What a schema finds wrong, each with its place: a text's own code, else `otherwise` with what the schema says. */
export function findingsIn<Code extends string>(
  { issues }: Pick<z.ZodError, 'issues'>,
  otherwise: Code,
): Refusal<Code | TextCode>[] {
  return issues.map((issue): Refusal<Code | TextCode> => {
    const said = issue.code === 'custom' ? (issue.params as Said | undefined) : undefined;
    const field = `/${issue.path.map(String).join('/')}`;
    if (said && 'code' in said) {
      return { code: said.code, ...(said.parameters && { parameters: said.parameters }), field };
    }
    return { code: otherwise, parameters: { detail: said?.detail ?? issue.message }, field };
  });
}
