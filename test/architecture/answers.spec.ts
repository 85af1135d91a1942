import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const api = join(__dirname, '../../apps/api');

it('no two schemas of the description share a name: one would silently stand for both', () => {
  const names = readdirSync(api, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) => [...readFileSync(join(api, path), 'utf8').matchAll(/^(?:export )?class (\w+Dto) /gm)])
    .map(([, name]) => name);
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});
