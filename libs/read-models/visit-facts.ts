import type { VisitEvent } from '@anjing/visit';
import { monthOf } from './case-fact.entity';
import type { Projection } from './projection';

/** A visit is counted in the month of its check-in; one that did not take place, in that of its day. */
export const visitFacts: Projection<VisitEvent> = {
  VisitAnnounced: ({ agency, participants, items, site, day, basis, target, reinspectionOf }) => ({
    sort: basis.by,
    circumstance: basis.by === 'special' ? basis.circumstance : null,
    month: day.date.slice(0, 7),
    agency,
    agencies: [agency, ...participants.map((part) => part.agency)],
    items: [...items, ...participants.flatMap((part) => part.items)],
    site,
    enterprise: target.enterprise,
    area: target.jurisdiction,
    zone: target.zone,
    follows: reinspectionOf ?? null,
    outcome: 'announced',
  }),
  VisitParticipantJoined: ({ part }, { agencies, items }) => ({
    agencies: [...agencies.filter((agency) => agency !== part.agency), part.agency],
    items: [...new Set([...items, ...part.items])],
  }),
  VisitParticipantLeft: (event, { agencies }) => ({
    agencies: agencies.filter((agency) => agency !== event.agency),
  }),
  VisitNarrowed: (event, { items }) => ({ items: items.filter((item) => event.items.includes(item)) }),
  VisitRefusedAtGate: () => ({ outcome: 'refusedAtGate' }),
  VisitCheckedIn: ({ at }) => ({ enteredAt: at, month: monthOf(at), outcome: 'checkedIn' }),
  VisitCheckedOut: ({ at }) => ({ leftAt: at, outcome: 'checkedOut' }),
  VisitTookPlace: ({ entered, left }) => ({
    enteredAt: entered,
    leftAt: left,
    month: monthOf(entered),
    outcome: 'checkedOut',
  }),
  VisitResultRecorded: () => ({ outcome: 'recorded' }),
  VisitCancelled: () => ({ outcome: 'cancelled' }),
  VisitMissed: () => ({ outcome: 'missed' }),
  // A visit that was turned away stays one when its day ends.
  VisitClosed: (_, { enteredAt }) => (enteredAt === null ? {} : { outcome: 'closed' }),
};
