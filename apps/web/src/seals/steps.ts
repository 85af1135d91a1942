import type { Application, Deadline, Task } from '../api/shapes';

export type SealState = 'empty' | 'waiting' | 'given' | 'returned' | 'refused' | 'revoked' | 'late';

/** One of the three steps that the notice asks for. */
export interface Step {
  readonly step: 'sign' | 'review' | 'decide';
  readonly state: SealState;
  readonly who?: string | undefined;
  readonly at?: string | undefined;
  /** The term that runs, where the step is waited for. */
  readonly deadline?: Deadline | undefined;
}

type Told = Pick<Application, 'state' | 'signature' | 'review' | 'decision' | 'tasks' | 'deadlines'>;

/** The three steps of an application as the house tells it. */
export function stepsOf(told: Told, now: number | undefined): readonly Step[] {
  const { state, signature, review, decision, tasks, deadlines } = told;
  const waiting = (act: string) => tasks.find((task) => task.act === act);
  const step = (
    name: Step['step'],
    acts: readonly string[],
    done: { readonly by: string; readonly at: string } | undefined,
    ended: SealState | undefined,
  ): Step => {
    if (ended !== undefined) return { step: name, state: ended, who: done?.by, at: done?.at };
    const task = acts.map(waiting).find((one) => one !== undefined);
    if (task) {
      const late = task.due !== null && now !== undefined && now >= Date.parse(task.due);
      return {
        step: name,
        state: late ? 'late' : 'waiting',
        who: task.organisationName,
        deadline: deadlines.find(({ due, counted }) => due === task.due && counted.length > 0),
      };
    }
    return done ? { step: name, state: 'given', who: done.by, at: done.at } : { step: name, state: 'empty' };
  };
  const signedAt = state === 'drafting' ? undefined : signature;
  const refused = state === 'refused';
  return [
    step('sign', ['signature', 'form'], signedAt, undefined),
    step(
      'review',
      ['review'],
      review,
      state === 'returned' ? 'returned' : refused && !decision ? 'refused' : undefined,
    ),
    step('decide', ['decision'], decision, refused && decision ? 'refused' : undefined),
  ];
}

const listed = {
  ahead: 'empty',
  waiting: 'waiting',
  done: 'given',
  returned: 'returned',
  refused: 'refused',
  revoked: 'revoked',
} as const satisfies Record<NonNullable<Task['steps']>[number]['state'], SealState>;

const named = { signature: 'sign', review: 'review', decision: 'decide' } as const;

/** The three steps as a row of a list tells them. */
export function stepsOfRow({ steps = [], act, overdue }: Pick<Task, 'steps' | 'act' | 'overdue'>): readonly Step[] {
  return steps.map(({ step, state, at }) => ({
    step: named[step],
    state: state === 'waiting' && overdue && act === step ? 'late' : listed[state],
    at,
  }));
}
