import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

/** Bundles what Temporal runs, once for a build: every worker of it runs the same code. */
async function bundle(): Promise<void> {
  const dist = dirname(__dirname);
  const { code } = await bundleWorkflowCode({
    workflowsPath: join(dist, 'workflows', 'index.js'),
    logger: new DefaultLogger('WARN'),
  });
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, 'workflow-bundle.js'), code);
}

void bundle();
