import { privately } from '@anjing/lifecycle';
import { CommandMismatch, Refused, Stale } from '@anjing/cases';
import { react } from '@anjing/reactions';
import { DatabaseClock, Sequencer, verify } from '@anjing/event-store';
import { as, cityOn, goodForm } from '../support/city';
import { freshRecord, type FreshRecord } from '../support/postgres';

let fresh: FreshRecord;
let city: Awaited<ReturnType<typeof cityOn>>;
let clock: DatabaseClock;
beforeAll(async () => {
  fresh = await freshRecord();
  city = await cityOn(fresh.record);
  clock = new DatabaseClock(fresh.pool('anjing_app'));
});
beforeEach(() => clock.set('2026-03-02T09:00:00+08:00'));
afterAll(() => fresh.close());

let keys = 0;
const key = () => `test ${(keys += 1)}`;
const text = (words: string) => privately(words);

async function drafted(change: Parameters<typeof goodForm>[0] = {}) {
  const stream = `application/${key().replace(' ', '-')}`;
  const standing = await city.applications.act({
    stream,
    command: { do: 'draft', form: goodForm(change) },
    authorize: as('city-emergency-clerk'),
    commandId: key(),
    digest: 'd',
  });
  return { stream, standing };
}

type Command = Parameters<(typeof city)['applications']['act']>[0]['command'];
async function act(stream: string, account: string, command: Command, seen?: number) {
  const at = seen ?? (await city.applications.read(stream, as(account))).contentVersion;
  return city.applications.act({ stream, command, authorize: as(account), commandId: key(), digest: 'd', seen: at });
}

async function received(change: Parameters<typeof goodForm>[0] = {}) {
  const { stream } = await drafted(change);
  await act(stream, 'city-emergency-head', { do: 'sign' });
  return { stream, standing: await act(stream, 'city-emergency-clerk', { do: 'submit' }) };
}

async function approved(change: Parameters<typeof goodForm>[0] = {}) {
  const { stream } = await received(change);
  await act(stream, 'city-reviewer', { do: 'review', outcome: 'pass', opinion: text('同意'), defects: [] });
  return {
    stream,
    standing: await act(stream, 'city-leader', { do: 'decide', outcome: 'approve', opinion: text('同意') }),
  };
}

const fail = (error: unknown) => {
  throw error;
};

const codes = async (attempt: Promise<unknown>) => {
  const error: unknown = await attempt.then(
    () => new Error('it was not refused'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refused)) throw error;
  return error.refusals.map(({ code }) => code);
};

