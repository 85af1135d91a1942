import { servedBy, within } from '@anjing/rules';
import type { AlertState } from './machine';
import { text } from './texts';

const agencyOf = ({ context: { raised } }: AlertState) => raised?.finding.agency ?? '';
const bureauOf = ({ context: { raised } }: AlertState) => raised?.bureau ?? '';
const authorityOf = ({ context: { raised } }: AlertState) => raised?.authority ?? '';

/** What an alert waits for, and how long (notice 四(三)): silence closes nothing. */
export const { agenda, tasks, toldOf } = servedBy<AlertState>(
  {
    raised: {
      name: 'handling',
      act: 'follow-up',
      words: text('alert.step.raised'),
      level: ({ supervision }) => supervision.handling,
      owes: bureauOf,
      oversees: authorityOf,
    },
    followedUp: {
      name: 'answer',
      act: 'answer',
      words: text('alert.step.followed-up'),
      level: ({ supervision }, { context: { order } }) => within(supervision.answer, order?.workingDays),
      owes: agencyOf,
      oversees: bureauOf,
    },
    answered: {
      name: 'closing',
      act: 'closure',
      words: text('alert.step.answered'),
      level: ({ supervision }) => supervision.handling,
      owes: bureauOf,
      oversees: authorityOf,
    },
  },
  (step) => text('alert.task.awaited', { step }),
);
