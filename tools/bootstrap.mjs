#!/usr/bin/env node
// Makes a fresh clone ready and runs a command of the house: installs what the lock file names, builds what has
// changed, then goes on. Plain JavaScript without dependencies: nothing is installed yet when it starts.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [command = 'start', ...args] = process.argv.slice(2);
const quiet = command === 'token' || command === 'accounts';
const say = (text) => process.stderr.write(`${text}\n`);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  say(`Anjing needs Node 20.19 or newer; this is ${process.version}. Get it from https://nodejs.org.`);
  process.exit(1);
}

function run(name, parameters, options = {}) {
  const { status, error } = spawnSync(name, parameters, { cwd: root, stdio: 'inherit', ...options });
  if (error) say(`${name} could not be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const digest = (texts) => texts.reduce((hash, text) => hash.update(text), createHash('sha256')).digest('hex');
const stamped = (file, stamp) => existsSync(file) && readFileSync(file, 'utf8') === stamp;

function stampIn(file, stamp) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stamp);
}

function install() {
  const stamp = digest([readFileSync(join(root, 'package-lock.json'), 'utf8')]);
  const file = join(root, 'node_modules', '.anjing-installed');
  if (stamped(file, stamp)) return;
  say('安静 · installing packages (once, about a minute) …');
  run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], quiet ? { stdio: 'ignore' } : {});
  stampIn(file, stamp);
}

/** Sources of the console, which another program builds. */
const consoleFolder = join(root, 'apps', 'web');

function sources(folder) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(root, folder, name))
    .filter(
      (file) =>
        /\.(ts|cts|cjs|mjs|sql|json|typ)$/.test(file) &&
        !file.includes('node_modules') &&
        !file.startsWith(consoleFolder) &&
        statSync(file).isFile(),
    )
    .sort();
}

function build() {
  const files = ['apps', 'libs', 'workflows', 'tools'].flatMap(sources);
  const stamp = digest(
    [...files, join(root, 'package-lock.json'), join(root, 'tsconfig.json')].flatMap((file) => [
      file.slice(root.length),
      readFileSync(file, 'utf8'),
    ]),
  );
  const file = join(root, 'dist', '.anjing-built');
  if (stamped(file, stamp)) return;
  if (!quiet) say('安静 · building …');
  run(process.execPath, [join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js'), 'build', 'api'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  run(process.execPath, [join(root, 'dist', 'tools', 'bundle-workflows.js')]);
  stampIn(file, stamp);
}

/** The console into apps/web/dist, where its sources have changed. */
function buildConsole() {
  const files = readdirSync(consoleFolder, { recursive: true })
    .map((name) => join(consoleFolder, name))
    .filter((file) => !file.startsWith(join(consoleFolder, 'dist')) && statSync(file).isFile())
    .sort();
  const stamp = digest(
    [...files, join(root, 'package-lock.json')].flatMap((file) => [
      file.slice(root.length),
      readFileSync(file, 'utf8'),
    ]),
  );
  const file = join(consoleFolder, 'dist', '.anjing-built');
  if (stamped(file, stamp)) return;
  if (!quiet) say('安静 · building the console …');
  run(
    process.execPath,
    [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', join(consoleFolder, 'vite.config.mts')],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  stampIn(file, stamp);
}

install();
if (command === 'install') process.exit(0);
if (command === 'test') {
  // Its journeys go through what is served.
  buildConsole();
  run(process.execPath, [
    join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--config',
    join(root, 'tools', 'jest.config.cjs'),
    ...args,
  ]);
} else if (command === 'build') {
  build();
  buildConsole();
} else {
  build();
  if (command === 'start') buildConsole();
  const child = spawn(process.execPath, [join(root, 'dist', 'tools', `${command}.js`), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  // Whoever asks this process to end means what it runs: that one stops in its order, and this one after it.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    say(`${command} could not be started: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code) => process.exit(code ?? 1));
}
