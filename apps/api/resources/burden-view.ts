import type { Words } from '@anjing/lifecycle';
import type { Language } from '@anjing/platform';
import type { Avoided, BurdenRow } from '@anjing/read-models';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';

const count = z.int();
const load = {
  doors: count.meta({ description: 'Visits; a joint one is one door, the lead agency’s' }),
  hours: z.number().meta({ description: 'Hours on site' }),
};

/** What an enterprise had to bear. */
export class BurdenDto extends createZodDto(
  z.strictObject({
    id: z.string(),
    name: z.string(),
    year: z.string(),
    ...load,
    agencies: z.array(
      z.strictObject({
        agency: z.string(),
        agencyName: z.string(),
        ...load,
        joined: count.meta({ description: 'Visits of others in which it took part' }),
      }),
    ),
    months: z.array(z.strictObject({ month: z.string(), ...load })),
  }),
) {}

const of = (rows: readonly BurdenRow[], key: (row: BurdenRow) => string) => {
  const groups = new Map<string, BurdenRow[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups].map(([name, group]) => ({
    name,
    doors: sum(group.map(({ doors }) => doors)),
    joined: sum(group.map(({ joined }) => joined)),
    hours: round(sum(group.map(({ hours }) => hours))),
  }));
};

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const round = (hours: number) => Math.round(hours * 100) / 100;

/** Hours are those of the agency that led, so that a joint visit is not counted for each of its agencies. */
export function burdenView(rows: readonly BurdenRow[], agencyName: (id: string) => string) {
  return {
    doors: sum(rows.map(({ doors }) => doors)),
    hours: round(sum(rows.map(({ hours }) => hours))),
    agencies: of(rows, ({ agency }) => agency).map(({ name, ...load }) => ({
      agency: name,
      agencyName: agencyName(name),
      ...load,
    })),
    months: of(rows, ({ month }) => month).map(({ name, doors, hours }) => ({ month: name, doors, hours })),
  };
}

/** Visits that did not have to take place. */
export class AvoidedDto extends createZodDto(
  z.strictObject({
    from: z.string(),
    until: z.string(),
    total: count,
    lines: z.array(z.strictObject({ what: z.string(), name: z.string(), count, method: z.string() })),
  }),
) {}

/** How each number comes about, as docs/figures.md says it. */
const methods: Readonly<Record<keyof Avoided, { readonly name: Words; readonly method: Words }>> = {
  settledOffSite: {
    name: { zh: '非现场办结', en: 'settled off site' },
    method: {
      zh: '以函询、电话、视频等方式办结的核查，每件计一次',
      en: 'an inquiry by letter, phone or video that was settled, one visit each',
    },
  },
  joined: {
    name: { zh: '合并为联合检查', en: 'joined' },
    method: {
      zh: '联合检查中除牵头部门外，每个参加部门计一次',
      en: 'each agency beside the lead in a joint visit that took place',
    },
  },
  refused: {
    name: { zh: '申请不予批准', en: 'refused' },
    method: {
      zh: '不予批准且未再申请的申请，每件计一次',
      en: 'an application that was refused and not filed anew, one visit each',
    },
  },
  withdrawn: {
    name: { zh: '报送前后主动撤回', en: 'withdrawn' },
    method: {
      zh: '批准前撤回（含预检后未报送）且未再申请的申请，每件计一次',
      en: 'an application that its agency withdrew before a decision, also unfiled after a pre-flight, and did not file anew',
    },
  },
};

export function avoidedView(avoided: Avoided, language: Language) {
  const lines = (Object.keys(methods) as (keyof Avoided)[]).map((what) => ({
    what,
    name: methods[what].name[language],
    count: avoided[what],
    method: methods[what].method[language],
  }));
  return { total: sum(lines.map(({ count: one }) => one)), lines };
}
