import type { FormFace } from './form-face';
import { Threads, type GivenUp } from './threads';

/** Threads that print forms. */
export type PrintThreads = Threads<FormFace, Uint8Array>;

/** A printing thread stays longer than one that reads: it holds the faces, which take a second to open. */
const threads: PrintThreads = new Threads('form', { threads: 2, memory: 512, patience: 20_000, idle: 600_000 });

/**
 * Prints the approval form in a thread of its own: PDF/A-2b, or why it was given up.
 * @param gone is aborted when nobody waits for it any more: the printing ends with it
 */
export async function printForm(
  face: FormFace,
  gone?: AbortSignal,
  by: PrintThreads = threads,
): Promise<{ readonly pdf: Buffer } | { readonly givenUp: GivenUp }> {
  const printed = await by.run(face, gone);
  return 'answer' in printed ? { pdf: Buffer.from(printed.answer) } : printed;
}
