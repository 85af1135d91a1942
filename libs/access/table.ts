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
  /** Whoever is complained about, from the moment it is asked. */
  readonly respondent?: EntryId;
  /** Who complains: the enterprise, or the office that took the call. */
  readonly complainant?: EntryId;
  /** Those who had the case before, or were told that it is late: they look on. */
  readonly observers?: readonly EntryId[];
}

/** In which part of a case the caller's organisation stands; `any` where the act is about no organisation's case. */
export type Relation = keyof Parties | 'any';

/** Somebody who acts: by post, or an agency's system. */
export type Role = PostRole | 'system';

/** What an act is about: a kind of case, the figures, or the house itself (registers, gates, the demonstration clock). */
export type Subject =
  'application' | 'visit' | 'filing' | 'digest' | 'inquiry' | 'complaint' | 'alert' | 'figures' | 'house';

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
  'approveSpecial',
  'checkIn',
  'checkOut',
  'recordResult',
  'recordPast',
  'followUp',
  'acknowledge',
  'forward',
  'askStatement',
  'recordAnswer',
  'settle',
  'leaveToVisit',
  'giveStatement',
  'answer',
  'close',
  'clear',
  'confirm',
  'accept',
  'askCorrection',
];

/** Acts by which somebody signs or decides: they have proved who they are a short while ago. */
export const signingActs: readonly string[] = ['consent', 'sign', 'decide', 'revoke', 'approveSpecial'];

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
  { role: 'inspector', of: 'application', relation: 'agency', acts: ['preflight', 'read'] },
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
  { role: 'inspector', of: 'application', relation: 'participants', acts: ['read'] },
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
  {
    role: 'clerk',
    of: 'visit',
    relation: 'agency',
    acts: [
      'announce',
      'tell',
      'invite',
      'issuePass',
      'replaceOfficers',
      'narrow',
      'cancel',
      'makeGood',
      'carryPass',
      'preflight',
      'read',
    ],
  },
  {
    role: 'inspector',
    of: 'visit',
    relation: 'agency',
    // Who is called to an accident at night puts it on record without a clerk.
    acts: [
      'announce',
      'recordPast',
      'checkIn',
      'checkOut',
      'recordResult',
      'makeGood',
      'carryPass',
      'preflight',
      'read',
    ],
  },
  {
    role: 'head',
    of: 'visit',
    relation: 'agency',
    acts: [
      'announce',
      'tell',
      'invite',
      'approveSpecial',
      'issuePass',
      'replaceOfficers',
      'narrow',
      'cancel',
      'makeGood',
      'carryPass',
      'preflight',
      'read',
    ],
  },
  { role: 'system', of: 'visit', relation: 'agency', acts: ['carryPass', 'preflight', 'read'] },
  {
    role: 'clerk',
    of: 'visit',
    relation: 'participants',
    acts: ['join', 'leave', 'replaceOfficers', 'carryPass', 'read'],
  },
  {
    role: 'inspector',
    of: 'visit',
    relation: 'participants',
    acts: ['checkIn', 'checkOut', 'recordResult', 'carryPass', 'read'],
  },
  {
    role: 'head',
    of: 'visit',
    relation: 'participants',
    acts: ['join', 'leave', 'replaceOfficers', 'carryPass', 'read'],
  },
  { role: 'reviewer', of: 'visit', relation: 'bureau', acts: ['read'] },
  { role: 'reviewer', of: 'visit', relation: 'participantBureaus', acts: ['read'] },
  { role: 'enterprise', of: 'visit', relation: 'enterprise', acts: ['refuseAtGate', 'read'] },
  {
    role: 'clerk',
    of: 'inquiry',
    relation: 'agency',
    acts: ['draft', 'amend', 'send', 'recordAnswer', 'askAgain', 'settle', 'leaveToVisit', 'withdraw', 'read'],
  },
  { role: 'inspector', of: 'inquiry', relation: 'agency', acts: ['recordAnswer', 'read'] },
  {
    role: 'head',
    of: 'inquiry',
    relation: 'agency',
    acts: ['draft', 'amend', 'send', 'recordAnswer', 'askAgain', 'settle', 'leaveToVisit', 'withdraw', 'read'],
  },
  { role: 'system', of: 'inquiry', relation: 'agency', acts: ['draft', 'amend', 'send', 'read'] },
  { role: 'enterprise', of: 'inquiry', relation: 'enterprise', acts: ['answer', 'read'] },
  { role: 'reviewer', of: 'inquiry', relation: 'bureau', acts: ['read'] },
  { role: 'clerk', of: 'alert', relation: 'agency', acts: ['answer', 'read'] },
  { role: 'head', of: 'alert', relation: 'agency', acts: ['answer', 'read'] },
  { role: 'reviewer', of: 'alert', relation: 'bureau', acts: ['followUp', 'close', 'clear', 'read'] },
  { role: 'leader', of: 'alert', relation: 'authority', acts: ['read'] },
  { role: 'clerk', of: 'alert', relation: 'authority', acts: ['read'] },
  {
    role: 'reviewer',
    of: 'complaint',
    relation: 'bureau',
    acts: ['receive', 'acknowledge', 'forward', 'askStatement', 'answer', 'close', 'read'],
  },
  {
    role: 'business-environment',
    of: 'complaint',
    relation: 'office',
    acts: ['receive', 'acknowledge', 'askStatement', 'answer', 'close', 'read'],
  },
  { role: 'clerk', of: 'complaint', relation: 'respondent', acts: ['giveStatement', 'read'] },
  { role: 'head', of: 'complaint', relation: 'respondent', acts: ['giveStatement', 'read'] },
  { role: 'reviewer', of: 'complaint', relation: 'respondent', acts: ['giveStatement', 'read'] },
  { role: 'enterprise', of: 'complaint', relation: 'complainant', acts: ['receive', 'supplement', 'withdraw', 'read'] },
  { role: 'reviewer', of: 'complaint', relation: 'complainant', acts: ['supplement', 'withdraw', 'read'] },
  { role: 'business-environment', of: 'complaint', relation: 'complainant', acts: ['supplement', 'withdraw', 'read'] },
  { role: 'reviewer', of: 'complaint', relation: 'observers', acts: ['read'] },
  { role: 'business-environment', of: 'complaint', relation: 'observers', acts: ['read'] },
  { role: 'leader', of: 'complaint', relation: 'observers', acts: ['read'] },
  { role: 'clerk', of: 'complaint', relation: 'observers', acts: ['read'] },
  { role: 'business-environment', of: 'alert', relation: 'office', acts: ['read'] },
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
  { role: 'clerk', of: 'house', relation: 'agency', acts: ['grade', 'readGraded'] },
  { role: 'head', of: 'house', relation: 'agency', acts: ['grade', 'readGraded'] },
  { role: 'inspector', of: 'house', relation: 'agency', acts: ['readGraded'] },
  { role: 'business-environment', of: 'house', relation: 'any', acts: ['readRegisters'] },
  { role: 'enterprise', of: 'house', relation: 'enterprise', acts: ['linkGates'] },
  {
    role: 'administrator',
    of: 'house',
    relation: 'any',
    acts: ['writeRegisters', 'readRegisters', 'moveClock', 'linkGates'],
  },
];
