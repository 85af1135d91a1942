import { DatabaseClock, Sequencer, type LedgerEntry, type RecordedEvent } from '@anjing/event-store';
import { privately } from '@anjing/lifecycle';
import { CaseFact, Figures, project, Projector } from '@anjing/read-models';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { note } from '../support/noted';
import { freshRecord, type FreshRecord } from '../support/postgres';

let fresh: FreshRecord;
let sources: DataSource[];
let projector: Projector;
let other: Projector;
let figures: Figures;
let sequencer: Sequencer;

const fail = (error: unknown) => {
  throw error;
};

async function sourceAs(role: 'anjing_app' | 'anjing_process'): Promise<DataSource> {
  const source = new DataSource({ type: 'postgres', url: fresh.url(role), entities: [CaseFact], synchronize: false });
  sources.push(source);
  return source.initialize();
}

beforeAll(async () => {
  fresh = await freshRecord();
  await new DatabaseClock(fresh.pool('anjing_app')).set('2026-03-02T09:00:00+08:00');
  sources = [];
  projector = new Projector(fresh.record, await sourceAs('anjing_process'), fail);
  other = new Projector(fresh.record, await sourceAs('anjing_process'), fail);
  figures = new Figures(await sourceAs('anjing_app'));
  sequencer = new Sequencer(fresh.pool('anjing_process'), fail);
});
afterAll(async () => {
  await Promise.all(sources.map((source) => source.destroy()));
  await fresh.close();
});

const person = { kind: 'person', person: 'person/p', post: 'post/p', organisation: 'bureau/b' } as const;
const opinion = (at: string) => ({ by: person, at, text: privately('同意') });
const form = (agency: string, more: object = {}) => ({
  agency,
  site: 'site/s',
  items: ['item/1'],
  days: [{ date: '2026-03-10', from: '09:00', until: '17:00' }],
  reason: privately('理由'),
  officers: [],
  ...more,
});
const draft = (agency: string, more: object = {}) => ({
  type: 'ApplicationDrafted',
  at: '2026-02-27T10:00:00+08:00',
  by: person,
  form: form(agency, more),
});
const receipt = (at: string, area: string, round = 1) => ({
  type: 'ApplicationSubmitted',
  at,
  round,
  target: { enterprise: `enterprise/${area}`, jurisdiction: `jurisdiction/${area}`, zone: `zone/${area}` },
});

let streams = 0;
/** Puts a case on the record with these events, each an act of its own. */
async function told(kind: string, ...events: readonly RecordedEvent[]): Promise<string> {
  const stream = `${kind}/${(streams += 1)}`;
  for (const event of events) await note(fresh.record, stream, event);
  return stream;
}

async function caughtUp(): Promise<void> {
  while ((await sequencer.step()) > 0);
  while ((await projector.step()) > 0);
}

const places = [
  { agency: 'agency/city', area: 'jurisdiction/ganzhou', local: false },
  { agency: 'agency/dayu', area: 'jurisdiction/dayu', local: true },
  { agency: 'agency/longnan', area: 'jurisdiction/longnan', local: true },
];
const march = { from: '2026-03', until: '2026-03', scope: {}, places } as const;

