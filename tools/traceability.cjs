/**
 * docs/notice.md: every sentence of the notice and every field of its form, where it is in code, and the test that
 * proves it. Read by the test that holds the pointers, and by the reporter that holds the proofs.
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');

/** `path#symbol` or `path › title of a test`, in backquotes, one or several in a cell. */
const pointers = (cell, mark) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => {
    const [file, ...rest] = text.split(mark);
    return { file: file.trim(), name: rest.join(mark).trim() };
  });

/** @returns {{row: string, sentence: string, code: {file: string, name: string}[], tests: {file: string, name: string}[]}[]} */
exports.traces = () =>
  readFileSync(join(root, 'docs/notice.md'), 'utf8')
    .split('\n')
    .filter((line) => /^\| [A-L]\d*/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, row, sentence, code, tests]) => ({
      row,
      sentence,
      code: pointers(code ?? '', '#'),
      tests: pointers(tests ?? '', ' › '),
    }));
