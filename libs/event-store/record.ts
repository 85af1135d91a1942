import type { Actor, Moment, Task } from '@anjing/lifecycle';

/** A domain event as an object of strings, integers, booleans, arrays and objects: nothing else can be hashed the same everywhere. */
export interface RecordedEvent {
  readonly type: string;
}

/** One event of the record, with its private values revealed where their key still stands. */
export interface StoredEvent<Event extends RecordedEvent = RecordedEvent> {
  /** Id of the case or register entry: `application/01J…`, `agency/ganzhou-emergency`. */
  readonly stream: string;
  /** Dense from 1 within the stream. */
  readonly version: number;
  /** The judging moment of the act that brought it. */
  readonly at: Moment;
  readonly actor: Actor;
  readonly command: string;
  readonly event: Event;
  /** SHA-256 over the previous hash and the canonical text of this event, hex. */
  readonly hash: string;
}

/** Everything an act has to know before it is judged, in one look (and one round trip). */
export interface Opening {
  /** The judging moment: database time plus the configured offset. */
  readonly now: Moment;
  /** Highest revision of the registers: whoever holds them in memory compares. */
  readonly registers: string;
  /** The stream's events, oldest first. */
  readonly events: readonly StoredEvent[];
  /** How many of these events changed what a person saw: the content version. */
  readonly contentVersion: number;
  /** Set where this command has been carried out before. */
  readonly repeated?: { readonly stream: string; readonly version: number; readonly digest: string };
}

/** The row by which lists, tasks and the watchdog find a case. Never read as law. */
export interface CaseCard {
  readonly kind: string;
  readonly state: string;
  readonly nextDue: Moment | null;
  /** No event leads on from this state. */
  readonly closed: boolean;
  /** Organisations that may see the case. */
  readonly organisations: readonly string[];
  /** Area of the site. */
  readonly jurisdiction: string | null;
  /** What a list shows; nothing private. */
  readonly summary: Readonly<Record<string, unknown>>;
}

/** What an act leaves in the record, all of it or nothing. */
export interface Appending {
  readonly stream: string;
  /** Version the act was judged on. */
  readonly expected: number;
  readonly events: readonly RecordedEvent[];
  /** How many of `events` change what a person saw. */
  readonly contentChanges: number;
  readonly at: Moment;
  readonly actor: Actor;
  readonly command: string;
  /** Digest of method, path and body: a key repeated with another body is refused. */
  readonly digest: string;
  /** Keys of {@link Lifecycle.claims} to take and to give back. A key held by `heir` passes over. */
  readonly take?: readonly string[];
  readonly release?: readonly string[];
  readonly heirOf?: string;
  /**
   * The gapless series whose next number is put wherever `placeholder` stands in events and card. It is drawn while they
   * are written: nobody waits for somebody else's judging.
   */
  readonly series?: { readonly name: string; readonly placeholder: string };
  /** Register versions that these events record: `event` is the place of the event that carries the entry. */
  readonly register?: readonly {
    readonly id: string;
    readonly kind: string;
    readonly from: Moment;
    readonly until: Moment | null;
    readonly event: number;
  }[];
  readonly card?: CaseCard;
  readonly tasks?: readonly Task[];
}

/** What an append answers. */
export interface Appended {
  /** The stream's new version. */
  readonly version: number;
  /** The number that the series gave. */
  readonly number?: number;
}

/** What a concluded act answers: the stream as it stands with it. */
export interface Concluded extends Appended {
  readonly events: readonly StoredEvent[];
}

/** What else an act is judged on: claims that others hold, and cases that a card finds. */
export interface Look {
  readonly keys: readonly string[];
  /** Cases of a kind, in a state or in any, whose summary says this. */
  readonly cards: { readonly kind: string; readonly state?: string; readonly summary: object };
}

/** A case as its card says: an index, to be folded before it is believed. */
export interface FoundCard {
  readonly stream: string;
  readonly state: string;
  readonly summary: Readonly<Record<string, unknown>>;
}

/** A transaction of the record, open until `work` in {@link Record.transact} returns. */
export interface RecordTransaction {
  open(stream: string, command: string): Promise<Opening>;
  /** Holder of each of `keys` that is taken, and the cards that are asked for. */
  look(question: Look): Promise<{ holders: ReadonlyMap<string, string>; cards: readonly FoundCard[] }>;
  /** @throws VersionConflict, ClaimTaken, CommandReused */
  append(appending: Appending): Promise<Appended>;
  /** Appends and commits in one round trip: nothing can be asked or appended afterwards. @throws as `append` */
  conclude(appending: Appending): Promise<Concluded>;
}

/** The stream has grown since it was opened. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
}

/** Another open case holds a key that only one may hold. */
export class ClaimTaken extends Error {
  override readonly name = 'ClaimTaken';
  constructor(
    readonly key: string,
    readonly holder: string,
  ) {
    super(`${key} is held by ${holder}`);
  }
}

/** A command id was carried out in another transaction since this one looked. */
export class CommandReused extends Error {
  override readonly name = 'CommandReused';
}

/** A register entry's version, as the registers in memory take it in. */
export interface RegisterRow {
  readonly revision: string;
  readonly id: string;
  readonly kind: string;
  readonly from: Moment;
  readonly until: Moment | null;
  readonly recordedAt: Moment;
  readonly entry: unknown;
}

/** One event of the ledger: the total order of everything committed. */
export interface LedgerEntry extends StoredEvent {
  /** Dense from 1 over the whole record. */
  readonly number: string;
}
