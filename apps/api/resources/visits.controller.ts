import { z } from 'zod';
import { createZodDto } from 'nestjs-zod';
import { Principal } from '@anjing/access';
import { Stale, type Standing } from '@anjing/cases';
import { dateOf } from '@anjing/calendar';
import { resultsKnown } from '@anjing/kinds';
import { entryId } from '@anjing/lifecycle';
import { findingOf, say, type Language } from '@anjing/platform';
import {
  eventsShown,
  visitPreflight,
  visitTexts,
  type NeighbourFacts,
  type VisitCommand,
  type VisitFacts,
  type VisitMachine,
  type VisitRequest,
  askedOfVisit,
  askedToRefuse,
  visitActs,
} from '@anjing/visit';
import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { wholeList } from '../door/answers';
import { Acts } from '../door/act-routes';
import { CaseResource } from '../door/case-resource';
import { historyView } from '../door/case-views';
import { CaseRoutes } from '../door/description';
import { Acting, Reading, type ActDoor, type Door } from '../door/door';
import { House } from '../house';
import {
  VisitEntryDto,
  entryView,
  KnownResultsDto,
  viewerOf,
  VisitDto,
  VisitPreflightDto,
  visitView,
  type VisitFields,
} from './visit-view';

class VisitRequestDto extends createZodDto(askedOfVisit.announce) {}
class RefusalDto extends createZodDto(askedToRefuse) {}
class KnownResultsQuery extends createZodDto(
  z.object({
    agency: entryId('agency'),
    site: entryId('site'),
    items: z.string().max(10_000).meta({ description: 'Ids of items, separated by commas' }),
  }),
) {}

@CaseRoutes('visits', VisitDto, visitActs)
export class VisitsController extends CaseResource<VisitMachine, VisitCommand, VisitFacts, VisitFields> {
  constructor(house: House) {
    super(house, house.cases.visit);
  }

  protected view(standing: Standing<VisitMachine>, language: Language, principal: Principal) {
    return visitView(standing, viewerOf(standing, principal), language);
  }

  protected override looksOn(standing: Standing<VisitMachine>, principal: Principal) {
    return !['own', 'bureau'].includes(viewerOf(standing, principal));
  }

  @ApiOperation({ summary: 'What would come of this visit now: refusals, other visits, results already known' })
  @ApiOkResponse({ type: VisitPreflightDto })
  @HttpCode(200)
  @Post('preflight')
  async preflight(@Body() { visit }: VisitRequestDto, @Reading() { caller, language }: Door) {
    const facts = await this.cases.factsFor('visit/preflight', { do: 'announce', visit }, (view) =>
      Principal.of(caller, view).opening('visit', 'preflight'),
    );
    const neighbours = [...facts.neighbours, ...(await this.appliedFor(visit))];
    const { wouldBeRefused, findings } = visitPreflight(visit, { ...facts, neighbours });
    return {
      wouldBeRefused,
      findings: findings.map(({ severity, ...refusal }) => ({
        severity,
        ...findingOf(refusal, visitTexts, language),
      })),
    };
  }

  @ApiOperation({ summary: 'Results at an enterprise about the same matters, by whichever agency they may be told of' })
  @ApiOkResponse({ type: KnownResultsDto })
  @Get('results')
  async results(@Query() { agency, site, items }: KnownResultsQuery, @Reading() { caller, language }: Door) {
    const known = await this.cases.look((look) => {
      Principal.of(caller, look.view).actingOn('visit', { agency }, 'preflight');
      return resultsKnown(look, { agency, site, items: items.split(','), date: dateOf(look.now) });
    });
    return wholeList(known.map(({ agencyName, ...result }) => ({ ...result, agencyName: say(agencyName, language) })));
  }

  @ApiOperation({ summary: 'May they enter now? The ground, or everything against it' })
  @ApiOkResponse({ type: VisitEntryDto })
  @Get(':id/entry')
  async entry(@Param('id') id: string, @Reading() { caller, language }: Door) {
    const standing = await this.cases.read(this.streamOf(id), this.actsOn(caller));
    return entryView(await this.house.entry.about(standing), language);
  }

  /** Who looks from the gate sees what happened there, not how the agency came to it. */
  @ApiOperation({ summary: 'Who did what, when, under which rule' })
  @Get(':id/history')
  override async history(@Param('id') id: string, @Reading() door: Door) {
    const standing = await this.standing(id, door);
    const viewer = viewerOf(standing, Principal.of(door.caller, standing.view));
    const history = standing.history.filter(({ event }) => eventsShown(viewer, event.type));
    return historyView({ ...standing, history }, this.cases.kind.lifecycle, door.language);
  }

  /** What has been done since is told as far as the caller would read it in the history. */
  override async act(id: string, command: VisitCommand, door: ActDoor) {
    try {
      return await super.act(id, command, door);
    } catch (error) {
      if (!(error instanceof Stale)) throw error;
      const standing = await this.standing(id, door);
      const viewer = viewerOf(standing, Principal.of(door.caller, standing.view));
      throw new Stale(
        error.seen,
        error.current,
        error.since.filter(({ type }) => eventsShown(viewer, type)),
      );
    }
  }

  @Acts('The enterprise does not let the officers in, who stand at its gate with their pass')
  @Post(':id/refusal')
  async refuse(@Param('id') id: string, @Body() { reason, pass, code }: RefusalDto, @Acting() door: ActDoor) {
    const shown = await this.house.passDesk.isShown(this.streamOf(id), { pass, code });
    return this.act(id, { do: 'refuseAtGate', reason, shown }, door);
  }

  /** Applications of other agencies for the same enterprise: no visits yet, but on their way. */
  private async appliedFor({ agency, site }: VisitRequest): Promise<NeighbourFacts[]> {
    const pending = await this.house.desk.appliedFor(agency, site);
    return pending.map(({ agency: other, ...taken }) => ({
      ...taken,
      agencies: [other],
      site,
      items: [],
      hidden: false,
      pending: true,
    }));
  }
}
