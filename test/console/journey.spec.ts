import type { Browser, Page } from 'playwright-core';
import { faultsOf, openChromium, visitor, type Look, type Visitor } from '../support/chromium';
import { freePort, service, type Service } from '../support/service';

jest.setTimeout(180_000);

let house: Service;
let browser: Browser;
beforeAll(async () => {
  // No Temporal listens there: people go on working all the same.
  [house, browser] = await Promise.all([service(`127.0.0.1:${await freePort()}`), openChromium()]);
  await house.clock.set('2026-03-09T09:40:00+08:00');
});
afterAll(async () => {
  await browser.close();
  await house.close();
});

const clerk = 'city-emergency-clerk';
const head = 'city-emergency-head';
const reviewer = 'city-reviewer';
const leader = 'city-leader';
const enterprise = '赣州经济技术开发区示范电子有限公司';

/** Steps in on the sign-in page, as a person does. */
async function stepIn(account: string, look: Look = {}): Promise<Visitor> {
  const come = await visitor(browser, look);
  await come.page.goto(`${house.api.url}/`);
  await come.page.locator('.sign-in-search').fill(account);
  await come.page.locator(`[data-account="${account}"]`).click();
  await come.page.locator('main#page').waitFor();
  return come;
}

/** Chooses from a list that opens below a field. */
async function choose(page: Page, field: string, typed: string, option: string): Promise<void> {
  await page.locator(`[data-field="${field}"] input`).first().fill(typed);
  await page.locator('.ant-select-item-option:visible', { hasText: option }).first().click();
  await page.keyboard.press('Escape');
}

/** Acts by the small form of the case's page. */
async function act(page: Page, name: string): Promise<void> {
  await page.locator(`[data-act="${name}"]`).click();
  await page.locator('dialog [data-act="confirm"]').click();
  await page.locator('dialog').waitFor({ state: 'detached' });
}

const states = (page: Page) => page.locator('.standing-state');
const events = async (page: Page) => {
  const lines = await page.locator('.timeline li[data-event]').all();
  return Promise.all(lines.map((line) => line.getAttribute('data-event')));
};

describe('an application, from the clerk to the mayor, in browsers', () => {
  let address: string;

  it('is filed by the clerk: findings while typing, each mended by one press, and a receipt', async () => {
    const { page, wrong, context } = await stepIn(clerk);
    await page.goto(`${house.api.url}/file`);
    await choose(page, 'site', '电子 示范路406号', enterprise);
    await choose(page, 'items', '安全生产', '生产经营单位安全生产检查');
    await page.locator('[data-date="2026-03-13"]').waitFor();
    // Friday is too near, and is struck out; the house says from which day on it would do.
    expect(await page.locator('.day[data-date="2026-03-13"]').isDisabled()).toBe(true);
    await page.locator('.day[data-date="2026-03-18"]').click();
    await page.locator('.day[data-date="2026-03-26"]').click();
    await page.locator('[data-field="reason"] textarea').fill('群众反映夜间作业存在隐患，需现场核实。');
    await choose(page, 'officers', '赣B00000434', '赣B00000434');
    await choose(page, 'officers', '赣B00000437', '赣B00000437');
    const finding = page.locator('[data-finding="application.mixed-days"]');
    await finding.waitFor();
    await finding.locator('[data-mend]').click();
    const send = page.getByRole('button', { name: '送负责人签字' });
    await page.getByText('没有会被拒收的').waitFor();
    // What the ruler draws is the API's: 18 March, five working days back is the 11th.
    await page.getByRole('img', { name: /检查日3月18日 周三.*3月11日 周三，最迟该日17:30前收到/ }).waitFor();
    await send.click();
    await page.getByText('已送主要负责人签字').waitFor();
    await page.getByRole('link', { name: '打开本案' }).click();
    await states(page).waitFor();
    address = page.url().replace(house.api.url, '');
    expect(address).toMatch(/^\/cases\/application\/[\w-]+$/);
    expect(await page.locator('[data-act="submission"]').count()).toBe(0);
    expect(wrong).toEqual([]);
    await context.close();
  });

  it('is signed by the head, who finds it in the inbox', async () => {
    const { page, wrong, context } = await stepIn(head);
    await page.locator('.inbox-row a', { hasText: enterprise }).first().click();
    await act(page, 'signature');
    await page.getByText('主要领导已签字盖章').first().waitFor();
    expect(wrong).toEqual([]);
    await context.close();
  });

  it('is submitted by the clerk and gets its number', async () => {
    const { page, wrong, context } = await stepIn(clerk);
    await page.goto(house.api.url + address);
    await act(page, 'submission');
    await page.getByText('赣市安审〔2026〕1号').first().waitFor();
    expect(wrong).toEqual([]);
    await context.close();
  });

  it('is passed by the reviewer with the keyboard alone', async () => {
    const { page, wrong, context } = await stepIn(reviewer);
    await page.locator('.inbox-row').first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('[data-act="review"]:enabled').waitFor();
    await page.keyboard.press('p');
    await page.keyboard.press('Control+Enter');
    await page.waitForURL(`${house.api.url}/`);
    await page.getByText('没有要办的').waitFor();
    expect(wrong).toEqual([]);
    await context.close();
  });

  it('is approved by the leader on a phone in three taps', async () => {
    const { page, wrong, context } = await stepIn(leader, { width: 360 });
    await page.locator('.inbox-row a').first().click();
    await page.locator('[data-act="approve"]').click();
    await page.locator('[data-act="confirm"]').click();
    await page.getByRole('heading', { name: '已同意' }).waitFor();
    expect(wrong).toEqual([]);
    await context.close();
  });

  it('shows it all in the timeline, the newest first', async () => {
    const { page, wrong, context } = await stepIn(clerk);
    await page.goto(house.api.url + address);
    await page.locator('[data-event="ApplicationApproved"]').waitFor();
    expect(await events(page)).toEqual([
      'ApplicationApproved',
      'ReviewPassed',
      'ApplicationSubmitted',
      'ApplicationSigned',
      'ApplicationDrafted',
    ]);
    expect(await states(page).innerText()).toBe('已批准');
    expect(wrong).toEqual([]);
    await context.close();
  });

  it('explains a date on one press, and gives the focus back', async () => {
    const { page, context } = await stepIn(clerk);
    await page.goto(house.api.url + address);
    await page.getByRole('button', { name: /^为何是 3月11日 17:30/ }).click();
    const panel = page.getByRole('dialog');
    expect(await panel.locator('li').allInnerTexts()).toHaveLength(7);
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.className')).toBe('why');
    await context.close();
  });
});

