import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { create } from 'fontkitten';
import decompress from 'woff2-encoder/decompress';

/** A face that the product brings. */
interface Face {
  /** The family by which the template names it. */
  readonly family: string;
  /** Files of its weights: TrueType, or WOFF2 where it comes only so. */
  readonly files: readonly string[];
  /** Code points that it has a glyph for. */
  readonly covers: ReadonlySet<number>;
}

const faceOf = (family: string, files: readonly string[]): Face => {
  // Every weight of a face has the same characters.
  const font = create(readFileSync(files[0] ?? ''));
  return { family, files, covers: new Set(font.isCollection ? [] : font.characterSet) };
};

const face = (family: string, manifest: string, weights: readonly string[] = ['400Regular']): Face =>
  faceOf(
    family,
    weights.map((weight) => join(dirname(manifest), weight, `${family.replaceAll(' ', '')}_${weight}.ttf`)),
  );

/**
 * The faces of the printed page, in the order in which they are asked for a character: Chinese first (Hong Kong's for
 * the rare characters of extension B), Korean, then Latin, Greek and Cyrillic with their marks, the scripts of Tibetan,
 * Yi, Mongolian, Uyghur, Kazakh, Lisu, Dai (both) and Miao, then signs and emoji. No package that is kept brings the
 * extensions C to I of the Chinese characters, and B only in part: those are named by their code points.
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
  faceOf('Noto Sans Tai Le', [
    require.resolve('@fontsource/noto-sans-tai-le/files/noto-sans-tai-le-tai-le-400-normal.woff2'),
  ]),
  faceOf('Noto Sans New Tai Lue', [
    require.resolve('@fontsource/noto-sans-new-tai-lue/files/noto-sans-new-tai-lue-new-tai-lue-400-normal.woff2'),
  ]),
  faceOf('Noto Sans Miao', [require.resolve('@fontsource/noto-sans-miao/files/noto-sans-miao-miao-400-normal.woff2')]),
  face('Noto Sans Symbols', require.resolve('@expo-google-fonts/noto-sans-symbols/package.json')),
  face('Noto Sans Symbols 2', require.resolve('@expo-google-fonts/noto-sans-symbols-2/package.json')),
  face('Noto Emoji', require.resolve('@expo-google-fonts/noto-emoji/package.json')),
];

const isTrueType = (file: string) => file.endsWith('.ttf');
const files = faces.flatMap((one) => one.files);

/** Folders with the faces that the printing program reads as they are. */
export const folders: readonly string[] = files.filter(isTrueType).map(dirname);

/** The faces that come packed for the web, unpacked: the printing program reads TrueType only. */
export function unpacked(): Promise<readonly Buffer[]> {
  return Promise.all(
    files.filter((file) => !isTrueType(file)).map(async (file) => Buffer.from(await decompress(readFileSync(file)))),
  );
}
