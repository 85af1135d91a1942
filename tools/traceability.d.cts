/** A file and what in it is meant: a symbol, or the title of a test. */
interface Pointer {
  readonly file: string;
  readonly name: string;
}

/** A row of docs/notice.md. */
interface Trace {
  readonly row: string;
  readonly sentence: string;
  readonly code: readonly Pointer[];
  readonly tests: readonly Pointer[];
}

export function traces(): readonly Trace[];
