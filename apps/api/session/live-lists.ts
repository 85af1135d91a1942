import { AccessDenied, Principal, type Caller } from '@anjing/access';
import { LedgerWatch } from '@anjing/event-store';
import type { Logger } from '@anjing/platform';
import type { CaseCardRow, Lists } from '@anjing/read-models';
import type { RegisterHandler } from '@anjing/register-desk';
import type { Pool } from 'pg';
import { Observable, type Subscriber } from 'rxjs';
import { idOf } from '../door/case-views';
import type { Callers, CallingRequest } from './callers';

/** What a page is told: that it asks for its lists again, that a case has changed, or that the line still stands. */
export interface Told {
  readonly type: 'refresh' | 'changed' | 'beat';
  readonly data: { readonly case?: string; readonly kind?: string; readonly state?: string };
}

interface Listener {
  readonly caller: Caller;
  readonly request: CallingRequest;
  readonly line: Subscriber<Told>;
}

/** How often a line is looked after, in milliseconds: proxies cut what is silent for a minute. */
const beat = 20_000;
/** Most lines of one account: beyond them the oldest ends. */
const mostLines = 8;
/** Registers whose change may change what somebody sees. */
const ofPeople = /^(post|mandate|person|system)\//;

/** Tells pages what changes in their lists, each only of cases that its caller may see at that moment. */
export class LiveLists {
  private readonly listeners = new Set<Listener>();
  private readonly watch: LedgerWatch;
  private watching: Promise<void> | undefined;
  private beating: NodeJS.Timeout | undefined;

  constructor(
    pool: Pool,
    private readonly lists: Lists,
    private readonly registers: Pick<RegisterHandler, 'now'>,
    private readonly callers: Callers,
    private readonly logger: Logger,
  ) {
    this.watch = new LedgerWatch(
      pool,
      (streams) => this.tell(streams),
      (err) => {
        this.logger.warn({ err: String(err) }, 'live lists wait: the database is away');
      },
    );
  }

  /** A line to one page. The first thing said is that it asks for its lists: whatever happens from then on is told. */
  follow(caller: Caller, request: CallingRequest): Observable<Told> {
    return new Observable((line) => {
      const listener = { caller, request, line };
      const own = [...this.listeners].filter((one) => one.caller.subject === caller.subject);
      if (own.length >= mostLines) own[0]?.line.complete();
      this.listeners.add(listener);
      this.watching ??= this.watch.begin();
      this.beating ??= setInterval(() => void this.lookAfter(), beat);
      this.watching.then(
        () => {
          line.next({ type: 'refresh', data: {} });
        },
        (error: unknown) => {
          this.watching = undefined;
          line.error(error);
        },
      );
      return () => {
        this.listeners.delete(listener);
      };
    });
  }

  /** Ends every line: nobody may keep the house open. */
  async close(): Promise<void> {
    for (const { line } of [...this.listeners]) line.complete();
    clearInterval(this.beating);
    await this.watching?.catch(() => undefined);
    await this.watch.stop();
  }

  private async tell(streams: readonly string[]): Promise<void> {
    if (this.listeners.size === 0) return;
    const cards = await this.lists.of(streams);
    const refresh = streams.some((stream) => ofPeople.test(stream));
    if (cards.length === 0 && !refresh) return;
    const view = await this.registers.now();
    for (const listener of [...this.listeners]) {
      const seen = cards.filter(seenBy(listener.caller, view));
      if (seen.length === 0 && !refresh) continue;
      if (!(await this.isThere(listener))) continue;
      if (refresh) listener.line.next({ type: 'refresh', data: {} });
      for (const { stream, kind, state } of seen) {
        listener.line.next({ type: 'changed', data: { case: idOf(stream), kind, state } });
      }
    }
  }

  private async lookAfter(): Promise<void> {
    for (const listener of [...this.listeners]) {
      try {
        if (await this.isThere(listener)) listener.line.next({ type: 'beat', data: {} });
      } catch (err) {
        // Nobody can tell for now: the page asks again by itself.
        this.logger.warn({ err: String(err) }, 'a live line ends: nobody can tell whose it is');
        listener.line.complete();
      }
    }
  }

  /** Ends the line of whoever has signed out or whose token has run out. */
  private async isThere({ request, line }: Listener): Promise<boolean> {
    const there = await this.callers.stillThere(request);
    if (!there) line.complete();
    return there;
  }
}

/** Which cases a caller sees, as their lists go by: through the organisations in which their posts let them read the kind. */
function seenBy(caller: Caller, view: Awaited<ReturnType<RegisterHandler['now']>>): (card: CaseCardRow) => boolean {
  try {
    const principal = Principal.of(caller, view);
    return ({ kind, organisations }) =>
      principal.readsFor(kind as Parameters<Principal['readsFor']>[0]).some((one) => organisations.includes(one));
  } catch (error) {
    if (!(error instanceof AccessDenied)) throw error;
    return () => false;
  }
}
