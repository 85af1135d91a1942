import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roomsWithTexts, textsOf } from '../../tools/texts/generate.cjs';

/** Tag of a language that nobody speaks: one of those that BCP 47 leaves to private use. */
export const pseudo = 'qps';

/** A text of the product as the pseudo-language has it: marked at both ends, no word of Chinese or English left. */
const disguised = (text: string) => `[!!${text.replace(/(\{\w+\})|[^\s{}]/g, (_, place?: string) => place ?? '¤')}!!]`;

/** Brings the pseudo-language to this process, as an operator brings one: by its file alone. Before anything is said. */
export function bringPseudoLanguage(): void {
  const folder = mkdtempSync(join(tmpdir(), 'anjing-texts-'));
  const texts = roomsWithTexts().flatMap((room) => Object.entries(textsOf(room, 'zh') ?? {}));
  writeFileSync(
    join(folder, `${pseudo}.json`),
    JSON.stringify(Object.fromEntries(texts.map(([key, text]) => [key, disguised(text)]))),
  );
  process.env['ANJING_TEXTS'] = folder;
}

/** Every string in a value, with the names that lead to it. */
export function strings(value: unknown, path: readonly string[] = []): [readonly string[], string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => strings(one, [...path, name]));
}

/**
 * What of a text is neither of the pseudo-language nor of data: Chinese anywhere, words of English where people read.
 * @param data whatever registers, packs and the caller have written
 */
export function untranslated(text: string, data: readonly string[], prose: boolean): string | undefined {
  let rest = text;
  for (const one of data) if (rest.includes(one)) rest = rest.replaceAll(one, ' ');
  const left = prose ? /[㐀-鿿]+|[A-Za-z]{3,}/.exec(rest) : /[㐀-鿿]+/.exec(rest);
  return left?.[0];
}
