import type { Parameter, Parameters, Placeholders, Text, Words } from '@anjing/texts';
import {
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  type EventFromLogic,
  type SnapshotFrom,
} from 'xstate';
import type { Deadline, Moment, Task } from './deadline';

/** What the texts of a refusal have places for. */
type PlaceholdersOf<Code extends string> = Of<`${Code}.message`> | Of<`${Code}.remedy`>;
type Of<Key> = Key extends keyof Placeholders ? Placeholders[Key] : never;

/** Why a command changes nothing. Its texts and article stand under its code in the room's {@link Catalogue}. */
interface Reason<Code extends string> {
  /** Stable name for programs, part of the API: `application.lead-time`. */
  readonly code: Code;
  /** Values of the texts. */
  readonly parameters?: Parameters;
  /** The field of the body it is about, as a JSON pointer: `/days/0/date`. */
  readonly field?: string;
}

/** A reason with every value that its texts speak of: the compiler knows them by its code. */
type Worded<Code extends string> = [PlaceholdersOf<Code>] extends [never]
  ? Reason<Code>
  : Reason<Code> & {
      readonly parameters: Readonly<Record<PlaceholdersOf<Code>, Parameter | readonly Parameter[]>>;
    };

/** Why a command changes nothing; of a code that is known, with the values that its texts speak of. */
export type Refusal<Code extends string = string> = string extends Code
  ? Reason<Code>
  : Code extends string
    ? Worded<Code>
    : never;

/** Those of some codes whose texts speak of these values and no others. */
export type CodeSaying<Code extends string, Placeholder extends string> = Code extends string
  ? [PlaceholdersOf<Code>, Placeholder] extends [Placeholder, PlaceholdersOf<Code>]
    ? Code
    : never
  : never;

/** What follows from a command: at least one event, or every reason why not. */
export type Decision<Event, Code extends string = string> =
  | { readonly events: readonly [Event, ...Event[]] }
  | { readonly refusals: readonly [Refusal<Code>, ...Refusal<Code>[]] };

/** A passed deadline, as the command that the clock gives. */
export interface Elapse {
  readonly do: 'elapse';
  readonly deadline: string;
  readonly round: number;
}

/** What an event says, for people; who and when stand beside it. The rule it rests on comes with it. */
export interface Sentence {
  readonly words: Text;
  /** `notice 三(四)`, `rules §3` */
  readonly rule: string;
}

/** What people call an organisation: its name in the registers, or its id. */
export type NameOf = (organisation: string) => Words | string;

/** What every lifecycle is told when it judges: the moment, taken inside the append's transaction. */
export interface Judging {
  readonly now: Moment;
}

/** One kind of case: what may follow what, what follows from a command, and what time will bring. All of it pure. */
export interface Lifecycle<
  Machine extends AnyStateMachine,
  Command extends { readonly do: string },
  Facts extends Judging,
  Law,
> {
  readonly machine: Machine;
  decide(state: SnapshotFrom<Machine>, command: Command | Elapse, facts: Facts): Decision<EventFromLogic<Machine>>;
  /** The state as time has already made it by `now`, whether or not the clock has recorded it: reads judge too. */
  asOf(state: SnapshotFrom<Machine>, now: Moment): SnapshotFrom<Machine>;
  /** The agenda, soonest first; a deadline already answered by an event is not in it. */
  agenda(state: SnapshotFrom<Machine>, law: Law): readonly Deadline[];
  /** The acts the case waits for. */
  tasks(state: SnapshotFrom<Machine>, law: Law): readonly Task[];
  /** Keys that no two open cases may hold at once: taken and given back in the transaction of the event. */
  claims(state: SnapshotFrom<Machine>): readonly string[];
  /** The commands that may follow a state, whoever would give them. */
  commandsIn(state: SnapshotFrom<Machine>): readonly Command['do'][];
  /** The state's name for people. */
  stateWords(state: SnapshotFrom<Machine>): Text;
  sentenceOf(event: EventFromLogic<Machine>, nameOf: NameOf): Sentence;
  /** Whether an event changes what a person saw (form, opinions, state); reminders and deliveries do not. */
  changesContent(event: EventFromLogic<Machine>): boolean;
}

/** A stored event that its machine does not allow: the record or the machine is wrong, and nobody may go on. */
export class IllegalHistory extends Error {
  constructor(
    readonly event: string,
    readonly state: unknown,
    readonly version: number,
  ) {
    super(`event ${version} (${event}) cannot follow state ${JSON.stringify(state)}`);
    this.name = 'IllegalHistory';
  }
}

/**
 * The state that a stream of events amounts to, from `start` (the machine's beginning unless given).
 * @throws IllegalHistory where an event may not follow: XState alone would pass over it in silence.
 */
export function fold<Machine extends AnyStateMachine>(
  machine: Machine,
  history: readonly EventFromLogic<Machine>[],
  start?: SnapshotFrom<Machine>,
): SnapshotFrom<Machine> {
  let state: AnyMachineSnapshot =
    (start as AnyMachineSnapshot | undefined) ?? initialTransition<AnyStateMachine>(machine)[0];
  for (const [index, event] of history.entries()) {
    if (!state.can(event)) throw new IllegalHistory((event as { type: string }).type, state.value, index + 1);
    [state] = transition<AnyStateMachine>(machine, state, event);
  }
  return state as SnapshotFrom<Machine>;
}
