import type { Deadline, Task } from '@anjing/lifecycle';
import { serviceDeadlines, serviceDue, within, type Laws, type RulePack, type ServiceLevel } from '@anjing/rules';
import type { Message } from '@anjing/texts';
import type { AlertContext, AlertState, AlertStateName } from './machine';
import { text } from './texts';

/** A step that somebody owes: who, the act by which it is done, and its service level. */
interface Step {
  readonly name: 'handling' | 'answer' | 'closing';
  readonly act: string;
  readonly owes: 'agency' | 'bureau';
  readonly words: Message;
  level(pack: RulePack, context: AlertContext): ServiceLevel;
}

const steps: Partial<Record<AlertStateName, Step>> = {
  raised: {
    name: 'handling',
    act: 'follow-up',
    owes: 'bureau',
    words: text('alert.step.raised'),
    level: ({ supervision }) => supervision.handling,
  },
  followedUp: {
    name: 'answer',
    act: 'answer',
    owes: 'agency',
    words: text('alert.step.followed-up'),
    level: ({ supervision }, { order }) => within(supervision.answer, order?.workingDays),
  },
  answered: {
    name: 'closing',
    act: 'closure',
    owes: 'bureau',
    words: text('alert.step.answered'),
    level: ({ supervision }) => supervision.handling,
  },
};

/** The step that waits, by the pack at its start (rules §2). */
function waitingStep({ value, context }: AlertState, laws: Laws) {
  const step = steps[value];
  const { stepSince } = context;
  const pack = stepSince === undefined ? undefined : laws.packAt(stepSince);
  if (!step || stepSince === undefined || !pack) return undefined;
  return { step, since: stepSince, level: step.level(pack, context), law: { pack, calendar: laws.calendar } };
}

/** What time will do to the alert: it only tells people; silence closes nothing. */
export function agenda(state: AlertState, laws: Laws): readonly Deadline[] {
  const waiting = waitingStep(state, laws);
  if (!waiting) return [];
  const { step, since, level, law } = waiting;
  const { round, answered } = state.context;
  return serviceDeadlines(law, level, since, { ...step, round }).filter(
    ({ id }) => !answered.includes(`${round}/${id}`),
  );
}

/** The organisation that hears of a deadline: who owes the step; once it is overdue, those above: the bureau, the authority. */
export function toldOf(state: AlertState, { effect }: Pick<Deadline, 'effect'>): string {
  const { raised } = state.context;
  const step = steps[state.value];
  if (!raised || !step) throw new Error('an alert without a step tells nobody');
  const { finding, bureau, authority } = raised;
  if (effect === 'reminder') return step.owes === 'agency' ? finding.agency : bureau;
  return step.owes === 'agency' ? bureau : authority;
}

/** The act that the alert waits for. */
export function tasks(state: AlertState, laws: Laws): readonly Task[] {
  const waiting = waitingStep(state, laws);
  const { raised } = state.context;
  if (!waiting || !raised) return [];
  const { step, since, level, law } = waiting;
  return [
    {
      act: step.act,
      organisation: step.owes === 'agency' ? raised.finding.agency : raised.bureau,
      since,
      ...serviceDue(law, level, since, step.words),
      summary: text('alert.task.awaited', { step: step.words }),
    },
  ];
}
