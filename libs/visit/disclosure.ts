import type { VisitEvent } from './events';
import type { VisitState } from './machine';

/** Who looks at a visit. `entitledAgency` has the same matter in its charge: it hears of results (notice 二(三)). */
export type Viewer = 'own' | 'bureau' | 'entitledAgency' | 'otherAgency' | 'enterprise' | 'public';

/** What there is to be known of a visit. */
export const visitFields = [
  /** Day, and hours. */
  'day',
  /** Approved, special, open-day or service. */
  'kind',
  /** A post of the agency to ask. */
  'post',
  'agency',
  'site',
  'items',
  /** Officers by number. */
  'officers',
  /** What it rests on: number of the approval, circumstance. */
  'ground',
  /** Where it stands: announced, checked in … */
  'state',
  /** Findings, measures, reinspection. */
  'result',
  /** Proof, reasons, what was tried off site, flags. */
  'internal',
] as const;

export type VisitField = (typeof visitFields)[number];

type Phase = 'secret' | 'told' | 'inside' | 'result';

const everything: readonly VisitField[] = visitFields;
const asked: readonly VisitField[] = ['day', 'kind', 'post'];
const atTheGate: readonly VisitField[] = [
  'day',
  'kind',
  'post',
  'agency',
  'site',
  'items',
  'officers',
  'ground',
  'state',
];
const publicly: readonly VisitField[] = ['day', 'kind', 'agency', 'site', 'items', 'state'];

const open: Record<Viewer, Record<Phase, readonly VisitField[]>> = {
  own: { secret: everything, told: everything, inside: everything, result: everything },
  bureau: { secret: everything, told: everything, inside: everything, result: everything },
  entitledAgency: { secret: asked, told: asked, inside: asked, result: [...asked, 'agency', 'items', 'result'] },
  otherAgency: { secret: asked, told: asked, inside: asked, result: asked },
  enterprise: { secret: [], told: atTheGate, inside: atTheGate, result: [...atTheGate, 'result'] },
  public: { secret: [], told: publicly, inside: publicly, result: publicly },
};

/** Of ⑤ and ⑥ only those hear who are part of it: the agency, its bureau, and from the check-in the enterprise. */
const blind: readonly Viewer[] = ['entitledAgency', 'otherAgency', 'public'];

/**
 * What of a visit a viewer may know (rules §6, docs/disclosure.md). *Unannounced* is the default: the enterprise and the
 * public know nothing before the check-in, unless the agency told them or the enterprise asked for the visit. Whatever
 * is not in the answer is not shown, listed, counted for them or exported.
 */
export function discloses(state: VisitState, viewer: Viewer): ReadonlySet<VisitField> {
  const { visit } = state.context;
  if (!visit) return new Set();
  const hidden = visit.basis.by === 'special' && visit.basis.hidden;
  return new Set(hidden && blind.includes(viewer) ? [] : open[viewer][phaseOf(state)]);
}

function phaseOf({ context }: VisitState): Phase {
  if (context.result) return 'result';
  if (context.entered || context.refusals > 0) return 'inside';
  return context.toldBeforehand || context.visit?.basis.by === 'service' ? 'told' : 'secret';
}

/** What happens before the eyes of the enterprise; how the agency came to it is its own affair. */
const atTheDoor: readonly VisitEvent['type'][] = [
  'VisitToldBeforehand',
  'VisitRefusedAtGate',
  'VisitCheckedIn',
  'VisitCheckedOut',
  'VisitTookPlace',
  'VisitResultRecorded',
  'VisitCancelled',
  'VisitMissed',
  'VisitClosed',
];

/** Whether a viewer who may read the visit reads of such an event. */
export function eventsShown(viewer: Viewer, type: string): boolean {
  return viewer === 'own' || viewer === 'bureau' || atTheDoor.some((shown) => shown === type);
}
