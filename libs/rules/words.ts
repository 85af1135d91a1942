import { isLanguage, keyOf } from '@anjing/texts';
import { z } from 'zod';
import type { RulesMessages } from './texts.generated';

const key = keyOf<RulesMessages>();

/**
 * Schema of a text that comes from data, by language: Chinese always, whatever other languages there are; a reader of one
 * that is missing reads the Chinese.
 * @param text what each of them must be
 */
export function wordsOf(text: z.ZodString) {
  return z
    .object({ zh: text })
    .catchall(text)
    .refine((words) => Object.keys(words).every(isLanguage), key('rules.issue.language'));
}
