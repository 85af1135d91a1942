import type { EventRecord, RecordTransaction } from '@anjing/event-store';
import type { Actor, Moment } from '@anjing/lifecycle';
import {
  judgeEntry,
  judgeEntryId,
  keysHeld,
  RegisterBook,
  registerTexts,
  uniqueValuesOf,
  type Entry,
  type EntryId,
  type RegisterView,
} from '@anjing/registers';
import { CommandMismatch, Refused, type RegistersInMemory } from '@anjing/cases';

/** A version of an entry was put on record, to hold from a moment. */
export interface EntryRecorded {
  readonly type: 'EntryRecorded';
  readonly from: Moment;
  readonly until?: Moment;
  readonly entry: Entry;
}

/** One entry that somebody wants on record. */
export interface EntryToRecord {
  readonly kind: string;
  readonly id: EntryId;
  readonly data: unknown;
  /** Holds from this moment; from the judging moment where absent. */
  readonly from?: Moment;
  readonly until?: Moment;
  readonly commandId: string;
  readonly digest: string;
  /** @throws AccessDenied where the caller may not write registers */
  readonly authorize: (view: RegisterView) => Actor;
}

/** What stands on record of an entry: its id, and how many versions it has. */
export interface EntryPut {
  readonly id: EntryId;
  readonly version: number;
}

/** Puts entries on the registers: streams of the record like any case, with nothing for time to do. */
export class RegisterHandler {
  constructor(
    private readonly record: EventRecord,
    private readonly registers: RegistersInMemory,
  ) {}

  /** The registers as they stand now. */
  async now(): Promise<RegisterView> {
    const { now, registers } = await this.record.read('');
    return this.registers.at(now, registers);
  }

  /** The registers as they stand now for `moment`: what is to hold by then, or held. */
  async asOf(moment: Moment): Promise<RegisterView> {
    const { registers } = await this.record.read('');
    return this.registers.at(moment, registers);
  }

  /** Every recorded version of one entry, oldest first, with what is private in it. */
  async versions(id: EntryId): Promise<EntryRecorded[]> {
    const { events } = await this.record.read(id);
    return events.map(({ event }) => event as unknown as EntryRecorded);
  }

  /** @throws Refused, CommandMismatch; then nothing has changed */
  async put(wanted: EntryToRecord): Promise<EntryPut> {
    const [put] = await this.putAll([wanted]);
    if (!put) throw new Error('an entry was put without an answer');
    return put;
  }

  /**
   * Puts several entries on record, all or none; each may refer to those before it.
   * @throws Refused, CommandMismatch; then nothing has changed
   */
  async putAll(entries: readonly EntryToRecord[]): Promise<EntryPut[]> {
    return this.record.transact(async (transaction) => {
      // Later looks see this transaction's own revisions, which nobody else can load yet.
      const { now, registers } = await transaction.open('', '');
      const recorded = await this.registers.at(now, registers);
      const before = new RegisterBook();
      const done: EntryPut[] = [];
      for (const wanted of entries) done.push(await this.enter(transaction, wanted, recorded, before));
      return done;
    });
  }

  private async enter(
    transaction: RecordTransaction,
    wanted: EntryToRecord,
    recorded: RegisterView,
    before: RegisterBook,
  ): Promise<EntryPut> {
    const { id, kind, commandId, digest, until } = wanted;
    // Judged before the record is asked for it: not every text can be.
    const misnamed = judgeEntryId(kind, id);
    if (misnamed.length > 0) {
      wanted.authorize(recorded);
      throw new Refused(misnamed, registerTexts);
    }
    const opening = await transaction.open(id, commandId);
    if (opening.repeated) {
      if (opening.repeated.digest !== digest) throw new CommandMismatch(commandId);
      return { id: opening.repeated.stream, version: opening.repeated.version };
    }
    const { now } = opening;
    const actor = wanted.authorize(recorded);
    const from = wanted.from ?? now;
    // An entry that ends where it begins holds no more from then on.
    if (until !== undefined && Date.parse(until) < Date.parse(from)) {
      throw new Refused([{ code: 'register.dates', field: '/until' }], registerTexts);
    }
    const judged = judgeEntry(kind, id, wanted.data, bothOf(before.asOf(now), recorded));
    if ('refusals' in judged) throw new Refused(judged.refusals, registerTexts);
    const { entry } = judged;
    const event: EntryRecorded = { type: 'EntryRecorded', from, ...(until !== undefined && { until }), entry };
    const recordedBefore = opening.events.map((stored) => stored.event as unknown as EntryRecorded);
    const unique = await this.unique(transaction, id, recordedBefore, event, now);
    const { version } = await transaction.append({
      ...unique,
      stream: id,
      expected: opening.events.length,
      events: [event],
      contentChanges: 1,
      at: now,
      actor,
      command: commandId,
      digest,
      register: [{ id, kind, from, until: until ?? null, event: 0 }],
    });
    before.take([{ revision: '0', id, kind, from, until: until ?? null, entry }]);
    return { id, version };
  }

  /**
   * What the entry takes and gives back of values that only one entry of its kind may have. A double from before that was
   * so stands as it is until it is merged: it keeps what it has, and takes nothing new.
   * @throws Refused where another entry has one of them
   */
  private async unique(
    transaction: RecordTransaction,
    id: EntryId,
    versions: readonly EntryRecorded[],
    next: EntryRecorded,
    now: Moment,
  ): Promise<{ take?: readonly string[]; release?: readonly string[]; heirOf?: string }> {
    const valuesEver = [...versions, next].flatMap(({ entry }) => uniqueValuesOf(entry));
    if (valuesEver.length === 0) return {};
    const heldBefore = keysHeld(versions, now);
    const held = keysHeld([...versions, next], now);
    const { holders } = await transaction.look({ keys: [...held], cards: { kind: '', summary: {} } });
    const take = new Set<string>();
    const ended = new Set<EntryId>();
    for (const key of held) {
      const holder = holders.get(key) ?? id;
      if (holder === id) take.add(key);
      else if (!(await this.holds(transaction, holder, key, now))) {
        take.add(key);
        ended.add(holder);
      } else if (!heldBefore.has(key)) {
        const { value = '' } = valuesEver.find((one) => one.key === key) ?? {};
        throw new Refused([{ code: 'register.taken', parameters: { value, holder } }], registerTexts);
      }
    }
    // The record passes on what one ended entry left; of several, each is first put anew by whoever wants it.
    const [heirOf, another] = ended;
    if (another !== undefined) {
      throw new Refused([{ code: 'register.taken', parameters: { value: another, holder: another } }], registerTexts);
    }
    return {
      take: [...take],
      release: [...new Set(valuesEver.map(({ key }) => key))].filter((key) => !held.has(key)),
      ...(heirOf !== undefined && { heirOf }),
    };
  }

  /** Whether an entry has a value now or later, as its own stream tells it. */
  private async holds(transaction: RecordTransaction, holder: EntryId, key: string, now: Moment): Promise<boolean> {
    const { events } = await transaction.open(holder, '');
    return keysHeld(
      events.map((stored) => stored.event as unknown as EntryRecorded),
      now,
    ).has(key);
  }
}

/** An entry of this transaction stands before one that was recorded earlier. */
function bothOf(fresh: RegisterView, recorded: RegisterView): Pick<RegisterView, 'find'> {
  return { find: (kind, id) => fresh.find(kind, id) ?? recorded.find(kind, id) };
}
