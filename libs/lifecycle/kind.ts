import type { AnyStateMachine, EventFromLogic, SnapshotFrom } from 'xstate';
import { passed, refuse, tellingOf, type DueDeadline, type Grammar } from './acts';
import type { Deadline, DeadlineEffect, Moment, Task } from './deadline';
import {
  fold,
  type Decision,
  type Judging,
  type Lifecycle,
  type NameOf,
  type Refusal,
  type Sentence,
} from './lifecycle';

/** What a passed deadline's event says: which, since when, at what moment, and who was told. */
type Told = ReturnType<typeof tellingOf> & { readonly to: string };

/** What is a kind's own; everything else is the same for every kind of case. */
interface Own<
  Machine extends AnyStateMachine,
  Command extends { readonly do: string },
  Facts extends Judging & { readonly laws: Law },
  Law,
  Room extends string,
> {
  readonly machine: Machine;
  /** The table of its acts, as it is read. */
  readonly acts: Pick<
    Grammar<Room, Command['do'], EventFromLogic<Machine>, SnapshotFrom<Machine>>,
    'room' | 'commandsIn' | 'wrongState' | 'stateWords'
  >;
  /** What follows from a command that may follow the state, as time has made it by now. */
  readonly decide: (state: SnapshotFrom<Machine>, command: Command, facts: Facts) => Decision<EventFromLogic<Machine>>;
  /** What is decided before it is asked whether a command follows; undefined leaves it to that. */
  readonly before?: (
    state: SnapshotFrom<Machine>,
    command: Command,
    facts: Facts,
  ) => Decision<EventFromLogic<Machine>> | undefined;
  /** What is said of a command that does not follow, where it is more than that. */
  readonly otherwise?: (state: SnapshotFrom<Machine>, command: Command) => Refusal | undefined;
  /**
   * What time has made true by `now`, whether or not the clock has recorded it; absent where time turns nothing. Where a
   * deadline is judged, it is told the facts.
   */
  readonly turned?: (state: SnapshotFrom<Machine>, now: Moment, facts?: Facts) => readonly EventFromLogic<Machine>[];
  readonly agenda: (state: SnapshotFrom<Machine>, law: Law) => readonly Deadline[];
  /** Absent where the kind waits for nobody's act. */
  readonly tasks?: (state: SnapshotFrom<Machine>, law: Law) => readonly Task[];
  /** The events by which people are told of passed deadlines: they change nothing that anybody has read. */
  readonly telling: { readonly [Effect in DeadlineEffect]?: EventFromLogic<Machine>['type'] };
  /** The organisation that hears of a passed deadline. */
  readonly toldOf?: (state: SnapshotFrom<Machine>, deadline: Deadline) => string;
  /** What a passed deadline does where it does more than tell; undefined where it does not. */
  readonly elapsed?: (
    state: SnapshotFrom<Machine>,
    deadline: DueDeadline,
    facts: Facts,
  ) => Decision<EventFromLogic<Machine>> | undefined;
  /** Absent where cases of the kind keep nobody out. */
  readonly claims?: (state: SnapshotFrom<Machine>) => readonly string[];
  readonly sentenceOf: (event: EventFromLogic<Machine>, nameOf: NameOf) => Sentence;
}

/**
 * A kind of case from what is its own. Every command is judged alike: time comes first, so that nobody acts on a case that
 * has ended, however late its timer is; then the machine; then the kind's own rules. A deadline that is early, answered or
 * moved changes nothing (rules §3).
 */
export function lifecycle<
  Machine extends AnyStateMachine,
  Command extends { readonly do: string },
  Facts extends Judging & { readonly laws: Law },
  Law,
  Room extends string,
>(own: Own<Machine, Command, Facts, Law, Room>): Lifecycle<Machine, Command, Facts, Law> {
  type State = SnapshotFrom<Machine>;
  type Event = EventFromLogic<Machine>;
  const { machine, acts, agenda, telling, turned = () => [] } = own;
  const telltales = new Set<string>(Object.values(telling));
  const asOf = (state: State, now: Moment) => fold(machine, turned(state, now), state);

  const elapse = (state: State, elapsed: { deadline: string; round: number }, facts: Facts): Decision<Event> => {
    const [first, ...rest] = turned(state, facts.now, facts);
    if (first) return { events: [first, ...rest] };
    const deadline = passed(agenda(state, facts.laws), elapsed, facts.now);
    if (!deadline) return refuse([{ code: `${acts.room}.not-due` }]);
    const more = own.elapsed?.(state, deadline, facts);
    if (more) return more;
    const type = telling[deadline.effect];
    if (type === undefined || !own.toldOf) throw new Error(`nobody is told of a ${deadline.effect} of ${acts.room}`);
    const told: Told = { ...tellingOf(deadline, facts.now), to: own.toldOf(state, deadline) };
    return { events: [{ type, ...told } as unknown as Event] };
  };

  return {
    machine,
    asOf,
    agenda,
    tasks: own.tasks ?? (() => []),
    claims: own.claims ?? (() => []),
    commandsIn: acts.commandsIn,
    stateWords: acts.stateWords,
    sentenceOf: own.sentenceOf,
    changesContent: (event: { readonly type: string }) => !telltales.has(event.type),
    decide: (state, command, facts) => {
      if (command.do === 'elapse' && 'deadline' in command) return elapse(state, command, facts);
      const asked = command as Command;
      const early = own.before?.(state, asked, facts);
      if (early) return early;
      const past = turned(state, facts.now);
      const current = fold(machine, past, state);
      if (!acts.commandsIn(current).includes(asked.do)) {
        return refuse([own.otherwise?.(current, asked) ?? acts.wrongState(current)]);
      }
      const decision = own.decide(current, asked, facts);
      const [first, ...rest] = past;
      return 'events' in decision && first ? { events: [first, ...rest, ...decision.events] } : decision;
    },
  };
}
