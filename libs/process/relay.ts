import { kindOf, type Cases } from '@anjing/kinds';
import { LedgerFollower, type EventRecord, type LedgerEntry } from '@anjing/event-store';
import type { CaseActivities } from '@anjing/workflows';
import type { Pool } from 'pg';
import { atOnce } from './at-once';
import type { Processes } from './processes';

/** Signals under way at once; of one stream there is never more than one. */
const signals = 8;

/** Tells processes the agendas of their cases, as the record has them now. */
export class AgendaTeller {
  constructor(
    private readonly pool: Pool,
    private readonly cases: Pick<CaseActivities, 'agendaOf'>,
    private readonly processes: Processes,
  ) {}

  async tell(streams: Iterable<string>): Promise<void> {
    await atOnce(signals, new Set(streams), async (stream) => {
      await this.processes.tell(stream, await this.cases.agendaOf(stream));
    });
  }

  /** Every open case: a calendar or pack changed, the demonstration clock moved, or Temporal forgot. @returns how many */
  async tellAll(): Promise<number> {
    const { rows } = await this.pool.query<{ stream: string }>('select stream from reading.case_card where not closed');
    await this.tell(rows.map(({ stream }) => stream));
    return rows.length;
  }
}

/**
 * Tells the processes what people did. It follows the ledger, joins the changes of one case, and does not tell a process
 * what its own clock act brought. Temporal away: it tries again, nobody waits. Two at once only say things twice.
 */
export function relay(
  record: EventRecord,
  pool: Pool,
  teller: AgendaTeller,
  cases: Cases,
  onError: (error: unknown) => void,
): LedgerFollower {
  const take = async (entries: readonly LedgerEntry[]): Promise<void> => {
    if (entries.some(changesEveryAgenda)) await teller.tellAll();
    else await teller.tell(entries.filter((entry) => needsTelling(entry, cases)).map(({ stream }) => stream));
  };
  return new LedgerFollower(record, pool, 'relay', take, onError);
}

/** Registers have no process, and a process knows what its own activity appended. */
function needsTelling({ stream, actor }: LedgerEntry, cases: Cases): boolean {
  return kindOf(cases, stream) !== undefined && actor.kind !== 'clock';
}

function changesEveryAgenda({ stream }: LedgerEntry): boolean {
  return stream.startsWith('calendar/') || stream.startsWith('pack/');
}
