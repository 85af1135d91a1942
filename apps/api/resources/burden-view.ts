import { say, type Language } from '@anjing/platform';
import type { Avoided, BurdenRow } from '@anjing/read-models';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { text } from '../door/request-texts';

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

/** The names of the figures, each with how it comes about as docs/figures.md says it. */
const figures = {
  settledOffSite: 'settled-off-site',
  joined: 'joined',
  refused: 'refused',
  withdrawn: 'withdrawn',
} as const satisfies Record<keyof Avoided, string>;

export function avoidedView(avoided: Avoided, language: Language) {
  const lines = (Object.keys(figures) as (keyof Avoided)[]).map((what) => ({
    what,
    name: say(text(`api.avoided.${figures[what]}.name`), language),
    count: avoided[what],
    method: say(text(`api.avoided.${figures[what]}.method`), language),
  }));
  return { total: sum(lines.map(({ count: one }) => one)), lines };
}
