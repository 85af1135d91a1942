import type { SheetAnswer } from './sheet-builder';
import type { SheetFormat } from './sheet-reading';
import { Threads, type GivenUp } from './threads';
import type { SheetCode } from './texts';

export type { SheetRows } from './sheet-builder';
export type { SheetFormat } from './sheet-reading';

/** A sheet as it came. */
interface SentSheet {
  readonly bytes: Uint8Array;
  readonly format: SheetFormat;
}

/** Threads that read sheets. */
export type SheetThreads = Threads<SentSheet, SheetAnswer>;

const threads: SheetThreads = new Threads('sheet', { threads: 2, memory: 512, patience: 15_000, idle: 60_000 });

const because: Record<GivenUp, SheetCode> = {
  late: 'sheet.took-too-long',
  gone: 'sheet.took-too-long',
  memory: 'sheet.too-large',
};

/**
 * Reads a sheet in a thread of its own, or says everything that keeps it from being read.
 * @param gone is aborted when nobody waits for the answer any more: the reading ends with it
 */
export async function readSheet(
  bytes: Uint8Array,
  format: SheetFormat,
  gone?: AbortSignal,
  by: SheetThreads = threads,
): Promise<SheetAnswer> {
  const read = await by.run({ bytes, format }, gone);
  return 'answer' in read ? read.answer : { refusals: [{ code: because[read.givenUp] }] };
}
