import { fold } from '@anjing/lifecycle';
import type { StoredEvent } from '@anjing/event-store';
import type { AnyMachineSnapshot, AnyStateMachine, EventFromLogic, SnapshotFrom } from 'xstate';

/** States by the event after which a case stood so, for as long as the record keeps the event in memory. */
const states = new WeakMap<AnyStateMachine, WeakMap<StoredEvent, AnyMachineSnapshot>>();

function statesOf(machine: AnyStateMachine): WeakMap<StoredEvent, AnyMachineSnapshot> {
  const known = states.get(machine) ?? new WeakMap<StoredEvent, AnyMachineSnapshot>();
  states.set(machine, known);
  return known;
}

/**
 * The state that a case's history amounts to. Only events after the last one whose state is known are folded.
 * @throws IllegalHistory where an event may not follow
 */
export function foldHistory<Machine extends AnyStateMachine>(
  machine: Machine,
  history: readonly StoredEvent[],
): SnapshotFrom<Machine> {
  const known = statesOf(machine);
  const place = history.findLastIndex((event) => known.has(event));
  const before = history[place];
  const state = fold(
    machine,
    history.slice(place + 1).map(({ event }) => event as unknown as EventFromLogic<Machine>),
    before && (known.get(before) as SnapshotFrom<Machine>),
  );
  keepState(machine, history, state);
  return state;
}

/** Keeps what a history is known to amount to: whoever has just judged its last events has folded them. */
export function keepState<Machine extends AnyStateMachine>(
  machine: Machine,
  history: readonly StoredEvent[],
  state: SnapshotFrom<Machine>,
): void {
  const last = history.at(-1);
  if (last) statesOf(machine).set(last, state);
}
