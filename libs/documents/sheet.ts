import { join } from 'node:path';
import { Piscina } from 'piscina';
import type { SheetAnswer } from './sheet-builder';
import type { SheetFormat } from './sheet-reading';

export type { SheetRows } from './sheet-builder';
export type { SheetFormat } from './sheet-reading';

/** The longest that a sheet may wait and be read, in milliseconds. */
const patience = 15_000;

/** Threads in which sheets are read, so that no sheet keeps anybody else waiting. They come with the first sheet. */
const threads = new Piscina<{ readonly bytes: Uint8Array; readonly format: SheetFormat }, SheetAnswer>({
  filename: join(__dirname, 'sheet-worker.cjs'),
  minThreads: 0,
  maxThreads: 2,
  idleTimeout: 60_000,
  resourceLimits: { maxOldGenerationSizeMb: 512 },
});

/**
 * Reads a sheet in a thread of its own, or says everything that keeps it from being read.
 * @param gone is aborted when nobody waits for the answer any more: the reading ends with it
 */
export async function readSheet(bytes: Uint8Array, format: SheetFormat, gone?: AbortSignal): Promise<SheetAnswer> {
  const late = AbortSignal.timeout(patience);
  try {
    return await threads.run({ bytes, format }, { signal: gone ? AbortSignal.any([late, gone]) : late });
  } catch {
    // The thread ended before it answered: out of time, or out of memory.
    return { refusals: [{ code: late.aborted || gone?.aborted === true ? 'sheet.took-too-long' : 'sheet.too-large' }] };
  }
}
