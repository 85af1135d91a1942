/** Groups smaller than this are told to nobody outside: who is in them could be guessed (rules §7). */
export const smallestGroup = 5;

/** A table of counts with the sum of each row and column, the sum of all last; null where a number is not told. */
export type ToldTable = readonly (readonly (number | null)[])[];

/**
 * The table as it may be published: counts from 1 to 4 are left out, and so many others that no line (its parts and its
 * sum) gives away what was left out in it. A zero is told: nobody is in it.
 * @param parts rows of equal length, without sums
 */
export function withoutSmallGroups(parts: readonly (readonly number[])[]): ToldTable {
  const table = withSums(parts);
  const hidden = table.map((row) => row.map((count) => count > 0 && count < smallestGroup));
  const height = table.length;
  const width = table[0]?.length ?? 0;
  const lines = [
    ...Array.from({ length: height }, (_, row) => Array.from({ length: width }, (_, column) => [row, column] as const)),
    ...Array.from({ length: width }, (_, column) => Array.from({ length: height }, (_, row) => [row, column] as const)),
  ];
  const countAt = ([row, column]: Place) => table[row]?.[column] ?? 0;
  const isHidden = ([row, column]: Place) => hidden[row]?.[column] ?? false;
  const hide = ([row, column]: Place) => {
    const line = hidden[row];
    if (line) line[column] = true;
  };
  for (let telling = true; telling;) {
    telling = false;
    for (const line of lines) {
      const next = toHide(line, countAt, isHidden);
      if (!next) continue;
      hide(next);
      telling = true;
    }
  }
  return table.map((row, y) => row.map((count, x) => (isHidden([y, x]) ? null : count)));
}

type Place = readonly [row: number, column: number];

/** What has to be left out of a line so that it gives nothing away: its smallest part that is told, or else its sum. */
function toHide(
  line: readonly Place[],
  countAt: (place: Place) => number,
  isHidden: (place: Place) => boolean,
): Place | undefined {
  const sum = line.at(-1);
  if (!sum) return undefined;
  const parts = line.slice(0, -1);
  const out = parts.filter(isHidden);
  const together = out.reduce((count, place) => count + countAt(place), 0);
  const safe = isHidden(sum) ? out.length > 0 : out.length === 0 || (out.length > 1 && together >= smallestGroup);
  if (safe) return undefined;
  const [smallest] = parts
    .filter((place) => !isHidden(place) && countAt(place) > 0)
    .sort((a, b) => countAt(a) - countAt(b));
  return smallest ?? (isHidden(sum) ? undefined : sum);
}

function withSums(parts: readonly (readonly number[])[]): number[][] {
  const rows = parts.map((row) => [...row, total(row)]);
  const width = rows[0]?.length ?? 0;
  return [...rows, Array.from({ length: width }, (_, column) => total(rows.map((row) => row[column] ?? 0)))];
}

const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
