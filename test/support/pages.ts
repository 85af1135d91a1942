import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** Dots of an inch, less than any office printer has. */
const fine = 216;
/** Points of an inch. */
const points = 72;
/** Darker than this is ink. */
const ink = 128;

/** A difference in brightness that people see. */
const seen = 16;

/** A page as it comes out of a printer. */
export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  /** Brightness of every dot, row by row, 0 black to 255 white. */
  readonly dots: Uint8Array;
}

/**
 * The pages of a PDF, drawn by another program than the one that wrote it.
 * @param resolution dots of an inch
 */
export async function printed(pdf: Buffer, resolution = fine): Promise<PrintedPage[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages: PrintedPage[] = [];
  for (const page of document.pages()) {
    const { width, height, data } = await page.render({
      scale: resolution / points,
      colorSpace: 'Gray',
      render: 'bitmap',
    });
    pages.push({ width, height, dots: Uint8Array.from(data) });
  }
  document.destroy();
  library.destroy();
  return pages;
}

/** What the QR code on a page says, to a reader that is not ours; undefined where there is none that can be read. */
export async function qrOn(page: PrintedPage): Promise<string | undefined> {
  const [code] = await codesOn(page);
  return code;
}

/** What the QR codes on a page say, from the top. */
export async function codesOn({ width, height, dots }: PrintedPage): Promise<string[]> {
  const rgba = new Uint8ClampedArray(dots.length * 4);
  for (const [place, brightness] of dots.entries()) rgba.set([brightness, brightness, brightness, 255], place * 4);
  await reader;
  const codes = await readBarcodes({ data: rgba, width, height, colorSpace: 'srgb' }, { formats: ['QRCode'] });
  return codes.sort((a, b) => a.position.topLeft.y - b.position.topLeft.y).map(({ text }) => text);
}

/** The reader, from its package: by itself it would fetch its program from a server. */
const reader = (async () => {
  const program = await readFile(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  return prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(program).buffer }, fireImmediately: true });
})();

/** Rows of a table: the spaces between lines that run across most of the page, from the top. */
export function rowsOf({ width, height, dots }: PrintedPage): { readonly from: number; readonly to: number }[] {
  const lines: number[] = [];
  for (let y = 0; y < height; y += 1) {
    const dark = dots.subarray(y * width, (y + 1) * width).reduce((sum, dot) => sum + (dot < ink ? 1 : 0), 0);
    if (dark > width * 0.6 && lines.at(-1) !== y - 1) lines.push(y);
    else if (dark > width * 0.6) lines[lines.length - 1] = y;
  }
  return lines.slice(1).map((to, index) => ({ from: (lines[index] ?? 0) + 1, to }));
}

/** Dots of ink in part of a page; `left` and `right` are parts of its width, 0 to 1. */
export function inkIn(
  { width, dots }: PrintedPage,
  { from, to }: { readonly from: number; readonly to: number },
  left: number,
  right: number,
): number {
  let count = 0;
  for (let y = from; y < to; y += 1) {
    for (const dot of dots.subarray(y * width + Math.round(left * width), y * width + Math.round(right * width))) {
      if (dot < ink) count += 1;
    }
  }
  return count;
}

/** Heights at which two pages of one size differ. */
export function differences(one: PrintedPage, other: PrintedPage): number[] {
  const rows = new Set<number>();
  for (const [place, dot] of one.dots.entries()) {
    if (Math.abs(dot - (other.dots[place] ?? 255)) > seen) rows.add(Math.floor(place / one.width));
  }
  return [...rows];
}
