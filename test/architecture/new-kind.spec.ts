import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');
const kind = 'commendation';

/** A block of docs/new-kind.md: a new file, or lines to add after a line. */
interface Block {
  readonly file: string;
  readonly after?: string;
  readonly text: string;
}

const blocks = [
  ...readFileSync(join(root, 'docs/new-kind.md'), 'utf8').matchAll(
    /^### `([^`]+)`(?: after (`+)(.+?)\2)?\n\n```\w+\n([^]*?)^```$/gm,
  ),
].map(([, file = '', , after, text = '']): Block => ({ file, text, ...(after !== undefined && { after }) }));

/** The recipe's places, as docs/contributing.md lists them. */
function placesOfRecipe(): string[] {
  const [, section = ''] = readFileSync(join(root, 'docs/contributing.md'), 'utf8').split('## Adding a kind of case');
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, place = '']) => place));
}

/** The place of the recipe to which a file of the example belongs. */
function placeOf(file: string): string {
  return file.replace(new RegExp(`^libs/${kind}/.*`), 'libs/<kind>/').replaceAll(kind, '<kind>');
}

const plain = (line: string) => line.trim().replace(/ +/g, ' ');

/** Adds what the example says to a copy of the sources. */
function follow(folder: string): void {
  for (const { file, after, text } of blocks) {
    const place = join(folder, file);
    if (after === undefined) {
      expect([file, existsSync(place)]).toEqual([file, false]);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, text);
    } else {
      const lines = readFileSync(place, 'utf8').split('\n');
      const found = lines.flatMap((line, index) => (plain(line).startsWith(after) ? [index] : []));
      expect([file, after, found]).toEqual([file, after, [expect.any(Number)]]);
      lines.splice((found[0] ?? 0) + 1, 0, text.trimEnd());
      writeFileSync(place, lines.join('\n'));
    }
  }
}

/** The sources as they stand here, without what other tests write while they run. */
function copyOfSources(): string {
  const folder = mkdtempSync(join(tmpdir(), 'anjing-kind-'));
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  for (const file of listed.trim().split('\n')) {
    if (/\/trespass\/|^test\/recordings\//.test(file) || !existsSync(join(root, file))) continue;
    cpSync(join(root, file), join(folder, file));
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return folder;
}

/** What a tool of the copy says; empty where it is content. */
function complaintsOf(folder: string, tool: string, ...told: readonly string[]): Promise<string> {
  const env = { ...process.env, ANJING_WRITE: '1' };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(folder, 'node_modules', tool), ...told],
      { cwd: folder, encoding: 'utf8', env, maxBuffer: 2 ** 24 },
      (error, stdout, stderr) => {
        resolve(error ? `${stdout}${stderr}` : '');
      },
    );
  });
}

describe('the recipe for a new kind of case', () => {
  it('is what docs/new-kind.md works out, no place more or less', () => {
    expect([...new Set(blocks.map(({ file }) => placeOf(file)))].sort()).toEqual(placesOfRecipe().sort());
  });

  it('makes a kind that the compiler, the boundaries, the tables and its own spec let stand', async () => {
    const folder = copyOfSources();
    try {
      follow(folder);
      const [types, boundaries, specs] = await Promise.all([
        complaintsOf(folder, 'typescript/bin/tsc', '--noEmit', '-p', '.'),
        complaintsOf(
          folder,
          'dependency-cruiser/bin/dependency-cruise.mjs',
          ...['--preserve-symlinks', '--config', 'tools/dependency-cruiser.cjs', 'apps', 'libs'],
        ),
        complaintsOf(
          folder,
          'jest/bin/jest.js',
          ...['--config', 'tools/jest.config.cjs', '--selectProjects', 'pure', '--reporters', 'default'],
          ...['--testNamePattern', `${kind}|docs/`, `libs/${kind}`, 'libs/access', 'test/architecture/boundaries'],
        ),
      ]);
      expect({ types, boundaries, specs }).toEqual({ types: '', boundaries: '', specs: '' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 240_000);
});
