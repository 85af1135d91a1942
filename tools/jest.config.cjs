const { join } = require('node:path');
const { jestModules } = require('./aliases.cjs');

const project = (name, settings) => ({
  displayName: name,
  rootDir: join(__dirname, '..'),
  testEnvironment: 'node',
  moduleNameMapper: jestModules,
  // Libraries that are modules of the newer kind are transformed with our own code: Jest cannot require them as they are.
  transform: { '\\.[cm]?[jt]s$': ['@swc/jest'] },
  transformIgnorePatterns: [
    '/node_modules/(?!(fontkitten|jose|oidc-provider|openid-client|oauth4webapi|woff2-encoder|@fastify/cookie|cookie|@fastify/static|@fastify/send|@fastify/error|@fastify/accept-negotiator|content-disposition|fastify-plugin|glob|minimatch|path-scurry|lru-cache|minipass|brace-expansion|balanced-match|@sparticuz/chromium)/)',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.anjing'],
  ...settings,
});

const spec = (...folders) => folders.map((folder) => `<rootDir>/${folder}/**/*.spec.ts`);

/** Projects that need the run's own Postgres. */
const withPostgres = {
  globalSetup: '<rootDir>/test/support/postgres-setup.ts',
  globalTeardown: '<rootDir>/test/support/postgres-teardown.ts',
  // Specs leave a recording of their houses only where a release is being recorded (docs/contributing.md).
  ...(process.env.ANJING_RECORD_RELEASE && { setupFilesAfterEnv: ['<rootDir>/test/support/record-houses.ts'] }),
};

/** Rooms whose specs ask the record, and those whose specs ask Temporal. */
const ofRecord = [
  'event-store',
  'cases',
  'kinds',
  'register-desk',
  'planning-desk',
  'gate',
  'reactions',
  'read-models',
];
const ofProcess = ['process'];
const inLibs = (rooms) => rooms.map((room) => `libs/${room}`);

module.exports = {
  testTimeout: 60_000,
  reporters: ['default', join(__dirname, 'traceability-reporter.cjs')],
  projects: [
    // A new room's specs run by themselves: whatever is not named below as needing Postgres is pure.
    project('pure', {
      testMatch: spec('libs', 'apps/web/src', 'test/architecture', 'test/oracle'),
      testPathIgnorePatterns: ['/node_modules/', `/libs/(${[...ofRecord, ...ofProcess].join('|')})/`],
    }),
    project('record', { ...withPostgres, testMatch: spec(...inLibs(ofRecord), 'test/record') }),
    // What people see: real browsers, which come with the packages, and the real house.
    project('console', {
      ...withPostgres,
      testMatch: spec('test/console'),
      testPathIgnorePatterns: ['/node_modules/', '/test/console/pictures'],
    }),
    ...(process.env.ANJING_PICTURES
      ? [project('pictures', { ...withPostgres, testMatch: ['<rootDir>/test/console/pictures.spec.ts'] })]
      : []),
    project('process', {
      ...withPostgres,
      testMatch: spec('workflows', ...inLibs(ofProcess), 'test/process', 'test/replay'),
    }),
    ...(process.env.ANJING_BENCH ? [project('bench', { ...withPostgres, testMatch: spec('test/bench') })] : []),
    project('service', {
      ...withPostgres,
      testMatch: spec('apps/api', 'apps/worker', 'test/e2e', 'test/faults', 'tools'),
    }),
  ],
};
