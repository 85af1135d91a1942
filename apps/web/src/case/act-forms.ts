import type { Kind } from '../api/shapes';

/** A field of an act that is a text. */
export interface ActField {
  /** Its name in the body. */
  readonly name: string;
  readonly words: 'act.statement' | 'act.reason' | 'act.text';
  /** What stands in it at first. */
  readonly initial?: 'act.signDefault';
  readonly optional?: boolean;
}

const none: readonly ActField[] = [];
const reason: readonly ActField[] = [{ name: 'reason', words: 'act.reason' }];
const text = (name: string): readonly ActField[] => [{ name, words: 'act.text' }];

/**
 * What the body of each act says, where it is nothing or a text. Acts that need more have a page of their own; which acts
 * follow at all is the house's to say (`actions`).
 */
const forms: { readonly [K in Kind]?: Readonly<Record<string, readonly ActField[]>> } = {
  application: {
    signature: [{ name: 'statement', words: 'act.statement', initial: 'act.signDefault', optional: true }],
    submission: none,
    withdrawal: reason,
    revocation: reason,
    decline: reason,
    leaving: reason,
  },
  visit: {
    announcement: none,
    approval: [{ name: 'statement', words: 'act.statement', optional: true }],
    pass: none,
    'check-in': none,
    'check-out': none,
    leaving: none,
    cancellation: reason,
  },
  filing: { submission: none, acceptance: none, correction: reason },
  alert: { 'follow-up': text('order'), answer: text('answer'), closure: text('conclusion') },
  complaint: { acknowledgement: none, statement: text('text') },
  inquiry: { answer: text('answer'), withdrawal: reason },
};

/** The fields of an act; undefined where it has no small form. */
export function fieldsOf(kind: Kind, act: string): readonly ActField[] | undefined {
  return forms[kind]?.[act];
}
