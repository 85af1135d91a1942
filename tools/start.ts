import { houseFolder } from './folder';
import { startHouse } from './launcher';

/** `npm start`: the whole house on this machine. */
async function start(): Promise<void> {
  const began = Date.now();
  const say = (line: string) => {
    console.log(`安静 · ${line}`);
  };
  const clock = process.env['ANJING_CLOCK'];
  if (clock !== undefined && Number.isNaN(Date.parse(clock))) {
    throw new Error(`ANJING_CLOCK is no moment: ${clock}. Write 2026-03-02T09:00+08:00.`);
  }
  // Asked to stop while it starts, it finishes starting and then stops: nothing is left half done.
  const asked = new Promise<void>((resolve) => {
    // Heard as often as it is said: Ctrl-C comes from the terminal and from whoever started this, and stops it once.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        resolve();
      });
    }
  });
  const house = await startHouse({ folder: houseFolder, say, ...(clock !== undefined && { clock }) });
  const { api, temporalUi, metrics } = house.addresses;
  console.log(`
安静 Anjing is ready (${((Date.now() - began) / 1_000).toFixed(1)} s).

  console          ${api}/
  API              ${api}/api/v1
  its description  ${api}/api/v1/openapi.json
  Temporal         ${temporalUi}
  metrics          ${metrics}
  clock            ${clock ?? 'real time'}

  accounts         npm run -s accounts
  a token          npm run -s token -- city-emergency-clerk
  a demonstration  npm run demo

Ctrl-C stops everything; data are kept in .anjing/ (npm run reset removes them).`);
  await asked;
  console.log('\n安静 · stopping …');
  await house.stop();
}

start().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`安静 · ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  },
);
