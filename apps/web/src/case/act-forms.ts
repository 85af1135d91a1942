import type { Kind } from '../api/shapes';

/** A field of an act that is a text. */
export interface TextField {
  /** Its name in the body. */
  readonly name: string;
  readonly words: 'act.statement' | 'act.reason' | 'act.text';
  /** What stands in it at first. */
  readonly initial?: 'act.signDefault';
  readonly optional?: boolean;
}

/** A field that is entries of a register. */
export interface ChoiceField {
  readonly name: string;
  readonly words: 'act.agencies' | 'filing.items' | 'filing.officers';
  readonly from: 'agency' | 'item' | 'officer';
  /** Only entries of the actor's own agency. */
  readonly own: boolean;
  /** One entry only, and in the body not a list. */
  readonly one?: boolean;
}

export type ActField = TextField | ChoiceField;

const none: readonly ActField[] = [];
const reason: readonly ActField[] = [{ name: 'reason', words: 'act.reason' }];
const officers: ChoiceField = { name: 'officers', words: 'filing.officers', from: 'officer', own: true };
const agencies: ChoiceField = { name: 'agencies', words: 'act.agencies', from: 'agency', own: false };
const text = (name: string): readonly ActField[] => [{ name, words: 'act.text' }];

/**
 * What the body of each act says, where it is nothing, texts or entries of a register. Acts that need more have a page of their own; which acts
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
    officers: [officers],
    invitation: [agencies],
    'invitation-withdrawal': [{ name: 'agency', words: 'act.agencies', from: 'agency', own: false, one: true }],
    consent: [
      { name: 'items', words: 'filing.items', from: 'item', own: true },
      officers,
      { name: 'statement', words: 'act.statement', optional: true },
    ],
  },
  visit: {
    announcement: none,
    approval: [{ name: 'statement', words: 'act.statement', optional: true }],
    pass: none,
    'check-in': none,
    'check-out': none,
    leaving: none,
    officers: [officers],
    cancellation: reason,
  },
  filing: { submission: none, acceptance: none, correction: reason },
  alert: { 'follow-up': text('order'), answer: text('answer'), closure: text('conclusion'), clearance: reason },
  complaint: { acknowledgement: none, statement: text('statement'), 'statement-request': text('question') },
  inquiry: { answer: text('answer'), withdrawal: reason },
};

/** The fields of an act; undefined where it has no small form. */
export function fieldsOf(kind: Kind, act: string): readonly ActField[] | undefined {
  return forms[kind]?.[act];
}
