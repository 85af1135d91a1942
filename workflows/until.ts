import { CancellationScope, condition, isCancellation, sleep } from '@temporalio/workflow';

/** Sleeps under a summary that people can read in Temporal's pages, unless something changes before. */
export async function untilDueOr(summary: string, milliseconds: number, changed: () => boolean): Promise<void> {
  if (milliseconds <= 0) return;
  try {
    await CancellationScope.cancellable(async () => {
      const scope = CancellationScope.current();
      await Promise.race([sleep(milliseconds, { summary }), condition(changed)]);
      scope.cancel();
    });
  } catch (error) {
    if (!isCancellation(error)) throw error;
  }
}
