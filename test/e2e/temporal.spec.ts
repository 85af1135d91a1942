import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { casesOf } from '@anjing/kinds';
import { RegistersInMemory } from '@anjing/cases';
import { AgendaTeller, CaseClock, Processes } from '@anjing/process';
import { Client, Connection } from '@temporalio/client';
import { startWorker, type RunningWorker } from '../../apps/worker/service';
import { temporalCli } from '../../tools/binaries';
import { freePort, goodBody, service, type Answer, type Service } from '../support/service';

jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), 'anjing-temporal-'));
let house: Service;
let port: number;
let temporal: ChildProcess | undefined;
let worker: RunningWorker;

beforeAll(async () => {
  port = await freePort();
  house = await service(`127.0.0.1:${port}`);
  await house.clock.set('2026-03-02T09:00:00+08:00');
});
afterAll(async () => {
  await worker.stop();
  await house.close();
  await stopTemporal();
  rmSync(folder, { recursive: true, force: true });
});

async function startTemporal(database: string): Promise<void> {
  const cli = await temporalCli();
  if (cli === undefined) throw new Error('the Temporal CLI is missing');
  const args = [
    'server',
    'start-dev',
    '--headless',
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
    '--db-filename',
    join(folder, database),
    '--log-level',
    'never',
  ];
  temporal = spawn(cli, args, { stdio: 'ignore' });
  await until(async () => {
    const connection = await Connection.connect({ address: `127.0.0.1:${port}` });
    await connection.close();
    return true;
  });
}

async function stopTemporal(): Promise<void> {
  const running = temporal;
  if (!running || running.exitCode !== null) return;
  await new Promise((resolve) => {
    running.once('exit', resolve);
    running.kill('SIGKILL');
  });
}

/** Asks until the answer is yes; what fails meanwhile is not there yet. */
async function until(asked: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    if (await asked().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not come about within a minute');
}

const idOf = ({ body }: Answer) => String(body['id']);
const act = (account: string, seen: Answer, name: string, body: unknown = {}) =>
  house.ask(account, 'POST', `applications/${idOf(seen)}/${name}`, { body, seen });

async function received(date: string): Promise<Answer> {
  const body = goodBody({ days: [{ date, from: '09:00', until: '17:00' }] });
  const draft = await house.ask('city-emergency-clerk', 'POST', 'applications', { body });
  return act('city-emergency-clerk', await act('city-emergency-head', draft, 'signature'), 'submission');
}

async function typesOf(id: string): Promise<string[]> {
  const { body } = await house.ask('city-emergency-clerk', 'GET', `applications/${id}/history`);
  return (body as unknown as { type: string }[]).map(({ type }) => type);
}

async function timersOf(id: string): Promise<unknown> {
  const { body } = await house.ask('city-emergency-clerk', 'GET', `applications/${id}/process`);
  return body['timers'];
}

const moveClock = (now: string) => house.ask('administrator', 'POST', 'clock', { body: { now } });

it('Temporal comes, goes and forgets: acts succeed, timers catch up, no event comes twice', async () => {
  // Nobody listens yet: people work all the same.
  const submitted = await received('2026-03-10');
  const id = idOf(submitted);
  expect(submitted.status).toBe(200);

  await startTemporal('first.db');
  worker = await startWorker(house.config);
  await until(async () => ((await timersOf(id)) as unknown[]).length === 8);
  const timers = await timersOf(id);
  // As people read it: in China time.
  for (const { due } of timers as { due: string }[])
    expect(due).toMatch(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?\+08:00$/);

  await moveClock('2026-03-03T08:30:00+08:00');
  await until(async () => (await typesOf(id)).includes('ReminderSent'));

  await stopTemporal();
  await house.clock.set('2026-03-03T10:00:00+08:00');
  const seen = await house.ask('city-reviewer', 'GET', `applications/${id}`);
  const passed = await act('city-reviewer', seen, 'review', { outcome: 'pass', opinion: '同意' });
  expect(passed).toMatchObject({ status: 200, body: { state: 'awaitingDecision' } });

  // All that Temporal knew is gone; the record tells it again.
  await startTemporal('second.db');
  const connection = await Connection.connect({ address: `127.0.0.1:${port}` });
  const cases = casesOf(house.fresh.record, new RegistersInMemory(house.fresh.record));
  const processes = new Processes(new Client({ connection }));
  const teller = new AgendaTeller(house.fresh.pool('anjing_process'), new CaseClock(cases, house.clock), processes);
  await until(async () => (await teller.tellAll()) >= 1);
  await until(async () => JSON.stringify(await timersOf(id)).includes('decision.escalation-2'));
  expect(timers).not.toEqual(await timersOf(id));
  await connection.close();

  await until(async () => (await moveClock('2026-03-10T09:00:00+08:00')).status === 200);
  await until(async () => (await typesOf(id)).includes('ApplicationExpired'));
  const { events } = await house.fresh.record.read(`application/${id}`);
  const answered = events
    .map(({ event }) => (event as { deadline?: string }).deadline)
    .filter((one) => one !== undefined);
  expect(new Set(answered).size).toBe(answered.length);
  expect(events.filter(({ event }) => event.type === 'ApplicationExpired')).toHaveLength(1);
});