describe('the figures of a month', () => {
  beforeAll(async () => {
    const nine = '2026-03-02T09:00:00+08:00';
    // Ten hours to approve, twenty to refuse: fifteen in the middle.
    await told(
      'application',
      draft('agency/dayu'),
      receipt(nine, 'dayu'),
      { type: 'ReviewPassed', opinion: opinion(nine) } as RecordedEvent,
      { type: 'ApplicationApproved', opinion: opinion('2026-03-02T19:00:00+08:00') } as RecordedEvent,
      { type: 'ApprovalUsed' },
    );
    const refused = await told(
      'application',
      draft('agency/city'),
      receipt('2026-02-28T23:59:59+08:00', 'dayu'),
      { type: 'ApplicationReturned', opinion: opinion(nine) } as RecordedEvent,
      receipt(nine, 'dayu', 2),
      { type: 'ApplicationRefused', stage: 'review', opinion: opinion('2026-03-03T05:00:00+08:00') } as RecordedEvent,
    );
    const again = await told('application', draft('agency/city', { follows: refused }), receipt(nine, 'dayu'), {
      type: 'ApplicationRefused',
      stage: 'decision',
      ground: 'to-be-joined',
      opinion: opinion('2026-03-03T05:00:00+08:00'),
    } as RecordedEvent);
    expect(again).not.toBe(refused);
    await told('application', draft('agency/longnan'), receipt(nine, 'longnan'), { type: 'ApplicationExpired' });
    await told('application', draft('agency/longnan'), receipt(nine, 'longnan'), { type: 'ApplicationWithdrawn' });
    await told('application', draft('agency/longnan'), { type: 'ApplicationWithdrawn' });
    await told('unknown', { type: 'Noted' });
    await caughtUp();
  });

  it('are told apart by the county of the site, with a total', async () => {
    const { rows, total } = await figures.table({ ...march, by: 'county' });
    expect(rows.map(({ key, counts: { applications } }) => [key, applications])).toEqual([
      [
        'jurisdiction/dayu',
        expect.objectContaining({ filed: 2, open: 0, approved: 1, refused: 1, used: 1, returned: 0 }),
      ],
      [
        'jurisdiction/longnan',
        expect.objectContaining({ filed: 2, expired: 1, withdrawn: 1, approved: 0, refused: 0 }),
      ],
    ]);
    expect(total.counts.applications).toMatchObject({ filed: 4, approved: 1, refused: 1, withdrawn: 1, expired: 1 });
    expect(rows[0]).toMatchObject({
      hoursToDecide: { median: 15, mean: 15 },
      refusals: [{ stage: 'decision', reason: 'to-be-joined', count: 1 }],
    });
    expect(rows[1]).toMatchObject({ hoursToDecide: null, refusals: [] });
  });

  it('count an application in the month of its first receipt, in China', async () => {
    const { total } = await figures.table({ ...march, from: '2026-02', until: '2026-02', by: 'zone' });
    expect(total.counts.applications).toMatchObject({ filed: 1, refused: 1, returned: 1 });
    // The clock starts at the complete form, which was the second.
    expect(total.hoursToDecide).toEqual({ median: 20, mean: 20 });
  });

  it('are told apart by agency, by zone, and for some areas or agencies only', async () => {
    const keysOf = async (question: Partial<Parameters<Figures['table']>[0]>) =>
      (await figures.table({ ...march, by: 'agency', ...question })).rows.map(({ key }) => key);
    expect(await keysOf({})).toEqual(['agency/city', 'agency/dayu', 'agency/longnan']);
    expect(await keysOf({ by: 'zone' })).toEqual(['zone/dayu', 'zone/longnan']);
    expect(await keysOf({ scope: { areas: ['jurisdiction/dayu'] } })).toEqual(['agency/city', 'agency/dayu']);
    expect(await keysOf({ scope: { agencies: ['agency/longnan'] } })).toEqual(['agency/longnan']);
    expect(await keysOf({ scope: { agencies: [] } })).toEqual([]);
    expect(await keysOf({ ownAgenciesOnly: true })).toEqual(['agency/dayu', 'agency/longnan']);
  });

  it('count as avoided what was refused or withdrawn and not filed anew', async () => {
    expect(await figures.avoided({ ...march, from: '2026-01', until: '2026-12' })).toEqual({
      settledOffSite: 0,
      joined: 0,
      refused: 1,
      withdrawn: 2,
    });
  });
});

