import type { ApplicationCommand, ApplicationEvent, ApplicationFacts, ApplicationMachine } from '@anjing/application';
import type { LedgerEntry } from '@anjing/event-store';
import type { Laws } from '@anjing/rules';
import type { CaseHandler } from './case-handler';
import { Refused } from './problems';

type Applications = CaseHandler<ApplicationMachine, ApplicationCommand, ApplicationFacts, Laws>;

/** A line of the table: what an event of one case asks of another. */
interface Reaction {
  readonly name: string;
  readonly on: ApplicationEvent['type'];
  readonly follow: (
    entry: LedgerEntry,
    applications: Applications,
  ) => Promise<{ stream: string; command: ApplicationCommand } | undefined>;
}

/** Everything that follows from one case in another. */
const reactions: readonly Reaction[] = [
  {
    name: 'supersede',
    on: 'ApplicationApproved',
    follow: async ({ stream }, applications) => {
      const { state } = await applications.read(stream, asReactor);
      const predecessor = state.context.form?.supersedes;
      return predecessor === undefined
        ? undefined
        : { stream: predecessor, command: { do: 'supersede', successor: stream } };
    },
  },
];

const asReactor = () => ({ kind: 'reactor' }) as const;

/** Carries out what follows from an event, once: the same event again is the same command. */
export async function react(entry: LedgerEntry, applications: Applications): Promise<void> {
  for (const { name, on, follow } of reactions) {
    if (entry.event.type !== on) continue;
    const act = await follow(entry, applications);
    if (!act) continue;
    try {
      await applications.act({
        ...act,
        authorize: asReactor,
        commandId: `reactor ${name} ${entry.stream} ${entry.version}`,
        digest: name,
      });
    } catch (error) {
      // The other case has gone on meanwhile (lapsed, revoked): there is nothing left to do.
      if (!(error instanceof Refused)) throw error;
    }
  }
}
