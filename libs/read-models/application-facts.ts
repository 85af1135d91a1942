import type { ApplicationEvent, ApplicationForm } from '@anjing/application';
import { monthOf, type CaseFact } from './case-fact.entity';
import type { Projection } from './projection';

const ofForm = ({ agency, site, items, follows, supersedes }: ApplicationForm): Partial<CaseFact> => ({
  agency,
  agencies: [agency],
  site,
  items,
  follows: follows ?? supersedes ?? null,
});

/** An application is counted in the month of its first receipt; one that was never received, in that of its draft. */
export const applicationFacts: Projection<ApplicationEvent> = {
  ApplicationDrafted: ({ form }) => ({ ...ofForm(form), outcome: 'drafted' }),
  // While consents stand, what the agencies bring is what it was: only an amendment that changes it makes them void.
  ApplicationAmended: ({ form, voidsConsentOf }, { agencies, items }) => ({
    ...ofForm(form),
    ...(voidsConsentOf === undefined && agencies.length > 1 && { agencies, items }),
  }),
  ParticipantConsented: (event, { agencies, items }) => ({
    agencies: [...agencies, event.agency],
    items: [...items, ...event.items],
  }),
  ParticipantLeft: (event, { agencies, items }) => ({
    agencies: agencies.filter((agency) => agency !== event.agency),
    items: items.filter((item) => !event.items.includes(item)),
  }),
  ApplicationSubmitted: ({ at, round, target }, { filedAt }) => ({
    enterprise: target.enterprise,
    area: target.jurisdiction,
    zone: target.zone,
    filedAt: filedAt ?? at,
    receivedAt: at,
    rounds: round,
    outcome: 'underReview',
    month: monthOf(filedAt ?? at),
  }),
  ReviewPassed: () => ({ outcome: 'awaitingDecision' }),
  ApplicationReturned: () => ({ outcome: 'returned' }),
  ApplicationRefused: ({ stage, opinion, ground }) => ({
    outcome: 'refused',
    stage,
    reason: ground ?? null,
    decidedAt: opinion.at,
  }),
  ApplicationApproved: ({ opinion }) => ({ outcome: 'approved', decidedAt: opinion.at }),
  ApplicationWithdrawn: () => ({ outcome: 'withdrawn' }),
  ApprovalRevoked: () => ({ outcome: 'revoked' }),
  ApprovalNarrowed: ({ items, dropped }, known) => ({
    items: dropped ? known.items.filter((item) => !dropped.includes(item)) : items,
  }),
  ApprovalUsed: () => ({ outcome: 'used' }),
  ApplicationSuperseded: () => ({ outcome: 'superseded' }),
  ApplicationExpired: () => ({ outcome: 'expired' }),
  // Somebody may have gone in on an earlier day.
  ApprovalLapsed: (_, { outcome }) => (outcome === 'used' ? {} : { outcome: 'lapsed' }),
};
