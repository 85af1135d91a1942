import { faces } from './faces';

/** Where a line may end inside a run of characters: has no width and no ink. */
const breakHere = '\u200B';
/** Keeps the characters on both sides from being drawn as one: has no width and no ink. */
const drawnApart = '\u200C';
/** Characters in a row without a place for a line to end, from which on it may end after any of them. */
const longRun = 16;
/** Dashes that a text may have before they are drawn one by one: many drawn as one line are longer than they are measured. */
const mostDashes = 8;
/** Marks on one letter that a line has room for. */
const mostMarks = 3;

/** Dashes that stand one after the other are drawn as one line; the long ones are drawn like two or three. */
const dash = /\u2014/gu;
const longDash: Readonly<Record<string, string>> = { '\u2E3A': '\u2014\u2014', '\u2E3B': '\u2014\u2014\u2014' };
/** Has no ink of its own and is looked up in no font: joiners, variation selectors. */
const silent = /^[\u200B-\u200D\u2060\uFE00-\uFE0F\u{E0100}-\u{E01EF}\u180B-\u180D\u180F]$/u;
/** Never drawn, even where a face has it: it would hide, or turn the order of what stands around it. */
const hidden = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202A-\u202E\u2066-\u2069]/u;
const marks = /\p{M}/gu;
/** Between two of these a line may end by itself. */
const breaksByItself = /^[\p{Script=Han}\p{Script=Yi}]$/u;
const space = /^[ \n]$/;

const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/**
 * A text as the page prints it, whatever was accepted: a character that no face has is named by its code point,
 * `〔U+1F9FF〕`, and a long word, link or row of digits may end its line anywhere. The text on record stays as it is.
 */
export function printable(text: string): string {
  const plain = text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[\u2E3A\u2E3B]/g, (one) => longDash[one] ?? one);
  const units = Array.from(graphemes.segment(plain))
    .map(({ segment }) => segment)
    .flatMap(drawable);
  const written = runsOf(units)
    .map((run) => run.join(run.join('').length > longRun ? breakHere : ''))
    .join('');
  // Nor does a line end by itself between two dashes, whatever space there is (UAX 14, LB17).
  return (plain.match(dash) ?? []).length > mostDashes ? written.replace(dash, `$&${drawnApart}${breakHere}`) : written;
}

/** What is drawn of one character as people see it: itself, where one face has all of it, or its parts. */
function drawable(grapheme: string): string[] {
  if (grapheme === '\n') return [grapheme];
  const points = Array.from(grapheme);
  if (hasFace(points) && (grapheme.match(marks) ?? []).filter((mark) => !silent.test(mark)).length <= mostMarks)
    return [grapheme];
  // A mark without its letter would hang on what stands before it: only the first part may stand by itself.
  return points.flatMap((point, place) => {
    if (silent.test(point)) return [];
    return [hasFace([point]) && (place === 0 || !/\p{M}/u.test(point)) ? point : standIn(point)];
  });
}

function hasFace(points: readonly string[]): boolean {
  if (points.some((point) => hidden.test(point))) return false;
  const inked = points.filter((point) => !silent.test(point)).map((point) => point.codePointAt(0) ?? 0);
  return faces.some(({ covers }) => inked.every((point) => covers.has(point)));
}

const standIn = (point: string) => `〔U+${(point.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〕`;

/** Units that stand together until the next place where a line may end by itself. */
function runsOf(units: readonly string[]): string[][] {
  const runs: string[][] = [];
  for (const [place, unit] of units.entries()) {
    const before = units[place - 1] ?? ' ';
    const apart = space.test(before) || space.test(unit) || (breaksByItself.test(before) && breaksByItself.test(unit));
    if (apart) runs.push([unit]);
    else runs.at(-1)?.push(unit);
  }
  return runs;
}
