import type { Draft } from './draft';

/** Drafts stay on this device until they are sent, whatever becomes of the connection, the session or the page. */
const nameOf = (person: string, id: string | undefined) => `anjing.draft.${person}.${id ?? 'new'}`;

export function keptDraft(person: string, id: string | undefined): Draft | undefined {
  const text = localStorage.getItem(nameOf(person, id));
  if (text === null) return undefined;
  try {
    return JSON.parse(text) as Draft;
  } catch {
    return undefined;
  }
}

export function keepDraft(person: string, id: string | undefined, draft: Draft): void {
  localStorage.setItem(nameOf(person, id), JSON.stringify(draft));
}

export function forgetDraft(person: string, id: string | undefined): void {
  localStorage.removeItem(nameOf(person, id));
}
