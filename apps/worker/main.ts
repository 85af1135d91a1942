import { loadConfig } from '@anjing/platform';
import { startWorker } from './service';

const running = startWorker(loadConfig(process.env));

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void running.then((worker) => worker.stop());
  });
}

running
  .then((worker) => worker.finished)
  .then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    },
  );
