import type { InquiryEvent, InquiryForm } from '@anjing/inquiry';
import { monthOf, type CaseFact } from './case-fact.entity';
import type { Projection } from './projection';

const ofForm = ({ agency, enterprise, site, items, means }: InquiryForm): Partial<CaseFact> => ({
  agency,
  agencies: [agency],
  enterprise,
  site: site ?? null,
  items,
  sort: means,
});

/** An inquiry is counted in the month in which it was sent; one that never was, in that of its draft. */
export const inquiryFacts: Projection<InquiryEvent> = {
  InquiryDrafted: ({ form }) => ({ ...ofForm(form), outcome: 'drafted' }),
  InquiryAmended: ({ form }) => ofForm(form),
  InquirySent: ({ at }) => ({ filedAt: at, month: monthOf(at), outcome: 'sent' }),
  InquiryAnswered: ({ at }) => ({ receivedAt: at, outcome: 'answered' }),
  InquiryAskedAgain: () => ({ outcome: 'sent' }),
  InquirySettled: ({ at }) => ({ decidedAt: at, outcome: 'settled' }),
  InquiryLeftToVisit: ({ at }) => ({ decidedAt: at, outcome: 'leftToVisit' }),
  InquiryWithdrawn: () => ({ outcome: 'withdrawn' }),
};
