import type { Moment } from '@anjing/lifecycle';
import { fieldsMarked, type Entry, type EntryId, type RegisterView } from './entries';

/** A value that only one entry of its kind may have. */
export interface UniqueValue {
  /** Under which the record keeps who has it. */
  readonly key: string;
  readonly property: string;
  readonly value: string;
}

/** The values of an entry that no other of its kind may have. */
export function uniqueValuesOf(entry: Entry): UniqueValue[] {
  return fieldsMarked(entry.kind, 'unique').flatMap(([property]) => {
    const held = [(entry as unknown as Record<string, string | readonly string[]>)[property] ?? []].flat();
    return [...new Set(held)].map((value) => ({
      key: `register:${entry.kind}:${property}:${value}`,
      property,
      value,
    }));
  });
}

/** A version of an entry, as its stream tells it. */
export interface DatedVersion {
  readonly from: Moment;
  readonly until?: Moment;
  readonly entry: Entry;
}

/**
 * The keys that an entry holds at `now` or will hold later.
 * @param versions every version, in the order in which they were recorded
 */
export function keysHeld(versions: readonly DatedVersion[], now: Moment): Set<string> {
  const inOrder = [...versions].sort((a, b) => Date.parse(a.from) - Date.parse(b.from));
  return new Set(
    inOrder.flatMap(({ from, until, entry }, place) => {
      const end = Math.min(
        until === undefined ? Infinity : Date.parse(until),
        Date.parse(inOrder[place + 1]?.from ?? '9999-12-31T00:00:00Z'),
      );
      const holds = end > Date.parse(now) && end > Date.parse(from);
      return holds ? uniqueValuesOf(entry).map(({ key }) => key) : [];
    }),
  );
}

/** Other entries that stand with a value which only one of the kind may have: doubles from before that was so. */
export function doublesOf(view: RegisterView, id: EntryId, entry: Entry): EntryId[] {
  const others = uniqueValuesOf(entry).flatMap(({ property, value }) =>
    view.where(entry.kind, property as never, value).flatMap((other) => (other.id === id ? [] : [other.id])),
  );
  return [...new Set(others)].sort();
}
