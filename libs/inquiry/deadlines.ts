import type { Deadline, Task } from '@anjing/lifecycle';
import { serviceDeadlines, serviceDue, within, type Laws, type RulePack, type ServiceLevel } from '@anjing/rules';
import type { Message } from '@anjing/texts';
import type { InquiryContext, InquiryState, InquiryStateName } from './machine';
import { text } from './texts';

/** A step that somebody owes: who, the act by which it is done, and its service level. */
interface Step {
  readonly name: 'answer' | 'conclusion';
  readonly act: string;
  readonly owes: 'agency' | 'enterprise';
  readonly words: Message;
  level(pack: RulePack, context: InquiryContext): ServiceLevel;
}

const steps: Partial<Record<InquiryStateName, Step>> = {
  sent: {
    name: 'answer',
    act: 'answer',
    owes: 'enterprise',
    words: text('inquiry.step.sent'),
    level: ({ inquiry }, { workingDays }) => within(inquiry.answer, workingDays),
  },
  answered: {
    name: 'conclusion',
    act: 'settlement',
    owes: 'agency',
    words: text('inquiry.step.answered'),
    level: ({ inquiry }) => inquiry.conclusion,
  },
};

/** The step that waits, by the pack at its start (rules §2). */
function waitingStep({ value, context }: InquiryState, laws: Laws) {
  const step = steps[value];
  const { stepSince } = context;
  const pack = stepSince === undefined ? undefined : laws.packAt(stepSince);
  if (!step || stepSince === undefined || !pack) return undefined;
  return { step, since: stepSince, level: step.level(pack, context), law: { pack, calendar: laws.calendar } };
}

/** What time will do to the inquiry: it only tells people; silence settles nothing. */
export function agenda(state: InquiryState, laws: Laws): readonly Deadline[] {
  const waiting = waitingStep(state, laws);
  if (!waiting) return [];
  const { step, since, level, law } = waiting;
  const { round, answered } = state.context;
  return serviceDeadlines(law, level, since, { ...step, round }).filter(
    ({ id }) => !answered.includes(`${round}/${id}`),
  );
}

/** Who hears of a deadline: who owes the step; once it is overdue the agency, and of the agency's own step the bureau. */
export function toldOf({ value, context }: InquiryState, { effect }: Pick<Deadline, 'effect'>): string {
  const step = steps[value];
  const { form, sent } = context;
  if (!step || !form) throw new Error('an inquiry without a step tells nobody');
  if (effect === 'reminder') return form[step.owes];
  return step.owes === 'enterprise' ? form.agency : (sent?.bureau ?? form.agency);
}

/** The acts that the inquiry waits for. */
export function tasks(state: InquiryState, laws: Laws): readonly Task[] {
  const waiting = waitingStep(state, laws);
  const { form } = state.context;
  if (!waiting || !form) return [];
  const { step, since, level, law } = waiting;
  return [
    {
      act: step.act,
      organisation: form[step.owes],
      since,
      ...serviceDue(law, level, since, step.words),
      summary: text('inquiry.task.awaited', { step: step.words }),
    },
  ];
}
