import type { AlertEvent } from '@anjing/supervision';
import { monthOf } from './case-fact.entity';
import type { Projection } from './projection';

/** An alert is counted in the month in which it was last raised. */
export const alertFacts: Projection<AlertEvent> = {
  AlertRaised: ({ at, finding }, { rounds }) => ({
    sort: finding.model,
    agency: finding.agency,
    agencies: [finding.agency],
    area: finding.jurisdiction ?? null,
    zone: finding.zone ?? null,
    enterprise: finding.enterprise ?? null,
    outcome: 'raised',
    rounds: rounds + 1,
    filedAt: at,
    receivedAt: null,
    decidedAt: null,
    month: monthOf(at),
  }),
  AlertFollowUpOrdered: ({ at }) => ({ outcome: 'followedUp', receivedAt: at }),
  AlertAnswered: () => ({ outcome: 'answered' }),
  AlertClosed: ({ at }) => ({ outcome: 'closed', decidedAt: at }),
  AlertCleared: ({ at }) => ({ outcome: 'cleared', decidedAt: at }),
};
