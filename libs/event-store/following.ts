/** Pauses between looks at the ledger, in milliseconds. */
const idle = 60;
const afterFailure = 2_000;

/** How many entries are taken at once. */
export const batch = 500;

/** Looks at the ledger again and again until it is stopped; after a failure it tries again. */
export abstract class Following {
  private stopping = false;
  private running: Promise<void> | undefined;

  protected constructor(private readonly onError: (error: unknown) => void) {}

  /** Takes what the ledger holds beyond the cursor. @returns how many entries it took */
  abstract step(): Promise<number>;

  start(): void {
    this.stopping = false;
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
    this.running = undefined;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      let pause = idle;
      try {
        if ((await this.step()) === batch) pause = 0;
      } catch (error) {
        this.onError(error);
        pause = afterFailure;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
