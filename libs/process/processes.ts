import {
  isGrpcServiceError,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
  type Client,
} from '@temporalio/client';
import {
  agendaChangedSignal,
  caseProcessType,
  clockMovedSignal,
  periodOpenerType,
  processQuery,
  type Agenda,
  type ProcessView,
} from '@anjing/workflows';

/** Task queue on which the worker carries the processes of cases. */
export const taskQueue = 'anjing-cases';

/** How long an answer of Temporal is waited for where people wait too, in milliseconds. */
const patience = 1_000;

/** The durable processes of cases, in Temporal. */
export class Processes {
  constructor(private readonly client: Client) {}

  /** Tells a case's process its agenda, and starts the process where there is none. */
  async tell(stream: string, agenda: Agenda): Promise<void> {
    await this.client.workflow.signalWithStart(caseProcessType, {
      workflowId: stream,
      taskQueue,
      args: [stream],
      signal: agendaChangedSignal,
      signalArgs: [agenda],
      // A process that was terminated or failed must come back: refusing its id would leave the case without timers.
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      staticSummary: stream,
    });
  }

  /** Sees to it that the opener of periods runs, and lets it ask anew. */
  async openPeriods(): Promise<void> {
    await this.client.workflow.signalWithStart(periodOpenerType, {
      workflowId: 'periods',
      taskQueue,
      args: [],
      signal: clockMovedSignal,
      workflowIdReusePolicy: WorkflowIdReusePolicy.ALLOW_DUPLICATE,
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
      staticSummary: '开启各期报送 · opens the periods of returns and plans',
    });
  }

  /**
   * The latest moment, by Temporal's clock, at which a worker asked it for work: in milliseconds since 1970, a minute ago
   * at most while a worker runs. Undefined where Temporal is away or nobody has asked.
   */
  async lastAsked(): Promise<number | undefined> {
    try {
      const { pollers } = await this.client.withDeadline(Date.now() + patience, () =>
        this.client.workflowService.describeTaskQueue({
          namespace: this.client.options.namespace,
          taskQueue: { name: taskQueue },
        }),
      );
      const seconds = pollers.flatMap(({ lastAccessTime }) => lastAccessTime?.seconds ?? []).map(Number);
      return seconds.length === 0 ? undefined : Math.max(...seconds) * 1_000;
    } catch (error) {
      if (isGrpcServiceError(error)) return undefined;
      throw error;
    }
  }

  /** What a case's process waits for; undefined where none runs. */
  async view(stream: string): Promise<ProcessView | undefined> {
    try {
      return await this.client.workflow.getHandle(stream).query<ProcessView>(processQuery);
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return undefined;
      throw error;
    }
  }
}
