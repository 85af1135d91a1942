/** A text for people, in the two languages of the service. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Values put into a text where it says `{name}`. */
export type Parameters = Readonly<Record<string, Parameter | readonly Parameter[]>>;

/** A value as it stands, or a text that has to be said in the reader's language. */
export type Parameter = string | number | Words;

/** The languages of the service. */
export type Language = keyof Words;

/** What a person reads when a rule says no: what is wrong, and what to do instead. */
export interface RefusalWords {
  readonly message: Words;
  readonly remedy: Words;
  /** Where the rule stands: `notice 三(四)`, `rules §3`. */
  readonly article: string;
}

/** The texts of one room's refusals: every code has one, so no refusal can reach a person without its remedy. */
export type Catalogue<Code extends string = string> = Readonly<Record<Code, RefusalWords>>;

/** `words` in a language, each `{name}` replaced; a list is joined by the language's own comma, an empty one by a dash. */
export function fill(words: Words, language: Language, parameters: Parameters = {}): string {
  const say = (value: Parameter) => (typeof value === 'object' ? value[language] : String(value));
  return words[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    if (value === undefined) return whole;
    if (!isList(value)) return say(value);
    return value.length === 0 ? '—' : value.map(say).join(language === 'zh' ? '、' : ', ');
  });
}

function isList(value: Parameter | readonly Parameter[]): value is readonly Parameter[] {
  return Array.isArray(value);
}
