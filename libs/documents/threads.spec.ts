import type { EventEmitter } from 'node:events';
import { readSheet, type FormFace } from '.';
import { printForm, type PrintThreads } from './printing';
import type { SheetThreads } from './sheet';
import { Threads } from './threads';

const bounds = { threads: 1, memory: 512, patience: 60_000, idle: 60_000 };
const small = Buffer.from('a,b\n');
/** Eight megabytes that are within every other bound: two thousand rows of two hundred cells. */
const large = Buffer.from('二〇二六年,'.repeat(200).concat('\n').repeat(2_000));
const opinion = { text: '', by: '', at: '' };
const face: FormFace = {
  agency: '',
  filed: '',
  number: '',
  items: [],
  days: [],
  reason: '核实隐患'.repeat(5_000),
  target: { name: '', address: '' },
  officers: [],
  opinions: { head: opinion, bureau: opinion, authority: opinion },
  passes: [],
  stamp: '',
  footer: '',
  madeAt: 0,
};

let open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.map((threads) => threads.close()));
  open = [];
});
const readers = (change: Partial<typeof bounds> = {}): SheetThreads => {
  const threads: SheetThreads = new Threads('sheet', { ...bounds, ...change });
  open.push(threads);
  return threads;
};
const printers = (change: Partial<typeof bounds> = {}): PrintThreads => {
  const threads: PrintThreads = new Threads('form', { ...bounds, ...change });
  open.push(threads);
  return threads;
};
const idsOf = (threads: SheetThreads | PrintThreads) => threads.running.map(({ threadId }) => threadId);
const refusedAs = (code: string) => ({ refusals: [{ code }] });

describe('a sheet that is being read', () => {
  it('is given up in the middle when the caller goes away: its thread ends, and another reads the next', async () => {
    const threads = readers();
    // The thread is there, so that the large sheet is begun at once.
    expect(await readSheet(small, 'csv', undefined, threads)).toEqual({ rows: [['a', 'b']] });
    const [reader] = idsOf(threads);
    const gone = new AbortController();
    const reading = readSheet(large, 'csv', gone.signal, threads);
    setImmediate(() => {
      gone.abort();
    });
    expect(await reading).toEqual(refusedAs('sheet.took-too-long'));
    expect(await readSheet(small, 'csv', undefined, threads)).toEqual({ rows: [['a', 'b']] });
    expect(idsOf(threads)).toHaveLength(1);
    expect(idsOf(threads)).not.toContain(reader);
  });
  it('would have been read, had they stayed', async () => {
    expect(await readSheet(large, 'csv', undefined, readers())).toMatchObject({
      rows: { length: 2_000 },
    });
  });
  it('is given up fifteen seconds after it came', async () => {
    const passing = new AbortController();
    const asked = jest.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(passing.signal);
    const reading = readSheet(large, 'csv');
    expect(asked).toHaveBeenCalledWith(15_000);
    asked.mockRestore();
    passing.abort();
    expect(await reading).toEqual(refusedAs('sheet.took-too-long'));
  });
  it('is given up where it waits for its turn too long', async () => {
    expect(await readSheet(small, 'csv', undefined, readers({ patience: 1 }))).toEqual(
      refusedAs('sheet.took-too-long'),
    );
  });
  it('takes its thread with it where it needs too much memory, and nobody else', async () => {
    const threads = readers({ memory: 8 });
    expect(await readSheet(large, 'csv', undefined, threads)).toEqual(refusedAs('sheet.too-large'));
    expect(await readSheet(small, 'csv', undefined, threads)).toEqual({ rows: [['a', 'b']] });
  });
  it('is read on where a thread has ended that had nothing to do', async () => {
    const threads = readers();
    await readSheet(small, 'csv', undefined, threads);
    // Out of memory between two sheets: what a thread says then, nobody has asked.
    for (const thread of threads.running) (thread as unknown as EventEmitter).emit('error', new Error('out of memory'));
    expect(await readSheet(small, 'csv', undefined, threads)).toEqual({ rows: [['a', 'b']] });
  });
});

describe('a form that is being printed', () => {
  it('is given up in the middle when the caller goes away, and the next is printed', async () => {
    const threads = printers();
    expect(await printForm({ ...face, reason: '' }, undefined, threads)).toHaveProperty('pdf');
    const [printer] = idsOf(threads);
    const gone = new AbortController();
    const printing = printForm(face, gone.signal, threads);
    setImmediate(() => {
      gone.abort();
    });
    expect(await printing).toEqual({ givenUp: 'gone' });
    expect(await printForm({ ...face, reason: '' }, undefined, threads)).toHaveProperty('pdf');
    expect(idsOf(threads)).not.toContain(printer);
  });
  it('is given up when it takes too long', async () => {
    expect(await printForm(face, undefined, printers({ patience: 1 }))).toEqual({ givenUp: 'late' });
  });
  it('fails aloud where the page itself is at fault', async () => {
    const broken = { ...face, passes: undefined } as unknown as FormFace;
    await expect(printForm(broken, undefined, printers())).rejects.toThrow();
  });
});
