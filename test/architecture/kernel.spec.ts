import { applicationActs } from '@anjing/application';
import { complaintActs } from '@anjing/complaint';
import { digestActs } from '@anjing/digest';
import { filingActs } from '@anjing/filing';
import { inquiryActs } from '@anjing/inquiry';
import { alertActs } from '@anjing/supervision';
import { visitActs } from '@anjing/visit';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const acts = [applicationActs, complaintActs, digestActs, filingActs, inquiryActs, alertActs, visitActs];
const commands = [...new Set(acts.flatMap((table) => Object.keys(table)))];
const files = execFileSync('git', ['ls-files', 'libs/cases', 'libs/lifecycle'], { cwd: root, encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((file) => !file.endsWith('.spec.ts'));

describe('what carries every kind of case', () => {
  it.each(files)('%s names no act of any kind', (file) => {
    const text = readFileSync(join(root, file), 'utf8').replace(/\/\*\*[^]*?\*\//g, '');
    const named = [...text.matchAll(/'([A-Za-z]+)'/g)].flatMap(([, word = '']) => word);
    expect(commands.length).toBeGreaterThan(50);
    expect(named.filter((word) => commands.includes(word))).toEqual([]);
  });
});
