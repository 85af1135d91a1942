import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { activityInfo } from '@temporalio/activity';
import { bundleWorkflowCode, Worker, type NativeConnection, type WorkerOptions } from '@temporalio/worker';
import type { PeriodActivities } from '@anjing/workflows';
import type { CaseClock } from './case-clock';
import { taskQueue } from './processes';

/** The built bundle of the workflows, made once by the build beside the compiled code. */
const builtBundle = join(__dirname, '../../workflow-bundle.js');

/** The code that Temporal runs. Every worker of a build runs the same. */
export async function workflowBundle(): Promise<{ code: string }> {
  if (existsSync(builtBundle)) return { code: readFileSync(builtBundle, 'utf8') };
  return bundleWorkflowCode({ workflowsPath: join(__dirname, '../../workflows') });
}

/** A worker that carries the processes of cases, and the opener of periods. */
export async function caseWorker(
  connection: NativeConnection,
  namespace: string,
  clock: CaseClock,
  periods: PeriodActivities,
  more: Partial<WorkerOptions> = {},
): Promise<Worker> {
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: await workflowBundle(),
    activities: {
      agendaOf: (stream: string) => clock.agendaOf(stream),
      elapse: (stream: string, deadline: string, round: number, due: number) =>
        // A task that waited long for a worker looks like a clock gone wrong: it is asked again, and its new attempt does not.
        clock.elapse(stream, deadline, round, due, activityInfo().currentAttemptScheduledTimestampMs),
      openPeriods: () => periods.openPeriods(),
    },
    shutdownGraceTime: '10 seconds',
    ...more,
  });
}
