import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '@anjing/platform';
import type { Catalogue } from '@anjing/texts';
import { requestTexts } from '../../apps/api/door/request-texts';

const root = join(__dirname, '../..');

const specs = ['apps', 'libs', 'test', 'tools'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.spec.ts'))
    .map((path) => readFileSync(join(root, room, path), 'utf8')),
);

const isRefusal = (key: string) => /^[a-z]+\.[a-z-]+\.message$/.test(key);

/** The catalogue that the door of each room with refusals gives out: `applicationTexts`. */
const catalogues = readdirSync(join(root, 'libs'))
  .filter((room) => {
    const file = join(root, 'libs', room, 'texts/zh.json');
    return existsSync(file) && Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object).some(isRefusal);
  })
  .map((room) => {
    const exported = jest.requireActual<Record<string, unknown>>(`@anjing/${room}`);
    const name = Object.keys(exported).find((one) => one.endsWith('Texts'));
    return [room, name === undefined ? undefined : (exported[name] as Catalogue)] as const;
  });

const catalogue: Catalogue = Object.assign({}, requestTexts, ...catalogues.map(([, texts]) => texts)) as Catalogue;

describe('every problem that the service can answer with', () => {
  it.each(catalogues)('%s gives its texts out at its door', (_room, texts) => {
    expect(Object.keys(texts ?? {}).length).toBeGreaterThan(0);
  });

  it.each(Object.keys(catalogue))('%s is brought about by a test', (code) => {
    expect(specs.some((text) => text.includes(`'${code}'`))).toBe(true);
  });

  it('has its own code, and article and remedy in both languages', () => {
    for (const { message, remedy, article } of Object.values(catalogue)) {
      const said = [message, remedy].flatMap((text) => ['zh', 'en'].map((language) => say(text, language)));
      for (const text of [...said, article]) expect(text).toMatch(/\S/);
    }
  });
});
