import { complaintMachine, type ComplaintAnswered, type ComplaintEvent } from '@anjing/complaint';
import {
  batch,
  Following,
  type EventRecord,
  type LedgerEntry,
  type RecordedEvent,
  type StoredEvent,
} from '@anjing/event-store';
import {
  filingMachine,
  kindWords,
  periodName,
  type FilingEscalationSent,
  type FilingEvent,
  type FilingSubmitted,
} from '@anjing/filing';
import { fold, type Moment } from '@anjing/lifecycle';
import type { Evidence } from '@anjing/read-models';
import { lawsOf, type EntryId, type RegisterView } from '@anjing/registers';
import type { RulePack } from '@anjing/rules';
import { emergencyNotMadeGood, foundedComplaint, overdueFiling, type AlertFinding } from '@anjing/supervision';
import type { VisitFlagged } from '@anjing/visit';
import type { Pool } from 'pg';
import { alertStream, type Cases } from '@anjing/kinds';
import { Refused, type RegistersInMemory } from '@anjing/cases';
import { judgeBounds, judgeEntry, visitEvidence, type VisitEvidence } from './visit-evidence';

/** What a line of the table looks at: an event, its case's history, and where other cases can be asked for. */
interface Watched<Event extends RecordedEvent = RecordedEvent> {
  readonly entry: LedgerEntry & { readonly event: Event };
  readonly history: readonly StoredEvent[];
  readonly evidence: Evidence;
  readonly view: RegisterView;
  /** The thresholds in force for cases of an agency when the event was recorded; undefined where no pack is. */
  readonly thresholdsFor: (agency: EntryId) => RulePack['supervision']['models'] | undefined;
}

type Found = readonly (AlertFinding | undefined)[];

/** A line of the table: what an event may be a sign of. */
interface Watch<Event extends RecordedEvent> {
  readonly on: Event['type'];
  judge(watched: Watched<Event>): Found | Promise<Found>;
}

const watch = <Event extends RecordedEvent>(line: Watch<Event>) => line as Watch<RecordedEvent>;

/** Every event that the alert models look at (docs/alerts.md). */
const watches: readonly Watch<RecordedEvent>[] = [
  { on: 'VisitCheckedIn', judge: (watched) => ofVisit(watched, judgeEntry) },
  { on: 'VisitTookPlace', judge: (watched) => ofVisit(watched, judgeEntry) },
  { on: 'VisitCheckedOut', judge: (watched) => ofVisit(watched, judgeBounds) },
  { on: 'VisitResultRecorded', judge: (watched) => ofVisit(watched, judgeBounds) },
  watch<VisitFlagged>({
    on: 'VisitFlagged',
    judge: (watched) =>
      ofVisit(watched, ({ facts, thresholds }) => [
        emergencyNotMadeGood.judge({ ...facts, due: watched.entry.event.due }, thresholds),
      ]),
  }),
  watch<FilingEscalationSent>({
    on: 'FilingEscalationSent',
    judge: (watched) => (isDuty(watched.entry.event) ? ofFiling(watched, watched.entry.event.due) : []),
  }),
  watch<FilingSubmitted>({
    on: 'FilingSubmitted',
    judge: (watched) => {
      const { due, late, at } = watched.entry.event;
      return late && due !== undefined ? ofFiling(watched, due, at) : [];
    },
  }),
  watch<ComplaintAnswered>({ on: 'ComplaintAnswered', judge: ofComplaint }),
];

/** A plan or return that was never filed; the other escalations are about what a bureau or a correction owes. */
const isDuty = ({ deadline }: FilingEscalationSent) => /^(plan|return)\./.test(deadline);

async function ofVisit(
  { entry: { stream }, history, evidence, view, thresholdsFor }: Watched,
  judge: (visit: VisitEvidence) => Found | Promise<Found>,
): Promise<Found> {
  const row = await evidence.of(stream);
  const thresholds = row?.agency == null ? undefined : thresholdsFor(row.agency);
  const visit = row && thresholds && visitEvidence({ row, history, evidence, view, thresholds });
  return visit ? judge(visit) : [];
}

