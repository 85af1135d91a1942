import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

const digest = (...texts: string[]) => createHash('sha256').update(texts.join('')).digest('hex');

/** A command that is installed and built already: it says when it is ready and, asked to end, takes a moment to. */
const command = `
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => { console.log('asked'); setTimeout(() => { console.log('stopped in order'); process.exit(0); }, 300); });
setInterval(() => undefined, 1000);
process.stderr.write('ready');
`;

describe('what npm start runs', () => {
  let clone: string;

  beforeEach(() => {
    clone = realpathSync(mkdtempSync(join(tmpdir(), 'anjing-bootstrap-')));
    for (const folder of ['apps', 'libs', 'workflows', 'tools', 'node_modules', 'dist/tools', 'apps/web/dist']) {
      mkdirSync(join(clone, folder), { recursive: true });
    }
    const bootstrap = join(clone, 'tools', 'bootstrap.mjs');
    copyFileSync(join(__dirname, 'bootstrap.mjs'), bootstrap);
    for (const name of ['package-lock.json', 'tsconfig.json']) writeFileSync(join(clone, name), name);
    writeFileSync(join(clone, 'node_modules', '.anjing-installed'), digest('package-lock.json'));
    const built = digest(
      '/tools/bootstrap.mjs',
      readFileSync(bootstrap, 'utf8'),
      '/package-lock.json',
      'package-lock.json',
      '/tsconfig.json',
      'tsconfig.json',
    );
    writeFileSync(join(clone, 'dist', '.anjing-built'), built);
    const console = digest('/package-lock.json', 'package-lock.json');
    writeFileSync(join(clone, 'apps', 'web', 'dist', '.anjing-built'), console);
    writeFileSync(join(clone, 'dist', 'tools', 'start.js'), command);
  });

  afterEach(() => {
    rmSync(clone, { recursive: true, force: true });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('%s to it ends the house in order, and then itself', async (signal) => {
    const bootstrap = spawn(process.execPath, [join(clone, 'tools', 'bootstrap.mjs'), 'start']);
    const said = text(bootstrap.stdout);
    const ended = once(bootstrap, 'exit');
    await once(bootstrap.stderr, 'data');
    bootstrap.kill(signal);
    expect(await ended).toEqual([0, null]);
    expect(await said).toBe('asked\nstopped in order\n');
  });
});
