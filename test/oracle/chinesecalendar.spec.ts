import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dayOf, filingDeadline, seededYears, workingCalendar } from '@anjing/calendar';
import { ganzhou2022 } from '@anjing/rules';

const folder = join(__dirname, '../../.anjing/cache/oracle');
const requirement =
  'chinesecalendar==1.11.0 --hash=sha256:9479ead6010e6001472efdf97317699882c16604c7858ba26862dc9d36d56d46\n';

/** The package of another author, counted back by another program. */
function oracle(): Record<string, [boolean, string, string]> {
  if (!existsSync(join(folder, 'chinese_calendar'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'requirements.txt'), requirement);
    execFileSync('python3', [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-deps',
      '--require-hashes',
      '--target',
      folder,
      '-r',
      join(folder, 'requirements.txt'),
    ]);
  }
  const answer = execFileSync('python3', [join(__dirname, 'filing_deadline.py')], {
    env: { ...process.env, PYTHONPATH: folder },
    encoding: 'utf8',
  });
  return JSON.parse(answer) as Record<string, [boolean, string, string]>;
}

it('agrees with the Python package chinesecalendar on every day of 2025 and 2026', () => {
  const calendar = workingCalendar(seededYears);
  const expected = oracle();
  const ours = Object.fromEntries(
    Object.keys(expected).map((date) => {
      const { working } = dayOf(calendar, date) as { working: boolean };
      const { latestFiling, strictLatestFiling } = filingDeadline(calendar, ganzhou2022.leadTime, date) as {
        latestFiling: string;
        strictLatestFiling: string;
      };
      return [date, [working, latestFiling, strictLatestFiling]];
    }),
  );
  expect(Object.keys(expected)).toHaveLength(730);
  expect(ours).toEqual(expected);
}, 120_000);
