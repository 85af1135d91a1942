import type { CaseSubject } from '@anjing/access';
import type { ActRow, Actor, Elapse, Judging, Lifecycle, Moment, Parties } from '@anjing/lifecycle';
import type { Catalogue } from '@anjing/texts';
import type { Appending, CaseCard, RecordTransaction } from '@anjing/event-store';
import type { EntryId, RegisterView } from '@anjing/registers';
import type { AnyStateMachine, EventFromLogic, SnapshotFrom } from 'xstate';

/** What of a lifecycle is needed to know the state of a case of its kind. */
export type Foldable<Machine extends AnyStateMachine> = Pick<
  Lifecycle<Machine, { readonly do: string }, Judging, unknown>,
  'machine' | 'asOf'
>;

/** What facts are gathered from: the registers as of the moment, the open transaction, the case as it is recorded. */
export interface Look<Machine extends AnyStateMachine> {
  readonly now: Moment;
  readonly view: RegisterView;
  readonly transaction: Pick<RecordTransaction, 'look'>;
  /** The state of another case, as time has made it by now; undefined where there is none. */
  readonly stateOf: <Other extends AnyStateMachine>(
    lifecycle: Foldable<Other>,
    stream: string,
  ) => Promise<SnapshotFrom<Other> | undefined>;
  readonly stream: string;
  readonly state: SnapshotFrom<Machine>;
}

/** A command that somebody would give, for the facts that it is judged on. */
export interface Question<Machine extends AnyStateMachine, Command> extends Look<Machine> {
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
  /** First part of the stream's id. */
  readonly name: CaseSubject;
  readonly lifecycle: Lifecycle<Machine, Command, Facts, Law>;
  readonly catalogue: Catalogue;
  /** The table of its acts: how each is done at the door. */
  readonly acts: { readonly [Do in Command['do']]: Pick<ActRow, 'door'> };
  /** Code of the refusal where another open case holds one of the claims; absent where the kind claims nothing. */
  readonly alreadyOpen?: string;
  facts(question: Question<Machine, Command>): Promise<Facts>;
  /** Whom the case concerns, or would concern once `command` has opened it. */
  parties(state: SnapshotFrom<Machine>, view: RegisterView, command?: Command | Elapse): Parties;
  /** The area by which lists and figures find the case. */
  jurisdiction(state: SnapshotFrom<Machine>, view: RegisterView): EntryId | undefined;
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
