import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import en from './en.json';
import zh from './zh.json';

const source = join(__dirname, '..');

/** Every text by its key. */
function flat(texts: object, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value as object, `${prefix}${key}.`),
  );
}

const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(([found]) => found).sort();

describe('the texts', () => {
  it('are complete in both languages, with the same placeholders', () => {
    const chinese = flat(zh);
    const english = new Map(flat(en));
    expect([...english.keys()].sort()).toEqual(chinese.map(([key]) => key).sort());
    for (const [key, text] of chinese)
      expect([key, placeholders(english.get(key) ?? '')]).toEqual([key, placeholders(text)]);
  });

  it('stand in their files alone: no other source has a Chinese sentence', () => {
    // The name of the house and the characters of the seals are drawn, not said.
    const drawn = /[安静签审批退否销]/g;
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.tsx?$/.test(file) && !/\.spec\.tsx?$|\.d\.ts$/.test(file),
    );
    const found = files.flatMap((file) => {
      const code = readFileSync(join(source, file), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*|\{\/\*.*\*\/\}/g, '');
      return /[\u4e00-\u9fff]/.test(code.replace(drawn, '')) ? [file] : [];
    });
    expect(files.length).toBeGreaterThan(20);
    expect(found).toEqual([]);
  });
});
