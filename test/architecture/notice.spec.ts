import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { traces } from '../../tools/traceability.cjs';

const root = join(__dirname, '../..');
const rows = traces();

/** Rows of the notice, and for each how many sentences or fields it has. */
const sentences = { A: 1, B: 7, C: 2, D: 2, E: 2, F: 2, G: 4, H: 3, I: 4, J: 3, K: 5, L: 11 };

describe('the table of the notice', () => {
  it('has a row for every sentence and every field of the form', () => {
    const wanted = Object.entries(sentences).flatMap(([row, count]) =>
      Array.from({ length: count }, (_, index) => (count === 1 ? row : `${row}${index + 1}`)),
    );
    expect(rows.map(({ row }) => row)).toEqual(wanted);
  });

  it.each(rows)('$row points at code and tests that are there', ({ code, tests }) => {
    expect(code.length).toBeGreaterThan(0);
    expect(tests.length).toBeGreaterThan(0);
    for (const { file, name } of [...code, ...tests]) {
      expect([file, existsSync(join(root, file))]).toEqual([file, true]);
      const text = readFileSync(join(root, file), 'utf8');
      expect([file, name, text.includes(name.replace(/'/g, "\\'")) || text.includes(name)]).toEqual([file, name, true]);
    }
  });
});
