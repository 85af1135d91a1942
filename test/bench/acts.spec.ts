import { randomUUID } from 'node:crypto';
import { Tokens } from '@anjing/access';
import { filingDeadline, seededYears, workingCalendar } from '@anjing/calendar';
import { freePort, goodBody, service } from '../support/service';
import { startPlainService } from './plain-service';

/**
 * `npm run bench`: durable acts through HTTP beside a status-column service under the same conditions. The figures of one
 * run are compared with each other only: the ratios are what counts.
 */
jest.setTimeout(600_000);

const rounds = Number(process.env['ANJING_BENCH_ROUNDS'] ?? 5);
const alone = 60;
const crowd = 32;
const crowded = 320;

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

async function post(url: string, token: string, body: unknown, etag?: string) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(etag !== undefined && { 'if-match': etag }),
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text}`);
  return { etag: response.headers.get('etag') ?? '', body: JSON.parse(text) as { id: string } };
}

it('measures acts and reads against a status column', async () => {
  const house = await service(`127.0.0.1:${await freePort()}`);
  await house.clock.set('2026-03-02T09:00:00+08:00');
  const { issuer, audience, jwksUri } = house.config.identity;
  const plain = await startPlainService(house.fresh.url('postgres'), new Tokens({ issuer, audience }, jwksUri));
  const [clerk, head, reviewer, leader] = await Promise.all(
    ['city-emergency-clerk', 'city-emergency-head', 'city-reviewer', 'city-leader'].map(house.tokenOf),
  );
  const tokens = { clerk: clerk ?? '', head: head ?? '', reviewer: reviewer ?? '', leader: leader ?? '' };
  const opinion = { outcome: 'pass', opinion: '理由充分，建议批准。' };
  let minute = 0;

  /** A signed form of its own day and site: no two are in each other's way. */
  const signed = async () => {
    minute += 1;
    const day = ['10', '11', '12', '13', '16', '17', '18', '19', '20', '23', '24', '25'][minute % 12] ?? '10';
    const area = Math.floor(minute / 12);
    const sites = house.sites;
    const body = goodBody({
      site: sites[area % sites.length],
      days: [{ date: `2026-03-${day}`, from: '09:00', until: '17:00' }],
      items: [house.items[Math.floor(area / sites.length) % house.items.length]],
    });
    const draft = await post(`${house.api.url}/api/v1/applications`, tokens.clerk, body);
    const base = `${house.api.url}/api/v1/applications/${draft.body.id}`;
    return { base, etag: (await post(`${base}/signature`, tokens.head, {}, draft.etag)).etag };
  };

  const ours = {
    prepare: signed,
    acts: async (
      { base, etag }: { base: string; etag: string },
      timed: (work: () => Promise<unknown>) => Promise<void>,
    ) => {
      let seen = etag;
      await timed(async () => (seen = (await post(`${base}/submission`, tokens.clerk, {}, seen)).etag));
      await timed(async () => (seen = (await post(`${base}/review`, tokens.reviewer, opinion, seen)).etag));
      await timed(
        async () =>
          (seen = (await post(`${base}/decision`, tokens.leader, { outcome: 'approve', opinion: '同意' }, seen)).etag),
      );
      return base;
    },
  };
  const theirs = {
    prepare: () => Promise.resolve({ base: randomUUID(), etag: '' }),
    acts: async (
      { base: id }: { base: string; etag: string },
      timed: (work: () => Promise<unknown>) => Promise<void>,
    ) => {
      const base = `${plain.url}/applications`;
      await timed(() => post(base, tokens.clerk, { ...goodBody(), id }));
      await timed(() => post(`${base}/${id}/review`, tokens.reviewer, opinion));
      await timed(() => post(`${base}/${id}/decision`, tokens.leader, opinion));
      return `${base}/${id}`;
    },
  };

  async function measure(side: typeof ours | typeof theirs) {
    const one: number[] = [];
    let last = '';
    const timed = async (work: () => Promise<unknown>) => {
      const begin = performance.now();
      await work();
      one.push(performance.now() - begin);
    };
    for (let count = 0; count < alone / 3; count += 1) last = await side.acts(await side.prepare(), timed);
    const prepared: { base: string; etag: string }[] = [];
    for (let count = 0; count < Math.ceil(crowded / 3); count += 1) prepared.push(await side.prepare());
    const begin = performance.now();
    let done = 0;
    await Promise.all(
      Array.from({ length: crowd }, async () => {
        for (let next = prepared.shift(); next; next = prepared.shift()) {
          await side.acts(next, async (work) => {
            await work();
            done += 1;
          });
        }
      }),
    );
    const rate = done / ((performance.now() - begin) / 1_000);
    const reads: number[] = [];
    for (let count = 0; count < 200; count += 1) {
      const start = performance.now();
      await (await fetch(last, { headers: { authorization: `Bearer ${tokens.clerk}` } })).text();
      reads.push(performance.now() - start);
    }
    return { p50: median(one), rate, read: median(reads) };
  }

  const results: Record<'ours' | 'theirs', Record<'p50' | 'rate' | 'read', number>>[] = [];
  // Both have to be warm: a service runs for weeks.
  for (let round = 0; round < 3; round += 1) {
    await measure(ours);
    await measure(theirs);
  }
  for (let round = 0; round < rounds; round += 1)
    results.push({ ours: await measure(ours), theirs: await measure(theirs) });
  const ratio = (of: 'p50' | 'rate' | 'read') => median(results.map((result) => result.ours[of] / result.theirs[of]));
  const figure = (side: 'ours' | 'theirs', of: 'p50' | 'rate' | 'read') =>
    median(results.map((result) => result[side][of])).toFixed(2);

  const calendar = workingCalendar(seededYears);
  const leadTime = { workingDays: 5, closeOfBusiness: '17:30', clearDays: false };
  const begin = performance.now();
  for (let count = 0; count < 1_000_000; count += 1) filingDeadline(calendar, leadTime, '2026-03-10');
  const million = (performance.now() - begin) / 1_000;

  process.stdout.write(
    [
      '',
      `durable act, p50 at one client   ${figure('ours', 'p50')} ms / ${figure('theirs', 'p50')} ms   ratio ${ratio('p50').toFixed(2)} (at most 1.5)`,
      `acts a second at ${crowd} clients     ${figure('ours', 'rate')} / ${figure('theirs', 'rate')}   ratio ${ratio('rate').toFixed(2)} (at least 0.7)`,
      `case read, p50                   ${figure('ours', 'read')} ms / ${figure('theirs', 'read')} ms   ratio ${ratio('read').toFixed(2)} (at most 2)`,
      `a million lead times             ${million.toFixed(1)} s`,
      '',
    ].join('\n'),
  );
  await plain.close();
  await house.close();
  expect(Number.isFinite(ratio('p50'))).toBe(true);
});
