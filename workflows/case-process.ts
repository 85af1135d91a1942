import {
  allHandlersFinished,
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertMemo,
  workflowInfo,
} from '@temporalio/workflow';
import {
  agendaChangedSignal,
  processQuery,
  type Agenda,
  type AgendaDeadline,
  type CaseActivities,
  type ProcessView,
} from './agenda';
import { untilDueOr } from './until';

export const agendaChanged = defineSignal<[Agenda]>(agendaChangedSignal);
export const process = defineQuery<ProcessView>(processQuery);

const { agendaOf, elapse } = proxyActivities<CaseActivities>({
  startToCloseTimeout: '30 seconds',
  // A deadline is never given up: the database may be away for as long as it likes.
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/** How long a process waits when it came a moment before the house's clock. */
const early = 1_000;

/**
 * The durable process of one case. It sleeps until the next deadline and then says so to the house; what the deadline
 * means, and what comes next, it is told. The newest agenda wins, whichever way it came.
 */
export async function caseProcess(stream: string, carried?: Agenda): Promise<void> {
  let agenda = carried;
  let changed = false;
  const take = (offered: Agenda): void => {
    if (agenda && !isNewer(offered, agenda)) return;
    agenda = offered;
    changed = true;
  };
  setHandler(agendaChanged, take);
  setHandler(process, () => ({
    state: agenda?.state ?? '',
    version: agenda?.version ?? 0,
    timers: agenda?.deadlines ?? [],
  }));

  // A late signal may have started this process for a case that has gone on or closed: the record knows.
  if (!carried) take(await agendaOf(stream));

  for (;;) {
    const current = agenda;
    if (!current || current.closed) return;
    if (workflowInfo().continueAsNewSuggested && allHandlersFinished()) {
      await continueAsNew<typeof caseProcess>(stream, current);
    }
    changed = false;
    const next = current.deadlines.find(({ due }) => due !== undefined);
    show(current, next);
    if (next?.due === undefined) {
      await condition(() => changed);
      continue;
    }
    await untilDueOr(next.summary, next.due - current.offset - Date.now(), () => changed);
    // Signals may have come while it slept: they count before the deadline does.
    if (isChanged()) continue;
    take(await elapse(stream, next.id, next.round, next.due));
    if (!isChanged()) await untilDueOr(next.summary, early, () => changed);
  }

  // Read through a function: the compiler cannot see that handlers change it between awaits.
  function isChanged(): boolean {
    return changed;
  }
}

function isNewer(offered: Agenda, current: Agenda): boolean {
  if (offered.version !== current.version) return offered.version > current.version;
  return (
    offered.revision > current.revision &&
    JSON.stringify({ ...offered, revision: 0 }) !== JSON.stringify({ ...current, revision: 0 })
  );
}

/** State and next deadline on the process's own page, and in its memo for lists. */
function show({ state, version }: Agenda, next: AgendaDeadline | undefined): void {
  upsertMemo({ state, version, next: next?.summary ?? '' });
  setCurrentDetails(`**${state}** (${version})\n\n${next?.summary ?? '—'}`);
}
