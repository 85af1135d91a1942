import { privately, type PostRole } from '@anjing/lifecycle';
import type { Words } from '@anjing/texts';
import type { Level } from '@anjing/rules';
import { creditCheckCharacter } from '../credit-code';
import type { Entry, EntryId } from '../entries';
import { lawEntries, sinceNotice, type SeedEntry } from '../installation';
import { areas } from './areas';
import { cityDepartments, departments, type Department } from './departments';

/** An account of the embedded identity provider. */
export interface DemonstrationAccount {
  readonly account: string;
  readonly kind: 'person' | 'system';
  /** Title of the post, or name of the system. */
  readonly title: Words;
  readonly organisation: EntryId;
}

export interface DemonstrationCity {
  /** In an order in which each entry refers only to earlier ones. */
  readonly entries: readonly SeedEntry[];
  readonly accounts: readonly DemonstrationAccount[];
}

const since = sinceNotice;

const roleNames: Record<PostRole, Words> = {
  clerk: { zh: '科员', en: 'clerk' },
  inspector: { zh: '执法人员', en: 'enforcement officer' },
  head: { zh: '主要负责人', en: 'head' },
  reviewer: { zh: '审核人员', en: 'reviewer' },
  leader: { zh: '主要领导', en: 'main leader' },
  'business-environment': { zh: '营商环境办工作人员', en: 'business-environment officer' },
  administrator: { zh: '平台管理员', en: 'platform administrator' },
  enterprise: { zh: '经办人', en: 'enterprise contact' },
};

/**
 * Ganzhou with its real areas, zones and kinds of department; enterprises are invented, people are named by their posts.
 * @param issuer the identity provider whose accounts the people log in with
 */
export function demonstrationCity(issuer: string): DemonstrationCity {
  const city = new CityBuilder(issuer);
  city.law();
  city.area({ slug: 'city', zh: '赣州市', en: 'Ganzhou', level: 'city', short: '赣市', id: 'jurisdiction/ganzhou' });
  for (const area of areas) city.area({ ...area, id: `jurisdiction/${area.slug}`, parent: 'jurisdiction/ganzhou' });
  for (const area of areas) city.zones(area);
  for (const department of [...departments, ...cityDepartments])
    city.agency('city', '赣州市', 'Ganzhou', 'city', 'jurisdiction/ganzhou', department);
  for (const { slug, zh, en, level } of areas) {
    for (const department of departments.slice(0, 3))
      city.agency(slug, zh, en, level, `jurisdiction/${slug}`, department);
  }
  for (const trade of ['electronics', 'materials'] as const) city.atTheGate(`ganzhou-economic-${trade}`);
  city.exceptions();
  return city.done();
}

class CityBuilder {
  private readonly entries: SeedEntry[] = [];
  private readonly accounts: DemonstrationAccount[] = [];

  constructor(private readonly issuer: string) {}

  done(): DemonstrationCity {
    return { entries: this.entries, accounts: this.accounts };
  }

  law(): void {
    this.entries.push(...lawEntries());
  }

  /** The area with its government, its judicial bureau and their people. */
  area(area: {
    slug: string;
    zh: string;
    en: string;
    level: Level;
    short: string;
    id: EntryId;
    parent?: EntryId;
  }): void {
    const { slug, zh, en, level, id: jurisdiction } = area;
    const committee = level === 'committee';
    this.one(jurisdiction, {
      kind: 'jurisdiction',
      name: { zh, en },
      level,
      shortName: area.short,
      ...(area.parent !== undefined && { parent: area.parent }),
    });
    this.one(`bureau/${slug}`, {
      kind: 'bureau',
      name: { zh: `${zh}司法局`, en: `Justice Bureau of ${en}` },
      level,
      jurisdiction,
    });
    this.one(`authority/${slug}`, {
      kind: 'authority',
      name: committee
        ? { zh: `${zh}管理委员会`, en: `Management Committee of ${en}` }
        : { zh: `${zh}人民政府`, en: `Government of ${en}` },
      level,
      jurisdiction,
    });
    this.person(`${slug}-reviewer`, `bureau/${slug}`, 'reviewer', { zh: `${zh}司法局审核人员`, en: `reviewer, ${en}` });
    this.person(`${slug}-reviewer-2`, `bureau/${slug}`, 'reviewer', {
      zh: `${zh}司法局审核人员（二）`,
      en: `second reviewer, ${en}`,
    });
    const leader: Words = committee
      ? { zh: `${zh}管委会主任`, en: `director of the committee, ${en}` }
      : level === 'city'
        ? { zh: '赣州市市长', en: 'mayor of Ganzhou' }
        : {
            zh: `${zh}${zh.slice(-1) === '区' ? '区' : zh.slice(-1)}长`.replace('新区区长', '新区主任'),
            en: `head of ${en}`,
          };
    this.person(`${slug}-leader`, `authority/${slug}`, 'leader', leader);
    this.person(`${slug}-deputy`, `authority/${slug}`, 'clerk', { zh: `${zh}副职领导`, en: `deputy leader, ${en}` });
    if (level === 'city') {
      this.one('office/business-environment', {
        kind: 'office',
        name: { zh: '赣州市营商环境办', en: 'Business Environment Office of Ganzhou' },
        level,
        jurisdiction,
      });
      this.one('office/platform', {
        kind: 'office',
        name: { zh: '平台管理', en: 'Platform administration' },
        level,
        jurisdiction,
      });
      this.person(
        'business-environment',
        'office/business-environment',
        'business-environment',
        roleNames['business-environment'],
      );
      this.person('administrator', 'office/platform', 'administrator', roleNames.administrator);
    }
  }

