import { Supervisor } from '@anjing/reactions';
import { Sequencer, type RecordedEvent } from '@anjing/event-store';
import { privately } from '@anjing/lifecycle';
import { CaseFact, Evidence, Projector } from '@anjing/read-models';
import { DataSource } from 'typeorm';
import { cityOn } from '../support/city';
import { note } from '../support/noted';
import { freshRecord, type FreshRecord } from '../support/postgres';

let fresh: FreshRecord;
let source: DataSource;
let city: Awaited<ReturnType<typeof cityOn>>;
let projector: Projector;
let supervisor: Supervisor;
let sequencer: Sequencer;

const fail = (error: unknown) => {
  throw error;
};

beforeAll(async () => {
  fresh = await freshRecord();
  city = await cityOn(fresh.record);
  source = await new DataSource({
    type: 'postgres',
    url: fresh.url('anjing_process'),
    entities: [CaseFact],
    synchronize: false,
  }).initialize();
  projector = new Projector(fresh.record, source, fail);
  supervisor = newSupervisor();
  sequencer = new Sequencer(fresh.pool('anjing_process'), fail);
});
afterAll(async () => {
  await source.destroy();
  await fresh.close();
});

const newSupervisor = () =>
  new Supervisor(fresh.record, fresh.pool('anjing_process'), city.cases, city.registers, new Evidence(source), fail);

async function caughtUp(): Promise<void> {
  while ((await sequencer.step()) > 0);
  while ((await projector.step()) > 0);
  while ((await supervisor.step()) > 0);
}

const officer = { kind: 'person', person: 'person/p', post: 'post/p', organisation: 'agency/city-emergency' } as const;
const text = privately('说明');
let streams = 0;

interface Visit {
  readonly date: string;
  readonly entered?: string;
  readonly left?: string;
  readonly enterprise?: string;
  readonly agency?: string;
  readonly basis?: object;
  readonly officers?: readonly string[];
  readonly pass?: boolean;
  readonly more?: readonly RecordedEvent[];
}

/** A visit that took place as told; nothing is wrong with it unless something is said. @returns its stream */
async function visited(told: Visit): Promise<string> {
  const { date, agency = 'agency/city-emergency', pass = true, more = [] } = told;
  const stream = `visit/${(streams += 1)}`;
  const day = { date, from: '09:00', until: '17:00' };
  const { entered = `${date}T10:00:00+08:00`, left = `${date}T12:00:00+08:00` } = told;
  const officers = told.officers ?? ['officer/city-emergency-1', 'officer/city-emergency-2'];
  const items = ['item/city-emergency-work-safety'];
  const basis = told.basis ?? { by: 'approval', application: 'application/x', number: '赣市安审〔2026〕1号' };
  const target = {
    enterprise: told.enterprise ?? `enterprise/${streams}`,
    jurisdiction: 'jurisdiction/zhanggong',
    zone: 'zone/shahe-estate',
  };
  const before = `${date}T08:00:00+08:00`;
  const announced = { type: 'VisitAnnounced', at: before, by: officer, agency, site: 'site/s', items, officers };
  const events = [
    { ...announced, participants: [], day, basis, target, quiet: true, rulePack: 'ganzhou-2022@1' },
    ...(pass
      ? [
          { type: 'PassIssued', pass: `${stream}-1`, at: before, day, items, officers },
          { type: 'VisitCheckedIn', at: entered, by: officer, ground: 'approval', flags: [] },
          { type: 'VisitCheckedOut', at: left, by: officer },
        ]
      : [{ type: 'VisitTookPlace', at: left, by: officer, ground: 'afterwards', entered, left, flags: [] }]),
    ...more,
  ];
  for (const event of events) await note(fresh.record, stream, event);
  return stream;
}

/** What stands on the alerts' cards: model, agency, and how often each was found. */
async function alerts() {
  const { rows } = await fresh
    .pool('anjing_app')
    .query<{ summary: { model: string; agency: string; why: { en: string }; findings: number }; state: string }>(
      `select summary, state from reading.case_card where kind = 'alert' order by summary ->> 'model', stream`,
    );
  return rows.map(({ summary: { model, agency, why, findings }, state }) => ({
    model,
    agency,
    why: why.en,
    findings,
    state,
  }));
}

/** The alerts that are there now and were not before `act`. */
async function raisedBy(act: () => Promise<unknown>) {
  const before = (await alerts()).map((one) => JSON.stringify(one));
  await act();
  await caughtUp();
  return (await alerts()).filter((one) => !before.includes(JSON.stringify(one)));
}

