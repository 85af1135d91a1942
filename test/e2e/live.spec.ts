import { Sequencer } from '@anjing/event-store';
import { startApi } from '../../apps/api/service';
import { Browser } from '../support/browser';
import { EventStream } from '../support/event-stream';
import { freePort, goodBody, service, type Answer, type Service } from '../support/service';

let house: Service;
let sequencer: Sequencer;
const open: EventStream[] = [];
beforeAll(async () => {
  house = await service(`127.0.0.1:${await freePort()}`);
  await house.clock.set('2026-03-02T09:00:00+08:00');
  // What a worker does: it numbers what is committed.
  sequencer = new Sequencer(house.fresh.pool('anjing_process'), () => undefined);
  // The city itself is no news.
  for (let numbered = 1; numbered > 0;) numbered = await sequencer.step();
  sequencer.start();
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((line) => line.close()));
});
afterAll(async () => {
  await sequencer.stop();
  await house.close();
});

const address = (api = house.api) => `${api.url}/api/v1/tasks/stream`;
/** A line of an account, after its first word. */
async function lineOf(account: string, api = house.api): Promise<EventStream> {
  const line = await EventStream.open(address(api), { authorization: `Bearer ${await house.tokenOf(account)}` });
  open.push(line);
  expect(await line.next()).toEqual({ type: 'refresh', data: {} });
  return line;
}
const act = (account: string, seen: Answer, name: string, body: unknown = {}) =>
  house.ask(account, 'POST', `applications/${String(seen.body['id'])}/${name}`, { seen, body });
const draft = (date: string) =>
  house.ask('city-emergency-clerk', 'POST', 'applications', {
    body: goodBody({ days: [{ date, from: '09:00', until: '17:00' }] }),
  });

describe('a page that looks at its lists', () => {
  it('hears of what changes in them within a second, and of nothing that it may not see', async () => {
    const [head, reviewer, stranger] = [
      await lineOf('city-emergency-head'),
      await lineOf('city-reviewer'),
      await lineOf('longnan-reviewer'),
    ];
    const drafted = await draft('2026-03-10');
    const id = drafted.body['id'];
    const change = (state: string) => ({ type: 'changed', data: { case: id, kind: 'application', state } });
    expect(await head.next()).toEqual(change('drafting'));
    const signed = await act('city-emergency-head', drafted, 'signature');
    expect(await head.next()).toEqual(change('signed'));
    const before = performance.now();
    await act('city-emergency-clerk', signed, 'submission');
    // The bureau hears of it from its receipt on: nothing of the draft was told before.
    expect(await reviewer.next()).toEqual(change('underReview'));
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(await head.next()).toEqual(change('underReview'));
    // The other bureau's first word is of a case of its own.
    const theirs = await house.ask('longnan-emergency-clerk', 'POST', 'applications', {
      body: goodBody({
        agency: 'agency/longnan-emergency',
        site: 'site/longnan-economic-materials',
        items: ['item/longnan-emergency-work-safety'],
        officers: ['officer/longnan-emergency-1', 'officer/longnan-emergency-2'],
        days: [{ date: '2026-03-11', from: '09:00', until: '17:00' }],
      }),
    });
    const ready = await act('longnan-emergency-head', theirs, 'signature');
    expect((await act('longnan-emergency-clerk', ready, 'submission')).status).toBe(200);
    expect((await stranger.next())?.data['case']).toBe(theirs.body['id']);
  });

  it('asks for its lists anew when posts change, and hears from then on what its new post sees', async () => {
    const line = await lineOf('city-fire-clerk');
    const put = await house.ask('administrator', 'POST', 'registers/post/fire-clerk-at-emergency', {
      body: {
        entry: {
          person: 'person/city-fire-clerk',
          organisation: 'agency/city-emergency',
          role: 'clerk',
          title: { zh: '科员', en: 'clerk' },
        },
      },
    });
    expect(put.status).toBe(201);
    expect(await line.next()).toEqual({ type: 'refresh', data: {} });
    const drafted = await draft('2026-03-24');
    expect(await line.next()).toMatchObject({ type: 'changed', data: { case: drafted.body['id'] } });
  });

  it('hears nothing more once its person has signed out', async () => {
    const browser = new Browser(house.api.url);
    await browser.ask('POST', '/api/v1/session/demonstration', { body: { account: 'city-emergency-clerk' } });
    const cookie = `anjing_session=${browser.cookie('anjing_session') ?? ''}`;
    const line = await EventStream.open(address(), { cookie });
    open.push(line);
    expect((await line.next())?.type).toBe('refresh');
    await browser.ask('DELETE', '/api/v1/session');
    await draft('2026-03-25');
    expect(await line.next()).toBeUndefined();
  });

  it('is nobody’s without an account', async () => {
    expect(await house.ask(undefined, 'GET', 'tasks/stream')).toMatchObject({
      status: 401,
      body: { code: 'access.token-missing' },
    });
  });

  it('has a few lines and no more: the oldest ends', async () => {
    const lines: EventStream[] = [];
    for (let number = 0; number < 9; number += 1) lines.push(await lineOf('city-leader'));
    expect(await lines[0]?.next()).toBeUndefined();
  });

  it('does not keep a house from closing', async () => {
    const other = await startApi(house.config);
    const line = await lineOf('business-environment', other);
    await other.close();
    expect(await line.next()).toBeUndefined();
  });
});
