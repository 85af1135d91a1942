import { isMessage, source, type Language, type Parameter, type Parameters, type Text } from './text';

/** Every text of the product by language and key. */
export type Translations = ReadonlyMap<Language, ReadonlyMap<string, string>>;

/** What stands for a list without anything in it. */
const nothing = '—';

/**
 * A text in a language, each `{name}` replaced. What the language lacks is said in Chinese.
 * @param extra values beside those that the message brings itself
 * @throws Error where no language has the key: the files and the code are not of one version
 */
export function sayWith(translations: Translations, text: Text, language: Language, extra: Parameters = {}): string {
  if (!isMessage(text)) return text[language] ?? text[source];
  const template = translations.get(language)?.get(text.key) ?? translations.get(source)?.get(text.key);
  if (template === undefined) throw new Error(`no text for ${text.key}`);
  const values = { ...text.parameters, ...extra };
  const say = (value: Parameter) =>
    typeof value === 'object' ? sayWith(translations, value, language) : String(value);
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (!isList(value)) return say(value);
    const comma = sayWith(translations, { key: 'texts.comma' }, language);
    return value.length === 0 ? nothing : value.map(say).join(comma);
  });
}

/** The names that a text of the files has places for, each once. */
export function placeholdersOf(template: string): string[] {
  return [...new Set([...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))];
}

function isList(value: Parameter | readonly Parameter[]): value is readonly Parameter[] {
  return Array.isArray(value);
}
