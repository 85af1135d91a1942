import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';

/** The ports of a house, by what listens on them. */
export interface Ports {
  readonly api: number;
  readonly issuer: number;
  readonly temporal: number;
  readonly temporalUi: number;
  readonly postgres: number;
  readonly metrics: number;
}

const preferred: Ports = { api: 8080, issuer: 8081, temporal: 7233, temporalUi: 8233, postgres: 54329, metrics: 9464 };

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

async function nextFree(from: number, taken: ReadonlySet<number>): Promise<number> {
  for (let port = from; port < 65_536; port += 1) {
    if (!taken.has(port) && (await isFree(port))) return port;
  }
  throw new Error(`no free port from ${from} on`);
}

/** The house's ports: those it had before, else the usual ones; a port that is taken moves aside, and then stays. */
export async function choosePorts(folder: string, say: (line: string) => void): Promise<Ports> {
  const file = join(folder, 'ports.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Ports>) : {};
  const chosen: Record<string, number> = {};
  for (const [name, usual] of Object.entries(preferred)) {
    const wanted = kept[name as keyof Ports] ?? (usual as number);
    const port = await nextFree(wanted, new Set(Object.values(chosen)));
    if (port !== wanted) say(`port ${wanted} for ${name} is taken: ${port} from now on`);
    chosen[name] = port;
  }
  writeFileSync(file, JSON.stringify(chosen, null, 2));
  return chosen as unknown as Ports;
}
