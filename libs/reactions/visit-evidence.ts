import { at, dateOf, instant, momentOf, yearOf } from '@anjing/calendar';
import type { StoredEvent } from '@anjing/event-store';
import { fold } from '@anjing/lifecycle';
import type { CaseFact, Evidence } from '@anjing/read-models';
import type { RegisterView } from '@anjing/registers';
import type { RulePack } from '@anjing/rules';
import {
  manyHeaded,
  officerWithoutCertificate,
  otherCircumstances,
  outsideApproval,
  planOverrun,
  repeatedVisits,
  visitWithoutPass,
  type AlertFinding,
  type EntryFacts,
  type VisitFacts,
} from '@anjing/supervision';
import {
  firstMinute,
  isEmergency,
  lastMinute,
  partsOf,
  visitMachine,
  type VisitEvent,
  type VisitState,
} from '@anjing/visit';

type Thresholds = RulePack['supervision']['models'];

/** What is known of a visit that took place: its own history, and its row beside others'. */
export interface VisitEvidence {
  readonly history: readonly VisitEvent[];
  readonly state: VisitState;
  /** `YYYY-MM`: the month in which it counts. */
  readonly month: string;
  readonly facts: VisitFacts;
  readonly evidence: Evidence;
  readonly view: RegisterView;
  readonly thresholds: Thresholds;
}

type Findings = readonly (AlertFinding | undefined)[];

/** A visit as the models look at it; undefined for one that did not take place. */
export function visitFactsOf(row: CaseFact): VisitFacts | undefined {
  const { stream, agency, agencies, enterprise, area, zone, circumstance, items, enteredAt, leftAt, follows } = row;
  if (agency === null || enterprise === null || enteredAt === null) return undefined;
  return {
    visit: stream,
    agency,
    agencies,
    enterprise,
    ...(area !== null && { jurisdiction: area }),
    ...(zone !== null && { zone }),
    ground: row.sort as VisitFacts['ground'],
    ...(circumstance !== null && { circumstance }),
    reinspection: follows !== null,
    items,
    enteredAt,
    ...(leftAt !== null && { leftAt }),
  };
}

/** The evidence of a visit; undefined where it did not take place. */
export function visitEvidence({
  row,
  history,
  ...rest
}: Pick<VisitEvidence, 'evidence' | 'view' | 'thresholds'> & {
  readonly row: CaseFact;
  readonly history: readonly StoredEvent[];
}): VisitEvidence | undefined {
  const facts = visitFactsOf(row);
  if (!facts) return undefined;
  const events = history.map(({ event }) => event as unknown as VisitEvent);
  return { ...rest, history: events, state: fold(visitMachine, events), month: row.month, facts };
}

/** Everything that the models find when the officers have gone in. */
export async function judgeEntry(visit: VisitEvidence): Promise<Findings> {
  const { facts, thresholds } = visit;
  const neighbours = { ...facts, others: await neighboursOf(visit) };
  return [
    visitWithoutPass.judge({ ...facts, ...entryOf(visit) }, thresholds),
    officerWithoutCertificate.judge({ ...facts, officers: officersOf(visit) }, thresholds),
    repeatedVisits.judge(neighbours, thresholds),
    manyHeaded.judge(neighbours, thresholds),
    ...(facts.circumstance === 7 ? [await judgeShare(visit)] : []),
    ...(facts.ground === 'openDay' ? await judgePlan(visit) : []),
    ...judgeBounds(visit),
  ];
}

/** What the models find of a visit's items and hours, as far as they are known by now. */
export function judgeBounds({ facts, state, thresholds }: VisitEvidence): Findings {
  const { visit, result } = state.context;
  if (!visit || visit.basis.by === 'service') return [];
  return [
    outsideApproval.judge(
      {
        ...facts,
        items: result ? result.findings.map(({ item }) => item) : facts.items,
        allowedItems: partsOf(visit).flatMap(({ items }) => items),
        // An emergency goes in when it must, and leaves when it can (rules §4).
        ...(!isEmergency(visit) && { hours: [{ from: firstMinute(visit), until: lastMinute(visit) }] }),
      },
      thresholds,
    ),
  ];
}

/** The pass that the officers had when they went in, if they had one. */
function entryOf({ history, state, facts }: VisitEvidence): Pick<EntryFacts, 'emergency' | 'pass'> {
  const { visit } = state.context;
  const before = history.filter((event) => 'at' in event && instant(event.at) <= instant(facts.enteredAt));
  const issued = before.findLast((event) => event.type === 'PassIssued' || event.type === 'PassReissued');
  const revoked = before.find((event) => event.type === 'PassRevoked' && event.pass === issued?.pass);
  return {
    emergency: visit !== undefined && isEmergency(visit),
    ...(issued && {
      pass: {
        from: at(issued.day.date, issued.day.from),
        until: at(issued.day.date, issued.day.until),
        ...(revoked && { revokedAt: revoked.at }),
      },
    }),
  };
}

function officersOf({ state, view }: VisitEvidence) {
  const { visit } = state.context;
  return (visit ? partsOf(visit) : []).flatMap(({ officers }) =>
    officers.map((officer) => {
      const entry = view.find('officer', officer);
      return { officer, ...(entry && { validFrom: entry.validFrom, validUntil: entry.validUntil }) };
    }),
  );
}

/** Visits to the same enterprise in the longest window before this one. */
async function neighboursOf({ facts, evidence, thresholds }: VisitEvidence): Promise<VisitFacts[]> {
  const days = Math.max(thresholds['repeated-visits'].withinDays, thresholds['many-headed'].withinDays);
  const from = momentOf(instant(at(dateOf(facts.enteredAt), '00:00')) - days * 86_400_000);
  const rows = await evidence.visitsTo(facts.enterprise, from, facts.enteredAt);
  return rows.flatMap((row) => visitFactsOf(row) ?? []);
}

/** An agency's special visits of the month so far, those under ⑦ beside all of them. */
async function judgeShare({ facts: { agency }, month, evidence, thresholds }: VisitEvidence) {
  const special = await evidence.specialVisits(agency, month);
  const visits = special.filter(({ circumstance }) => circumstance === 7).map(({ stream }) => stream);
  return otherCircumstances.judge({ agency, month, special: special.length, other: visits.length, visits }, thresholds);
}

/** The visit beside what the accepted plan foresees of each of its items; one that it does not foresee has its own reason. */
async function judgePlan({ facts, evidence, view, thresholds }: VisitEvidence): Promise<Findings> {
  const { agency, enterprise, items, enteredAt } = facts;
  const year = yearOf(dateOf(enteredAt));
  const planned = view.where('planned-item', 'agency', agency).filter((entry) => entry.year === year);
  return Promise.all(
    planned
      .filter(({ item }) => items.includes(item))
      .map(async ({ item, frequency }) => {
        const rows = await evidence.plannedVisits(agency, enterprise, item, year, enteredAt);
        const done = rows.map(({ stream }) => stream);
        return planOverrun.judge({ ...facts, item, year, planned: frequency, done }, thresholds);
      }),
  );
}
