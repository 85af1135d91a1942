import { alertActs, alertViews } from '@anjing/supervision';
import { applicationActs, applicationViews } from '@anjing/application';
import { complaintActs, complaintViews } from '@anjing/complaint';
import { digestActs, digestViews } from '@anjing/digest';
import { filingActs, filingViews } from '@anjing/filing';
import { inquiryActs, inquiryViews } from '@anjing/inquiry';
import type { ActRow, Parties, Rights, Role, Views } from '@anjing/lifecycle';
import { visitActs, visitViews } from '@anjing/visit';

/** In which part of a case the caller's organisation stands; `any` where the act is about no organisation's case. */
export type Relation = keyof Parties | 'any';

/** What a kind of case says of who may do, see or ask what. */
interface Kind {
  readonly acts: Readonly<Record<string, Pick<ActRow, 'by' | 'personal' | 'signs'>>>;
  readonly views: Views;
}

const kinds = {
  application: { acts: applicationActs, views: applicationViews },
  visit: { acts: visitActs, views: visitViews },
  inquiry: { acts: inquiryActs, views: inquiryViews },
  alert: { acts: alertActs, views: alertViews },
  complaint: { acts: complaintActs, views: complaintViews },
  filing: { acts: filingActs, views: filingViews },
  digest: { acts: digestActs, views: digestViews },
} as const satisfies Readonly<Record<string, Kind>>;

/** A kind of case. */
export type CaseSubject = keyof typeof kinds;

/** What an act is about: a kind of case, the figures, or the house itself (registers, gates, the demonstration clock). */
export type Subject = CaseSubject | 'figures' | 'house';

export interface Permission {
  readonly role: Role;
  readonly of: Subject;
  readonly relation: Relation;
  readonly acts: readonly string[];
}

/** Whether an act on a kind of case is one that only a person does, in their own session (rules §3). */
export function isPersonal(kind: CaseSubject, act: string): boolean {
  const { acts }: Kind = kinds[kind];
  return acts[act]?.personal === true;
}

/** Whether somebody signs or decides by an act: then they have proved who they are a short while ago. */
export function isSigning(kind: CaseSubject, act: string): boolean {
  const { acts }: Kind = kinds[kind];
  return acts[act]?.signs === true;
}

/** Who may do what that is about no case. */
const ofTheHouse: readonly Permission[] = [
  { role: 'clerk', of: 'figures', relation: 'any', acts: ['read'] },
  { role: 'head', of: 'figures', relation: 'any', acts: ['read'] },
  { role: 'reviewer', of: 'figures', relation: 'any', acts: ['read'] },
  { role: 'leader', of: 'figures', relation: 'any', acts: ['read'] },
  { role: 'business-environment', of: 'figures', relation: 'any', acts: ['read'] },
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

/**
 * Who may do which act on whose cases: read from each kind's table, with what is about no case (docs/permissions.md).
 * What is not in it is not allowed. `read` is also what lists and tasks go by.
 */
export const permissions: readonly Permission[] = [
  ...(Object.entries(kinds) as [CaseSubject, Kind][]).flatMap(([of, { acts, views }]) =>
    permissionsOf(of, acts, views),
  ),
  ...ofTheHouse,
];

function permissionsOf(of: CaseSubject, acts: Kind['acts'], views: Views): Permission[] {
  const rights: [string, Rights][] = [
    ...Object.entries(acts).map(([act, { by = {} }]): [string, Rights] => [act, by]),
    ...Object.entries(views),
  ];
  const together = new Map<string, { role: Role; of: Subject; relation: Relation; acts: string[] }>();
  for (const [act, by] of rights) {
    for (const [relation, roles] of Object.entries(by) as [keyof Parties, readonly Role[]][]) {
      for (const role of roles) {
        const key = `${relation} ${role}`;
        const granted = together.get(key) ?? { role, of, relation, acts: [] };
        granted.acts.push(act);
        together.set(key, granted);
      }
    }
  }
  return [...together.values()];
}
