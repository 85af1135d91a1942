// Who stands in which part of a case, whatever its kind: what permissions and lists go by.

/** The organisations that a case concerns, each in its part. */
export interface Parties {
  /** The agency whose case it is. */
  readonly agency?: string;
  /** Other agencies with a part in it. */
  readonly participants?: readonly string[];
  /** The judicial bureau that reviews or handles it. */
  readonly bureau?: string;
  /** Bureaus of the participants, who look on. */
  readonly participantBureaus?: readonly string[];
  /** The authority that decides it. */
  readonly authority?: string;
  /** The business-environment office that receives a copy. */
  readonly office?: string;
  /** The enterprise, from the moment it may know of the case. */
  readonly enterprise?: string;
  /** Whoever is complained about, from the moment it is asked. */
  readonly respondent?: string;
  /** Who complains: the enterprise, or the office that took the call. */
  readonly complainant?: string;
  /** Those who had the case before, or were told that it is late: they look on. */
  readonly observers?: readonly string[];
}

/** What a post lets its holder do. */
export const postRoles = [
  'clerk',
  'inspector',
  'head',
  'reviewer',
  'leader',
  'business-environment',
  'administrator',
  'enterprise',
] as const;
export type PostRole = (typeof postRoles)[number];

/** Somebody who acts: by post, or an agency's system. */
export type Role = PostRole | 'system';

/** Who may do something, by the part in which their organisation stands in the case. */
export type Rights = { readonly [Part in keyof Parties]?: readonly Role[] };
