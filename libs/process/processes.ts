import {
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
  WorkflowNotFoundError,
  type Client,
} from '@temporalio/client';
import { agendaChangedSignal, caseProcessType, processQuery, type Agenda, type ProcessView } from '@anjing/workflows';

/** Task queue on which the worker carries the processes of cases. */
export const taskQueue = 'anjing-cases';

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
