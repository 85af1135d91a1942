/**
 * The one map of path aliases is `paths` in tsconfig.json. The compiler reads it itself; Jest and the Temporal
 * bundler, which do not, get it from here.
 */
const { join } = require('node:path');
const { readFileSync } = require('node:fs');

const root = join(__dirname, '..');
const { paths } = JSON.parse(readFileSync(join(root, 'tsconfig.json'), 'utf8')).compilerOptions;

const escape = (text) => text.replace(/[.+?^${}()|[\]\\/]/g, '\\$&');

/** Jest's `moduleNameMapper`. */
exports.jestModules = Object.fromEntries(
  Object.entries(paths).map(([alias, [target]]) => [
    `^${escape(alias).replace('*', '(.*)')}$`,
    join('<rootDir>', target.replace('*', '$1')),
  ]),
);

/**
 * Aliases for webpack's `resolve.alias`, one entry for each room.
 * @param {string} base the checkout, or the folder of the build
 */
exports.webpackAliases = (base) =>
  Object.fromEntries(
    Object.entries(paths).map(([alias, [target]]) => [alias.replace('/*', ''), join(base, target.replace('/*', ''))]),
  );
