import type { Moment } from '@anjing/lifecycle';
import type { ApplicationEvent } from './events';

/** The three steps to an approval: the head signs, the judicial bureau reviews, the main leader decides. */
export const stepNames = ['signature', 'review', 'decision'] as const;
export type StepName = (typeof stepNames)[number];

/** `ahead`: nobody waits for it, not yet or no more. */
export type StepState = 'ahead' | 'waiting' | 'done' | 'returned' | 'refused' | 'revoked';

export interface StepStanding {
  readonly step: StepName;
  readonly state: StepState;
  /** When it came to this; absent where nothing has been done in it. */
  readonly at?: Moment;
}

/** What lists know of an event: nothing that anybody wrote. */
export interface ListedEvent {
  readonly type: ApplicationEvent['type'];
  readonly at: Moment;
  /** Where a refusal was said. */
  readonly stage?: 'review' | 'decision';
}

type Steps = Readonly<Record<StepName, Omit<StepStanding, 'step'>>>;

const beginning: Steps = { signature: { state: 'waiting' }, review: { state: 'ahead' }, decision: { state: 'ahead' } };

/** How far each of the three steps is, by what has happened. */
export function stepsAfter(events: readonly ListedEvent[]): StepStanding[] {
  const steps = events.reduce(after, beginning);
  return stepNames.map((step) => ({ step, ...steps[step] }));
}

function after(steps: Steps, { type, at, stage = 'review' }: ListedEvent): Steps {
  switch (type) {
    case 'ApplicationAmended':
    // Who takes part changes, so what was signed is another form.
    case 'ParticipantInvited':
      return { ...steps, signature: { state: 'waiting' } };
    case 'ApplicationSigned':
      return { ...steps, signature: { state: 'done', at } };
    case 'ApplicationSubmitted':
      return { ...steps, review: { state: 'waiting' } };
    case 'ReviewPassed':
      return { ...steps, review: { state: 'done', at }, decision: { state: 'waiting' } };
    case 'ApplicationReturned':
      return { ...steps, signature: { state: 'waiting' }, review: { state: 'returned', at } };
    case 'ApplicationRefused':
      return { ...steps, [stage]: { state: 'refused', at } };
    case 'ApplicationApproved':
      return { ...steps, decision: { state: 'done', at } };
    case 'ApprovalRevoked':
      return { ...steps, decision: { state: 'revoked', at } };
    case 'ApplicationWithdrawn':
    case 'ApplicationExpired':
      return mapped(steps, (step) => (step.state === 'waiting' ? { state: 'ahead' } : step));
    default:
      return steps;
  }
}

function mapped({ signature, review, decision }: Steps, change: (step: Steps[StepName]) => Steps[StepName]): Steps {
  return { signature: change(signature), review: change(review), decision: change(decision) };
}
