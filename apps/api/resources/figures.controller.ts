import { AccessDenied, Principal } from '@anjing/access';
import { NoSuchCase } from '@anjing/cases';
import { nothingToCount, type AgencyPlace, type Scope } from '@anjing/read-models';
import type { EntryId, RegisterView } from '@anjing/registers';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { nameOf, nameOr } from '../door/case-views';
import { Reading, type Door } from '../door/door';
import { key } from '../door/request-texts';
import { House } from '../house';
import { avoidedView, AvoidedDto, BurdenDto, burdenView } from './burden-view';
import { EvaluationDto, FiguresDto, figuresView, rowsView } from './figures-view';

const year = z
  .string()
  .regex(/^20\d\d$/, key('api.issue.year'))
  .meta({ example: '2026' });
const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/, key('api.issue.month'))
  .meta({ example: '2026-03' });

/** A month or a year: one of them. */
export const period = { month: month.optional(), year: year.optional() };
interface Period {
  readonly month?: string | undefined;
  readonly year?: string | undefined;
}
export const onePeriod: [(asked: Period) => boolean, { message: string; path: string[] }] = [
  (asked) => (asked.month === undefined) !== (asked.year === undefined),
  { message: key('api.issue.one-period'), path: ['month'] },
];

class FiguresQuery extends createZodDto(
  z.object({ by: z.enum(['county', 'agency', 'zone']).default('county'), ...period }).refine(...onePeriod),
) {}
class PeriodQuery extends createZodDto(z.object(period).refine(...onePeriod)) {}
class YearQuery extends createZodDto(z.object({ year })) {}

/** First and last month of what is asked for. */
export function monthsOf({ month: one, year: whole = '' }: Period) {
  return one === undefined ? { from: `${whole}-01`, until: `${whole}-12` } : { from: one, until: one };
}

@ApiTags('figures')
@ApiBearerAuth()
@Controller('figures')
export class FiguresController {
  constructor(private readonly house: House) {}

  @ApiOperation({
    summary: 'Figures of a month or a year by county, agency or zone, as far as the caller may see them',
  })
  @ApiOkResponse({ type: FiguresDto })
  @Get()
  async figures(@Query() { by, ...asked }: FiguresQuery, @Reading() { caller, language }: Door) {
    const { view, scope, places } = await this.reader(caller);
    const months = monthsOf(asked);
    const table = await this.house.figures.table({ by, ...months, scope, places });
    return { by, ...months, rows: rowsView(table, view, language), total: figuresView(table.total) };
  }

  @ApiOperation({ summary: 'The yearly sheet by which the counties are evaluated' })
  @ApiOkResponse({ type: EvaluationDto })
  @Get('evaluation')
  async evaluation(@Query() asked: YearQuery, @Reading() { caller, language }: Door) {
    const { view, scope, places } = await this.reader(caller);
    const areas = areasIn(view, ofAreas(scope));
    const question = { by: 'county', ...monthsOf(asked), scope: { areas }, places } as const;
    const [own, territory] = await Promise.all([
      this.house.figures.table({ ...question, ownAgenciesOnly: true }),
      this.house.figures.table(question),
    ]);
    const counties = areas.map((id) => ({
      id,
      name: nameOr(view.find('jurisdiction', id)?.name, id, language),
      own: figuresView(own.rows.find(({ key }) => key === id) ?? nothingToCount),
      territory: figuresView(territory.rows.find(({ key }) => key === id) ?? nothingToCount),
    }));
    return { year: asked.year, counties };
  }

  @ApiOperation({ summary: 'Visits that did not have to take place, with the method' })
  @ApiOkResponse({ type: AvoidedDto })
  @Get('avoided')
  async avoided(@Query() asked: PeriodQuery, @Reading() { caller, language }: Door) {
    const { scope, places } = await this.reader(caller);
    const months = monthsOf(asked);
    return { ...months, ...avoidedView(await this.house.figures.avoided({ ...months, scope, places }), language) };
  }

  @ApiOperation({ summary: 'Doors and hours that an enterprise had to bear in a year, by month and agency' })
  @ApiOkResponse({ type: BurdenDto })
  @Get('enterprises/:id/burden')
  async burden(@Param('id') name: string, @Query() asked: YearQuery, @Reading() { caller, language }: Door) {
    const { view, scope } = await this.reader(caller);
    const id = `enterprise/${name}`;
    const enterprise = view.find('enterprise', id);
    if (!enterprise) throw new NoSuchCase(id);
    const { from, until } = monthsOf(asked);
    const rows = await this.house.figures.burden(id, from, until, scope);
    return {
      id: name,
      name: enterprise.name,
      year: asked.year,
      ...burdenView(rows, (agency) => nameOf(view, agency, language)),
    };
  }

  /** @throws AccessDenied 403 where no post of the caller may see figures */
  private async reader(caller: Door['caller']) {
    const view = await this.house.registers.now();
    const organisations = Principal.of(caller, view).readsFor('figures');
    if (organisations.length === 0) throw new AccessDenied(403, 'access.not-for-your-post');
    return { view, scope: scopeOf(view, organisations), places: placesOf(view) };
  }
}

/** An agency sees what it did; a bureau, an authority or an office what happened in its area, the city's everything. */
function scopeOf(view: RegisterView, organisations: readonly EntryId[]): Scope {
  const areas = organisations.flatMap(
    (id) => (view.find('bureau', id) ?? view.find('authority', id) ?? view.find('office', id))?.jurisdiction ?? [],
  );
  if (areas.some((area) => view.find('jurisdiction', area)?.level === 'city')) return {};
  return { areas, agencies: organisations.filter((id) => view.find('agency', id)) };
}

/** The scope without agencies of one's own. @throws AccessDenied 403 where nothing else is in it */
function ofAreas({ areas }: Scope): Scope {
  if (areas?.length === 0) throw new AccessDenied(403, 'access.not-for-your-post');
  return areas ? { areas } : {};
}

/** The county-level areas of a scope. */
function areasIn(view: RegisterView, { areas }: Scope): EntryId[] {
  const all = view.all('jurisdiction').filter(({ level }) => level !== 'city');
  return all.map(({ id }) => id).filter((id) => areas?.includes(id) ?? true);
}

/** Where each agency belongs. */
export function placesOf(view: RegisterView): AgencyPlace[] {
  return view
    .all('agency')
    .map(({ id, jurisdiction, level }) => ({ agency: id, area: jurisdiction, local: level !== 'city' }));
}
