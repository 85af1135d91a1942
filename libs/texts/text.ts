/** Tag of a language (BCP 47): `zh`, `en`, `zh-Hant`. A language is there where it has its files (docs/contributing.md). */
export type Language = string;

/** The language that everything is written in first: what another one lacks is said in it. */
export const source = 'zh';

/** A text that comes from data, a name in a register or a pack, by language; Chinese is always there. */
export interface Words {
  readonly [source]: string;
  readonly [language: Language]: string;
}

/** A text of the product: its key in the files of texts, and the values that it speaks of. It is kept so, and said in the reader's language. */
export interface Message {
  readonly key: string;
  readonly parameters?: Parameters;
}

/** Whatever is said to people. Old events and rows hold words where newer ones hold a message; both are read. */
export type Text = Words | Message;

/** Values put into a text where it says `{name}`. */
export type Parameters = Readonly<Record<string, Parameter | readonly Parameter[]>>;

/** A value as it stands, or a text that has to be said in the reader's language. */
export type Parameter = string | number | Text;

/** Whether a text is one of the product, to be looked up by its key. */
export function isMessage(text: Text): text is Message {
  return !(source in text);
}

/** Whether a name is the tag of a language (BCP 47). */
export function isLanguage(name: string): boolean {
  return /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(name);
}
