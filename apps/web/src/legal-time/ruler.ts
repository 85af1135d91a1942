import type { FilingDeadline } from '../api/shapes';
import { dateOf, daysBetween, instantOf, milliseconds, plusDays } from '../time/civil';

/** Of the explanation of a filing deadline, what the ruler draws. */
export type Told = Pick<
  FilingDeadline,
  'inspectionDate' | 'latestFiling' | 'strictLatestFiling' | 'closeOfBusiness' | 'counted' | 'skipped'
>;

/** One cell: a day, or a run of skipped days folded into one. */
export interface Cell {
  readonly date: string;
  /** Last day of a folded run. */
  readonly until?: string;
  readonly part: 'before' | 'counted' | 'skipped' | 'inspection';
  /** Which of the counted days, 1 the one nearest to the inspection. */
  readonly number?: number;
  readonly reason?: string;
}

/** Longer rulers fold their runs of skipped days. */
const most = 20;

/** The days from before the earliest reading to the inspection, each with what the house said of it. */
export function cellsOf(told: Told, alsoFrom: readonly string[]): readonly Cell[] {
  const { inspectionDate, latestFiling, strictLatestFiling, counted, skipped } = told;
  const earliest = [latestFiling, strictLatestFiling].sort()[0] ?? latestFiling;
  const before = plusDays(earliest, -3);
  const [from = earliest] = [earliest, ...alsoFrom.filter((date) => date >= before)].sort();
  const cells = daysBetween(from, inspectionDate).map((date): Cell => {
    const number = counted.findIndex((one) => one.date === date);
    const reason = skipped.find((one) => one.date === date)?.reason;
    if (date === inspectionDate) return { date, part: 'inspection' };
    if (number >= 0) return { date, part: 'counted', number: number + 1 };
    return reason === undefined ? { date, part: 'before' } : { date, part: 'skipped', reason };
  });
  return cells.length > most ? folded(cells) : cells;
}

function folded(cells: readonly Cell[]): readonly Cell[] {
  return cells.reduce<Cell[]>((done, cell) => {
    const last = done.at(-1);
    if (last?.part !== 'skipped' || cell.part !== 'skipped') return [...done, cell];
    return [...done.slice(0, -1), { ...last, until: cell.date }];
  }, []);
}

/** Where a moment stands on the ruler, from 0 (left) to 1 (right); undefined where it is not on it. */
export function placeOf(moment: string | number, cells: readonly Cell[]): number | undefined {
  const at = milliseconds(moment);
  const date = dateOf(at);
  const index = cells.findIndex((cell) => cell.date <= date && date <= (cell.until ?? cell.date));
  const cell = cells[index];
  if (!cell) return undefined;
  const begin = instantOf(cell.date);
  const length = instantOf(plusDays(cell.until ?? cell.date, 1)) - begin;
  return (index + (at - begin) / length) / cells.length;
}
