import { isEmptyToTheEye } from './text';

/**
 * Whose key a private value stands under: a person (`person:…`) or the case it is written in (`case`).
 * Destroying that key erases the value and leaves the chain whole.
 */
export type KeyOwner = 'case' | `person:${string}`;

/**
 * A personal value or free text. In memory it carries its text; in the record the event holds only a reference and a
 * commitment over the ciphertext, and the text stands encrypted beside the chain. After erasure the text is null.
 */
export interface Private {
  readonly private: string | null;
  readonly under: KeyOwner;
}

/** Marks `text` as private to the case it is written in, or to a person. */
export function privately(text: string, under: KeyOwner = 'case'): Private {
  return { private: text, under };
}

/** True for a value that {@link privately} made, wherever it stands in an event. */
export function isPrivate(value: unknown): value is Private {
  return typeof value === 'object' && value !== null && 'private' in value && 'under' in value;
}

/** Whether nothing was written: no text, or only what nobody sees. */
export function isBlank(text: Private | undefined): boolean {
  return isEmptyToTheEye(text?.private ?? '');
}

/** Stands where a text was erased by law. */
export const erased = '〔已依法删除〕';

/** A private text as it is shown. */
export const shown = ({ private: text }: Private): string => text ?? erased;
