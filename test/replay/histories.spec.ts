import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workflowBundle } from '@anjing/process';
import { temporal } from '@temporalio/proto';
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from '@temporalio/worker';

const root = join(__dirname, '../..');
const folder = join(__dirname, '../histories');
const names = readdirSync(folder).filter((name) => name.endsWith('.history'));

/** Largest bundle that Temporal may be given, in bytes: a careless import would drag the house into it. */
const budget = 2_000_000;

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), telemetryOptions: { logging: { filter: 'ERROR' } } });
});

describe('processes that ran before', () => {
  it('were recorded: reminded and expired, approved and lapsed, moved by a calendar, healed', () => {
    expect(names.length).toBeGreaterThanOrEqual(4);
  });

  it('replay under the workflows of today', async () => {
    expect(await failures(await workflowBundle())).toEqual([]);
  });

  it('replay whatever becomes of deadlines, pack and calendar: a process computes no law', async () => {
    const changed = await bundleOf({
      'libs/application/deadlines.ts': (text) => `${text.replaceAll("'reminder'", "'warning'")}\n${canary}`,
      'libs/rules/packs/ganzhou-2022.ts': (text) => `${text.replaceAll('workingDays: 2', 'workingDays: 4')}\n${canary}`,
      'libs/calendar/years/china.json': (text) => text.replaceAll('2026-', '2036-'),
      'libs/calendar/calendar.ts': (text) => `${text}\n${canary}`,
    });
    expect(await failures(changed)).toEqual([]);
  });

  it('would not replay under a process that asks time otherwise', async () => {
    const changed = await bundleOf({
      'workflows/case-process.ts': (text) => text.replace('  for (;;) {', "  await sleep('1 hour');\n  for (;;) {"),
    });
    expect(await failures(changed)).toHaveLength(names.length);
  });

  it('are carried by a small bundle', async () => {
    expect((await workflowBundle()).code.length).toBeLessThan(budget);
  });
});

/** Stops whatever loads the file it stands in. */
const canary = "throw new Error('a process has loaded the law');";

/** Names of the recorded processes that do not replay under a bundle, each with the reason. */
async function failures(bundle: { code: string }): Promise<string[]> {
  const histories = names.map((name) => ({
    workflowId: name,
    history: temporal.api.history.v1.History.decode(readFileSync(join(folder, name))),
  }));
  const failed: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: bundle }, histories)) {
    if (error) failed.push(`${workflowId}: ${error.message}`);
  }
  return failed;
}

/** The bundle of a copy of the house in which some files have changed. Each change must change something. */
async function bundleOf(changes: Readonly<Record<string, (text: string) => string>>): Promise<{ code: string }> {
  mkdirSync(join(root, '.anjing'), { recursive: true });
  const copy = mkdtempSync(join(root, '.anjing/replay-'));
  try {
    for (const room of ['libs', 'workflows', 'tsconfig.json']) {
      cpSync(join(root, room), join(copy, room), { recursive: true });
    }
    for (const [path, change] of Object.entries(changes)) {
      const text = readFileSync(join(copy, path), 'utf8');
      const changed = change(text);
      expect(changed).not.toBe(text);
      writeFileSync(join(copy, path), changed);
    }
    return await bundleWorkflowCode({ workflowsPath: join(copy, 'workflows'), logger: new DefaultLogger('ERROR') });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
