import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { create } from 'fontkitten';

/** A face that the product brings. */
interface Face {
  /** The family by which the template names it. */
  readonly family: string;
  /** Folders with its files. */
  readonly folders: readonly string[];
  /** Code points that it has a glyph for. */
  readonly covers: ReadonlySet<number>;
}

const face = (family: string, manifest: string, weights: readonly string[] = ['400Regular']): Face => {
  const folders = weights.map((weight) => join(dirname(manifest), weight));
  const covers = new Set(
    folders.slice(0, 1).flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.ttf'))
        .flatMap((file) => {
          const font = create(readFileSync(join(folder, file)));
          return font.isCollection ? [] : font.characterSet;
        }),
    ),
  );
  return { family, folders, covers };
};

/**
 * The faces of the printed page, in the order in which they are asked for a character: Chinese first (Hong Kong's for
 * the rare characters of extension B), Korean, then Latin, Greek and Cyrillic with their marks, the scripts of Tibetan,
 * Yi, Mongolian, Uyghur, Kazakh and Lisu, then signs and emoji.
 */
export const faces: readonly Face[] = [
  face('Noto Serif SC', require.resolve('@expo-google-fonts/noto-serif-sc/package.json'), ['400Regular', '700Bold']),
  face('Noto Serif HK', require.resolve('@expo-google-fonts/noto-serif-hk/package.json')),
  face('Noto Serif KR', require.resolve('@expo-google-fonts/noto-serif-kr/package.json')),
  face('Noto Serif', require.resolve('@expo-google-fonts/noto-serif/package.json')),
  face('Noto Serif Tibetan', require.resolve('@expo-google-fonts/noto-serif-tibetan/package.json')),
  face('Noto Sans Yi', require.resolve('@expo-google-fonts/noto-sans-yi/package.json')),
  face('Noto Sans Mongolian', require.resolve('@expo-google-fonts/noto-sans-mongolian/package.json')),
  face('Noto Naskh Arabic', require.resolve('@expo-google-fonts/noto-naskh-arabic/package.json')),
  face('Noto Sans Lisu', require.resolve('@expo-google-fonts/noto-sans-lisu/package.json')),
  face('Noto Sans Symbols', require.resolve('@expo-google-fonts/noto-sans-symbols/package.json')),
  face('Noto Sans Symbols 2', require.resolve('@expo-google-fonts/noto-sans-symbols-2/package.json')),
  face('Noto Emoji', require.resolve('@expo-google-fonts/noto-emoji/package.json')),
];
