import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { casesOf, kindOf, type Cases } from '@anjing/kinds';
import { RegistersInMemory } from '@anjing/cases';
import { DatabaseClock, verify } from '@anjing/event-store';
import { inheritedRecord, type FreshRecord } from '../support/postgres';
import {
  caseAsItStands,
  expectationsOf,
  goldenStream,
  goldenStreamsOf,
  houseFile,
  housesOf,
  recordings,
  restoreHouse,
  streamsOf,
  type CaseExpectation,
} from '../support/recorded-house';

/** A difference that is meant, from the release that recorded: the same of every case of a kind, or of one case. */
interface Meant {
  /** A kind of case, or the stream of one. */
  readonly of: string;
  readonly what: keyof CaseExpectation;
  readonly reason: string;
}

const releases = readdirSync(recordings, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const houses = releases.flatMap((release) => housesOf(release).map((house) => [release, house] as const));
const meant = JSON.parse(readFileSync(join(recordings, 'differences.json'), 'utf8')) as readonly Meant[];

/** Which parts of a case stand otherwise than they did. */
function differences(then: CaseExpectation, now: CaseExpectation): (keyof CaseExpectation)[] {
  const parts = Object.keys({ ...then, ...now }) as (keyof CaseExpectation)[];
  return parts.filter((part) => !isDeepStrictEqual(then[part], now[part]));
}

const covers = ({ of, what }: Meant, stream: string, part: keyof CaseExpectation) =>
  what === part && (of === stream || stream.startsWith(`${of}/`));

it('every kind of case was recorded', () => {
  const kinds = houses.flatMap(([release, house]) =>
    expectationsOf(release, house).map(({ stream }) => stream.slice(0, stream.indexOf('/'))),
  );
  expect([...new Set(kinds)].sort()).toEqual([
    'alert',
    'application',
    'complaint',
    'digest',
    'filing',
    'inquiry',
    'visit',
  ]);
});

it('every difference that is meant says why', () => {
  for (const { reason } of meant) expect(reason.trim()).not.toBe('');
});

describe.each(houses)('a house left by release %s (%s), opened by this version', (release, house) => {
  const { migrations, masterKey, moment } = houseFile(release, house);
  const then = expectationsOf(release, house);
  let fresh: FreshRecord;
  let cases: Cases;

  beforeAll(async () => {
    fresh = await inheritedRecord({
      migrations,
      masterKey: Buffer.from(masterKey, 'base64'),
      fill: (client) => restoreHouse(client, release, house),
    });
    await new DatabaseClock(fresh.pool('anjing_app')).set(moment);
    cases = casesOf(fresh.record, new RegistersInMemory(fresh.record));
  });
  afterAll(() => fresh.close());

  it('has its chains whole', async () => {
    expect(await verify(fresh.pool('postgres'))).toEqual([]);
  });

  it('reads every stream event by event as the release did, private values opened', async () => {
    const golden = goldenStreamsOf(release, house);
    expect(golden.map(({ stream }) => stream)).toEqual(await streamsOf(fresh.pool('postgres')));
    const now = await Promise.all(golden.map(({ stream }) => goldenStream(fresh.record, stream)));
    // Told at length only where something differs: there are a thousand streams in a house.
    expect(now.filter((one, place) => !isDeepStrictEqual(one, golden[place]))).toEqual([]);
  });

  it('makes of every case what the release made of it', async () => {
    const streams = await streamsOf(fresh.pool('postgres'));
    expect(streams.filter((one) => kindOf(cases, one) !== undefined)).toEqual(then.map(({ stream }) => stream));
    const unmeant = [];
    for (const one of then) {
      const now = await caseAsItStands(fresh.record, cases, one.stream);
      for (const part of differences(one, now)) {
        if (meant.some((entry) => covers(entry, one.stream, part))) continue;
        unmeant.push({ stream: one.stream, part, then: one[part], now: now[part] });
      }
    }
    expect(unmeant).toEqual([]);
  });

  it('holds for every open case the claims that the case says it holds', async () => {
    const { rows } = await fresh
      .pool('postgres')
      .query<{ key: string; stream: string }>('select key, stream from record.claim');
    const held = (stream: string) =>
      rows
        .filter((row) => row.stream === stream)
        .map(({ key }) => key)
        .sort();
    for (const { stream, claims } of then) expect([stream, held(stream)]).toEqual([stream, claims]);
  });
});
