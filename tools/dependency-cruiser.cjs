/**
 * Who may import whom (docs/architecture.md). Default deny: what a room may import stands in `mayImport`, everything
 * else is an error with a sentence for the person who reads it.
 */
/** The pure rooms, with the libraries that each may import. */
const libraries = {
  texts: [],
  calendar: [],
  lifecycle: ['xstate', 'zod'],
  rules: ['zod'],
  application: ['xstate', 'zod'],
  visit: ['xstate', 'zod'],
  filing: ['xstate', 'zod'],
  digest: ['xstate', 'zod'],
  complaint: ['xstate', 'zod'],
  inquiry: ['xstate', 'zod'],
  planning: [],
  supervision: ['xstate', 'zod'],
  registers: ['zod'],
  passes: ['jose', 'zod'],
};
const pure = Object.keys(libraries);

/** Rooms of libs/ that each room may import: only such as stand before it, so that no room leads back to itself. */
const mayImport = {
  texts: [],
  calendar: ['texts'],
  lifecycle: ['texts'],
  rules: ['calendar', 'lifecycle', 'texts'],
  application: ['calendar', 'rules', 'lifecycle', 'texts'],
  visit: ['calendar', 'rules', 'lifecycle', 'texts'],
  filing: ['calendar', 'rules', 'lifecycle', 'texts'],
  digest: ['calendar', 'rules', 'lifecycle', 'texts'],
  complaint: ['calendar', 'rules', 'lifecycle', 'texts'],
  inquiry: ['calendar', 'rules', 'lifecycle', 'texts'],
  planning: ['calendar', 'rules', 'lifecycle', 'texts'],
  supervision: ['calendar', 'rules', 'lifecycle', 'texts'],
  registers: ['calendar', 'rules', 'lifecycle', 'filing', 'texts'],
  passes: ['calendar', 'lifecycle', 'texts'],
  platform: ['lifecycle', 'texts'],
  'event-store': ['lifecycle', 'platform'],
  'read-models': [...pure, 'platform', 'event-store'],
  access: [...pure, 'platform'],
  cases: ['texts', 'lifecycle', 'registers', 'event-store', 'access'],
  kinds: [...pure, 'cases', 'event-store', 'access'],
  'register-desk': ['lifecycle', 'registers', 'event-store', 'cases'],
  'planning-desk': [...pure, 'cases', 'kinds', 'register-desk', 'read-models'],
  gate: [...pure, 'cases', 'kinds', 'register-desk', 'event-store', 'read-models', 'access'],
  reactions: [...pure, 'cases', 'kinds', 'register-desk', 'event-store', 'read-models'],
  process: [...pure, 'cases', 'kinds', 'register-desk', 'event-store', 'platform'],
  documents: [...pure, 'platform'],
};

for (const [place, [room, allowed]] of Object.entries(mayImport).entries()) {
  const before = Object.keys(mayImport).slice(0, place);
  const [ahead] = allowed.filter((one) => !before.includes(one));
  if (ahead !== undefined) {
    throw new Error(`libs/${room} may not import ${ahead}, which stands after it: rooms would lead back to themselves`);
  }
}

/** Libraries of the console. */
const browserLibraries = [
  '@tanstack/react-query',
  'antd',
  'i18next',
  'openapi-fetch',
  'react',
  '@types/react',
  'react-dom',
  '@types/react-dom',
  'react-i18next',
  'react-router',
];

const rooms = Object.entries(mayImport).map(([room, allowed]) => ({
  name: `room-${room}`,
  comment: `libs/${room} may import only ${allowed.length > 0 ? allowed.join(', ') : 'no other room'}. Move the code, or pass what it needs as a value.`,
  severity: 'error',
  from: { path: `^libs/${room}/`, pathNot: '\\.spec\\.ts$' },
  to: {
    path: '^(libs|apps|test|tools|workflows)/',
    pathNot: [`^libs/(${[room, ...allowed].join('|')})/`, ...(room === 'process' ? ['^workflows/agenda\\.ts$'] : [])],
  },
}));

const pureRooms = Object.entries(libraries).map(([room, allowed]) => ({
  name: `pure-${room}`,
  comment: `libs/${room} is pure: no Node, no Nest, no database, no library but ${allowed.join(', ') || 'none'}. It runs unchanged in the browser.`,
  severity: 'error',
  from: { path: `^libs/${room}/`, pathNot: '\\.spec\\.ts$' },
  to: {
    dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-no-pkg', 'npm-unknown'],
    ...(allowed.length > 0 && { pathNot: `^node_modules/(${allowed.join('|')})/` }),
  },
}));

module.exports = {
  forbidden: [
    ...rooms,
    ...pureRooms,
    {
      name: 'room-door',
      comment: 'A room is entered through its index.ts (@anjing/room), never by a file of its inside.',
      severity: 'error',
      from: { path: '^(libs/([^/]+)|apps/[^/]+|test|tools|workflows)/' },
      to: { path: '^libs/([^/]+)/', pathNot: ['^libs/[^/]+/index\\.ts$', '^libs/$2/'] },
    },
    {
      name: 'workflows-alone',
      comment: 'What Temporal runs is replayed: it may import only @temporalio/workflow and its own files.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^workflows/', '^node_modules/@temporalio/(workflow|common)/'] },
    },
    {
      name: 'apps-apart',
      comment: 'Apps do not import each other, nor tests or tools: what they share is a room of libs/.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(apps|test|tools|workflows)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'console-alone',
      comment:
        'The console knows the house by its API alone: it may import its own files, the generated types and libraries for browsers, no room of libs/ and nothing of Node.',
      severity: 'error',
      from: { path: '^apps/web/src/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: [`^apps/web/src/`, `^node_modules/(${browserLibraries.join('|')})/`] },
    },
    {
      name: 'tests-last',
      comment: 'Nothing imports test/.',
      severity: 'error',
      from: { pathNot: '(^test/|\\.spec\\.ts$)' },
      to: { path: '^test/' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other, be it for a type, are one file, or a third is missing.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '(^dist/|^apps/web/dist/|/migrations/)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
