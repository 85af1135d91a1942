import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workflowBundle } from '@anjing/process';
import { temporal } from '@temporalio/proto';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';

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
    const bundle = await workflowBundle();
    const histories = names.map((name) => ({
      workflowId: name,
      history: temporal.api.history.v1.History.decode(readFileSync(join(folder, name))),
    }));
    const failures: string[] = [];
    for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle: bundle }, histories)) {
      if (error) failures.push(`${workflowId}: ${error.message}`);
    }
    expect(failures).toEqual([]);
  });

  it('are carried by a small bundle', async () => {
    expect((await workflowBundle()).code.length).toBeLessThan(budget);
  });
});
