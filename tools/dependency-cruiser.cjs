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

/** Rooms of libs/ that each room may import. */
const mayImport = {
  texts: [],
  calendar: ['texts'],
  lifecycle: ['texts'],
  rules: ['calendar', 'texts'],
  application: ['calendar', 'rules', 'lifecycle', 'texts'],
  visit: ['calendar', 'rules', 'lifecycle', 'texts'],
  filing: ['calendar', 'rules', 'lifecycle', 'texts'],
  digest: ['calendar', 'rules', 'lifecycle', 'texts'],
  complaint: ['calendar', 'rules', 'lifecycle', 'texts'],
  inquiry: ['calendar', 'rules', 'lifecycle', 'texts'],
  planning: ['calendar', 'rules', 'lifecycle', 'texts'],
  supervision: ['calendar', 'rules', 'lifecycle', 'texts'],
  registers: ['calendar', 'rules', 'lifecycle', 'texts'],
  passes: ['calendar', 'lifecycle', 'texts'],
  platform: ['lifecycle', 'texts'],
  'event-store': ['lifecycle', 'platform'],
  'read-models': [...pure, 'platform', 'event-store'],
  access: [...pure, 'platform'],
  cases: [...pure, 'event-store', 'read-models', 'access', 'platform'],
  process: [...pure, 'cases', 'event-store', 'platform'],
  documents: [...pure, 'platform'],
};

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
      name: 'tests-last',
      comment: 'Nothing imports test/.',
      severity: 'error',
      from: { pathNot: '(^test/|\\.spec\\.ts$)' },
      to: { path: '^test/' },
    },
    {
      name: 'no-circles',
      comment: 'Two files that need each other are one file, or a third is missing.',
      severity: 'error',
      from: { pathNot: '^libs/read-models/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '(^dist/|/migrations/)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
