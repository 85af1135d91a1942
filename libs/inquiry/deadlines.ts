import { servedBy, within } from '@anjing/rules';
import type { InquiryState } from './machine';
import { text } from './texts';

const agencyOf = ({ context: { form } }: InquiryState) => form?.agency ?? '';

/** What an inquiry waits for, and how long (notice 二(一)): silence settles nothing. */
export const { agenda, tasks, toldOf } = servedBy<InquiryState>(
  {
    sent: {
      name: 'answer',
      act: 'answer',
      words: text('inquiry.step.sent'),
      level: ({ inquiry }, { context: { workingDays } }) => within(inquiry.answer, workingDays),
      owes: ({ context: { form } }) => form?.enterprise ?? '',
      oversees: agencyOf,
    },
    answered: {
      name: 'conclusion',
      act: 'settlement',
      words: text('inquiry.step.answered'),
      level: ({ inquiry }) => inquiry.conclusion,
      owes: agencyOf,
      oversees: (state) => state.context.sent?.bureau ?? agencyOf(state),
    },
  },
  (step) => text('inquiry.task.awaited', { step }),
);
