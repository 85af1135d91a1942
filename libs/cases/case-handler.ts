import {
  fold,
  isUnresolved,
  type Actor,
  type Deadline,
  type Elapse,
  type Judging,
  type Moment,
  type Task,
  type Parties,
} from '@anjing/lifecycle';
import {
  ClaimTaken,
  type CaseCard,
  type EventRecord,
  type Opening,
  type RecordTransaction,
  type StoredEvent,
} from '@anjing/event-store';
import type { EntryId, RegisterView } from '@anjing/registers';
import type { AnyMachineSnapshot, AnyStateMachine, EventFromLogic, SnapshotFrom } from 'xstate';
import type { CaseKind, Look } from './case-kind';
import { foldHistory, keepState } from './fold-history';
import { CommandMismatch, NoSuchCase, Refused, Stale } from './problems';
import type { RegistersInMemory } from './registers-in-memory';

/**
 * Names the actor of an act, on the registers of its moment.
 * @throws NoSuchCase where the caller may not even know of the case, Refused where they may not do this
 */
export type Authorize = (view: RegisterView, parties: Parties, act: string) => Actor;

/** One act of a person, a system, or time. */
export interface Act<Command> {
  readonly stream: string;
  readonly command: Command;
  readonly authorize: Authorize;
  /** Unique to the act and its caller: the same id again is the same act. */
  readonly commandId: string;
  /** Digest of the whole request, so that a key repeated with another body is found out. */
  readonly digest: string;
  /** Content version the caller saw, or several of which any will do; absent where the act opens a case or time acts. */
  readonly seen?: number | readonly number[];
}

/** A case as it stands: what its history amounts to, and what may come. */
export interface Standing<Machine extends AnyStateMachine> {
  readonly stream: string;
  /** The judging moment of the act or the reading. */
  readonly now: Moment;
  readonly version: number;
  readonly contentVersion: number;
  readonly state: SnapshotFrom<Machine>;
  readonly history: readonly StoredEvent[];
  readonly deadlines: readonly Deadline[];
  readonly tasks: readonly Task[];
  readonly parties: Parties;
  readonly jurisdiction: EntryId | undefined;
  readonly view: RegisterView;
}

/** The way of a command: load, fold, ask who may, gather facts, decide, append. One for every kind of case. */
export class CaseHandler<
  Machine extends AnyStateMachine,
  Command extends { readonly do: string },
  Facts extends Judging,
  Law,
