import { create } from 'qrcode';

/** Survives a thumb or a fold on the paper: 15 % of the code may be unreadable. */
const correction = 'M';
/** Modules of white around a code, as the standard (ISO/IEC 18004) asks. */
const margin = 4;
/** Side of a printed module, in millimetres: two dots of a printer that has a hundred an inch. */
const printedModule = 0.5;
/** Least side of a printed code with its margin, in millimetres. */
const leastSide = 30;

/** A QR code as a drawing. */
export interface QrDrawing {
  /** SVG, black on white, one unit a module, with its margin. */
  readonly svg: string;
  /** Modules of a side, margin included. */
  readonly modules: number;
  /** Side in millimetres at which it is still read from paper. */
  readonly side: number;
}

/** The QR code of `text`. @throws Error where the text is too long for any code (2,331 bytes) */
export function qrDrawing(text: string): QrDrawing {
  const { modules: matrix } = create(text, { errorCorrectionLevel: correction });
  const modules = matrix.size + 2 * margin;
  const dark = Array.from(matrix.data).flatMap((bit, place) =>
    bit === 0 ? [] : [`M${(place % matrix.size) + margin} ${Math.floor(place / matrix.size) + margin}h1v1h-1z`],
  );
  return {
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${modules} ${modules}" shape-rendering="crispEdges">` +
      `<path fill="#fff" d="M0 0h${modules}v${modules}H0z"/><path d="${dark.join('')}"/></svg>`,
    modules,
    side: Math.max(leastSide, Math.ceil(modules * printedModule)),
  };
}
