import type { Actor, Catalogue, Elapse, Judging, Lifecycle, Moment } from '@anjing/lifecycle';
import type { Appending, CaseCard, RecordTransaction } from '@anjing/event-store';
import type { EntryId, RegisterView } from '@anjing/registers';
import type { AnyStateMachine, EventFromLogic, SnapshotFrom } from 'xstate';

/** The organisations that a case concerns, each in its part: what permissions and lists go by. */
export interface Parties {
  /** The agency whose case it is. */
  readonly agency: EntryId;
  readonly bureau?: EntryId;
  readonly authority?: EntryId;
  readonly jurisdiction?: EntryId;
}

/** What facts are gathered from: the registers as of the moment and the open transaction. */
export interface Question<Machine extends AnyStateMachine, Command> {
  readonly now: Moment;
  readonly view: RegisterView;
  readonly transaction: Pick<RecordTransaction, 'look'>;
  /** The state of another case of the same kind; undefined where there is none. */
  readonly stateOf: (stream: string) => Promise<SnapshotFrom<Machine> | undefined>;
  /** What filing the form would be judged on is asked for too. */
  readonly filing: boolean;
  readonly stream: string;
  readonly state: SnapshotFrom<Machine>;
  readonly command: Command | Elapse;
  readonly by: Actor;
}

/** A lifecycle with what the case handler needs to carry it: one object a kind. */
export interface CaseKind<
  Machine extends AnyStateMachine,
  Command extends { readonly do: string },
  Facts extends Judging,
  Law,
> {
  readonly lifecycle: Lifecycle<Machine, Command, Facts, Law>;
  readonly catalogue: Catalogue;
  /** Code of the refusal where another open case holds one of the claims. */
  readonly alreadyOpen: string;
  facts(question: Question<Machine, Command>): Promise<Facts>;
  /** Whom the case concerns, or would concern once `command` has opened it. */
  parties(state: SnapshotFrom<Machine>, view: RegisterView, command?: Command | Elapse): Parties;
  law(state: SnapshotFrom<Machine>, view: RegisterView): Law;
  /** What lists show; nothing private. */
  summary(state: SnapshotFrom<Machine>): CaseCard['summary'];
  /** Rows that the events take along in their transaction: a number given out, claims passed on to an heir. */
  beside?(
    events: readonly EventFromLogic<Machine>[],
    state: SnapshotFrom<Machine>,
    facts: Facts,
  ): Pick<Appending, 'series' | 'heirOf'>;
}
