import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import boundaries from '../../tools/dependency-cruiser.cjs';

const root = join(__dirname, '../..');
const cruise = (...places: string[]) =>
  spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      'tools/dependency-cruiser.cjs',
      ...places,
    ],
    { cwd: root, encoding: 'utf8' },
  );

describe('the boundaries of the rooms', () => {
  it.each([
    ['room-calendar', 'libs/calendar', "import '@anjing/rules';"],
    ['pure-application', 'libs/application', "import 'node:fs';"],
    ['room-door', 'libs/cases', "import '../registers/book';"],
    ['workflows-alone', 'workflows', "import 'node:fs';"],
    ['apps-apart', 'apps/worker', "import '../api/house';"],
    ['tests-last', 'libs/cases', "import '../../test/support/noted';"],
  ])('%s is held', (rule, room, line) => {
    const folder = join(root, room, 'trespass');
    mkdirSync(folder);
    try {
      writeFileSync(
        join(folder, 'index.ts'),
        `${line.replace("'../", room === 'workflows' ? "'../" : "'../../")}\nexport {};\n`,
      );
      const { stdout, status } = cruise(room);
      expect([status === 0, stdout]).toEqual([false, expect.stringContaining(rule)]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('no two files need each other, not even for a type', () => {
    const folder = join(root, 'libs/calendar/trespass');
    mkdirSync(folder);
    try {
      writeFileSync(join(folder, 'one.ts'), "import type { Other } from './other';\nexport type One = Other[];\n");
      writeFileSync(join(folder, 'other.ts'), "import type { One } from './one';\nexport type Other = One[];\n");
      const { stdout, status } = cruise('libs/calendar');
      expect([status === 0, stdout]).toEqual([false, expect.stringContaining('no-circles')]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('no room may be let into one that may import it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
    try {
      const rules = readFileSync(join(root, 'tools/dependency-cruiser.cjs'), 'utf8');
      const place = join(folder, 'rules.cjs');
      const load = (text: string) => {
        writeFileSync(place, text);
        return spawnSync(process.execPath, [place], { encoding: 'utf8' });
      };
      expect(load(rules).status).toBe(0);
      const { status, stderr } = load(rules.replace(/^ {2}access: \[/m, "  access: ['gate', "));
      expect([status === 0, stderr]).toEqual([false, expect.stringContaining('libs/access may not import gate')]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('bundles of the workflows hold nothing of the house', () => {
    const files = execFileSync('git', ['ls-files', 'workflows'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
    expect(files.length).toBeGreaterThan(0);
    expect(cruise('workflows').status).toBe(0);
  });

  it('are what docs/architecture.md says', () => {
    const [, section = ''] = readFileSync(join(root, 'docs/architecture.md'), 'utf8').split('## Who may import whom');
    const rows = section
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split('|').map((cell) => cell.trim()))
      .map(([, room = '', allowed = '']) => ({
        room: room.replace(/`| \(pure\)/g, ''),
        pure: room.endsWith('(pure)'),
        allowed: allowed === '–' ? [] : allowed.split(', '),
      }));
    const pure = rows.filter((row) => row.pure).map(({ room }) => room);
    const said = rows.map(({ room, allowed }): [string, string[]] => [
      room,
      allowed.flatMap((one) => (one === 'pure' ? pure : [one])).sort(),
    ]);
    const heldOf = (prefix: string) =>
      boundaries.forbidden.filter(({ name }) => name.startsWith(prefix) && name !== 'room-door');
    const held = heldOf('room-').map(({ name, to }): [string, string[]] => {
      const room = name.slice('room-'.length);
      const allowed = /\((.*)\)/.exec(to.pathNot[0] ?? '')?.[1]?.split('|') ?? [];
      return [room, allowed.filter((one) => one !== room).sort()];
    });
    expect(pure.sort()).toEqual(
      heldOf('pure-')
        .map(({ name }) => name.slice('pure-'.length))
        .sort(),
    );
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries(held));
  });
});
