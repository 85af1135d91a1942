import type { ApplicationApproved } from '@anjing/application';
import type { LedgerEntry } from '@anjing/event-store';
import type { CaseCommand, Cases, CommandCarrier } from './cases';
import { Refused } from './problems';
import type { EntryToRecord, RegisterHandler } from './register-handler';

/** An event of the ledger whose type is known. */
type Entry<Event extends { readonly type: string }> = LedgerEntry & { readonly event: Event };

/** Register entries that an event puts on record, all of them or none; each may refer to those before it. */
export interface EntriesToCome {
  readonly register: readonly Pick<EntryToRecord, 'kind' | 'id' | 'data' | 'from' | 'until'>[];
}

/** A line of the table: what an event of one case asks of others, or puts on the registers. */
interface Reaction<Event extends { readonly type: string }> {
  readonly name: string;
  readonly on: Event['type'];
  /** @param entry an event of type `on` */
  follow(entry: Entry<Event>, cases: Cases): Promise<readonly (CaseCommand | EntriesToCome)[]>;
}

const reaction = <Event extends { readonly type: string }>(line: Reaction<Event>) =>
  line as Reaction<{ readonly type: string }>;

/** Everything that follows from one case in another. */
const reactions: readonly Reaction<{ readonly type: string }>[] = [
  reaction<ApplicationApproved>({
    name: 'supersede',
    on: 'ApplicationApproved',
    follow: async ({ stream }, { application }) => {
      const { state } = await application.read(stream, asReactor);
      const predecessor = state.context.form?.supersedes;
      if (predecessor === undefined) return [];
      return [{ kind: 'application', stream: predecessor, command: { do: 'supersede', successor: stream } }];
    },
  }),
];

const asReactor = () => ({ kind: 'reactor' }) as const;

/** Carries out what follows from an event, once: the same event again is the same command. */
export async function react(entry: LedgerEntry, cases: Cases, registers: RegisterHandler): Promise<void> {
  for (const line of reactions) {
    if (entry.event.type !== line.on) continue;
    const named = (about: string) => ({
      authorize: asReactor,
      commandId: `reactor ${line.name} ${entry.stream} ${entry.version} ${about}`,
      digest: line.name,
    });
    for (const following of await line.follow(entry, cases)) {
      try {
        if ('register' in following) {
          await registers.putAll(following.register.map((wanted) => ({ ...wanted, ...named(wanted.id) })));
        } else {
          const { kind, stream, command } = following;
          const handler: CommandCarrier = cases[kind];
          await handler.act({ stream, command, ...named(stream) });
        }
      } catch (error) {
        // The other case has gone on meanwhile (lapsed, revoked): there is nothing left to do.
        if (!(error instanceof Refused)) throw error;
      }
    }
  }
}
