import { isMessage, type Message, type Parameter, type Parameters, type Text } from './text';

/** Parameters of a message with these placeholders: none, or each of them. */
type Values<Placeholder> = [Placeholder] extends [never]
  ? []
  : [Readonly<Record<Placeholder & string, Parameter | readonly Parameter[]>>];

/**
 * Makes the messages of a room.
 * @typeParam Messages the room's keys, each with its placeholders, as `npm run texts` writes them
 * @returns a function that takes a key of the room and exactly the values that its text speaks of
 */
export function messagesOf<Messages>() {
  return <Key extends keyof Messages & string>(key: Key, ...[parameters]: Values<Messages[Key]>): Message =>
    parameters === undefined ? { key } : { key, parameters };
}

/** Names a key where a bare string is asked for, as the message of a check of a schema. The compiler knows it. */
// The room's messages are named where it is called: nothing could infer them.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
export function keyOf<Messages>() {
  return <Key extends keyof Messages & string>(key: Key): Key => key;
}

/** A text of the product with more values; words of data have none. */
export function withValues(text: Text, parameters: Parameters | undefined): Text {
  return parameters === undefined || !isMessage(text)
    ? text
    : { ...text, parameters: { ...text.parameters, ...parameters } };
}

/** What a person reads when a rule says no: what is wrong, and what to do instead. */
export interface RefusalTexts {
  readonly message: Text;
  readonly remedy: Text;
  /** Where the rule stands: `notice 三(四)`, `rules §3`. */
  readonly article: string;
}

/** The texts of one room's refusals: every code has one, so no refusal can reach a person without its remedy. */
export type Catalogue<Code extends string = string> = Readonly<Record<Code, RefusalTexts>>;

/** The codes of a room's refusals: what has a message and a remedy among its texts. */
export type CodeOf<Messages> = keyof {
  [
    Key in keyof Messages as Key extends `${infer Code}.message`
      ? `${Code}.remedy` extends keyof Messages
        ? Code
        : never
      : never
  ]: true;
} &
  string;

/** The catalogue of a room's refusals, from the article of each. */
export function catalogueOf<Messages>(
  articles: Readonly<Record<CodeOf<Messages>, string>>,
): Catalogue<CodeOf<Messages>> {
  const entries = Object.entries<string>(articles).map(([code, article]): [string, RefusalTexts] => [
    code,
    { message: { key: `${code}.message` }, remedy: { key: `${code}.remedy` }, article },
  ]);
  return Object.fromEntries(entries);
}
