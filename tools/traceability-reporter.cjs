const { join, relative } = require('node:path');
const { traces } = require('./traceability.cjs');

const root = join(__dirname, '..');

/**
 * Fails a whole run in which a test that docs/notice.md names as the proof of a sentence did not run green. A run of
 * some tests only proves what it ran.
 */
module.exports = class TraceabilityReporter {
  constructor(globalConfig) {
    const { testPathPatterns, testNamePattern } = globalConfig;
    const some = testNamePattern || (testPathPatterns?.patterns ?? []).length > 0;
    this.whole = !some && !process.argv.includes('--selectProjects');
  }

  onRunComplete(_contexts, { testResults }) {
    const titles = new Map();
    for (const { testFilePath, testResults: tests } of testResults) {
      const file = relative(root, testFilePath);
      titles.set(file, [...(titles.get(file) ?? []), ...tests]);
    }
    const unproven = traces().flatMap(({ row, tests }) =>
      tests
        .filter(({ file }) => this.whole || titles.has(file))
        .filter(({ file, name }) => !isGreen(titles.get(file) ?? [], name, this.whole))
        .map(({ file, name }) => `${row}: ${file} › ${name}`),
    );
    if (unproven.length === 0) return;
    this.error = new Error(`not proven in this run (docs/notice.md):\n  ${unproven.join('\n  ')}`);
    process.stderr.write(`${this.error.message}\n`);
  }

  getLastError() {
    return this.error;
  }
};

/** Every test of that name was green; there was at least one. */
function isGreen(tests, name, whole) {
  const named = tests.filter(({ fullName, status }) => fullName.includes(name) && (whole || status !== 'pending'));
  return (named.length > 0 || !whole) && named.every(({ status }) => status === 'passed');
}
