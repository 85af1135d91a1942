import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Running {
  readonly pid: number;
  /** When the process began, as the system says it: a number alone may have gone to somebody else. */
  readonly began: string;
}

function beginOf(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Ends a process: asks, waits, and then no longer asks. */
export async function end(pid: number, signal: NodeJS.Signals = 'SIGTERM', patience = 15_000): Promise<void> {
  if (!isRunning(pid)) return;
  process.kill(pid, signal);
  for (const until = Date.now() + patience; isRunning(pid) && Date.now() < until;) await pause(50);
  if (isRunning(pid)) process.kill(pid, 'SIGKILL');
}

/** The processes of a house, remembered on disk so that a start after a crash finds what the crash left behind. */
export class ProcessBook {
  private readonly file: string;

  constructor(folder: string) {
    this.file = join(folder, 'processes.json');
    mkdirSync(folder, { recursive: true });
  }

  /** The launcher of a house that runs already. */
  launcher(): number | undefined {
    const known = this.read()['launcher'];
    return known && isRunning(known.pid) && beginOf(known.pid) === known.began ? known.pid : undefined;
  }

  note(name: string, pid: number): void {
    const began = beginOf(pid);
    if (began !== undefined) this.write({ ...this.read(), [name]: { pid, began } });
  }

  /** Ends what an earlier start left running. @returns names of what it found */
  async endLeftovers(): Promise<string[]> {
    const found = Object.entries(this.read()).filter(
      ([name, { pid, began }]) => name !== 'launcher' && isRunning(pid) && beginOf(pid) === began,
    );
    await Promise.all(found.map(([, { pid }]) => end(pid)));
    return found.map(([name]) => name);
  }

  clear(): void {
    this.write({});
  }

  private read(): Record<string, Running> {
    return existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as Record<string, Running>) : {};
  }

  private write(running: Record<string, Running>): void {
    writeFileSync(this.file, JSON.stringify(running, null, 2));
  }
}

/** A child of the house: started again when it dies, its output in a log file. */
export class Child {
  private process: ChildProcess | undefined;
  private stopping = false;
  private restarts = 0;

  constructor(
    private readonly name: string,
    private readonly command: readonly [string, ...string[]],
    private readonly environment: Readonly<Record<string, string>>,
    private readonly logFile: string,
    private readonly book: ProcessBook,
    private readonly say: (line: string) => void,
  ) {}

  start(): void {
    mkdirSync(dirname(this.logFile), { recursive: true });
    const log = createWriteStream(this.logFile, { flags: 'a' });
    const [program, ...args] = this.command;
    // A session of its own: Ctrl-C reaches the launcher, which stops its children in order.
    const child = spawn(program, args, {
      env: { ...process.env, ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    this.process = child;
    if (child.pid !== undefined) this.book.note(this.name, child.pid);
    child.once('error', (error) => {
      this.say(`${this.name} could not be started: ${error.message}`);
    });
    child.once('exit', (code, signal) => {
      if (this.stopping) return;
      this.restarts += 1;
      const wait = Math.min(500 * 2 ** Math.min(this.restarts, 6), 30_000);
      this.say(`${this.name} ended (${signal ?? `code ${code ?? '?'}`}); starting it again. Its log: ${this.logFile}`);
      setTimeout(() => {
        if (!this.stopping) this.start();
      }, wait).unref();
    });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    if (this.process?.pid !== undefined) await end(this.process.pid);
  }
}
