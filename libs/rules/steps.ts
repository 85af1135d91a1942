import { unanswered, type Deadline, type Moment, type Task } from '@anjing/lifecycle';
import type { Message, Text } from '@anjing/texts';
import type { Laws } from './law';
import type { RulePack, ServiceLevel } from './pack';
import { serviceDeadlines, serviceDue } from './service-level';

/** A wait that a service level measures: a row of a kind's table of steps. */
export interface Step<State> {
  /** First part of its deadlines' ids: `answer`. */
  readonly name: string;
  /** What people call it. */
  readonly words: Text;
  /** The act by which it is done, as addresses and tasks name it. */
  readonly act: string;
  /** How long it may take: a value of the pack at its start. */
  readonly level: (pack: RulePack, state: State) => ServiceLevel;
  /** The organisation whose act it is, and which is reminded. */
  readonly owes: (state: State) => string;
  /** The organisation that hears when it is overdue. */
  readonly oversees: (state: State) => string;
}

/** The state of a case that waits for one step at a time. */
interface Stepping {
  readonly value: string;
  readonly context: {
    /** When the step that now waits began. */
    readonly stepSince?: Moment;
    readonly round: number;
    /** Deadlines already answered: `round/id`. */
    readonly answered: readonly string[];
  };
}

/**
 * What a table of steps, one a state, makes of a case: deadlines, tasks, and who hears. A step goes by the pack at its start
 * and the calendar as known now (rules §2); time only tells people.
 * @param awaits the text of a task that waits for a step
 */
export function servedBy<State extends Stepping>(
  steps: { readonly [Name in State['value']]?: Step<State> },
  awaits: (step: Text) => Message,
) {
  const stepOf = ({ value }: State) => steps[value as State['value']];
  const waiting = (state: State, laws: Laws) => {
    const step = stepOf(state);
    const since = state.context.stepSince;
    const pack = since === undefined ? undefined : laws.packAt(since);
    if (!step || since === undefined || !pack) return undefined;
    return { step, since, level: step.level(pack, state), law: { pack, calendar: laws.calendar } };
  };
  return {
    agenda: (state: State, laws: Laws): readonly Deadline[] => {
      const { round, answered } = state.context;
      const now = waiting(state, laws);
      if (!now) return [];
      const { step, since, level, law } = now;
      return unanswered(serviceDeadlines(law, level, since, { ...step, round }), answered);
    },
    tasks: (state: State, laws: Laws): readonly Task[] => {
      const now = waiting(state, laws);
      if (!now) return [];
      const { step, since, level, law } = now;
      const due = serviceDue(law, level, since, step.words);
      return [{ act: step.act, organisation: step.owes(state), since, ...due, summary: awaits(step.words) }];
    },
    /** Who owes the step is reminded; once it is overdue, those above hear. */
    toldOf: (state: State, { effect }: Pick<Deadline, 'effect'>): string => {
      const step = stepOf(state);
      if (!step) throw new Error('a case that waits for nothing tells nobody');
      return effect === 'reminder' ? step.owes(state) : step.oversees(state);
    },
  };
}
