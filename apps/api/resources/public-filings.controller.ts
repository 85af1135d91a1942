import { at, yearOf } from '@anjing/calendar';
import { NoSuchCase } from '@anjing/cases';
import { languageOf, type Language } from '@anjing/platform';
import { BrokenCursor } from '@anjing/read-models';
import { entrySchemas, type EntryId, type EntryOf, type RegisterView } from '@anjing/registers';
import { filingKind } from '@anjing/rules';
import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { civilDate } from '../door/answers';
import { Public } from '../door/caller-guard';
import { idOf, nameOf } from '../door/case-views';
import { House } from '../house';
import { publicDigestView, publicFields } from './digest-view';
import { mustBeDate } from './calendar.controller';

const paged = {
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
};
const ofAgencies = {
  agency: z.string().max(200).optional(),
  jurisdiction: z.string().max(200).optional().meta({ description: 'Agencies of this area' }),
  ...paged,
};
const next = z.string().optional().meta({ description: 'Cursor of the next page' });
const filing = z.strictObject({ id: z.string(), version: z.int().optional() }).optional();
const ofAgency = { agency: z.string(), agencyName: z.string() };

class ItemListsQuery extends createZodDto(
  z.object({ on: civilDate.optional().meta({ description: 'The lists as they stood on this day' }), ...ofAgencies }),
) {}
class ItemListsDto extends createZodDto(
  z.strictObject({
    on: civilDate,
    items: z.array(
      z.strictObject({
        ...ofAgency,
        list: z.array(
          z.strictObject({
            id: z.string(),
            ...entrySchemas.item.pick({ legalBasis: true, offSitePossible: true }).shape,
            name: z.string(),
            filing,
          }),
        ),
      }),
    ),
    next,
  }),
) {}

class PlansQuery extends createZodDto(z.object({ year: z.coerce.number().int().min(2000).max(2999), ...ofAgencies })) {}
class PlansDto extends createZodDto(
  z.strictObject({
    year: z.int(),
    items: z.array(
      z.strictObject({
        ...ofAgency,
        plan: z.array(
          z.strictObject({
            ...entrySchemas['planned-item'].omit({ agency: true, year: true }).shape,
            itemName: z.string(),
            filing,
          }),
        ),
      }),
    ),
    next,
  }),
) {}

class DigestsQuery extends createZodDto(
  z.object({
    filing: filingKind.optional(),
    period: z.string().max(20).optional(),
    bureau: z.string().max(200).optional(),
    ...paged,
  }),
) {}
class PublicDigestsDto extends createZodDto(
  z.strictObject({ items: z.array(z.strictObject({ id: z.string(), ...publicFields })), next }),
) {}

/** What the notice has published (三(二)): item lists, plans, and what bureaus sent on. Nothing personal is in them. */
@ApiTags('public')
@Controller('public')
export class PublicFilingsController {
  constructor(private readonly house: House) {}

  @Public()
  @ApiOperation({ summary: "Agencies' item lists in force: nothing outside them may be inspected" })
  @ApiOkResponse({ type: ItemListsDto })
  @Get('item-lists')
  async itemLists(@Query() { on, ...query }: ItemListsQuery, @Headers('accept-language') accepted?: string) {
    if (on !== undefined) mustBeDate(on, 'on');
    const language = languageOf(accepted);
    // A day's list is the one that stood when it ended.
    const view =
      on === undefined ? await this.house.registers.now() : await this.house.registers.asOf(endOf(at(on, '24:00')));
    const { agencies, ...page } = pageOf(view, query);
    return {
      on: on ?? view.at.slice(0, 10),
      items: agencies.map((agency) => ({
        ...named(agency, view, language),
        list: view.where('item', 'agency', agency).map(({ kind: _, agency: _of, name, filing: from, ...item }) => ({
          ...item,
          name: name[language],
          ...(from && { filing: filedView(from) }),
        })),
      })),
      ...page,
    };
  }

  @Public()
  @ApiOperation({ summary: 'Annual plans in force, by agency' })
  @ApiOkResponse({ type: PlansDto })
  @Get('plans')
  async plans(@Query() { year, ...query }: PlansQuery, @Headers('accept-language') accepted?: string) {
    const language = languageOf(accepted);
    const view = await this.house.registers.asOf(await this.momentIn(year));
    const { agencies, ...page } = pageOf(view, query);
    return {
      year,
      items: agencies.map((agency) => ({
        ...named(agency, view, language),
        plan: view
          .where('planned-item', 'agency', agency)
          .filter((planned) => planned.year === year)
          .map(({ id: _, kind: _kind, agency: _of, year: _year, filing: from, ...planned }) => ({
            ...planned,
            itemName: view.find('item', planned.item)?.name[language] ?? planned.item,
            ...(from && { filing: filedView(from) }),
          })),
      })),
      ...page,
    };
  }

  @Public()
  @ApiOperation({ summary: 'What judicial bureaus have sent to the business-environment office, newest first' })
  @ApiOkResponse({ type: PublicDigestsDto })
  @Get('digests')
  async digests(@Query() { cursor, limit, ...about }: DigestsQuery, @Headers('accept-language') accepted?: string) {
    const language = languageOf(accepted);
    const { cards, next: onwards } = await this.house.lists.published('digest', {
      states: ['sent'],
      about,
      limit,
      ...(cursor !== undefined && { after: cursor }),
    });
    const digests = await Promise.all(cards.map(({ stream }) => this.house.cases.digest.recorded(stream)));
    return {
      items: digests.map((digest) => ({ id: idOf(digest.stream), ...publicDigestView(digest, language) })),
      ...(onwards !== undefined && { next: onwards }),
    };
  }

  /** A moment of the year: now, or the nearest to it. */
  private async momentIn(year: number): Promise<string> {
    const { now } = await this.house.clock.read();
    if (yearOf(now) === year) return now;
    return yearOf(now) < year ? at(`${year}-01-01`, '00:00') : endOf(at(`${year}-12-31`, '24:00'));
  }
}

/** The last second before a moment. */
const endOf = (moment: string) => new Date(Date.parse(moment) - 1_000).toISOString();

function named(agency: EntryId, view: RegisterView, language: Language) {
  return { agency, agencyName: nameOf(view, agency, language) };
}

function filedView({ stream, version }: NonNullable<EntryOf<'item'>['filing']>) {
  return { id: idOf(stream), ...(version !== undefined && { version }) };
}

/** A place among agencies: the id of the last one shown. */
const place = /^agency\/[\w.-]+$/;

/**
 * Agencies by their ids, a page of them.
 * @throws NoSuchCase where one is asked for that there is not
 * @throws BrokenCursor
 */
function pageOf(
  view: RegisterView,
  { agency, jurisdiction, cursor, limit }: z.infer<z.ZodObject<typeof ofAgencies>>,
): { agencies: readonly EntryId[]; next?: string } {
  if (cursor !== undefined && !place.test(cursor)) throw new BrokenCursor();
  if (agency !== undefined) {
    if (!view.find('agency', agency)) throw new NoSuchCase(agency);
    return { agencies: [agency] };
  }
  const all = jurisdiction === undefined ? view.all('agency') : view.where('agency', 'jurisdiction', jurisdiction);
  const ids = all
    .map(({ id }) => id)
    .filter((id) => id > (cursor ?? ''))
    .sort();
  const agencies = ids.slice(0, limit);
  const last = agencies.at(-1);
  return { agencies, ...(ids.length > limit && last !== undefined && { next: last }) };
}
