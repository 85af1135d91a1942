import type { Moment } from '@anjing/lifecycle';
import { assign, setup, type SnapshotFrom } from 'xstate';
import type {
  DigestCorrectionAsked,
  DigestCorrectionNoted,
  DigestEvent,
  DigestPeriod,
  DigestSent,
  DigestSupplemented,
  NotedFiling,
} from './events';

/** What the events of a digest amount to, beside its state. */
export interface DigestContext {
  readonly bureau?: string;
  readonly of?: DigestPeriod;
  readonly openedAt?: Moment;
  readonly expected: readonly string[];
  readonly to: readonly string[];
  /** The newest version of each filing, in the order of acceptance. */
  readonly noted: readonly NotedFiling[];
  /** Everything that went out, oldest first. */
  readonly copies: readonly (DigestSent | DigestSupplemented)[];
  readonly corrections: readonly (DigestCorrectionAsked | DigestCorrectionNoted)[];
}

/** The agencies that are expected and have nothing accepted. */
export function missingOf({ expected, noted }: Pick<DigestContext, 'expected' | 'noted'>): readonly string[] {
  return expected.filter((agency) => !noted.some((filing) => filing.agency === agency));
}

/** Which event may follow which. What the events must rest on is judged in decide.ts. */
export const digestMachine = setup({
  types: { context: {} as DigestContext, events: {} as DigestEvent },
  actions: {
    open: assign(({ event }) => {
      if (event.type !== 'DigestOpened') return {};
      const { bureau, of, expected, to, at } = event;
      return { bureau, of, expected, to, openedAt: at };
    }),
    note: assign(({ context, event }) =>
      event.type === 'DigestFilingNoted'
        ? { noted: [...context.noted.filter(({ filing }) => filing !== event.noted.filing), event.noted] }
        : {},
    ),
    copy: assign(({ context, event }) =>
      event.type === 'DigestSent' || event.type === 'DigestSupplemented' ? { copies: [...context.copies, event] } : {},
    ),
    correct: assign(({ context, event }) =>
      event.type === 'DigestCorrectionAsked' || event.type === 'DigestCorrectionNoted'
        ? { corrections: [...context.corrections, event] }
        : {},
    ),
  },
}).createMachine({
  id: 'digest',
  context: { expected: [], to: [], noted: [], copies: [], corrections: [] },
  initial: 'absent',
  states: {
    absent: { on: { DigestOpened: { target: 'open', actions: 'open' } } },
    open: {
      on: {
        DigestFilingNoted: { actions: 'note' },
        DigestSent: { target: 'sent', actions: 'copy' },
        DigestCorrectionNoted: { actions: 'correct' },
      },
    },
    // A filing may be accepted, or corrected and accepted again, at any later time.
    sent: {
      on: {
        DigestFilingNoted: { actions: 'note' },
        DigestSupplemented: { actions: 'copy' },
        DigestCorrectionAsked: { actions: 'correct' },
        DigestCorrectionNoted: { actions: 'correct' },
      },
    },
  },
});

export type DigestMachine = typeof digestMachine;
export type DigestState = SnapshotFrom<DigestMachine>;
/** Name of a state: `open`, `sent`. */
export type DigestStateName = DigestState['value'];
