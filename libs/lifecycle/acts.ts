import type { Text } from '@anjing/texts';
import { getNextTransitions, type AnyMachineSnapshot } from 'xstate';
import type { Actor, PersonActing } from './actor';
import { isUnresolved, type Deadline, type Moment } from './deadline';
import type { Decision, Elapse, Refusal } from './lifecycle';

/** A row of a kind's table of acts: one command. */
export interface ActRow<EventType extends string, State> {
  /** The events that the command can lead to: how the machine is asked whether it follows. */
  readonly leadsTo: readonly [EventType, ...EventType[]];
  /** Sub-resource to which the act is posted, and its name in tasks: `review`. Absent: it opens a case, or no person does it. */
  readonly address?: string;
  /** What people call the act. */
  readonly words: Text;
  /** What the case must rest on, or have come to, for the act to follow at all. */
  readonly fits?: (state: State) => boolean;
}

/** The table of a kind's acts: every command has its row. */
export type Acts<Command extends { readonly do: string }, Event extends { readonly type: string }, State> = {
  readonly [Do in Command['do']]: ActRow<Event['type'], State>;
};

/** What a kind of case says of its commands, read from its table: the same for every kind. */
export interface Grammar<Room extends string, Do extends string, Event, State> {
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
  stateWords: Readonly<Record<State['value'], Text>>,
): Grammar<Room, Command['do'], Event, State> {
  const rows = Object.entries(acts) as [Command['do'], ActRow<Event['type'], State>][];
  const commandsIn = (state: State) => {
    const handled = new Set<string>(getNextTransitions(state).map(({ eventType }) => String(eventType)));
    return rows
      .filter(([, { leadsTo, fits }]) => leadsTo.some((event) => handled.has(event)) && (fits?.(state) ?? true))
      .map(([command]) => command);
  };
  return {
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

/** The names of acts in addresses and tasks, by command; those without an address are left out. */
export function addressesOf<Do extends string>(acts: { readonly [Name in Do]: { readonly address?: string } }): {
  readonly [Name in Do]?: string;
} {
  const rows = Object.entries<{ readonly address?: string }>(acts);
  return Object.fromEntries(
    rows.flatMap(([command, { address }]) => (address === undefined ? [] : [[command, address]])),
  ) as {
    readonly [Name in Do]?: string;
  };
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
