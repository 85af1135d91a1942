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

/** The reactor: one case following from an event of another. */
export interface ReactorActing {
  readonly kind: 'reactor';
}

/** Who does what an event records. */
export type Actor = PersonActing | SystemActing | PublicActing | ClockActing | ReactorActing;
