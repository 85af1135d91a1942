import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeFor, PostgresServer } from '../../tools/launcher/postgres';

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}

/**
 * Clears the server away when this process is gone, however it went: the pipe between the two closes even with a kill.
 * @returns stops watching
 */
function watchOver(folder: string): () => void {
  const script = `read gone; read pid < "$1/data/postmaster.pid" && kill -INT "$pid"; sleep 1; rm -rf "$1"`;
  const watcher = spawn('sh', ['-c', script, 'sh', folder], { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  watcher.unref();
  watcher.stdin.on('error', () => undefined);
  return () => watcher.kill('SIGKILL');
}

/** A Postgres of its own for one run of the tests. Jest's global setup loads this without the aliases of the rooms. */
export async function startTestPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const given = process.env['ANJING_TEST_DATABASE_URL'];
  if (given) {
    return { url: given, stop: () => Promise.resolve() };
  }
  const wanted = mkdtempSync(join(tmpdir(), 'anjing-postgres-'));
  const folder = placeFor(wanted);
  const server = new PostgresServer({
    data: join(folder, 'data'),
    port: await freePort(),
    password: 'postgres',
    connections: 300,
  });
  const stopWatching = watchOver(folder);
  await server.start();
  return {
    url: server.superuserUrl,
    stop: async () => {
      await server.stop();
      stopWatching();
      for (const made of [folder, wanted]) rmSync(made, { recursive: true, force: true });
    },
  };
}
