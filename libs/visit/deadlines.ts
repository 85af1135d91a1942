import { unanswered, type Deadline, type DeadlineEffect, type Moment, type Task } from '@anjing/lifecycle';
import {
  dated,
  explain,
  serviceDeadlines,
  serviceDue,
  type Laws,
  type RulePack,
  type ServiceLevel,
} from '@anjing/rules';
import type { Message } from '@anjing/texts';
import type { VisitContext, VisitState } from './machine';
import { text } from './texts';
import { endOf, firstMinute, lastMinute } from './windows';

/** A visit never begins a second round: there is one day. */
export const onlyRound = 1;

/** The deadline whose passing flags a visit that was not made good. */
export const flagging = 'make-good.escalation-1';

/** A turning of a visit by time alone. It needs no calendar. */
export interface Turning {
  readonly id: 'missed' | 'closing';
  readonly due: Moment;
}

/** What time will turn the visit into next, if anything. */
export function nextTurning(state: VisitState): Turning | undefined {
  const { visit, result } = state.context;
  switch (state.value) {
    case 'announced':
    case 'passIssued':
      return visit && { id: 'missed', due: endOf(visit) };
    case 'refusedAtGate':
      return visit && { id: 'closing', due: endOf(visit) };
    case 'resultRecorded':
      return result && !awaitsMakingGood(state.context) ? { id: 'closing', due: result.closes } : undefined;
    default:
      return undefined;
  }
}

/** Whether something that was passed over at the gate may still be brought in, or has to be said aloud. */
function awaitsMakingGood({ flags, answered }: VisitContext): boolean {
  return flags.length > 0 && !answered.includes(`${onlyRound}/${flagging}`);
}

/**
 * What time will do to the visit: reminders of check-out and result, the flag where an emergency was not made good, the
 * end of its day, its closing. Service levels go by the pack in effect when the officers went in. Soonest first; dates
 * that wait for a calendar year last.
 */
export function agenda(state: VisitState, laws: Laws): readonly Deadline[] {
  const { context } = state;
  const since = context.entered?.at ?? context.visit?.at;
  const pack = since === undefined ? undefined : laws.packAt(since);
  if (!pack) return [];
  return unanswered(
    [...ofServiceLevels(state, pack, laws), ...checkOutDeadlines(state, pack), ...turnings(state, pack)],
    context.answered,
  );
}

interface Step {
  readonly name: 'result' | 'make-good';
  readonly words: Message;
  readonly level: ServiceLevel;
}

function stepsOf(state: VisitState, { visit }: RulePack): Step[] {
  const inside = state.matches('checkedIn') || state.matches('checkedOut');
  return [
    ...(inside ? [{ name: 'result', words: text('visit.step.result'), level: visit.result } as const] : []),
    ...(awaitsMakingGood(state.context)
      ? [
          {
            name: 'make-good',
            words: text('visit.step.make-good'),
            level: visit.makeGood,
          } as const,
        ]
      : []),
  ];
}

function ofServiceLevels(state: VisitState, pack: RulePack, laws: Laws): Deadline[] {
  const { entered } = state.context;
  if (!entered) return [];
  const law = { pack, calendar: laws.calendar };
  return stepsOf(state, pack).flatMap(({ name, words, level }) =>
    serviceDeadlines(law, level, startOf(state, name, entered.at), { name, round: onlyRound, words }),
  );
}

/** A visit that was recorded afterwards is made good from the moment of its recording: nobody could have been told before. */
function startOf({ context }: VisitState, step: Step['name'], entered: Moment): Moment {
  const { visit } = context;
  return step === 'make-good' && context.entered?.ground === 'afterwards' && visit ? visit.at : entered;
}

/** Officers whose hours are over are reminded to leave; at the end of the day the bureau hears of it. */
function checkOutDeadlines(state: VisitState, pack: RulePack): Deadline[] {
  const { visit } = state.context;
  if (!state.matches('checkedIn') || !visit) return [];
  const rule = text('visit.deadline.check-out-rule');
  const deadline = (effect: DeadlineEffect, due: Moment, words: Message): Deadline => ({
    id: `check-out.${effect}-1`,
    round: onlyRound,
    effect,
    due,
    summary: dated(words, { due }),
    explanation: explain(pack, pack.visit.article, rule),
  });
  return [
    deadline('reminder', lastMinute(visit), text('visit.deadline.check-out.reminder')),
    deadline('escalation', endOf(visit), text('visit.deadline.check-out.escalation')),
  ];
}

function turnings(state: VisitState, pack: RulePack): Deadline[] {
  const turning = nextTurning(state);
  if (!turning) return [];
  return [
    {
      id: turning.id,
      round: onlyRound,
      effect: 'turning',
      due: turning.due,
      summary: dated(text(`visit.turning.${turning.id}`), turning),
      explanation: explain(pack, pack.visit.article, text(`visit.turning-rule.${turning.id}`)),
    },
  ];
}

/** Who hears of a deadline: the agency is reminded, its bureau hears of what is overdue (notice 四(三)). */
export function toldOf({ context: { visit } }: VisitState, { effect }: Pick<Deadline, 'effect'>): string {
  if (!visit) throw new Error('a visit that was not announced concerns nobody');
  const { agency, bureau } = visit;
  return effect === 'escalation' ? (bureau ?? agency) : agency;
}

type Due = Pick<Task, 'due' | 'explanation'>;

/** The acts the visit waits for. */
export function tasks(state: VisitState, laws: Laws): readonly Task[] {
  const { visit, approval, entered } = state.context;
  if (!visit) return [];
  const task = (act: string, since: Moment, due: Due, summary: Message): Task => ({
    act,
    organisation: visit.agency,
    since,
    ...due,
    summary,
  });
  const special = visit.basis.by === 'special' && !approval;
  const approvalDue = entered ? dueOf(state, laws, 'make-good') : { due: firstMinute(visit) };
  return [
    ...(special && approvalDue !== undefined && state.status === 'active'
      ? [task('approval', visit.at, approvalDue, text('visit.task.approval'))]
      : []),
    ...(state.matches('checkedIn') && entered
      ? [task('check-out', entered.at, { due: lastMinute(visit) }, text('visit.task.check-out'))]
      : []),
    ...(state.matches('checkedOut') && entered
      ? [task('result', entered.at, dueOf(state, laws, 'result') ?? { due: endOf(visit) }, text('visit.task.result'))]
      : []),
    ...(awaitsMakingGood(state.context)
      ? [
          task(
            'proof',
            entered?.at ?? visit.at,
            dueOf(state, laws, 'make-good') ?? { due: endOf(visit) },
            text('visit.task.proof'),
          ),
        ]
      : []),
  ];
}

/** When a step is due by its service level; undefined where it does not wait. */
function dueOf(state: VisitState, laws: Laws, name: Step['name']): Due | undefined {
  const { entered } = state.context;
  const pack = entered && laws.packAt(entered.at);
  const step = pack && stepsOf(state, pack).find((one) => one.name === name);
  if (!entered || !pack || !step) return undefined;
  return serviceDue({ pack, calendar: laws.calendar }, step.level, startOf(state, name, entered.at), step.words);
}
