import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { houseFolder } from './folder';
import { removeHousePostgres } from './launcher/postgres';
import { ProcessBook } from './launcher/processes';

/** `npm run reset`: removes the data of the embedded default. */
async function reset(): Promise<void> {
  const book = new ProcessBook(join(houseFolder, 'run'));
  if (book.launcher() !== undefined) throw new Error('Anjing runs: stop it first (Ctrl-C)');
  await book.endLeftovers();
  await removeHousePostgres(houseFolder);
  rmSync(houseFolder, { recursive: true, force: true });
  console.log(`removed ${houseFolder}`);
}

reset().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
