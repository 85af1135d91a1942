import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openChromium, visitor, type Look } from '../support/chromium';
import { freePort, service, type Answer, type Service } from '../support/service';

jest.setTimeout(300_000);

// Not a test: what docs/ shows of the console, taken from the running house (docs/contributing.md).
const pictures = join(__dirname, '../../docs/pictures');

let house: Service;
let browser: Browser;
let waiting: string;
let forTheMayor: string;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [house, browser] = await Promise.all([service(`127.0.0.1:${await freePort()}`), openChromium()]);
  const at = (moment: string) => house.clock.set(`2026-03-${moment}:00+08:00`);
  await at('09T09:10');
  forTheMayor = await reviewed(await submitted('emergency', 'work-safety', 0, '2026-03-18'));
  await at('09T14:20');
  await reviewed(await submitted('market', 'special-equipment', 1, '2026-03-18'));
  waiting = await submitted('fire', undefined, 2, '2026-03-18');
  await at('10T09:30');
  await submitted('market', 'special-equipment', 3, '2026-03-19');
  await submitted('emergency', 'work-safety', 4, '2026-03-20');
  await at('11T09:40');
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const idOf = ({ body }: Answer) => String(body['id']);

/** An application that has been drafted, signed and submitted. @returns its id */
async function submitted(agency: string, item: string | undefined, site: number, date: string): Promise<string> {
  const known = await house.ask('city-reviewer', 'GET', 'registers/item');
  const items = (known.body['items'] as readonly { id: string; agency: string }[]).filter(
    (one) => one.agency === `agency/city-${agency}`,
  );
  const body = {
    agency: `agency/city-${agency}`,
    site: house.sites[site],
    items: [item === undefined ? items[0]?.id : `item/city-${agency}-${item}`],
    days: [{ date, from: '09:00', until: '12:00' }],
    reason: '企业2月新增危险化学品储罐，须在投用前现场核查安全设施与储存条件。',
    officers: [`officer/city-${agency}-1`, `officer/city-${agency}-2`],
  };
  const drafted = await house.ask(`city-${agency}-clerk`, 'POST', 'applications', { body });
  const path = `applications/${idOf(drafted)}`;
  const signed = await house.ask(`city-${agency}-head`, 'POST', `${path}/signature`, {
    body: { statement: '同意申请，情况属实。' },
    seen: drafted,
  });
  const received = await house.ask(`city-${agency}-clerk`, 'POST', `${path}/submission`, { seen: signed });
  expect(received.status).toBe(200);
  return idOf(received);
}

async function reviewed(id: string): Promise<string> {
  const seen = await house.ask('city-reviewer', 'GET', `applications/${id}`);
  const body = { outcome: 'pass', opinion: '事项、依据、人员齐备，同意报批。' };
  await house.ask('city-reviewer', 'POST', `applications/${id}/review`, { body, seen });
  return id;
}

async function picture(
  name: string,
  account: string,
  address: string,
  { height = 900, before, ...look }: Look & { height?: number; before?: (page: Page) => Promise<unknown> } = {},
): Promise<void> {
  const { page, context } = await visitor(browser, { width: 1_280, ...look });
  await page.setViewportSize({ width: look.width ?? 1_280, height });
  await page.goto(`${house.api.url}/`);
  if (account !== '') {
    await page.locator(`[data-account="${account}"]`).click();
    await page.locator('main#page').waitFor();
    await page.goto(house.api.url + address);
  }
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  await before?.(page);
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
  await context.close();
}

it('takes the pictures', async () => {
  await picture('sign-in', '', '');
  await picture('inbox', 'city-reviewer', '/');
  await picture('inbox-dark-en', 'city-reviewer', '/', { theme: 'dark', language: 'en' });
  await picture('case', 'city-emergency-clerk', `/cases/application/${forTheMayor}`, { height: 1_150 });
  await picture('review', 'city-reviewer', `/review/${waiting}`, {
    height: 1_000,
    before: async (page) => {
      await page.keyboard.press('1');
      await page.locator('.is-marked').waitFor();
    },
  });
  await picture('decision-phone', 'city-leader', `/decide/${forTheMayor}`, { width: 390, height: 900 });
  await picture('filing', 'city-emergency-clerk', '/file', { height: 1_250, before: writeForm });
});

/** A form with two findings, as a clerk might have left it. */
async function writeForm(page: Page): Promise<void> {
  const choose = async (field: string, typed: string, option: string) => {
    await page.locator(`[data-field="${field}"] input`).first().fill(typed);
    await page.locator('.ant-select-item-option', { hasText: option }).first().click();
    await page.keyboard.press('Escape');
  };
  await choose('site', '示范路406号', '电子');
  await choose('items', '安全生产', '生产经营单位安全生产检查');
  await page.locator('.day[data-date="2026-03-19"]').click();
  await page.locator('.day[data-date="2026-03-26"]').click();
  await page
    .locator('[data-field="reason"] textarea')
    .fill('节后复工，企业2月新增一条涂层生产线，须在投产前核查安全设施“三同时”落实情况。');
  await choose('officers', '赣B00000434', '赣B00000434');
  await page.locator('[data-finding="application.mixed-days"]').waitFor();
  await page.locator('.preflight-head .secondary', { hasText: '边填边查' }).waitFor();
}
