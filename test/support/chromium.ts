import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** Folder of a package of this checkout. */
const packageOf = (name: string) => dirname(require.resolve(`${name}/package.json`));

/**
 * Faces for Chinese out of the packages: a machine of tests has none of its own.
 * @returns the file that names them to the browser
 */
function fontsIn(folder: string): string {
  const faces = ['noto-sans-sc', 'noto-serif-sc'].map(
    (name) => `<dir>${packageOf(`@expo-google-fonts/${name}`)}</dir>`,
  );
  const prefer = (family: string, face: string) =>
    `<alias><family>${family}</family><prefer><family>${face}</family></prefer></alias>`;
  const file = join(folder, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${faces.join('')}<cachedir>${join(folder, 'fonts')}</cachedir>${prefer('sans-serif', 'Noto Sans SC')}${prefer('serif', 'Noto Serif SC')}</fontconfig>`,
  );
  return file;
}

/**
 * Libraries that the browser needs and a bare machine lacks; they come in the browser's package.
 * @returns their folder, or none where the machine has them
 */
function librariesIn(folder: string, program: string): string | undefined {
  const { stdout } = spawnSync('ldd', [program], { encoding: 'utf8' });
  if (!stdout.includes('not found')) return undefined;
  const archive = join(folder, 'al2023.tar');
  writeFileSync(
    archive,
    brotliDecompressSync(readFileSync(join(packageOf('@sparticuz/chromium'), 'bin', 'al2023.tar.br'))),
  );
  execFileSync('tar', ['-xf', archive, '-C', folder]);
  return join(folder, 'lib');
}

/** A real Chromium out of the packages. */
export async function openChromium(): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'anjing-browser-'));
  const { default: packed } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  const libraries = librariesIn(folder, executablePath);
  if (!existsSync(join(folder, 'fonts'))) mkdirSync(join(folder, 'fonts'));
  return chromium.launch({
    executablePath,
    // As root, in a container, without a graphics card.
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    env: {
      ...process.env,
      FONTCONFIG_FILE: fontsIn(folder),
      ...(libraries !== undefined && { LD_LIBRARY_PATH: libraries }),
    },
  });
}

export interface Look {
  readonly theme?: 'light' | 'dark';
  readonly language?: 'zh' | 'en';
  readonly width?: number;
}

/** Somebody with a browser of their own, far from China: what the pages say of time must not depend on the machine. */
export async function visitor(browser: Browser, { theme = 'light', language = 'zh', width = 1_280 }: Look = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'America/Los_Angeles',
  });
  await context.addInitScript(
    `localStorage.setItem('anjing.theme', '${theme}'); localStorage.setItem('anjing.language', '${language}');`,
  );
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) wrong.push(message.text());
  });
  return { context, page, wrong };
}

export type Visitor = { readonly context: BrowserContext; readonly page: Page; readonly wrong: readonly string[] };

/** What axe finds against WCAG 2.2 AA on a page, in words. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}
