/**
 * Makes libs/calendar/years/china.json from the package chinese-days: `node tools/calendar-seed.cjs --write`.
 * Without --write it says whether the file still agrees with the package.
 */
const { join } = require('node:path');
const { readFileSync, writeFileSync } = require('node:fs');

const days = require('chinese-days/dist/chinese-days.json');
const packageVersion = require('chinese-days/package.json').version;
const file = join(__dirname, '..', 'libs', 'calendar', 'years', 'china.json');

// The General Office's yearly notices; of the years before these the numbers are not at hand.
const notices = {
  2017: '国办发明电〔2016〕17号',
  2018: '国办发明电〔2017〕12号',
  2019: '国办发明电〔2018〕15号',
  2020: '国办发明电〔2019〕16号',
  2021: '国办发明电〔2020〕27号',
  2022: '国办发明电〔2021〕11号',
  2023: '国办发明电〔2022〕16号',
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
};

const named = (group, year) =>
  Object.entries(group)
    .filter(([date]) => date.startsWith(`${year}-`))
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([date, text]) => {
      const [en, zh] = text.split(',');
      return { date, name: { zh, en } };
    });

const years = [...new Set(Object.keys(days.holidays).map((date) => Number(date.slice(0, 4))))].sort();
const seed = years.map((year) => ({
  year,
  version: 1,
  notice: notices[year] ?? '国务院办公厅当年放假安排通知',
  source: `chinese-days ${packageVersion}`,
  holidays: named(days.holidays, year),
  makeUpDays: named(days.workdays, year),
}));
const text = `${JSON.stringify(seed, null, 1)}\n`;

if (process.argv.includes('--write')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('libs/calendar/years/china.json differs from the package: node tools/calendar-seed.cjs --write');
  process.exit(1);
}
