import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { measures } from './measures';

describe('what is counted', () => {
  it('is what docs/figures.md says, each number and no other', () => {
    const said = readFileSync(join(__dirname, '../../docs/figures.md'), 'utf8').match(/^\| \w+\.\w+ /gm) ?? [];
    const counted = Object.entries(measures).flatMap(([group, counts]) =>
      Object.keys(counts).map((measure) => `${group}.${measure}`),
    );
    expect(said.map((cell) => cell.slice(2).trim())).toEqual(counted);
  });
});