  /** The zones of an area, each with enterprises in it, and one enterprise outside. */
  zones(area: (typeof areas)[number]): void {
    const jurisdiction = `jurisdiction/${area.slug}`;
    for (const zone of area.zones) {
      this.one(`zone/${zone.slug}`, {
        kind: 'zone',
        name: { zh: zone.zh, en: zone.en },
        type: zone.type,
        national: zone.national ?? false,
        jurisdiction,
      });
      for (const trade of ['电子', '新材料']) this.enterprise(area, trade, jurisdiction, zone);
    }
    this.enterprise(area, '建材', jurisdiction);
  }

  agency(place: string, zh: string, en: string, level: Level, jurisdiction: EntryId, department: Department): void {
    const slug = `${place}-${department.slug}`;
    const id = `agency/${slug}`;
    const name: Words = { zh: `${zh}${department.zh}`, en: `${department.en} of ${en}` };
    this.one(id, { kind: 'agency', name, level, standing: department.standing, jurisdiction });
    for (const item of department.items) {
      this.one(`item/${slug}-${item.slug}`, {
        kind: 'item',
        name: { zh: item.zh, en: item.en },
        agency: id,
        legalBasis: item.basis,
      });
    }
    this.lists(
      id,
      slug,
      department.items.map((item) => item.slug),
    );
    for (const role of ['clerk', 'head'] as const) {
      this.person(`${slug}-${role}`, id, role, {
        zh: `${name.zh}${roleNames[role].zh}`,
        en: `${roleNames[role].en}, ${name.en}`,
      });
    }
    for (const number of [1, 2, 3]) {
      this.person(`${slug}-inspector-${number}`, id, 'inspector', {
        zh: `${name.zh}执法人员（${number}）`,
        en: `enforcement officer ${number}, ${name.en}`,
      });
      this.officer(`${slug}-${number}`, `${slug}-inspector-${number}`, id, '2028-12-31');
    }
  }

