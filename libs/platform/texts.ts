import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  sayWith,
  source,
  type Language,
  type Parameters,
  type Text,
  type Translations,
  type Words,
} from '@anjing/texts';

const root = join(__dirname, '../..');

/**
 * The folders that hold texts, each a file a language: `texts/` of every room and app, and the one named by
 * `ANJING_TEXTS`, in which an operator puts a language that the product does not bring.
 */
export function foldersOfTexts(): string[] {
  const own = ['libs', 'apps'].flatMap((part) =>
    readdirSync(join(root, part)).map((room) => join(root, part, room, 'texts')),
  );
  const brought = process.env.ANJING_TEXTS;
  return [...own, ...(brought === undefined ? [] : [brought])].filter((folder) => existsSync(folder));
}

function loaded(): Translations {
  const translations = new Map<Language, Map<string, string>>([[source, new Map()]]);
  for (const folder of foldersOfTexts()) {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
      const language = basename(file, '.json');
      const texts = translations.get(language) ?? new Map<string, string>();
      translations.set(language, texts);
      const read = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, string>;
      for (const [key, text] of Object.entries(read)) texts.set(key, text);
    }
  }
  return translations;
}

let translations: Translations | undefined;
const all = () => (translations ??= loaded());

/** The languages that there are files for, Chinese first. */
export function languages(): readonly Language[] {
  return [...all().keys()];
}

/** A text as people read it in a language. */
export function say(text: Text, language: Language, parameters?: Parameters): string {
  return sayWith(all(), text, language, parameters);
}

/** A text in every language, for answers that are not of one language alone. English is always among them. */
export function inEvery(text: Text): Words & { readonly en: string } {
  const said = languages().map((language) => [language, say(text, language)] as const);
  return { [source]: say(text, source), en: say(text, 'en'), ...Object.fromEntries(said) };
}
