import type { EventRecord } from '@anjing/event-store';
import type { Moment } from '@anjing/lifecycle';
import { RegisterBook, type RegisterView } from '@anjing/registers';

/**
 * The registers, kept in memory and never behind: every look at the record says which revision stands, and what is
 * missing is taken in before anything is judged.
 */
export class RegistersInMemory {
  private readonly book = new RegisterBook();
  private loading: Promise<void> | undefined;
  private current: RegisterView | undefined;

  constructor(private readonly record: Pick<EventRecord, 'registerEntries'>) {}

  /** The registers as of `moment`, at least as new as `revision`. */
  async at(moment: Moment, revision: string): Promise<RegisterView> {
    while (BigInt(this.book.revision) < BigInt(revision)) {
      this.loading ??= this.load();
      await this.loading;
    }
    // Views are cheap, but calendars are built per view: acts of the same second share one.
    if (this.current?.at !== moment) this.current = this.book.asOf(moment);
    return this.current;
  }

  private async load(): Promise<void> {
    try {
      this.book.take(await this.record.registerEntries(this.book.revision));
    } finally {
      this.loading = undefined;
    }
  }
}
