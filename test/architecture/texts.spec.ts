import type { Refusal } from '@anjing/lifecycle';
import { messagesOf } from '@anjing/texts';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { fileOf, outdated, placeholdersOf, roomsWithTexts, textsOf } from '../../tools/texts/generate.cjs';

const root = join(__dirname, '../..');
const rooms = roomsWithTexts().map((room) => [relative(root, room), room] as const);

/** Languages that a room has files for. */
const languagesOf = (room: string) =>
  readdirSync(join(room, 'texts'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'));

const sources = ['apps', 'libs', 'tools'].flatMap((part) =>
  readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.(spec|generated)\.ts$/.test(path))
    .map((path) => readFileSync(join(root, part, path), 'utf8')),
);

/** Keys that the code names in full, and the beginnings and endings of those that it puts together. */
const named = new Set(
  sources.flatMap((text) => [...text.matchAll(/'([a-z-]+(?:\.[a-z0-9-]+)+)'/g)].map(([, key]) => key)),
);
const patterns = sources.flatMap((text) =>
  [...text.matchAll(/`([a-z-]+(?:\.[a-z0-9-]+)*\.\$\{[^`]*)`/g)].map(
    ([, key = '']) =>
      new RegExp(
        `^${key
          .split(/\$\{[^}]*\}/)
          .map((part) => part.replaceAll('.', '\\.'))
          .join('[a-z0-9.-]+')}$`,
      ),
  ),
);

/** Whether the code says a text: a refusal's by its code, another by its key. */
function isSaid(key: string): boolean {
  const [, code] = /^(.*)\.(?:message|remedy)$/.exec(key) ?? [];
  return named.has(key) || (code !== undefined && named.has(code)) || patterns.some((pattern) => pattern.test(key));
}

it('the types of the texts are those that npm run texts writes', () => {
  expect(outdated().map((room) => relative(root, fileOf(room)))).toEqual([]);
});

it('a key is of one room', () => {
  const keys = rooms.flatMap(([, room]) => Object.keys(textsOf(room, 'zh') ?? {}));
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
});

describe.each(rooms)('the texts of %s', (_name, room) => {
  const source = textsOf(room, 'zh') ?? {};

  it('are there in Chinese and English, none of them empty', () => {
    const english = textsOf(room, 'en') ?? {};
    expect(Object.keys(english)).toEqual(Object.keys(source));
    for (const text of [...Object.values(source), ...Object.values(english)]) expect(text).toMatch(/\S/);
  });

  it('have no key in any language that Chinese has not', () => {
    const strange = languagesOf(room).flatMap((language) =>
      Object.keys(textsOf(room, language) ?? {}).filter((key) => !(key in source)),
    );
    expect(strange).toEqual([]);
  });

  it('have the same places for values in every language', () => {
    const unlike = languagesOf(room).flatMap((language) =>
      Object.entries(textsOf(room, language) ?? {})
        .filter(([key, text]) => String(placeholdersOf(text)) !== String(placeholdersOf(source[key] ?? '')))
        .map(([key]) => `${language} ${key}`),
    );
    expect(unlike).toEqual([]);
  });

  it('are each said by the code', () => {
    expect(Object.keys(source).filter((key) => !isSaid(key))).toEqual([]);
  });
});

it('no text for people stands in the code of the product, but in data and in what is Chinese by law', () => {
  const literal = /\b(?:zh|en): ['"`][^'"`]*[^\s'"`]/;
  const where = ['apps', 'libs'].flatMap((part) =>
    readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
      .map((path) => join(part, path))
      .filter((path) => literal.test(readFileSync(join(root, path), 'utf8'))),
  );
  // Registers of the demonstration and packs are data: texts by language (docs/contributing.md).
  expect(where.filter((path) => !/^libs\/(registers\/(demo|installation)|rules\/packs)/.test(path))).toEqual([]);
});

it('a refusal brings what its texts speak of, and the compiler knows', () => {
  const whole: Refusal<'visit.already-open'> = { code: 'visit.already-open', parameters: { holder: 'visit/1' } };
  // @ts-expect-error the place {holder} is left empty
  const empty: Refusal<'visit.already-open'> = { code: 'visit.already-open' };
  // @ts-expect-error the text speaks of {holder}
  const other: Refusal<'visit.already-open'> = { code: 'visit.already-open', parameters: { case: 'visit/1' } };
  const text = messagesOf<{ readonly 'a.b': 'n'; readonly 'a.c': never }>();
  // @ts-expect-error there is no such key
  const unknown = text('a.d');
  // @ts-expect-error the place {n} is left empty
  const half = text('a.b');
  expect([whole, empty, other, unknown, half, text('a.b', { n: 1 }), text('a.c')]).toHaveLength(7);
});
