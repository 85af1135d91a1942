/**
 * Writes the types of every room's texts: its keys, each with the placeholders of its Chinese text. `npm run texts`.
 * Run with --check it writes nothing and fails where a file is not as it would be written.
 */
const { existsSync, readdirSync, readFileSync, writeFileSync } = require('node:fs');
const { join, relative } = require('node:path');

const root = join(__dirname, '../..');

/** Folders of the rooms and apps that have texts. */
exports.roomsWithTexts = () =>
  ['libs', 'apps']
    .flatMap((part) => readdirSync(join(root, part)).map((room) => join(root, part, room)))
    .filter((room) => existsSync(join(room, 'texts', 'zh.json')));

/** The texts of a room in a language, by key; undefined where it has no such file. */
exports.textsOf = (room, language) => {
  const file = join(room, 'texts', `${language}.json`);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
};

/** The names that a text has places for, each once, in the order of the alphabet. */
exports.placeholdersOf = (text) => [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();

const nameOf = (room) =>
  room
    .split(/[\\/]/)
    .at(-1)
    .replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());

/** The file of types, as it should stand in the room. */
exports.generated = (room) => {
  const lines = Object.entries(exports.textsOf(room, 'zh')).map(([key, text]) => {
    const names = exports.placeholdersOf(text).map((name) => `'${name}'`);
    const line = `  readonly '${key}': ${names.length > 0 ? names.join(' | ') : 'never'};`;
    return line.length <= 120 ? line : `  readonly '${key}':\n    | ${names.join('\n    | ')};`;
  });
  return `// Written by \`npm run texts\` from texts/zh.json; not to be changed by hand.

/** The keys of the room's texts, each with the placeholders that its text has. */
export interface ${nameOf(room)}Messages {
${lines.join('\n')}
}

declare module '@anjing/texts' {
  interface Placeholders extends ${nameOf(room)}Messages {}
}
`;
};

/** Where the types of a room stand. */
exports.fileOf = (room) => join(room, 'texts.generated.ts');

/** Rooms whose types are not as they should be. */
exports.outdated = () =>
  exports
    .roomsWithTexts()
    .filter(
      (room) =>
        !existsSync(exports.fileOf(room)) || readFileSync(exports.fileOf(room), 'utf8') !== exports.generated(room),
    );

if (require.main === module) {
  const outdated = exports.outdated();
  if (process.argv.includes('--check')) {
    for (const room of outdated)
      console.error(`${relative(root, exports.fileOf(room))} is outdated: run npm run texts`);
    process.exitCode = outdated.length > 0 ? 1 : 0;
  } else for (const room of outdated) writeFileSync(exports.fileOf(room), exports.generated(room));
}
