import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dark, light, type Tokens } from './tokens';

const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8');

/** The colours that a rule of the sheet says, by the names that TypeScript has for them. */
function saidIn(selector: string): Record<string, string> {
  const [, body = ''] = css.split(`${selector} {`);
  const [inside = ''] = body.split('}');
  return Object.fromEntries(
    [...inside.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [
      name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
      colour,
    ]),
  );
}

/** Relative luminance and contrast by WCAG 2.2. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [lower = 0, higher = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (higher + 0.05) / (lower + 0.05);
}

describe('the colours', () => {
  it('are the same for style sheets and for TypeScript', () => {
    expect(saidIn(':root')).toEqual(light);
    expect(saidIn("[data-theme='dark']")).toEqual(dark);
  });

  it.each<[string, Tokens]>([
    ['light', light],
    ['dark', dark],
  ])('let text be read in the %s theme: WCAG 2.2 AA', (_, colours) => {
    const { paper, ground, quiet, ink, ink2, ink3, pine, pineSolid, amber, amberSolid, amberTint } = colours;
    const { red, redSolid, redTint, onSolid, line2 } = colours;
    const pairs: [string, string][] = [
      ...[paper, ground, quiet].flatMap((under) => [ink, ink2, ink3].map((text): [string, string] => [text, under])),
      [pine, paper],
      [pine, quiet],
      [onSolid, pineSolid],
      [amber, paper],
      [ink, amberTint],
      [amber, amberTint],
      [onSolid, amberSolid],
      [red, paper],
      [red, redTint],
      [onSolid, redSolid],
    ];
    for (const [text, under] of pairs) expect([text, under, contrast(text, under) >= 4.5]).toEqual([text, under, true]);
    expect(contrast(line2, paper)).toBeGreaterThanOrEqual(3);
  });
});
