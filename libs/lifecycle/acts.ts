import { getNextTransitions, type AnyMachineSnapshot } from 'xstate';
import type { z } from 'zod';
import type { Actor, PersonActing } from './actor';
import { isUnresolved, type Deadline, type Moment } from './deadline';
import type { Decision, Elapse, Refusal } from './lifecycle';
import type { Rights } from './parties';
import type { Words } from './words';

/** A row of a kind's table of acts: one command. */
export interface ActRow<EventType extends string = string, State = never> {
  /** The events that the command can lead to: how the machine is asked whether it follows. */
  readonly leadsTo: readonly [EventType, ...EventType[]];
  /** What people call the act. */
  readonly words: Words;
  /** Where the act stands in the notice, or in the rules as they are read. */
  readonly article: string;
  /** What the case must rest on, or have come to, for the act to follow at all. */
  readonly fits?: (state: State) => boolean;
  /** Who may do it, by their part in the case and their post; absent: nobody but the house itself. */
  readonly by?: Rights;
  /** Whether only a person does it, in their own session, never a system (rules §3). */
  readonly personal?: true;
  /** Whether somebody signs or decides by it: then they have proved a short while ago who they are. */
  readonly signs?: true;
  /** How it is done at the door; absent: it is not. */
  readonly door?: ActDoor;
}

/** How an act is done at the door. */
export interface ActDoor {
  /** Sub-resource of the case to which it is posted, and its name in tasks: `review`. */
  readonly at: string;
  /** Whether it opens a case: then it is posted where the kind's cases stand, beneath `at` if that says something. */
  readonly opens?: true;
  /** What it does, for those who read the API's description. */
  readonly summary: string;
  /** What it is told: a body that this lets through is the command. Absent: a controller reads it by hand. */
  readonly takes?: z.ZodType<object>;
}

/** The table of a kind's acts: every command has its row. */
export type Acts<Command extends { readonly do: string }, Event extends { readonly type: string }, State> = {
  readonly [Do in Command['do']]: ActRow<Event['type'], State>;
};

/** What of a case may be seen or asked without acting on it: by what right, and by whom. `read` is also what lists go by. */
export type Views = Readonly<Record<string, Rights>> & { readonly read: Rights };

/** What a kind of case says of its commands, read from its table: the same for every kind. */
export interface Grammar<Room extends string, Do extends string, Event, State> {
  /** First part of the kind's codes. */
  readonly room: Room;
  /** The state's name for people. */
  readonly stateWords: (state: State) => Words;
  /** The commands that may follow a state, whoever would give them. */
  readonly commandsIn: (state: State) => Do[];
  /** The reason why a command does not follow, with those that do. */
  readonly wrongState: (state: State) => Refusal<`${Room}.wrong-state`>;
  /** An act of a person in their own session, never a system's (rules §3). */
  readonly asPerson: <Code extends string>(
    facts: { readonly by: Actor },
    then: (person: PersonActing) => Decision<Event, Code>,
  ) => Decision<Event, Code | `${Room}.person-only`>;
  /** The events, unless something speaks against them. */
  readonly unless: <Code extends string>(
    findings: readonly Refusal<Code>[],
    ...events: readonly [Event, ...Event[]]
  ) => Decision<Event, Code>;
}

/**
 * Reads a table of acts.
 * @param room first part of the codes: `visit` gives `visit.wrong-state`
 */
export function grammarOf<
  Room extends string,
  Command extends { readonly do: string },
  Event extends { readonly type: string },
  State extends AnyMachineSnapshot & { readonly value: string },
>(
  room: Room,
  acts: Acts<Command, Event, State>,
  stateWords: Readonly<Record<State['value'], Words>>,
): Grammar<Room, Command['do'], Event, State> {
  const rows = Object.entries(acts) as [Command['do'], ActRow<Event['type'], State>][];
  const commandsIn = (state: State) => {
    const handled = new Set<string>(getNextTransitions(state).map(({ eventType }) => String(eventType)));
    return rows
      .filter(([, { leadsTo, fits }]) => leadsTo.some((event) => handled.has(event)) && (fits?.(state) ?? true))
      .map(([command]) => command);
  };
  return {
    room,
    stateWords: (state) => stateWords[state.value as State['value']],
    commandsIn,
    wrongState: (state) => ({
      code: `${room}.wrong-state`,
      parameters: {
        state: stateWords[state.value as State['value']],
        possible: commandsIn(state).map((command) => acts[command].words),
      },
    }),
    asPerson: ({ by }, then) => (by.kind === 'person' ? then(by) : refuse([{ code: `${room}.person-only` as const }])),
    unless: (findings, ...events) => (findings.length > 0 ? refuse(findings) : { events }),
  };
}

/** A table of acts, as far as it says how they are done at the door. */
type Doors<Do extends string> = { readonly [Name in Do]: { readonly door?: ActDoor } };

/** The acts that are done on a case at the door, each with its name in addresses and tasks. */
export function addressesOf<Do extends string>(
  acts: Doors<Do>,
): readonly { readonly command: Do; readonly at: string }[] {
  return (Object.entries(acts) as [Do, { readonly door?: ActDoor }][]).flatMap(([command, { door }]) =>
    door && !door.opens ? [{ command, at: door.at }] : [],
  );
}

/** @param findings at least one */
export function refuse<Code extends string>(
  findings: readonly Refusal<Code>[],
): { readonly refusals: readonly [Refusal<Code>, ...Refusal<Code>[]] } {
  const [first, ...rest] = findings;
  if (!first) throw new Error('a refusal needs a reason');
  return { refusals: [first, ...rest] };
}

/** A deadline whose moment is known. */
export type DueDeadline = Deadline & { readonly due: Moment };

/** The deadline that the clock says has passed, where it has: early, answered or moved ones are none. */
export function passed(
  agenda: readonly Deadline[],
  { deadline: id, round }: Pick<Elapse, 'deadline' | 'round'>,
  now: Moment,
): DueDeadline | undefined {
  const deadline = agenda.find((entry) => entry.id === id && entry.round === round);
  if (!deadline || isUnresolved(deadline.due) || Date.parse(now) < Date.parse(deadline.due)) return undefined;
  return { ...deadline, due: deadline.due };
}

/** What every event says by which people are told of a passed deadline. */
export function tellingOf({ id, round, due }: DueDeadline, now: Moment) {
  return { deadline: id, round, due, at: now };
}
