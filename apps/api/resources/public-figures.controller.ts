import { languageOf } from '@anjing/platform';
import { smallestGroup, withoutSmallGroups, type Counts, type FiguresRow } from '@anjing/read-models';
import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { Public } from '../door/caller-guard';
import { House } from '../house';
import { monthsOf, onePeriod, period, placesOf } from './figures.controller';
import { placeName, shareOf } from './figures-view';

class PublicFiguresQuery extends createZodDto(
  z.object({ by: z.enum(['county', 'zone']).default('county'), ...period }).refine(...onePeriod),
) {}

const told = z
  .int()
  .nullable()
  .meta({ description: 'Null: left out, because the group is small or would give one away' });

const applications = ['approved', 'refused', 'withdrawn', 'expired', 'open'] as const;
const visits = ['approved', 'openDay', 'service'] as const;
const special = [
  'circumstance1',
  'circumstance2',
  'circumstance3',
  'circumstance4',
  'circumstance5',
  'circumstance6',
  'circumstance7',
] as const;

const named = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, told])) as Record<Name, typeof told>;

const figures = {
  applications: z.strictObject({ ...named(applications), total: told }),
  visits: z.strictObject({ ...named(visits), ...named(special), total: told }),
  returns: z
    .strictObject({ due: z.int(), inTime: z.int(), inTimeShare: z.number().nullable() })
    .meta({ description: 'What agencies owe is about nobody: it is told whole' }),
};

/** What everybody may know: nothing personal, no small groups. */
class PublicFiguresDto extends createZodDto(
  z.strictObject({
    by: z.enum(['county', 'zone']),
    from: z.string(),
    until: z.string(),
    smallestGroup: z.int(),
    rows: z.array(z.strictObject({ id: z.string(), name: z.string(), ...figures })),
    total: z.strictObject(figures),
  }),
) {}

@ApiTags('public')
@Controller('public/figures')
export class PublicFiguresController {
  constructor(private readonly house: House) {}

  @Public()
  @ApiOperation({ summary: 'Figures for everybody, by county or zone; groups under five are left out' })
  @ApiOkResponse({ type: PublicFiguresDto })
  @Get()
  async figures(@Query() { by, ...asked }: PublicFiguresQuery, @Headers('accept-language') accepted?: string) {
    const view = await this.house.registers.now();
    const language = languageOf(accepted);
    const months = monthsOf(asked);
    const table = await this.house.figures.table({ by, ...months, scope: {}, places: placesOf(view) });
    const placed = table.rows.filter(({ key }) => key !== undefined);
    const published = publishedOf(placed, table.total);
    return {
      by,
      ...months,
      smallestGroup,
      rows: placed.flatMap(({ key = '' }, place) => {
        const shown = published[place];
        return shown ? [{ id: key, name: placeName(view, key, language), ...shown }] : [];
      }),
      total: published[placed.length],
    };
  }
}

/** Every row without small groups, and the sum of the rows last. */
function publishedOf(rows: readonly FiguresRow[], total: FiguresRow) {
  const tableOf = (parts: (counts: Counts) => readonly number[]) =>
    withoutSmallGroups(rows.map(({ counts }) => parts(counts)));
  const forms = tableOf((counts) => applications.map((name) => counts.applications[name]));
  const doors = tableOf((counts) => [
    ...visits.map((name) => counts.visits[name]),
    ...special.map((name) => counts.special[name]),
  ]);
  return [...rows, total].map(({ counts: { returns } }, place) => ({
    applications: underNames(applications, forms[place]),
    visits: underNames([...visits, ...special], doors[place]),
    returns: { due: returns.due, inTime: returns.inTime, inTimeShare: shareOf(returns.inTime, returns.due) },
  }));
}

/** The numbers of a line under their names, the sum as `total`; of no rows every sum is nothing. */
function underNames<Name extends string>(names: readonly Name[], line: readonly (number | null)[] = []) {
  const numbers = Object.fromEntries(names.map((name, place) => [name, line[place] === undefined ? 0 : line[place]]));
  return { ...(numbers as Record<Name, number | null>), total: line.length === 0 ? 0 : (line.at(-1) ?? null) };
}
