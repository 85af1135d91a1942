import { z } from 'zod';
import { privately, type Private } from './private';

// Parts of which bodies of every kind are made. They say the shape alone: which lengths, days and people are lawful is
// judged in each room, all findings at once.

/** What a schema lets through: the type of a form, of a command's content. */
export type Shape<Schema extends z.ZodType> = Kept<z.output<Schema>>;

type Kept<Value> = Value extends Private
  ? Private
  : Value extends readonly (infer Item)[]
    ? readonly Kept<Item>[]
    : Value extends object
      ? { readonly [Key in keyof Value]: Kept<Value[Key]> }
      : Value;

/** What each act is told, by its command. */
export type Asked = Readonly<Record<string, z.ZodType<object>>>;

/** The commands that schemas of what is asked let through. */
export type CommandsOf<Said extends Asked> = {
  [Do in keyof Said & string]: { readonly do: Do } & Shape<Said[Do]>;
}[keyof Said & string];

/** A text of people, no longer than any text that the service takes. */
export const longText = z.string().max(20_000);

/** A text that stands encrypted beside the chain, under the key of its case. */
export const asPrivate = (text: z.ZodString) => text.transform((plain) => privately(plain));

/** A free text: it stands encrypted beside the chain, under the key of its case. */
export const privateText = asPrivate(longText);

/** A free text, with what it is for. */
export const privateTextOn = (description: string) => asPrivate(longText.meta({ description }));

/** Id of an entry of the registers. */
export const entryId = (kind: string) =>
  z
    .string()
    .max(200)
    .meta({ description: `Id of a ${kind} in the registers`, example: `${kind}/…` });

/** Ids of entries of the registers. */
export const entryIds = (kind: string) => z.array(entryId(kind)).max(200);

/** Id of another case, as addresses have it; kept as its stream's. */
export const caseId = (kind: string, description: string) =>
  z
    .string()
    .max(200)
    .meta({ description })
    .transform((id) => `${kind}/${id}`);

/** A day in China. Whether it exists is judged with the rest. */
export const dayOfYear = z.string().meta({ description: 'A day in China, YYYY-MM-DD', example: '2026-03-10' });

/** A time of day in China, up to 24:00. */
export const timeOfDay = z.string().meta({ description: 'A time of day in China, HH:MM', example: '09:00' });

/** A day with its hours: the first minute on site, the first no longer on site. */
export const hoursOfDay = z.strictObject({ date: dayOfYear, from: timeOfDay, until: timeOfDay });

/** An act that says nothing but itself. */
export const nothing = z.strictObject({}).transform(() => ({}));

/** An act that gives its reason. */
export const reasonGiven = z.strictObject({ reason: privateText });

/** An act of a head that may add a statement. */
export const statementGiven = z.strictObject({ statement: privateText.exactOptional() });
