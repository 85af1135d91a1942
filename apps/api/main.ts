import 'reflect-metadata';
import { loadConfig } from '@anjing/platform';
import { startApi } from './service';

const running = startApi(loadConfig(process.env));

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    void running.then((api) => api.close()).then(() => process.exit(0));
  });
}

running.catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
