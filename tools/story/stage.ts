import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { houseFolder } from '../folder';
import { addressesFile, startHouse, type Addresses } from '../launcher';
import { ProcessBook } from '../launcher/processes';
import { Visitors } from './visitor';

/** Where a demonstration plays: in the running house, or in one of its own that it starts and removes. */
export interface Stage {
  readonly visitors: Visitors;
  leave(): Promise<void>;
}

/** @param begin moment of the demonstration clock at which the story begins */
export async function enterStage(begin: string): Promise<Stage> {
  const running = addressesFile(houseFolder);
  const runs = new ProcessBook(join(houseFolder, 'run')).launcher() !== undefined;
  if (runs && existsSync(running)) {
    const visitors = new Visitors(JSON.parse(readFileSync(running, 'utf8')) as Addresses);
    console.log(
      '安静 · playing in the running house; its demonstration clock moves, and goes back to real time afterwards',
    );
    await visitors.moveClock(begin);
    return { visitors, leave: () => visitors.moveClock(null) };
  }
  console.log('安静 · no house runs: starting one for the demonstration …');
  const folder = mkdtempSync(join(tmpdir(), 'anjing-demo-'));
  const house = await startHouse({
    folder,
    clock: begin,
    say: (line) => {
      console.log(`  ${line}`);
    },
  });
  const visitors = new Visitors(house.addresses);
  return {
    visitors,
    leave: async () => {
      await house.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