  /**
   * What the agency has filed: of its items the first may be inspected under special circumstances and is planned all
   * year round, the second is planned in spring and autumn only; further ones are published and no more.
   */
  private lists(agency: EntryId, slug: string, [first, second]: readonly string[]): void {
    if (first !== undefined) {
      const item = `item/${slug}-${first}`;
      for (const circumstance of [1, 2, 3, 4, 5, 6, 7]) {
        this.one(`special-item/${slug}-${first}-${circumstance}`, {
          kind: 'special-item',
          agency,
          item,
          circumstance,
          accepted: true,
        });
      }
      this.plan(agency, `${slug}-${first}`, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    }
    if (second !== undefined) this.plan(agency, `${slug}-${second}`, [4, 10]);
  }

  private plan(agency: EntryId, name: string, months: readonly number[]): void {
    this.entries.push({
      id: `planned-item/2026-${name}`,
      from: '2026-01-01T00:00:00+08:00',
      entry: {
        kind: 'planned-item',
        agency,
        item: `item/${name}`,
        year: 2026,
        frequency: 2,
        scope: '园区内生产企业',
        months,
      },
    });
  }

  /** An enterprise that looks after its visits itself: its account, and two gates of its site. */
  atTheGate(place: string): void {
    const id = `enterprise/${place}`;
    const entry = this.entries.find((one) => one.id === id)?.entry;
    if (entry?.kind !== 'enterprise') throw new Error(`there is no ${id}`);
    this.person(`${place}-contact`, id, 'enterprise', {
      zh: `${entry.name}${roleNames.enterprise.zh}`,
      en: `${roleNames.enterprise.en}, ${place}`,
    });
    for (const [gate, zh] of [
      ['north', '北门'],
      ['south', '南门'],
    ] as const)
      this.one(`gate/${place}-${gate}`, { kind: 'gate', site: `site/${place}`, name: zh });
  }

  /** What the demonstrations of bad input need: an expired certificate, an agency nobody approves for, a mandate, a system. */
  exceptions(): void {
    const agency = 'agency/city-emergency';
    this.person('city-emergency-inspector-4', agency, 'inspector', {
      zh: '赣州市应急管理局执法人员（四）',
      en: 'enforcement officer 4, Emergency Management Bureau of Ganzhou',
    });
    this.officer('city-emergency-4', 'city-emergency-inspector-4', agency, '2025-12-31');
    this.agency('county', '某县', 'a county', 'county', 'jurisdiction/dayu', {
      slug: 'resident-office',
      zh: '驻县机构',
      en: 'resident office',
      standing: 'resident',
      items: [{ slug: 'check', zh: '专项检查', en: 'special check', basis: '《中华人民共和国行政处罚法》第五十四条' }],
    });
    this.one('mandate/city-deputy', {
      kind: 'mandate',
      post: 'post/city-leader',
      deputy: 'person/city-deputy',
      document: '赣市府授〔2022〕1号',
      from: since,
      until: '2030-01-01T00:00:00+08:00',
    });
    this.one('system/city-emergency', {
      kind: 'system',
      name: { zh: '赣州市应急管理局执法系统', en: 'enforcement system of the Emergency Management Bureau' },
      agency,
      subjects: [`${this.issuer}|city-emergency-system`],
    });
    this.accounts.push({
      account: 'city-emergency-system',
      kind: 'system',
      title: { zh: '执法系统', en: 'enforcement system' },
      organisation: agency,
    });
  }

  private one(id: EntryId, entry: Entry): void {
    this.entries.push({ id, from: since, entry });
  }

  private person(slug: string, organisation: EntryId, role: PostRole, title: Words): void {
    const id = `person/${slug}`;
    this.one(id, { kind: 'person', name: privately(title.zh, `person:${id}`), subjects: [`${this.issuer}|${slug}`] });
    this.one(`post/${slug}`, { kind: 'post', person: id, organisation, role, title });
    this.accounts.push({ account: slug, kind: 'person', title, organisation });
  }

  private officer(slug: string, person: string, agency: EntryId, validUntil: string): void {
    this.one(`officer/${slug}`, {
      kind: 'officer',
      person: `person/${person}`,
      agency,
      certificate: `赣B${String(this.entries.length).padStart(8, '0')}`,
      validFrom: '2022-01-01',
      validUntil,
    });
  }

  private enterprise(
    area: (typeof areas)[number],
    trade: string,
    jurisdiction: EntryId,
    zone?: (typeof areas)[number]['zones'][number],
  ): void {
    const place = zone ? `${zone.slug}-${trade === '电子' ? 'electronics' : 'materials'}` : `${area.slug}-outside`;
    const name = `${area.zh}示范${trade}${zone ? '' : '（园外）'}有限公司`;
    this.one(`enterprise/${place}`, { kind: 'enterprise', name, creditCode: this.creditCode() });
    this.one(`site/${place}`, {
      kind: 'site',
      enterprise: `enterprise/${place}`,
      name: `${name}厂区`,
      address: `江西省赣州市${area.zh}${zone ? zone.zh : '城区'}示范路${this.entries.length}号`,
      jurisdiction,
      ...(zone && { zone: `zone/${zone.slug}` }),
    });
  }

  /** A code with the right check character, of an enterprise that does not exist. */
  private creditCode(): string {
    const first17 = `91360700MA${String(this.entries.length).padStart(7, '0')}`;
    return `${first17}${creditCheckCharacter(first17) ?? ''}`;
  }
}
