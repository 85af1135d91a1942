/** The threads in which documents are read and printed. As built, their neighbours are JavaScript; run from source, SWC makes them so. */
const { existsSync } = require('node:fs');
const { join } = require('node:path');

if (!existsSync(join(__dirname, 'sheet-reading.js'))) {
  const { transformFileSync } = require('@swc/core');
  require.extensions['.ts'] = (module, file) => {
    module._compile(transformFileSync(file, { module: { type: 'commonjs' } }).code, file);
  };
}

// Each job brings what it needs when it is first asked for: who reads sheets holds no faces in memory.
exports.sheet = ({ bytes, format }) => require('./sheet-reading').sheetOf(bytes, format);
exports.form = (face) => require('./approval-form').approvalForm(face);
