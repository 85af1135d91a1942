/** A person acting from their own session, in a post, perhaps under a mandate of the post's holder. */
export interface PersonActing {
  readonly kind: 'person';
  /** Id of the person in the registers. */
  readonly person: string;
  /** Id of the post they act in. */
  readonly post: string;
  /** Id of the organisation the post belongs to: `agency/…`, `bureau/…`, `authority/…`, `office/…`. */
  readonly organisation: string;
  /** Where they stand in for the post's holder: the written mandate, and the holder, whose act it is too. */
  readonly mandate?: { readonly id: string; readonly holder: string };
}

/** An agency's system: it may draft, pre-flight, attach, submit what is signed, and query (rules §3). */
export interface SystemActing {
  readonly kind: 'system';
  readonly system: string;
  readonly organisation: string;
}

/** Somebody of the public, without an account. What they say of themselves, if anything, stands under their own key. */
export interface PublicActing {
  readonly kind: 'public';
}

/** Time: the actor of every passed deadline. */
export interface ClockActing {
  readonly kind: 'clock';
}

/** The house itself, by the part of it that acts. */
export interface HouseActing {
  /**
   * `reaction`: what follows in one case, or on the registers, from an event of another case. `opener`: the turn of a period
   * opens what is owed for it. `supervisor`: what the alert models find. `installer`: what an installation begins with.
   */
  readonly kind: 'reaction' | 'opener' | 'supervisor' | 'installer';
}

/** Some part of the house, in events from before its parts were told apart. It is read; nothing is recorded so any more. */
export interface FormerHouseActing {
  readonly kind: 'reactor';
}

/** Who does what an event records. */
export type Actor = PersonActing | SystemActing | PublicActing | ClockActing | HouseActing | FormerHouseActing;
