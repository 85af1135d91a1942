import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { shapeOf, unlike, type OpenApi } from '../support/openapi-shape';
import { freePort, service } from '../support/service';

const path = join(__dirname, '../recordings/openapi-release.json');

/** A difference to the release that is meant: where, and why. */
interface Meant {
  /** A line of the difference, or the beginning of it up to a `*`. */
  readonly line: string;
  readonly reason: string;
}

const meant = JSON.parse(
  readFileSync(join(__dirname, '../recordings/openapi-differences.json'), 'utf8'),
) as readonly Meant[];
const covers = ({ line }: Meant, one: string) =>
  line.endsWith('*') ? one.startsWith(line.slice(0, -1)) : one === line;

let today: OpenApi;
beforeAll(async () => {
  const house = await service(`127.0.0.1:${await freePort()}`);
  today = (await (await fetch(`${house.api.url}/api/v1/openapi.json`)).json()) as OpenApi;
  await house.close();
  // Written once, from the release; never again.
  if (process.env['ANJING_RECORD_RELEASE'] !== undefined && !existsSync(path)) {
    writeFileSync(path, `${JSON.stringify(today)}\n`);
  }
});

describe('the description of the API', () => {
  const released = () => JSON.parse(readFileSync(path, 'utf8')) as OpenApi;

  it('says what the release said, but for what is meant', () => {
    const lines = unlike(shapeOf(released()), shapeOf(today));
    expect(lines.filter((line) => !meant.some((entry) => covers(entry, line)))).toEqual([]);
  });

  it('differs wherever a difference is listed, each with its reason', () => {
    const lines = unlike(shapeOf(released()), shapeOf(today));
    for (const entry of meant) {
      expect(entry.reason.trim()).not.toBe('');
      expect([entry.line, lines.some((line) => covers(entry, line))]).toEqual([entry.line, true]);
    }
  });
});
