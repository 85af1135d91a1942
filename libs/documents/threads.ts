import { join } from 'node:path';
import { Piscina } from 'piscina';

/** What threads of one kind may take. */
export interface Bounds {
  /** Threads at once; what comes meanwhile waits its turn. */
  readonly threads: number;
  /** Memory of a thread's own program, in megabytes. */
  readonly memory: number;
  /** The longest that one piece of work may wait and last, in milliseconds. */
  readonly patience: number;
  /** How long a thread stays without work, in milliseconds. */
  readonly idle: number;
}

/** Why work was given up: out of time, nobody waits for it any more, or out of memory. */
export type GivenUp = 'late' | 'gone' | 'memory';

/** What came of a piece of work. */
export type Outcome<Answer> = { readonly answer: Answer } | { readonly givenUp: GivenUp };

/** How much less the processor is theirs than the door's: whoever waits for an answer is answered first. */
const politeness = 10;

/**
 * Threads that do one kind of work on documents, so that no document keeps anybody else waiting. They come with the first
 * piece of work; one that is given up ends with its work, and another takes its place.
 */
export class Threads<Task, Answer> {
  private readonly pool: Piscina<Task, Answer>;

  /** @param job an exported function of `document-worker.cjs` */
  constructor(
    job: 'sheet' | 'form',
    private readonly bounds: Bounds,
  ) {
    const { threads, memory, idle } = bounds;
    this.pool = new Piscina<Task, Answer>({
      filename: join(__dirname, 'document-worker.cjs'),
      name: job,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: idle,
      niceIncrement: politeness,
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    // A thread that ends while it has nothing to do takes nobody's work with it, and another comes with the next. Unheard,
    // its error would end the house.
    this.pool.on('error', () => undefined);
  }

  /** The threads that there are now. */
  get running(): readonly { readonly threadId: number }[] {
    return this.pool.threads;
  }

  /**
   * Has a piece of work done.
   * @param gone is aborted when nobody waits for it any more: it is given up at once
   * @throws whatever the work itself throws
   */
  async run(task: Task, gone?: AbortSignal): Promise<Outcome<Answer>> {
    const late = AbortSignal.timeout(this.bounds.patience);
    try {
      return { answer: await this.pool.run(task, { signal: gone ? AbortSignal.any([late, gone]) : late }) };
    } catch (error) {
      if (gone?.aborted === true) return { givenUp: 'gone' };
      if (late.aborted) return { givenUp: 'late' };
      if ((error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') return { givenUp: 'memory' };
      throw error;
    }
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    await this.pool.destroy();
  }
}