const special = (circumstance: number) => ({
  by: 'special',
  circumstance,
  proof: {},
  listed: 'accepted',
  emergency: circumstance === 1 || circumstance === 3,
  hidden: false,
});

describe('the supervisor', () => {
  it('is silent where all is well', async () => {
    expect(
      await raisedBy(async () => {
        await visited({ date: '2026-03-02' });
        await visited({ date: '2026-03-02', basis: special(4) });
        await visited({ date: '2026-03-26', basis: { by: 'openDay', planned: [] } });
        // An accident brings officers without a pass of its hours, and as late as it must.
        await visited({ date: '2026-03-02', basis: special(1), pass: false, left: '2026-03-02T23:00:00+08:00' });
      }),
    ).toEqual([]);
  });

  it.each<[string, Visit, string]>([
    ['visit-without-pass', { date: '2026-03-03', pass: false }, 'went in at 2026-03-03 10:00 without a pass'],
    [
      'officer-without-certificate',
      { date: '2026-03-03', officers: ['officer/city-emergency-1', 'officer/city-emergency-4'] },
      '1 of 2 officers on 2026-03-03 had no certificate valid on that day',
    ],
    [
      'outside-approval',
      { date: '2026-03-03', left: '2026-03-03T18:00:00+08:00' },
      'stayed 60 minutes beyond the approved hours',
    ],
    [
      'outside-approval',
      {
        date: '2026-03-03',
        more: [
          {
            type: 'VisitResultRecorded',
            at: '2026-03-04T10:00:00+08:00',
            by: officer,
            findings: [{ item: 'item/other', outcome: 'minor', text }],
            measures: text,
            closes: '2026-03-20T00:00:00+08:00',
          } as RecordedEvent,
        ],
      },
      '1 items neither approved nor published',
    ],
    [
      'emergency-not-made-good',
      {
        date: '2026-03-03',
        basis: special(3),
        more: [
          {
            type: 'VisitFlagged',
            deadline: 'make-good.escalation-1',
            round: 1,
            due: '2026-03-04T17:30:00+08:00',
            at: '2026-03-04T17:30:01+08:00',
            to: 'bureau/city',
            flags: ['visit.proof-missing'],
          } as RecordedEvent,
        ],
      },
      'went in as an emergency at 2026-03-03 10:00 and had not made it good by 2026-03-04 17:30',
    ],
  ])('finds %s', async (model, visit, why) => {
    expect(await raisedBy(() => visited(visit))).toEqual([
      { model, agency: 'agency/city-emergency', why, findings: 1, state: 'raised' },
    ]);
  });

  it('finds repeated visits to one enterprise, each further one in the same alert', async () => {
    const again = (date: string) => raisedBy(() => visited({ date, enterprise: 'enterprise/often' }));
    expect(await again('2026-04-01')).toEqual([]);
    expect(await again('2026-04-20')).toMatchObject([{ model: 'repeated-visits', findings: 1 }]);
    expect(await again('2026-05-18')).toMatchObject([{ model: 'repeated-visits', findings: 2 }]);
    expect(await again('2026-07-01')).toEqual([]);
  });

  it('finds three agencies that came apart', async () => {
    const from = (agency: string, date: string) =>
      raisedBy(() => visited({ date, agency, enterprise: 'enterprise/crowded' }));
    expect(await from('agency/city-fire', '2026-04-01')).toEqual([]);
    expect(await from('agency/city-market', '2026-04-02')).toEqual([]);
    expect(await from('agency/city-emergency', '2026-04-03')).toMatchObject([
      { model: 'many-headed', agency: 'agency/city-emergency' },
    ]);
  });

  it('finds too large a share of circumstance ⑦, once a month', async () => {
    const seventh = (date: string) => raisedBy(() => visited({ date, basis: special(7) }));
    expect(await seventh('2026-06-01')).toEqual([]);
    expect(await seventh('2026-06-02')).toEqual([]);
    expect(await seventh('2026-06-03')).toMatchObject([
      {
        model: 'other-circumstances',
        why: '3 of 3 special visits of 2026-06 were under circumstance ⑦, more than 20%',
      },
    ]);
    expect(await seventh('2026-06-04')).toEqual([]);
  });

  it('finds an open-day visit beyond the frequency of the plan', async () => {
    await city.registerHandler.put({
      kind: 'planned-item',
      id: 'planned-item/2026-city-emergency-work-safety',
      data: {
        agency: 'agency/city-emergency',
        item: 'item/city-emergency-work-safety',
        year: 2026,
        frequency: 1,
        scope: '全部企业',
        months: [1, 6, 9],
      },
      from: '2026-01-01T00:00:00+08:00',
      commandId: 'plan',
      digest: 'plan',
      authorize: () => ({ kind: 'reaction' }),
    });
    const planned = (date: string) =>
      raisedBy(() => visited({ date, enterprise: 'enterprise/planned', basis: { by: 'openDay', planned: [] } }));
    expect(await planned('2026-01-26')).toEqual([]);
    expect(await planned('2026-06-26')).toMatchObject([
      { model: 'plan-overrun', why: 'visit 2 of 2026, where the plan has 1' },
    ]);
  });

  it('finds a return that is overdue, and not what its bureau owes', async () => {
    const opened = {
      type: 'FilingOpened',
      at: '2026-04-01T00:00:00+08:00',
      by: { kind: 'clock' },
      agency: 'agency/city-emergency',
      period: { filing: 'monthlyReturn', month: '2026-03' },
      receivers: {},
    };
    const told = (deadline: string) => ({
      type: 'FilingEscalationSent',
      deadline,
      round: 0,
      due: '2026-04-08T00:00:00+08:00',
      at: '2026-04-08T00:00:01+08:00',
      to: 'bureau/city',
    });
    const found = await raisedBy(async () => {
      for (const event of [opened, told('return.late-1.bureau'), told('return.late-2.office')])
        await note(fresh.record, 'filing/monthly-return-2026-03-city-emergency', event);
    });
    expect(found).toMatchObject([
      {
        model: 'overdue-filing',
        why: 'the monthly return of 2026-03 was due at 2026-04-08 00:00 and was not filed yet',
        findings: 1,
      },
    ]);
    const other = await raisedBy(async () => {
      for (const event of [
        { ...opened, period: { filing: 'monthlyReturn', month: '2026-04' } },
        told('acceptance.escalation-1'),
      ])
        await note(fresh.record, 'filing/monthly-return-2026-04-city-emergency', event);
    });
    expect(other).toEqual([]);
  });

  it('finds a complaint that is true, about an agency', async () => {
    const complained = (respondent: string, outcome: string) =>
      raisedBy(async () => {
        const stream = `complaint/${(streams += 1)}`;
        const at = '2026-03-05T09:00:00+08:00';
        const form = { respondent, subject: 'no-approval', text };
        const route = { handler: 'bureau/city' };
        const received = {
          type: 'ComplaintReceived',
          at,
          by: officer,
          channel: 'public',
          form,
          complainant: {},
          route,
        };
        const answered = { type: 'ComplaintAnswered', at, by: officer, outcome, text, late: false };
        await note(fresh.record, stream, { ...received, rulePack: 'ganzhou-2022@1' });
        await note(fresh.record, stream, { type: 'ComplaintAcknowledged', at, by: officer });
        await note(fresh.record, stream, { ...answered, rulePack: 'ganzhou-2022@1', calendarVersion: '2026.1' });
      });
    expect(await complained('agency/city-emergency', 'unfounded')).toEqual([]);
    expect(await complained('agency/city-emergency', 'founded')).toMatchObject([{ model: 'founded-complaint' }]);
    expect(await complained('bureau/longnan', 'founded')).toEqual([]);
  });

  it('raises everything once, also when it reads the whole ledger again, two at a time', async () => {
    const before = await alerts();
    expect(before.length).toBeGreaterThan(8);
    const [alert = ''] = await fresh.record.streams('alert');
    expect((await fresh.record.read(alert)).events[0]?.actor).toEqual({ kind: 'supervisor' });
    await fresh.pool('anjing_process').query(`update process.cursor set number = 0 where follower = 'supervisor'`);
    const other = newSupervisor();
    while ((await Promise.all([supervisor.step(), other.step()])).some((taken) => taken > 0));
    expect(await alerts()).toEqual(before);
  });

  it('never looks further than the rows it asks have come', async () => {
    await visited({ date: '2026-08-03', pass: false });
    while ((await sequencer.step()) > 0);
    const before = await alerts();
    expect(await supervisor.step()).toBe(0);
    expect(await alerts()).toEqual(before);
    await caughtUp();
    expect((await alerts()).length).toBe(before.length + 1);
  });
});
