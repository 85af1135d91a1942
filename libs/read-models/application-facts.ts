import type { ApplicationEvent, ApplicationForm } from '@anjing/application';
import { monthOf, type CaseFact } from './case-fact.entity';
import type { Projection } from './projection';

const ofForm = ({ agency, site, items, follows, supersedes }: ApplicationForm): Partial<CaseFact> => ({
  agency,
  site,
  items,
  follows: follows ?? supersedes ?? null,
});

/** An application is counted in the month of its first receipt; one that was never received, in that of its draft. */
export const applicationFacts: Projection<ApplicationEvent> = {
  ApplicationDrafted: ({ form }) => ({ ...ofForm(form), agencies: [form.agency], outcome: 'drafted' }),
  ApplicationAmended: ({ form }) => ofForm(form),
  ApplicationSubmitted: ({ at, round, target, participants = [] }, { filedAt, agencies }) => ({
    agencies: [...agencies.slice(0, 1), ...participants.map(({ agency }) => agency)],
    enterprise: target.enterprise,
    area: target.jurisdiction,
    zone: target.zone,
    filedAt: filedAt ?? at,
    receivedAt: at,
    rounds: round,
    outcome: 'underReview',
    month: monthOf(filedAt ?? at),
  }),
  ParticipantLeft: ({ agency }, { agencies }) => ({ agencies: agencies.filter((one) => one !== agency) }),
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
  ApprovalNarrowed: ({ items }) => ({ items }),
  ApprovalUsed: () => ({ outcome: 'used' }),
  ApplicationSuperseded: () => ({ outcome: 'superseded' }),
  ApplicationExpired: () => ({ outcome: 'expired' }),
  ApprovalLapsed: () => ({ outcome: 'lapsed' }),
};