describe('the figures of visits, filings, inquiries and complaints', () => {
  interface Visit {
    readonly day: string;
    readonly hours?: readonly [from: string, until: string];
    readonly basis?: object;
    readonly agencies?: readonly string[];
    readonly enterprise?: string;
  }
  const visited = ({ day, hours, basis = { by: 'openDay' }, agencies = ['agency/dayu'], ...more }: Visit) => {
    const [agency, ...others] = agencies;
    return told(
      'visit',
      {
        type: 'VisitAnnounced',
        agency,
        participants: others.map((other) => ({ agency: other, items: [], officers: [] })),
        items: ['item/1'],
        site: 'site/s',
        day: { date: day, from: '09:00', until: '17:00' },
        basis,
        target: { enterprise: more.enterprise ?? 'enterprise/e', jurisdiction: 'jurisdiction/dayu', zone: 'zone/dayu' },
      } as RecordedEvent,
      ...(hours
        ? [
            { type: 'VisitCheckedIn', at: `${day}T${hours[0]}:00+08:00` } as RecordedEvent,
            { type: 'VisitCheckedOut', at: `${day}T${hours[1]}:00+08:00` } as RecordedEvent,
          ]
        : [{ type: 'VisitRefusedAtGate' }, { type: 'VisitClosed' }]),
    );
  };
  const filed = (month: string, at: string | undefined, due: string) =>
    told(
      'filing',
      { type: 'FilingOpened', agency: 'agency/dayu', period: { filing: 'monthlyReturn', month } } as RecordedEvent,
      at === undefined
        ? ({ type: 'FilingEscalationSent', due } as RecordedEvent)
        : ({ type: 'FilingSubmitted', at, due, submission: 1 } as RecordedEvent),
    );
  const june = { ...march, from: '2026-06', until: '2026-06' } as const;

  beforeAll(async () => {
    await visited({ day: '2026-06-26', hours: ['09:00', '11:30'] });
    await visited({
      day: '2026-06-29',
      hours: ['09:00', '10:00'],
      agencies: ['agency/dayu', 'agency/city', 'agency/longnan'],
    });
    await visited({
      day: '2026-06-10',
      hours: ['10:00', '10:30'],
      basis: { by: 'special', circumstance: 7 },
      enterprise: 'enterprise/f',
    });
    await visited({ day: '2026-06-11', hours: ['10:00', '11:00'], basis: { by: 'special', circumstance: 1 } });
    await visited({ day: '2026-06-12', basis: { by: 'approval' } });
    await filed('2026-06', '2026-07-06T23:59:59+08:00', '2026-07-07T00:00:00+08:00');
    await filed('2026-06', '2026-07-07T00:00:00+08:00', '2026-07-07T00:00:00+08:00');
    await filed('2026-06', undefined, '2026-07-07T00:00:00+08:00');
    const asked = {
      type: 'InquiryDrafted',
      form: { agency: 'agency/dayu', enterprise: 'enterprise/e', items: [], means: 'letter' },
    };
    const at = '2026-06-05T10:00:00+08:00';
    await told(
      'inquiry',
      asked,
      { type: 'InquirySent', at } as RecordedEvent,
      { type: 'InquirySettled', at } as RecordedEvent,
    );
    await told(
      'inquiry',
      asked,
      { type: 'InquirySent', at } as RecordedEvent,
      { type: 'InquiryLeftToVisit', at } as RecordedEvent,
    );
    await told('inquiry', asked);
    await told(
      'complaint',
      { type: 'ComplaintReceived', at, channel: 'public', form: { respondent: 'agency/dayu' } } as RecordedEvent,
      { type: 'ComplaintAnswered', at, due: '2026-06-29T00:00:00+08:00', outcome: 'founded' } as RecordedEvent,
    );
    // What is due by now is what was due by this moment.
    await new DatabaseClock(fresh.pool('anjing_app')).set('2026-08-01T09:00:00+08:00');
    await caughtUp();
  });

  it('count what took place, a joint visit once', async () => {
    const { rows } = await figures.table({ ...june, by: 'county' });
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      key: 'jurisdiction/dayu',
      enterprisesVisited: 2,
      hoursOnSite: 5,
      counts: {
        visits: { total: 4, approved: 0, special: 2, openDay: 2, service: 0, joint: 1, refusedAtGate: 1 },
        special: { circumstance1: 1, circumstance2: 0, circumstance7: 1 },
        offSite: { inquiries: 2, settled: 1 },
      },
    });
  });

  it('count returns by the month that they report, and by whether they came in time', async () => {
    const { rows } = await figures.table({ ...june, by: 'agency' });
    expect(rows.find(({ key }) => key === 'agency/dayu')?.counts.returns).toEqual({
      due: 3,
      inTime: 1,
      late: 1,
      missing: 1,
    });
  });

  it('say what an enterprise had to bear: a joint visit is one door', async () => {
    expect(await figures.burden('enterprise/e', '2026-06', '2026-06', {})).toEqual([
      { month: '2026-06', agency: 'agency/city', doors: 0, joined: 1, hours: 0 },
      { month: '2026-06', agency: 'agency/dayu', doors: 3, joined: 0, hours: 4.5 },
      { month: '2026-06', agency: 'agency/longnan', doors: 0, joined: 1, hours: 0 },
    ]);
    expect(await figures.burden('enterprise/e', '2026-06', '2026-06', { agencies: ['agency/city'] })).toHaveLength(1);
    expect(await figures.burden('enterprise/e', '2026-06', '2026-06', { areas: ['jurisdiction/longnan'] })).toEqual([]);
    expect(await figures.burden('enterprise/e', '2026-07', '2026-12', {})).toEqual([]);
  });

  it('count as avoided what was settled off site, and who came along', async () => {
    expect(await figures.avoided(june)).toEqual({ settledOffSite: 1, joined: 2, refused: 0, withdrawn: 0 });
  });
});

