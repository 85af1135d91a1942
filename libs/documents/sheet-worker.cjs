/** The thread in which a sheet is read. As built, its neighbour is JavaScript; run from source, SWC makes it so. */
const { existsSync } = require('node:fs');
const { join } = require('node:path');

if (!existsSync(join(__dirname, 'sheet-reading.js'))) {
  const { transformFileSync } = require('@swc/core');
  require.extensions['.ts'] = (module, file) => {
    module._compile(transformFileSync(file, { module: { type: 'commonjs' } }).code, file);
  };
}

const { sheetOf } = require('./sheet-reading');

module.exports = ({ bytes, format }) => sheetOf(bytes, format);
