import type { ComplaintEvent } from '@anjing/complaint';
import type { Projection } from './projection';

/**
 * A complaint is counted in the month in which it was received, for whom it is about. Who complains is in no row; what
 * the first answer was due at counts, what the last answer says.
 */
export const complaintFacts: Projection<ComplaintEvent> = {
  ComplaintReceived: ({ at, channel, form }) => ({
    sort: channel,
    agency: form.respondent,
    agencies: [form.respondent],
    site: form.site ?? null,
    filedAt: at,
    outcome: 'received',
  }),
  ComplaintAcknowledged: ({ at }) => ({ receivedAt: at, outcome: 'acknowledged' }),
  ComplaintAnswered: ({ at, due, outcome }, { decidedAt, dueAt }) => ({
    decidedAt: decidedAt ?? at,
    dueAt: dueAt ?? due ?? null,
    outcome,
  }),
  ComplaintWithdrawn: () => ({ outcome: 'withdrawn' }),
};
