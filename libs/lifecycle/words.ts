/** A text for people, in the two languages of the service. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Values put into a text where it says `{name}`. */
export type Parameters = Readonly<Record<string, string | number | readonly string[]>>;

/** What a person reads when a rule says no: what is wrong, and what to do instead. */
export interface RefusalWords {
  readonly message: Words;
  readonly remedy: Words;
  /** Where the rule stands: `notice 三(四)`, `rules §3`. */
  readonly article: string;
}

/** The texts of one room's refusals: every code has one, so no refusal can reach a person without its remedy. */
export type Catalogue<Code extends string = string> = Readonly<Record<Code, RefusalWords>>;

/** `text` with its `{name}`s replaced; a list is joined by the language's own comma. */
export function fill(text: string, parameters: Parameters, comma: string): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = parameters[name];
    if (value === undefined) return whole;
    return typeof value === 'object' ? value.join(comma) : String(value);
  });
}