describe('the projector', () => {
  const rows = async () =>
    (await fresh.pool('anjing_reader').query<object>('select * from reading.case_fact order by stream')).rows;

  it('makes the same rows as the ledger made anew, whatever the order in which acts and two projectors came', async () => {
    const act = fc.constantFrom(
      draft('agency/dayu'),
      receipt('2026-03-02T09:00:00+08:00', 'dayu'),
      receipt('2026-04-02T09:00:00+08:00', 'longnan', 2),
      { type: 'ApplicationReturned', opinion: opinion('2026-03-03T09:00:00+08:00') },
      { type: 'ApplicationRefused', stage: 'review', opinion: opinion('2026-03-04T09:00:00+08:00') },
      { type: 'ApplicationWithdrawn' },
    );
    const step = fc.oneof(
      { weight: 6, arbitrary: fc.record({ stream: fc.nat({ max: 5 }), act }) },
      { weight: 2, arbitrary: fc.constantFrom('sequence' as const, 'project' as const, 'both' as const) },
    );
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        runs += 1;
        for (const one of steps) {
          if (one === 'sequence') await sequencer.step();
          else if (one === 'project') await projector.step();
          else if (one === 'both') await Promise.all([projector.step(), other.step()]);
          else await note(fresh.record, `application/random-${runs}-${one.stream}`, one.act);
        }
        await caughtUp();
        const live = await rows();
        expect(await other.rebuild()).toBe(0);
        expect(await rows()).toEqual(live);
      }),
      { numRuns: 15 },
    );
  });

  it('does nothing by halves: rows and cursor go together', async () => {
    const before = await rows();
    await told('application', draft('agency/dayu'));
    while ((await sequencer.step()) > 0);
    const broken = new Projector(
      {
        ledger: async (after, most) => [
          ...(await fresh.record.ledger(after, most)),
          { stream: 'application/' } as LedgerEntry,
        ],
      },
      await sourceAs('anjing_process'),
      fail,
    );
    await expect(broken.step()).rejects.toThrow();
    expect(await rows()).toEqual(before);
    await caughtUp();
    expect((await rows()).length).toBe(before.length + 1);
  });

  it('finds what somebody wrote past it, and mends it', async () => {
    const live = await rows();
    await fresh
      .pool('postgres')
      .query(`update reading.case_fact set outcome = 'approved' where stream = 'application/1'`);
    expect(await projector.rebuild()).toBe(1);
    expect(await rows()).toEqual(live);
    expect(await projector.rebuild()).toBe(0);
  });

  it('is the only one who writes: the roles of the API and of readers may not', async () => {
    for (const role of ['anjing_app', 'anjing_reader'] as const) {
      await expect(fresh.pool(role).query('delete from reading.case_fact')).rejects.toThrow('permission denied');
    }
  });

  it('leaves the row it was given as it was', () => {
    const entry = { stream: 'application/x', at: '2026-03-02T09:00:00+08:00', event: draft('agency/a') };
    const known = project(entry as unknown as LedgerEntry, undefined);
    const copy = JSON.stringify(known);
    project({ ...entry, event: { type: 'ApplicationExpired' } } as unknown as LedgerEntry, known);
    expect(JSON.stringify(known)).toBe(copy);
  });
});

describe('the row of a joint application', () => {
  it('names every agency that consented and what each brings, until consents are void or somebody leaves', () => {
    const consent = (agency: string, items: readonly string[]) => ({ type: 'ParticipantConsented', agency, items });
    const amended = (more: object) => ({ type: 'ApplicationAmended', form: form('agency/a'), ...more });
    const rowAfter = (...events: readonly RecordedEvent[]) => {
      const at = '2026-02-27T10:00:00+08:00';
      const row = events.reduce<CaseFact | undefined>(
        (known, event) => project({ stream: 'application/joint', event, at } as LedgerEntry, known),
        undefined,
      );
      return [row?.agencies, row?.items];
    };
    const joint = [draft('agency/a'), consent('agency/b', ['item/2']), consent('agency/c', ['item/3'])];
    const all = [
      ['agency/a', 'agency/b', 'agency/c'],
      ['item/1', 'item/2', 'item/3'],
    ];
    expect(rowAfter(...joint)).toEqual(all);
    expect(rowAfter(...joint, amended({}))).toEqual(all);
    const voided = amended({ voidsConsentOf: ['agency/b', 'agency/c'] });
    expect(rowAfter(...joint, voided)).toEqual([['agency/a'], ['item/1']]);
    const left = { type: 'ParticipantLeft', agency: 'agency/b', items: ['item/2'] };
    expect(rowAfter(...joint, left)).toEqual([
      ['agency/a', 'agency/c'],
      ['item/1', 'item/3'],
    ]);
    const narrowed = { type: 'ApprovalNarrowed', items: [], dropped: ['item/1'] };
    expect(rowAfter(...joint, narrowed)).toEqual([all[0], ['item/2', 'item/3']]);
  });
});
