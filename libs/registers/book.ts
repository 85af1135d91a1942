import type { Moment } from '@anjing/lifecycle';
import type { Entry, EntryId, EntryKind, EntryOf, RegisterView } from './entries';

/** A version of an entry as the record gives it. */
export interface BookRow {
  readonly revision: string;
  readonly id: EntryId;
  readonly kind: string;
  readonly from: Moment;
  readonly until: Moment | null;
  readonly entry: unknown;
}

interface Version {
  readonly from: number;
  readonly until: number;
  readonly entry: Entry & { readonly id: EntryId };
}

type WithId<Kind extends EntryKind> = EntryOf<Kind> & { readonly id: EntryId };

/**
 * The registers in memory: every version of every entry, looked up as of a moment. Fed by the record's register rows in
 * the order of their revisions.
 */
export class RegisterBook {
  private readonly versions = new Map<EntryId, Version[]>();
  private readonly idsOfKind = new Map<string, Set<EntryId>>();
  private readonly indexes = new Map<string, Map<string, Set<EntryId>>>();
  private lastRevision = '0';

  /** Revision up to which rows were taken in. */
  get revision(): string {
    return this.lastRevision;
  }

  take(rows: readonly BookRow[]): void {
    for (const row of rows) {
      const version: Version = {
        from: Date.parse(row.from),
        until: row.until === null ? Infinity : Date.parse(row.until),
        // A rule pack has a name of its own, which explanations cite: it stays.
        entry: { id: row.id, ...(row.entry as Entry) },
      };
      // Of two versions for one moment the later recorded counts: it stands behind.
      const versions = [...(this.versions.get(row.id) ?? []), version].sort((a, b) => a.from - b.from);
      this.versions.set(row.id, versions);
      this.idsOfKind.set(row.kind, (this.idsOfKind.get(row.kind) ?? new Set()).add(row.id));
      for (const key of this.indexes.keys()) if (key.startsWith(`${row.kind} `)) this.indexes.delete(key);
      this.lastRevision = row.revision;
    }
  }

  /** The registers as they stood at `moment`. */
  asOf(moment: Moment): RegisterView {
    const instant = Date.parse(moment);
    const find = <Kind extends EntryKind>(kind: Kind, id: EntryId): WithId<Kind> | undefined => {
      const entry = this.versions.get(id)?.findLast(({ from }) => from <= instant);
      if (!entry || entry.until <= instant || entry.entry.kind !== kind) return undefined;
      return entry.entry as unknown as WithId<Kind>;
    };
    const standing = <Kind extends EntryKind>(kind: Kind, ids: Iterable<EntryId>): WithId<Kind>[] =>
      [...ids].flatMap((id) => {
        const entry = find(kind, id);
        return entry ? [entry] : [];
      });
    return {
      at: moment,
      find,
      all: (kind) => standing(kind, this.idsOfKind.get(kind) ?? []),
      where: (kind, property, value) =>
        standing(kind, this.index(kind, property).get(value) ?? []).filter((entry) =>
          valuesOf(entry, property).includes(value),
        ),
    };
  }

  /** Ids of entries that had `value` in `property` in any version: filtered again when asked as of a moment. */
  private index(kind: string, property: string): Map<string, Set<EntryId>> {
    const key = `${kind} ${property}`;
    const known = this.indexes.get(key);
    if (known) return known;
    const index = new Map<string, Set<EntryId>>();
    for (const id of this.idsOfKind.get(kind) ?? []) {
      for (const { entry } of this.versions.get(id) ?? []) {
        for (const value of valuesOf(entry, property)) index.set(value, (index.get(value) ?? new Set()).add(id));
      }
    }
    this.indexes.set(key, index);
    return index;
  }
}

function valuesOf(entry: object, property: string): string[] {
  const value = (entry as Record<string, unknown>)[property];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