describe('a visit under a special circumstance', () => {
  it('is put on record with its proof, approved by the head, and has its pass', async () => {
    const { page, wrong, context } = await stepIn('city-market-clerk');
    await page.goto(`${house.api.url}/special`);
    await page.locator('.special-circumstances label').nth(3).click();
    await page.locator('[data-field="category"] .ant-select').click();
    await page.locator('.ant-select-item-option:visible', { hasText: '特种设备' }).click();
    // An item has the same name: its list is not asked before this one has gone.
    await page.locator('.ant-select-item-option:visible').first().waitFor({ state: 'hidden' });
    await page.locator('[data-field="registerNumber"] input').fill('特设重点〔2025〕18号');
    await choose(page, 'site', '示范路406号', enterprise);
    await choose(page, 'items', '特种', '特种设备');
    await choose(page, 'officers', '赣B00000460', '赣B00000460');
    await choose(page, 'officers', '赣B00000463', '赣B00000463');
    await page.getByText('没有会被拒收的').waitFor();
    await page.locator('[data-act="visit"]').click();
    await page.waitForURL(/\/cases\/visit\//);
    const visit = page.url();
    // Before the approval there is nothing that would let anybody in.
    await page.getByText('待主要负责人批准').first().waitFor();
    expect(await page.locator('.pass-code').count()).toBe(0);
    expect(wrong).toEqual([]);
    await context.close();
    const other = await stepIn('city-market-head');
    await other.page.goto(visit);
    await act(other.page, 'approval');
    await other.page.locator('.pass-code').waitFor();
    expect(await other.page.locator('.pass-code').innerText()).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(other.wrong).toEqual([]);
    await other.context.close();
  });
});

describe('what two people do at once', () => {
  it('is refused to the second with what has changed, and what they typed stays', async () => {
    const { page, context } = await stepIn(clerk);
    const body = {
      agency: 'agency/city-emergency',
      site: house.sites[3],
      items: ['item/city-emergency-work-safety'],
      days: [{ date: '2026-03-20', from: '09:00', until: '12:00' }],
      reason: '需现场核实',
      officers: ['officer/city-emergency-1', 'officer/city-emergency-2'],
    };
    const drafted = await house.ask(clerk, 'POST', 'applications', { body });
    const id = String(drafted.body['id']);
    await page.goto(`${house.api.url}/cases/application/${id}`);
    await page.locator('[data-act="withdrawal"]').click();
    await page.locator('dialog textarea').fill('企业已停产');
    await house.ask(clerk, 'POST', `applications/${id}/form`, {
      body: { ...body, reason: '改过的理由' },
      seen: drafted,
    });
    await page.locator('dialog [data-act="confirm"]').click();
    await page.getByText('别人同时改了，您的办理没有送出').waitFor();
    expect(await page.locator('dialog textarea').inputValue()).toBe('企业已停产');
    await page.getByRole('button', { name: '看现在的内容' }).click();
    await page.getByText('改过的理由').waitFor();
    await page.locator('dialog [data-act="confirm"]').click();
    await page.locator('[data-event="ApplicationWithdrawn"]').waitFor();
    await context.close();
  });
});

describe('a draft', () => {
  it('outlives the page', async () => {
    const { page, context } = await stepIn(clerk);
    await page.goto(`${house.api.url}/file`);
    await page.locator('[data-field="reason"] textarea').fill('写到一半的理由');
    await page.getByText(/^本机已存/).waitFor();
    await page.reload();
    await expect(page.locator('[data-field="reason"] textarea').inputValue()).resolves.toBe('写到一半的理由');
    await context.close();
  });

  it('is filed once where the connection is cut before the answer, and sent again', async () => {
    const { page, context } = await stepIn(clerk);
    await page.goto(`${house.api.url}/file`);
    await choose(page, 'site', '示范路277号', '南康区');
    await choose(page, 'items', '安全生产', '生产经营单位安全生产检查');
    await page.locator('.day[data-date="2026-03-19"]').click();
    await page.locator('[data-field="reason"] textarea').fill('只报一次的申请');
    await choose(page, 'officers', '赣B00000434', '赣B00000434');
    await choose(page, 'officers', '赣B00000437', '赣B00000437');
    await page.getByText('没有会被拒收的').waitFor();
    let sent = 0;
    await page.route('**/api/v1/applications', async (route) => {
      if (route.request().method() !== 'POST' || sent++ > 0) return route.continue();
      // It arrives and is done; only the answer is lost.
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.getByRole('button', { name: '送负责人签字' }).click();
    await page.getByText('服务暂时没有答复，没有丢失任何事项。').waitFor();
    await page.getByRole('button', { name: '送负责人签字' }).click();
    await page.getByText('已送主要负责人签字').waitFor();
    const { body } = await house.ask(clerk, 'GET', 'applications?limit=100');
    const ids = (body['items'] as readonly { id: string }[]).map(({ id }) => id);
    const told = await Promise.all(ids.map((id) => house.ask(clerk, 'GET', `applications/${id}`)));
    const reasons = told.map((answer) => (answer.body['form'] as { reason: string }).reason);
    expect([sent, reasons.filter((reason) => reason === '只报一次的申请')]).toEqual([2, ['只报一次的申请']]);
    await context.close();
  });
});

const pages: readonly [string, string, () => Promise<string>][] = [
  ['the sign-in page', '', () => Promise.resolve('/sign-in')],
  ['the inbox', reviewer, () => Promise.resolve('/')],
  ['the applications', clerk, () => Promise.resolve('/cases')],
  ['filing', clerk, () => Promise.resolve('/file')],
  ['a special visit', clerk, () => Promise.resolve('/special')],
  ['a case', clerk, () => caseInReview('2026-03-23')],
  [
    'the review desk',
    reviewer,
    async () => (await caseInReview('2026-03-24')).replace('/cases/application/', '/review/'),
  ],
  ['the decision', leader, async () => (await caseInReview('2026-03-25')).replace('/cases/application/', '/decide/')],
];

/** A case that waits for the reviewer, each asked for a day of its own. */
async function caseInReview(date: string): Promise<string> {
  const known = await house.ask(clerk, 'GET', 'applications?limit=100');
  const items = known.body['items'] as readonly { id: string; state: string; days: readonly { date: string }[] }[];
  const there = items.find(({ state, days }) => state === 'underReview' && days[0]?.date === date);
  if (there) return `/cases/application/${there.id}`;
  const body = {
    agency: 'agency/city-emergency',
    site: house.sites[5],
    items: ['item/city-emergency-work-safety'],
    days: [{ date, from: '09:00', until: '12:00' }],
    reason: '需现场核实',
    officers: ['officer/city-emergency-1', 'officer/city-emergency-2'],
  };
  const drafted = await house.ask(clerk, 'POST', 'applications', { body });
  const id = String(drafted.body['id']);
  const signed = await house.ask(head, 'POST', `applications/${id}/signature`, { body: {}, seen: drafted });
  await house.ask(clerk, 'POST', `applications/${id}/submission`, { seen: signed });
  return `/cases/application/${id}`;
}

describe.each<['light' | 'dark', 'zh' | 'en', number]>([
  ['light', 'zh', 1_280],
  ['dark', 'en', 360],
])('in the %s theme, in %s, %d wide', (theme, language, width) => {
  it.each(pages)('%s keeps WCAG 2.2 AA and needs no sideways scrolling', async (_, account, addressOf) => {
    const address = await addressOf();
    const look = { theme, language, width };
    const { page, wrong, context } = account === '' ? await visitor(browser, look) : await stepIn(account, look);
    await page.goto(house.api.url + address);
    await page.locator('h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')).toBeLessThanOrEqual(0);
    expect(wrong).toEqual([]);
    await context.close();
  });
});
