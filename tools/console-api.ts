import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { houseFolder } from './folder';
import { addressesFile, type Addresses } from './launcher';

/** Where the console keeps the types of what the API takes and answers. */
const target = join('apps', 'web', 'src', 'api', 'schema.d.ts');

/** `npm run console:api`: the console's types anew, from the description that the running house publishes. */
function generate(): void {
  const file = addressesFile(houseFolder);
  if (!existsSync(file)) throw new Error('Anjing does not run: npm start');
  const { api } = JSON.parse(readFileSync(file, 'utf8')) as Addresses;
  const program = join(dirname(require.resolve('openapi-typescript/package.json')), 'bin', 'cli.js');
  execFileSync(process.execPath, [program, `${api}/api/v1/openapi.json`, '--output', target], { stdio: 'inherit' });
}

try {
  generate();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