describe('an application on the record', () => {
  it('goes from the form to the approval, numbered, with its agenda', async () => {
    const { stream, standing } = await approved({ days: [{ date: '2026-03-11', from: '09:00', until: '17:00' }] });
    expect(standing.state.value).toBe('approved');
    expect(standing.state.context.receipt).toMatchObject({ number: '赣市安审〔2026〕1号', latestFiling: '2026-03-04' });
    expect(standing.deadlines.map(({ id, due }) => [id, due])).toEqual([['into-force', '2026-03-11T09:00:00+08:00']]);
    const { rows } = await fresh
      .pool('anjing_app')
      .query('select state, closed, version from reading.case_card where stream = $1', [stream]);
    expect(rows).toEqual([{ state: 'approved', closed: false, version: 5 }]);
    expect(await verify(fresh.pool('anjing_app'))).toEqual([]);
  });

  it('reads expired at its first minute, before any timer, and refuses every act', async () => {
    const { stream } = await received({ days: [{ date: '2026-03-12', from: '09:00', until: '17:00' }] });
    await clock.set('2026-03-12T09:00:00+08:00');
    expect((await city.applications.read(stream, as('city-reviewer'))).state.value).toBe('expired');
    expect(
      await codes(act(stream, 'city-reviewer', { do: 'review', outcome: 'pass', opinion: text('同意'), defects: [] })),
    ).toEqual(['application.wrong-state']);
    expect((await fresh.record.read(stream)).events).toHaveLength(3);
  });

  it('keeps a second open application for the same target, item and day out, also when both come at once', async () => {
    const days = [{ date: '2026-03-13', from: '09:00', until: '17:00' }];
    const [one, other] = await Promise.all([drafted({ days }), drafted({ days })]);
    for (const { stream } of [one, other]) await act(stream, 'city-emergency-head', { do: 'sign' });
    const outcomes = await Promise.allSettled(
      [one, other].map(({ stream }) => act(stream, 'city-emergency-clerk', { do: 'submit' })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toMatchObject({ refusals: [{ code: 'application.already-open' }] });
  });

  it('blocks an identical one after a refusal, and takes a changed one', async () => {
    const days = [{ date: '2026-03-16', from: '09:00', until: '17:00' }];
    const { stream } = await received({ days });
    await act(stream, 'city-reviewer', {
      do: 'review',
      outcome: 'refuse',
      opinion: text('可以非现场核查'),
      defects: [],
    });
    const again = await drafted({ days, follows: stream });
    await act(again.stream, 'city-emergency-head', { do: 'sign' });
    expect(await codes(act(again.stream, 'city-emergency-clerk', { do: 'submit' }))).toEqual([
      'application.identical-after-refusal',
    ]);
    const changed = await received({ days, follows: stream, reason: text('非现场核查未能排除隐患') });
    expect(changed.standing.state.value).toBe('underReview');
  });

  it('replaces an approval by a linked one whose keys pass over to it', async () => {
    const days = [{ date: '2026-03-17', from: '09:00', until: '17:00' }];
    const { stream: old } = await approved({ days });
    const { stream: heir } = await approved({
      days,
      supersedes: old,
      items: ['item/city-emergency-work-safety', 'item/city-emergency-hazardous-chemicals'],
    });
    const { rows } = await fresh
      .pool('anjing_app')
      .query<{ stream: string }>(`select distinct stream from record.claim where key like '%2026-03-17'`);
    expect(rows).toEqual([{ stream: heir }]);
    const sequencer = new Sequencer(fresh.pool('anjing_process'), fail);
    while ((await sequencer.step()) > 0);
    for (const entry of await fresh.record.ledger('0', 10_000)) {
      if (entry.stream === heir) await react(entry, city.cases, city.registerHandler);
    }
    expect((await city.applications.read(old, as('city-leader'))).state.value).toBe('superseded');
  });

  it('says what changed to somebody who saw an older version', async () => {
    const { stream } = await received({ days: [{ date: '2026-03-18', from: '09:00', until: '17:00' }] });
    const late = act(stream, 'city-reviewer', { do: 'review', outcome: 'pass', opinion: text('同意'), defects: [] }, 2);
    await expect(late).rejects.toMatchObject({ seen: 2, current: 3, since: [{ type: 'ApplicationSubmitted' }] });
    await expect(late).rejects.toBeInstanceOf(Stale);
  });

  it('carries out a repeated act once and answers as the first time', async () => {
    const { stream } = await received({ days: [{ date: '2026-03-19', from: '09:00', until: '17:00' }] });
    const review = {
      stream,
      command: { do: 'review', outcome: 'pass', opinion: text('同意'), defects: [] } as const,
      authorize: as('city-reviewer'),
      commandId: key(),
      digest: 'd',
      seen: 3,
    };
    const first = await city.applications.act(review);
    await act(stream, 'city-leader', { do: 'decide', outcome: 'approve', opinion: text('同意') });
    const second = await city.applications.act(review);
    expect([second.state.value, second.version, second.contentVersion]).toEqual([
      first.state.value,
      first.version,
      first.contentVersion,
    ]);
    await expect(city.applications.act({ ...review, digest: 'other' })).rejects.toBeInstanceOf(CommandMismatch);
  });

  it('takes sixteen acts at once on one case one after the other: one reviews, the rest learn that it has changed', async () => {
    const { stream } = await received({ days: [{ date: '2026-03-20', from: '09:00', until: '17:00' }] });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 16 }, () =>
        act(stream, 'city-reviewer', { do: 'review', outcome: 'pass', opinion: text('同意'), defects: [] }, 3),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Stale);
  });

  it('numbers without gap across offices and refusals', async () => {
    const { rows } = await fresh
      .pool('anjing_app')
      .query<{ value: number; count: string }>(
        `select s.value, (select count(*) from record.event where type = 'ApplicationSubmitted') as count from record.series s`,
      );
    expect(rows).toEqual([{ value: Number(rows[0]?.count), count: rows[0]?.count }]);
  });

  it('stands the same when lists and claims are rebuilt from the streams', async () => {
    const state = () =>
      fresh
        .pool('anjing_app')
        .query(
          'select (select json_agg(c order by key) from record.claim c) claims, (select json_agg(c order by stream) from reading.case_card c) cards, (select json_agg(t order by stream) from reading.task t) tasks',
        );
    await clock.set('2026-03-02T09:00:00+08:00');
    const live = (await state()).rows;
    for (const stream of await fresh.record.streams('application')) {
      const { claims, card, tasks } = await city.applications.rebuild(stream);
      await fresh.record.replaceInline(stream, (await fresh.record.read(stream)).events.length, {
        claims,
        card,
        tasks,
      });
    }
    expect((await state()).rows).toEqual(live);
  });
});
