import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnyStateMachine } from 'xstate';
import { toDirectedGraph } from 'xstate/graph';

const docs = join(__dirname, '../../docs');

/** A hand-written table of docs/: each state and act, with the state that follows or `–`. */
export function actsTable(file: string) {
  const lines = readFileSync(join(docs, file), 'utf8').split('\n');
  const first = lines.findIndex((line) => /^\| act\s+\|/.test(line));
  const [header = [], , ...rows] = lines.slice(first, lines.indexOf('', first)).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const states = header.slice(1);
  return {
    states,
    cells: rows.flatMap(([act = '', ...cells]) =>
      cells.map((cell, index) => [states[index] ?? '', act, cell] as const),
    ),
  };
}

/**
 * The drawing of a machine as docs/generated has it, and as it is today. `ANJING_WRITE=1` writes it anew.
 * @param about the case with its article: `an alert`
 * @param room folder of the spec that draws it: `libs/supervision`
 */
export function drawn(machine: AnyStateMachine, name: string, about: string, room: string) {
  const { children } = toDirectedGraph(machine);
  const edges = children.flatMap((node) =>
    node.edges.map(({ source, target, label }) => `  ${source.key} --> ${target.key} : ${label.text}`),
  );
  const today = `# The lifecycle of ${about}\n\nGenerated from the machine; \`ANJING_WRITE=1 npm test -- ${room}\` makes it anew.\n\n\`\`\`mermaid\nstateDiagram-v2\n  [*] --> absent\n${edges.join('\n')}\n\`\`\`\n`;
  const file = join(docs, 'generated', `${name}.md`);
  if (process.env['ANJING_WRITE'] !== undefined) writeFileSync(file, today);
  return { today, documented: readFileSync(file, 'utf8') };
}
