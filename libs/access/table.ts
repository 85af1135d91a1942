import type { PostRole } from '@anjing/registers';

/** Whose cases: those of one's own agency, those one's bureau reviews or one's authority decides, or all of them. */
export type Relation = 'agency' | 'bureau' | 'authority' | 'any';

/** Somebody who acts: by post, or an agency's system. */
export type Role = PostRole | 'system';

export interface Permission {
  readonly role: Role;
  readonly relation: Relation;
  readonly acts: readonly string[];
}

/** Acts that only a person does, in their own session (rules §3). */
export const personalActs: readonly string[] = ['sign', 'review', 'decide', 'revoke', 'use'];

/**
 * The one table of who may do which act on whose cases (docs/permissions.md). What is not in it is not allowed.
 * `read` is also what lists and tasks go by.
 */
export const permissions: readonly Permission[] = [
  {
    role: 'clerk',
    relation: 'agency',
    acts: ['draft', 'amend', 'submit', 'withdraw', 'narrow', 'replaceOfficers', 'preflight', 'read'],
  },
  { role: 'inspector', relation: 'agency', acts: ['use', 'preflight', 'read'] },
  {
    role: 'head',
    relation: 'agency',
    acts: ['draft', 'amend', 'sign', 'submit', 'withdraw', 'narrow', 'replaceOfficers', 'preflight', 'read'],
  },
  { role: 'system', relation: 'agency', acts: ['draft', 'amend', 'submit', 'preflight', 'read'] },
  { role: 'reviewer', relation: 'bureau', acts: ['review', 'read'] },
  { role: 'leader', relation: 'authority', acts: ['decide', 'revoke', 'read'] },
  { role: 'clerk', relation: 'authority', acts: ['read'] },
  { role: 'business-environment', relation: 'any', acts: ['readRegisters'] },
  { role: 'administrator', relation: 'any', acts: ['writeRegisters', 'readRegisters', 'moveClock'] },
];
