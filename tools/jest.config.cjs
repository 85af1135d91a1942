const { join } = require('node:path');
const { jestModules } = require('./aliases.cjs');

const project = (name, settings) => ({
  displayName: name,
  rootDir: join(__dirname, '..'),
  testEnvironment: 'node',
  moduleNameMapper: jestModules,
  // Libraries that are modules of the newer kind are transformed with our own code: Jest cannot require them as they are.
  transform: { '\\.[cm]?[jt]s$': ['@swc/jest'] },
  transformIgnorePatterns: ['/node_modules/(?!(fontkitten|jose|oidc-provider|openid-client|oauth4webapi)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.anjing'],
  ...settings,
});

const spec = (...folders) => folders.map((folder) => `<rootDir>/${folder}/**/*.spec.ts`);

/** Projects that need the run's own Postgres. */
const withPostgres = {
  globalSetup: '<rootDir>/test/support/postgres-setup.ts',
  globalTeardown: '<rootDir>/test/support/postgres-teardown.ts',
};

module.exports = {
  testTimeout: 60_000,
  reporters: ['default', join(__dirname, 'traceability-reporter.cjs')],
  projects: [
    project('pure', {
      testMatch: spec(
        'libs/calendar',
        'libs/rules',
        'libs/lifecycle',
        'libs/application',
        'libs/visit',
        'libs/filing',
        'libs/digest',
        'libs/complaint',
        'libs/inquiry',
        'libs/planning',
        'libs/supervision',
        'libs/registers',
        'libs/passes',
        'libs/access',
        'libs/platform',
        'libs/documents',
        'test/architecture',
        'test/oracle',
      ),
    }),
    project('record', {
      ...withPostgres,
      testMatch: spec('libs/event-store', 'libs/cases', 'libs/read-models', 'test/record'),
    }),
    project('process', {
      ...withPostgres,
      testMatch: spec('workflows', 'libs/process', 'test/process', 'test/replay'),
    }),
    ...(process.env.ANJING_BENCH ? [project('bench', { ...withPostgres, testMatch: spec('test/bench') })] : []),
    project('service', {
      ...withPostgres,
      testMatch: spec('apps/api', 'apps/worker', 'test/e2e', 'test/faults', 'tools'),
    }),
  ],
};
