import { seededYears } from '@anjing/calendar';
import { privately, type Moment } from '@anjing/lifecycle';
import { ganzhou2022, packVersion } from '@anjing/rules';
import type { Entry, EntryId } from './entries';

/** An entry that is put on record with the moment from which it holds. */
export interface SeedEntry {
  readonly id: EntryId;
  readonly from: Moment;
  readonly entry: Entry;
}

/** The scheme began with its notice. */
export const sinceNotice: Moment = '2022-04-02T00:00:00+08:00';
/** The calendars are older than the scheme: counts may reach back into the years before it. */
const ever: Moment = '2004-01-01T00:00:00+08:00';

/** The published years and the rule pack: what every installation judges by. */
export function lawEntries(): SeedEntry[] {
  return [
    ...seededYears.map((year): SeedEntry => ({
      id: `calendar/${year.year}`,
      from: ever,
      entry: { kind: 'calendar', ...year },
    })),
    { id: `pack/${packVersion(ganzhou2022)}`, from: sinceNotice, entry: { kind: 'pack', ...ganzhou2022 } },
  ];
}

/**
 * What a city's installation begins with: the law, the city, and one administrator, who records everything else.
 * @param administrator `iss|sub` of the first administrator's account
 */
export function installation(administrator: string): SeedEntry[] {
  const entries: readonly [EntryId, Entry][] = [
    [
      'jurisdiction/ganzhou',
      { kind: 'jurisdiction', name: { zh: '赣州市', en: 'Ganzhou' }, level: 'city', shortName: '赣市' },
    ],
    [
      'office/platform',
      {
        kind: 'office',
        name: { zh: '平台管理', en: 'Platform administration' },
        level: 'city',
        jurisdiction: 'jurisdiction/ganzhou',
      },
    ],
    [
      'person/first-administrator',
      { kind: 'person', name: privately('平台管理员', 'person:person/first-administrator'), subjects: [administrator] },
    ],
    [
      'post/first-administrator',
      {
        kind: 'post',
        person: 'person/first-administrator',
        organisation: 'office/platform',
        role: 'administrator',
        title: { zh: '平台管理员', en: 'platform administrator' },
      },
    ],
  ];
  return [...lawEntries(), ...entries.map(([id, entry]): SeedEntry => ({ id, from: sinceNotice, entry }))];
}
