import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accessTexts } from '@anjing/access';
import { applicationTexts } from '@anjing/application';
import { passTexts } from '@anjing/passes';
import { registerTexts } from '@anjing/registers';
import { alertTexts } from '@anjing/supervision';
import { visitTexts } from '@anjing/visit';
import { requestTexts } from '../../apps/api/door/request-texts';

const root = join(__dirname, '../..');

const texts = {
  ...requestTexts,
  ...accessTexts,
  ...registerTexts,
  ...applicationTexts,
  ...visitTexts,
  ...passTexts,
  ...alertTexts,
};

const specs = ['apps', 'libs', 'test', 'tools'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.spec.ts'))
    .map((path) => readFileSync(join(root, room, path), 'utf8')),
);

describe('every problem that the service can answer with', () => {
  it.each(Object.keys(texts))('%s is brought about by a test', (code) => {
    expect(specs.some((text) => text.includes(`'${code}'`))).toBe(true);
  });

  it('has its own code, and article and remedy in both languages', () => {
    for (const { message, remedy, article } of Object.values(texts)) {
      for (const text of [message.zh, message.en, remedy.zh, remedy.en, article]) expect(text).toMatch(/\S/);
    }
  });
});
