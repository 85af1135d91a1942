import type { EntryId, PostRole } from '@anjing/registers';

/** The organisations that a case concerns, each in its part: what permissions and lists go by. */
export interface Parties {
  /** The agency whose case it is. */
  readonly agency?: EntryId;
  /** Other agencies with a part in it. */
  readonly participants?: readonly EntryId[];
  /** The judicial bureau that reviews or handles it. */
  readonly bureau?: EntryId;
  /** Bureaus of the participants, who look on. */
  readonly participantBureaus?: readonly EntryId[];
  /** The authority that decides it. */
  readonly authority?: EntryId;
  /** The business-environment office that receives a copy. */
  readonly office?: EntryId;
  /** The enterprise, from the moment it may know of the case. */
  readonly enterprise?: EntryId;
}

/** In which part of a case the caller's organisation stands; `any` where the act is about no organisation's case. */
export type Relation = keyof Parties | 'any';

/** Somebody who acts: by post, or an agency's system. */
export type Role = PostRole | 'system';

/** What an act is about: a kind of case, the figures, or the house itself (registers, gates, the demonstration clock). */
export type Subject = 'application' | 'filing' | 'digest' | 'alert' | 'figures' | 'house';

export interface Permission {
  readonly role: Role;
  readonly of: Subject;
  readonly relation: Relation;
  readonly acts: readonly string[];
}

/** Acts that only a person does, in their own session (rules §3). */
export const personalActs: readonly string[] = [
  'consent',
  'decline',
  'leave',
  'sign',
  'review',
  'decide',
  'revoke',
  'use',
  'followUp',
  'answer',
  'close',
  'clear',
  'confirm',
  'accept',
  'askCorrection',
];

/**
 * The one table of who may do which act on whose cases (docs/permissions.md). What is not in it is not allowed.
 * `read` is also what lists and tasks go by.
 */
export const permissions: readonly Permission[] = [
  {
    role: 'clerk',
    of: 'application',
    relation: 'agency',
    acts: [
      'draft',
      'amend',
      'invite',
      'uninvite',
      'submit',
      'withdraw',
      'narrow',
      'replaceOfficers',
      'preflight',
      'read',
    ],
  },
  { role: 'inspector', of: 'application', relation: 'agency', acts: ['use', 'preflight', 'read'] },
  {
    role: 'head',
    of: 'application',
    relation: 'agency',
    acts: [
      'draft',
      'amend',
      'invite',
      'uninvite',
      'sign',
      'submit',
      'withdraw',
      'narrow',
      'replaceOfficers',
      'preflight',
      'read',
    ],
  },
  { role: 'system', of: 'application', relation: 'agency', acts: ['draft', 'amend', 'submit', 'preflight', 'read'] },
  {
    role: 'clerk',
    of: 'application',
    relation: 'participants',
    acts: ['decline', 'leave', 'replaceOfficers', 'read'],
  },
  { role: 'inspector', of: 'application', relation: 'participants', acts: ['use', 'read'] },
  {
    role: 'head',
    of: 'application',
    relation: 'participants',
    acts: ['consent', 'decline', 'leave', 'replaceOfficers', 'read'],
  },
  { role: 'system', of: 'application', relation: 'participants', acts: ['read'] },
  { role: 'reviewer', of: 'application', relation: 'participantBureaus', acts: ['read'] },
  { role: 'reviewer', of: 'application', relation: 'bureau', acts: ['review', 'read'] },
  { role: 'leader', of: 'application', relation: 'authority', acts: ['decide', 'revoke', 'read'] },
  { role: 'clerk', of: 'application', relation: 'authority', acts: ['read'] },
  { role: 'clerk', of: 'alert', relation: 'agency', acts: ['answer', 'read'] },
  { role: 'head', of: 'alert', relation: 'agency', acts: ['answer', 'read'] },
  { role: 'reviewer', of: 'alert', relation: 'bureau', acts: ['followUp', 'close', 'clear', 'read'] },
  { role: 'leader', of: 'alert', relation: 'authority', acts: ['read'] },
  { role: 'clerk', of: 'alert', relation: 'authority', acts: ['read'] },
  { role: 'clerk', of: 'figures', relation: 'any', acts: ['read'] },
  { role: 'head', of: 'figures', relation: 'any', acts: ['read'] },
  { role: 'reviewer', of: 'figures', relation: 'any', acts: ['read'] },
  { role: 'leader', of: 'figures', relation: 'any', acts: ['read'] },
  { role: 'business-environment', of: 'figures', relation: 'any', acts: ['read'] },
  { role: 'clerk', of: 'filing', relation: 'agency', acts: ['draft', 'amend', 'withdraw', 'read'] },
  { role: 'inspector', of: 'filing', relation: 'agency', acts: ['read'] },
  { role: 'head', of: 'filing', relation: 'agency', acts: ['draft', 'amend', 'confirm', 'withdraw', 'read'] },
  { role: 'system', of: 'filing', relation: 'agency', acts: ['draft', 'amend', 'read'] },
  { role: 'reviewer', of: 'filing', relation: 'bureau', acts: ['accept', 'askCorrection', 'read'] },
  { role: 'business-environment', of: 'filing', relation: 'office', acts: ['askCorrection', 'read'] },
  { role: 'reviewer', of: 'digest', relation: 'bureau', acts: ['read'] },
  { role: 'business-environment', of: 'digest', relation: 'office', acts: ['askCorrection', 'read'] },
  { role: 'business-environment', of: 'house', relation: 'any', acts: ['readRegisters'] },
  { role: 'enterprise', of: 'house', relation: 'enterprise', acts: ['linkGates'] },
  {
    role: 'administrator',
    of: 'house',
    relation: 'any',
    acts: ['writeRegisters', 'readRegisters', 'moveClock', 'linkGates'],
  },
];
