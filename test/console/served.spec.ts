import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { freePort, service, type Service } from '../support/service';

let house: Service;
const folder = mkdtempSync(join(tmpdir(), 'anjing-console-'));
beforeAll(async () => {
  house = await service(`127.0.0.1:${await freePort()}`);
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true });
});

const get = (path: string) => fetch(`${house.api.url}${path}`);
const built = join(__dirname, '../../apps/web/dist');

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}
const manifest = JSON.parse(readFileSync(join(built, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>;

/** Every file that a browser fetches before it shows what `entries` are. */
function filesOf(entries: readonly string[], known = new Set<string>()): Set<string> {
  for (const entry of entries) {
    const { file, imports = [], css = [] } = manifest[entry] ?? { file: '' };
    if (known.has(file)) continue;
    for (const one of [file, ...css]) known.add(one);
    filesOf(imports, known);
  }
  return known;
}

const kilobytes = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(built, file))).length, 0) / 1_024;

describe('the console as it is served', () => {
  it.each([
    '/',
    '/sign-in',
    '/file',
    '/special',
    '/cases',
    '/cases/application/some-id',
    '/review/some-id',
    '/decide/some-id',
  ])('answers %s with its page, under a policy that names this answer alone', async (path) => {
    const [one, other] = await Promise.all([get(path), get(path)]);
    const policies = [one, other].map(({ headers }) => headers.get('content-security-policy') ?? '');
    expect([one.status, one.headers.get('content-type'), one.headers.get('cache-control')]).toEqual([
      200,
      'text/html; charset=utf-8',
      'no-store',
    ]);
    expect(policies[0]).toContain("default-src 'none'");
    expect(policies[0]).toContain("script-src 'self';");
    expect(policies.join()).not.toContain('unsafe');
    expect(policies[0]).not.toBe(policies[1]);
    const nonce = /nonce-([\w-]+)/.exec(policies[0] ?? '')?.[1] ?? '';
    const page = await one.text();
    expect(page).toContain(`nonce="${nonce}"`);
    expect(page).not.toContain('__CSP_NONCE__');
    // No script stands in the page itself.
    expect([...page.matchAll(/<script(?![^>]*\bsrc=)/g)]).toEqual([]);
  });

  it('lets its files be kept for ever, for their names are those of their contents', async () => {
    const script = manifest['index.html']?.file ?? '';
    const { status, headers } = await get(`/${script}`);
    expect([status, headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
      'nosniff',
    ]);
  });

  it.each(['/nothing', '/assets/nothing.js', '/assets/../index.html', '/cases/too/many/parts', '/api/v1/nothing'])(
    'has no page at %s: the API says so',
    async (path) => {
      const { status, headers } = await get(path);
      expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8']);
    },
  );

  it('comes within its budget: the inbox in 450 KB, packed', () => {
    const inbox = filesOf(['index.html', 'src/inbox/Home.tsx']);
    expect(inbox.size).toBeGreaterThan(3);
    expect(kilobytes(inbox)).toBeLessThan(450);
  });

  it('asks the API by types that are what the API says of itself (else: npm run console:api)', async () => {
    const description = join(folder, 'openapi.json');
    writeFileSync(description, await (await get('/api/v1/openapi.json')).text());
    const program = join(dirname(require.resolve('openapi-typescript/package.json')), 'bin', 'cli.js');
    execFileSync(process.execPath, [program, description, '--output', join(folder, 'schema.d.ts')], {
      stdio: 'ignore',
    });
    const kept = readFileSync(join(__dirname, '../../apps/web/src/api/schema.d.ts'), 'utf8');
    expect(readFileSync(join(folder, 'schema.d.ts'), 'utf8')).toBe(kept);
  });
});
