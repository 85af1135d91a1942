import type { FilingEvent, FilingPeriod } from '@anjing/filing';
import type { CaseFact } from './case-fact.entity';
import type { Projection } from './projection';

/** A return is counted in the month that it reports, a plan in the December before its year, a list when it is drafted. */
function monthOfPeriod(period: FilingPeriod, { month }: Readonly<CaseFact>): string {
  switch (period.filing) {
    case 'monthlyReturn':
      return period.month;
    case 'annualPlan':
      return `${period.year - 1}-12`;
    default:
      return month;
  }
}

const ofPeriod = (agency: string, period: FilingPeriod, known: Readonly<CaseFact>): Partial<CaseFact> => ({
  agency,
  agencies: [agency],
  sort: period.filing,
  month: monthOfPeriod(period, known),
});

export const filingFacts: Projection<FilingEvent> = {
  FilingOpened: ({ agency, period }, known) => ({ ...ofPeriod(agency, period, known), outcome: 'open' }),
  FilingDrafted: ({ form }, known) => ({ ...ofPeriod(form.agency, form, known), outcome: 'drafting' }),
  FilingSubmitted: ({ at, due, submission }, { filedAt, dueAt }) => ({
    filedAt: filedAt ?? at,
    receivedAt: at,
    dueAt: due ?? dueAt,
    rounds: submission,
    outcome: 'submitted',
  }),
  // Before anything was filed only the duty itself can be overdue, and the first to be told is told at its first late moment.
  FilingEscalationSent: ({ due }, { filedAt, dueAt }) => (filedAt === null ? { dueAt: dueAt ?? due } : {}),
  FilingAmendedByVisit: () => ({ outcome: 'correctionAsked' }),
  FilingCorrectionAsked: () => ({ outcome: 'correctionAsked' }),
  FilingAccepted: ({ at }) => ({ outcome: 'accepted', decidedAt: at }),
  FilingWithdrawn: () => ({ outcome: 'withdrawn' }),
};
