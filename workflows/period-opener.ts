import {
  allHandlersFinished,
  continueAsNew,
  defineSignal,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { clockMovedSignal, type PeriodActivities } from './agenda';
import { untilDueOr } from './until';

export const clockMoved = defineSignal(clockMovedSignal);

const { openPeriods } = proxyActivities<PeriodActivities>({
  startToCloseTimeout: '5 minutes',
  // A period is never left unopened: the database may be away for as long as it likes.
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

/**
 * The durable opener of periods: what every month and every year brings (returns, plans) is opened when its moment has
 * come, and after an outage everything that was missed. It computes no law: it asks what there is to open, and is told
 * when to ask again.
 */
export async function periodOpener(): Promise<void> {
  let moved = false;
  setHandler(clockMoved, () => {
    moved = true;
  });
  for (;;) {
    moved = false;
    const { next, offset, summary } = await openPeriods();
    setCurrentDetails(summary);
    await untilDueOr(summary, next - offset - Date.now(), () => moved);
    if (workflowInfo().continueAsNewSuggested && allHandlersFinished()) await continueAsNew<typeof periodOpener>();
  }
}
