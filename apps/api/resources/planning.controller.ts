import { createHash } from 'node:crypto';
import { Principal } from '@anjing/access';
import { NoSuchCase } from '@anjing/cases';
import { planningTexts, type Taken } from '@anjing/planning';
import { findingOf, type Language } from '@anjing/platform';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags, ApiOperation } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { civilDate, planningReason } from '../door/answers';
import { NothingDto, Opens } from '../door/act-routes';
import { idOf, nameOf } from '../door/case-views';
import { Opening, Reading, type ActDoor, type Door } from '../door/door';
import { House } from '../house';

const month = z.string().max(20).meta({ description: 'YYYY-MM', example: '2026-03' });
const register = z.string().max(200);

class SlotsQuery extends createZodDto(
  z.object({
    site: register.meta({ example: 'site/…' }),
    items: z.string().max(5_000).meta({ description: "The agency's own items, separated by commas" }),
    month,
  }),
) {}
class MonthQuery extends createZodDto(z.object({ month })) {}

const taken = z.strictObject({ date: civilDate, kind: z.string(), post: z.string(), agency: z.string() }).meta({
  description:
    'All that may be known of another agency’s visit: the day taken, its kind, a post to ask and whose it is',
});

class SlotsDto extends createZodDto(
  z.strictObject({
    month: z.string(),
    slots: z
      .array(
        z.strictObject({
          rank: z.int(),
          date: civilDate,
          from: z.string(),
          until: z.string(),
          reasons: z.array(planningReason),
        }),
      )
      .meta({ description: 'Best first' }),
    findings: z.array(planningReason),
  }),
) {}

class SuggestionsDto extends createZodDto(
  z.strictObject({
    month: z.string(),
    before: z.int().meta({ description: "Entries to enterprises at the agency's sites if each visit goes alone" }),
    after: z.int(),
    enterprises: z.array(z.strictObject({ enterprise: z.string(), before: z.int(), after: z.int() })),
    exact: z.boolean().meta({ description: 'Nothing better exists; otherwise the best that was found' }),
    suggestions: z.array(
      z.strictObject({
        id: z.string(),
        site: z.string(),
        enterprise: z.string(),
        enterpriseName: z.string(),
        date: civilDate,
        quiet: z.boolean().meta({ description: 'A quiet day: accepting drafts a joint application' }),
        lead: z.string(),
        leadName: z.string(),
        saves: z.int(),
        own: z.array(z.string()).meta({ description: "The agency's own cases in it" }),
        others: z.array(taken),
        mayAccept: z.boolean(),
      }),
    ),
  }),
) {}

class SuggestionAcceptanceDto extends createZodDto(
  z.strictObject({ application: z.string().meta({ description: 'The drafted joint application' }) }),
) {}

@ApiTags('planning')
@ApiBearerAuth()
@Controller()
export class PlanningController {
  constructor(private readonly house: House) {}

  @ApiOperation({ summary: 'Open days and hours of a month for a target, best first, each with its reasons' })
  @ApiOkResponse({ type: SlotsDto })
  @Get('calendar/slots')
  async slots(@Query() { site, items, month: of }: SlotsQuery, @Reading() { caller, language }: Door) {
    const named = items.split(',').filter((item) => item !== '');
    const { slots, findings } = await this.house.desk.slots(await this.agencyOf(caller), {
      site,
      items: named,
      month: of,
    });
    const reason = (one: (typeof findings)[number]) => findingOf(one, planningTexts, language);
    return {
      month: of,
      slots: slots.map(({ reasons, ...slot }) => ({ ...slot, reasons: reasons.map(reason) })),
      findings: findings.map(reason),
    };
  }

  @ApiOperation({ summary: 'Which visits of a month would better go together, and what that saves' })
  @ApiOkResponse({ type: SuggestionsDto })
  @Get('planning/suggestions')
  async suggestions(@Query() { month: of }: MonthQuery, @Reading() { caller, language }: Door) {
    const agency = await this.agencyOf(caller);
    const { suggestions, savings } = await this.house.desk.suggestions(agency, of);
    const view = await this.house.registers.now();
    return {
      month: of,
      ...savings,
      suggestions: suggestions.map(({ id, site, enterprise, hours, quiet, lead, saves, own, others }) => ({
        id,
        site,
        enterprise,
        enterpriseName: view.find('enterprise', enterprise)?.name ?? enterprise,
        date: hours.date,
        quiet,
        lead,
        leadName: nameOf(view, lead, language),
        saves,
        own: own.map(idOf),
        others: others.map((one) => takenView(one, language)),
        mayAccept: quiet && lead === agency,
      })),
    };
  }

  @Opens('The lead accepts: a joint application is drafted and the others are invited')
  @ApiCreatedResponse({ type: SuggestionAcceptanceDto })
  @Post('planning/suggestions/:id/acceptance')
  async accept(@Param('id') id: string, @Body() _body: NothingDto, @Opening() door: ActDoor) {
    const { caller, commandId, digest, reply } = door;
    const { application } = this.house.cases;
    const stream = `application/${createHash('sha256').update(commandId).digest('hex').slice(0, 32)}`;
    // A repeated request finds what the first one drafted: by then the suggestion itself is another.
    const drafted = await application.current(stream).catch(ifThere);
    const form = drafted?.state.context.form;
    const joint = form ? { form, invite: [] } : await this.house.desk.accepted(await this.agencyOf(caller), id);
    await application.act({
      stream,
      command: { do: 'draft', ...joint },
      authorize: (view) => Principal.of(caller, view).opening('application', 'draft'),
      commandId,
      digest,
    });
    void reply.header('location', `/api/v1/applications/${idOf(stream)}`);
    return { application: idOf(stream) };
  }

  /** The agency for which the caller plans. @throws AccessDenied for everybody else */
  private async agencyOf(caller: Door['caller']): Promise<string> {
    const actor = Principal.of(caller, await this.house.registers.now()).opening('application', 'preflight');
    if (!('organisation' in actor)) throw new Error('only people and systems come to the door');
    return actor.organisation;
  }
}

function ifThere(error: unknown): undefined {
  if (!(error instanceof NoSuchCase)) throw error;
}

function takenView({ date, kind, post, agency }: Taken, language: Language) {
  return { date, kind: kind[language], post: post[language], agency };
}