function ofFiling({ entry: { stream }, history, thresholdsFor }: Watched, due: Moment, submittedAt?: Moment): Found {
  const { agency, period } = fold(filingMachine, eventsOf<FilingEvent>(history)).context;
  const thresholds = agency === undefined ? undefined : thresholdsFor(agency);
  if (agency === undefined || !period || !thresholds) return [];
  const facts = {
    agency,
    filing: stream,
    kind: period.filing,
    name: kindWords[period.filing],
    period: periodName(period) ?? '',
    due,
    ...(submittedAt !== undefined && { submittedAt }),
  };
  return [overdueFiling.judge(facts, thresholds)];
}

/** Of an agency only: what a bureau is reproached with is its own authority's to follow up. */
function ofComplaint({ entry: { stream, event }, history, thresholdsFor }: Watched<ComplaintAnswered>): Found {
  const { received } = fold(complaintMachine, eventsOf<ComplaintEvent>(history)).context;
  const agency = received?.form.respondent;
  const thresholds = agency?.startsWith('agency/') ? thresholdsFor(agency) : undefined;
  const isTrue = event.outcome === 'founded' || event.outcome === 'partly';
  if (agency === undefined || !thresholds || !isTrue) return [];
  return [foundedComplaint.judge({ agency, complaint: stream, answeredAt: event.at }, thresholds)];
}

function eventsOf<Event>(history: readonly StoredEvent[]): Event[] {
  return history.map(({ event }) => event as unknown as Event);
}

const asSupervisor = () => ({ kind: 'supervisor' }) as const;

/**
 * Follows the ledger behind the projector and raises what the alert models find, each fact once: an event read again
 * gives the same command, and an alert takes the same fact only once.
 */
export class Supervisor extends Following {
  constructor(
    private readonly record: EventRecord,
    private readonly pool: Pool,
    private readonly cases: Pick<Cases, 'alert'>,
    private readonly registers: RegistersInMemory,
    private readonly evidence: Evidence,
    onError: (error: unknown) => void,
  ) {
    super(onError);
  }

  async step(): Promise<number> {
    const { rows } = await this.pool.query<{ number: string }>(
      `select number::text from process.cursor where follower = 'supervisor'`,
    );
    const projected = await this.evidence.reached();
    const entries = (await this.record.ledger(rows[0]?.number ?? '0', batch)).filter(
      ({ number }) => BigInt(number) <= projected,
    );
    for (const entry of entries) await this.look(entry);
    const last = entries.at(-1);
    if (!last) return 0;
    await this.pool.query(`update process.cursor set number = greatest(number, $1) where follower = 'supervisor'`, [
      last.number,
    ]);
    return entries.length;
  }

  private async look(entry: LedgerEntry): Promise<void> {
    const lines = watches.filter(({ on }) => on === entry.event.type);
    if (lines.length === 0) return;
    const { events, registers } = await this.record.read(entry.stream);
    const view = await this.registers.at(entry.at, registers);
    const thresholdsFor = (agency: EntryId) =>
      lawsOf(view, view.find('agency', agency)?.jurisdiction).packAt(entry.at)?.supervision.models;
    for (const line of lines) {
      const found = await line.judge({ entry, history: events, evidence: this.evidence, view, thresholdsFor });
      for (const finding of found) if (finding) await this.raise(entry, finding);
    }
  }

  private async raise({ stream, version }: LedgerEntry, finding: AlertFinding): Promise<void> {
    try {
      await this.cases.alert.act({
        stream: alertStream(finding),
        command: { do: 'raise', finding },
        authorize: asSupervisor,
        commandId: `supervisor ${finding.model} ${stream} ${version}`,
        digest: 'raise',
      });
    } catch (error) {
      // It was raised before, or nobody follows up on that agency.
      if (!(error instanceof Refused)) throw error;
    }
  }
}