> {
  constructor(
    private readonly record: EventRecord,
    private readonly registers: RegistersInMemory,
    readonly kind: CaseKind<Machine, Command, Facts, Law>,
  ) {}

  /**
   * Carries out one act, once.
   * @throws Refused, NoSuchCase, Stale, CommandMismatch; then nothing has changed
   */
  async act(act: Act<Command | Elapse>): Promise<Standing<Machine>> {
    try {
      return await this.record.transact((transaction) => this.judge(transaction, act));
    } catch (error) {
      const { alreadyOpen, catalogue } = this.kind;
      if (!(error instanceof ClaimTaken) || alreadyOpen === undefined) throw error;
      throw new Refused([{ code: alreadyOpen, parameters: { holder: error.holder } }], catalogue);
    }
  }

  /**
   * The case as it stands now.
   * @throws NoSuchCase where there is none, or not for this caller
   */
  async read(stream: string, authorize: Authorize): Promise<Standing<Machine>> {
    const standing = await this.current(stream);
    authorize(standing.view, standing.parties, 'read');
    return standing;
  }

  /**
   * The case as it stands now, for the house itself: what of it may be told to whom is for its caller to judge.
   * @throws NoSuchCase where there is none
   */
  async current(stream: string): Promise<Standing<Machine>> {
    const opening = await this.record.read(stream);
    if (opening.events.length === 0) throw new NoSuchCase(stream);
    const view = await this.registers.at(opening.now, opening.registers);
    return this.standing(stream, opening, this.kind.lifecycle.asOf(this.fold(opening), opening.now), view);
  }

  /** Everything `command` would be judged on now. Nothing is carried out. */
  async factsFor(stream: string, command: Command, authorize: Authorize): Promise<Facts> {
    return this.look(async (look) => (await this.gather(look, { command, authorize })).facts, stream);
  }

  /**
   * What can be made out now, where nothing is to be done.
   * @param stream the case that is looked at; absent: one that is not there yet
   */
  async look<Seen>(see: (look: Look<Machine>) => Promise<Seen>, stream = ''): Promise<Seen> {
    return this.record.transact(async (transaction) => {
      const opening = await transaction.open(stream, '');
      const view = await this.registers.at(opening.now, opening.registers);
      return see(this.lookAt(transaction, opening, view, stream));
    });
  }

  /**
   * The case as the record has it, whatever time has done since: what processes and rebuilt lists go by.
   * @param version as it stood then; as it stands where absent
   */
  async recorded(stream: string, version?: number): Promise<Standing<Machine>> {
    const opening = await this.record.read(stream, version);
    if (opening.events.length === 0) throw new NoSuchCase(stream);
    const view = await this.registers.at(opening.now, opening.registers);
    return this.standing(stream, opening, this.fold(opening), view);
  }

  /** Card, tasks and claims from the stream alone: how the inline rows are made anew. */
  async rebuild(stream: string): Promise<{ card: CaseCard; tasks: readonly Task[]; claims: readonly string[] }> {
    const standing = await this.recorded(stream);
    return { card: this.card(standing), tasks: standing.tasks, claims: this.kind.lifecycle.claims(standing.state) };
  }

  private async judge(transaction: RecordTransaction, act: Act<Command | Elapse>): Promise<Standing<Machine>> {
    const opening = await transaction.open(act.stream, act.commandId);
    if (opening.repeated) return this.answerAgain(opening.repeated, act);
    if (opening.events.length === 0 && act.seen !== undefined) throw new NoSuchCase(act.stream);

    const view = await this.registers.at(opening.now, opening.registers);
    const look = this.lookAt(transaction, opening, view, act.stream);
    const { state } = look;
    const { by, facts } = await this.gather(look, act);
    const seen = act.seen === undefined ? undefined : [act.seen].flat();
    if (seen && !seen.includes(opening.contentVersion)) {
      const latest = Math.max(...seen);
      throw new Stale(latest, opening.contentVersion, this.since(opening, latest));
    }

    const { lifecycle } = this.kind;
    const decision = lifecycle.decide(state, act.command, facts);
    if ('refusals' in decision) throw new Refused(decision.refusals, this.kind.catalogue);

    const events: readonly EventFromLogic<Machine>[] = decision.events;
    const next = fold(lifecycle.machine, events, state);
    const contentChanges = events.filter((event) => lifecycle.changesContent(event)).length;
    const standing = this.describe(act.stream, opening.now, next, view);
    const held = new Set(lifecycle.claims(state));
    const wanted = new Set(lifecycle.claims(next));
    const beside = this.kind.beside?.(events, next, facts);
    const concluded = await transaction.conclude({
      stream: act.stream,
      expected: opening.events.length,
      events,
      contentChanges,
      at: opening.now,
      actor: by,
      command: act.commandId,
      digest: act.digest,
      take: [...wanted].filter((key) => !held.has(key)),
      release: [...held].filter((key) => !wanted.has(key)),
      card: this.card(standing),
      tasks: standing.tasks,
      ...beside,
    });
    const { version, number, events: history } = concluded;
    const after = { version, contentVersion: opening.contentVersion + contentChanges, history };
    // A number that a series gave stands only in what the record has of the events.
    if (number !== undefined) {
      return { ...this.describe(act.stream, opening.now, this.fold({ events: history }), view), ...after };
    }
    keepState(lifecycle.machine, history, next);
    return { ...standing, ...after };
  }

  /** The first answer again: the case as it stood after that act. */
  private async answerAgain(
    repeated: NonNullable<Opening['repeated']>,
    act: Act<Command | Elapse>,
  ): Promise<Standing<Machine>> {
    if (repeated.digest !== act.digest) throw new CommandMismatch(act.commandId);
    const opening = await this.record.read(repeated.stream, repeated.version);
    const then = opening.events.at(-1)?.at ?? opening.now;
    const view = await this.registers.at(then, opening.registers);
    const contentVersion = this.contentChanges(opening).length;
    return this.standing(repeated.stream, { ...opening, now: then, contentVersion }, this.fold(opening), view);
  }

  private lookAt(transaction: RecordTransaction, opening: Opening, view: RegisterView, stream: string): Look<Machine> {
    return {
      now: opening.now,
      view,
      transaction,
      stateOf: async (lifecycle, other) => {
        const { events, now } = await this.record.read(other);
        return events.length === 0 ? undefined : lifecycle.asOf(foldHistory(lifecycle.machine, events), now);
      },
      stream,
      state: this.fold(opening),
    };
  }

  private async gather(
    look: Look<Machine>,
    { command, authorize }: Pick<Act<Command | Elapse>, 'command' | 'authorize'>,
  ): Promise<{ by: Actor; facts: Facts }> {
    const parties = this.kind.parties(look.state, look.view, command);
    const by = authorize(look.view, parties, command.do);
    return { by, facts: await this.kind.facts({ ...look, command, by }) };
  }

  private standing(
    stream: string,
    opening: Opening,
    state: SnapshotFrom<Machine>,
    view: RegisterView,
  ): Standing<Machine> {
    return {
      ...this.describe(stream, opening.now, state, view),
      version: opening.events.length,
      contentVersion: opening.contentVersion,
      history: opening.events,
    };
  }

  private describe(stream: string, now: Moment, state: SnapshotFrom<Machine>, view: RegisterView) {
    const law = this.kind.law(state, view);
    return {
      stream,
      now,
      state,
      view,
      deadlines: this.kind.lifecycle.agenda(state, law),
      tasks: this.kind.lifecycle.tasks(state, law),
      parties: this.kind.parties(state, view),
      jurisdiction: this.kind.jurisdiction(state, view),
    };
  }

  private card(standing: Pick<Standing<Machine>, 'state' | 'deadlines' | 'parties' | 'jurisdiction'>): CaseCard {
    const dues = standing.deadlines.flatMap(({ due }) => (isUnresolved(due) ? [] : [due]));
    const organisations = Object.values(standing.parties as Record<string, EntryId | readonly EntryId[]>).flat();
    const snapshot: AnyMachineSnapshot = standing.state;
    return {
      kind: this.kind.name,
      state: String(snapshot.value),
      nextDue: dues[0] ?? null,
      closed: snapshot.status === 'done',
      organisations: [...new Set(organisations)],
      jurisdiction: standing.jurisdiction ?? null,
      summary: this.kind.summary(standing.state),
    };
  }

  private fold(opening: Pick<Opening, 'events'>): SnapshotFrom<Machine> {
    return foldHistory(this.kind.lifecycle.machine, opening.events);
  }

  /** What has changed the content after the version the caller saw. */
  private since(opening: Opening, seen: number) {
    return this.contentChanges(opening)
      .slice(seen)
      .map(({ event, at }) => ({ type: event.type, at }));
  }

  private contentChanges({ events }: Pick<Opening, 'events'>): StoredEvent[] {
    return events.filter(({ event }) =>
      this.kind.lifecycle.changesContent(event as unknown as EventFromLogic<Machine>),
    );
  }
}
