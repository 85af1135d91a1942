import { Principal } from '@anjing/access';
import { mayEnterNow, Stale, type Standing } from '@anjing/cases';
import { dateOf } from '@anjing/calendar';
import { privately } from '@anjing/lifecycle';
import { findingOf, type Language, say } from '@anjing/platform';
import {
  eventsShown,
  visitPreflight,
  visitTexts,
  type AskedBasis,
  type NeighbourFacts,
  type Proof,
  type VisitCommand,
  type VisitFacts,
  type VisitMachine,
  type VisitRequest,
} from '@anjing/visit';
import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Acts, CaseResource, Opens } from '../door/case-resource';
import { historyView } from '../door/case-views';
import { CaseRoutes } from '../door/description';
import { Acting, Opening, Reading, type ActDoor, type Door } from '../door/door';
import { House } from '../house';
import { EmptyDto, OfficersDto, ReasonDto } from './application-bodies';
import {
  CheckInDto,
  VisitInvitationDto,
  KnownResultsQuery,
  ParticipationDto,
  PastVisitDto,
  ProofDto,
  RefusalDto,
  ResultDto,
  SpecialApprovalDto,
  VisitNarrowingDto,
  VisitRequestDto,
  type VisitBody,
} from './visit-bodies';
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

@CaseRoutes('visits', VisitDto)
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
  async preflight(@Body() body: VisitRequestDto, @Reading() { caller, language }: Door) {
    const visit = requestOf(body);
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
    const visit = lookedAt(agency, site, items.split(','), dateOf((await this.house.clock.read()).now));
    const { knownResults } = await this.cases.factsFor('visit/results', { do: 'announce', visit }, (view, parties) =>
      Principal.of(caller, view).actingOn('visit', parties, 'preflight'),
    );
    return {
      items: knownResults.map(({ agencyName, ...result }) => ({ ...result, agencyName: say(agencyName, language) })),
    };
  }

  @Opens('Puts a visit on record; its pass is issued unless something is missing')
  @Post()
  async announce(@Body() body: VisitRequestDto, @Opening() door: ActDoor) {
    return this.open({ do: 'announce', visit: requestOf(body) }, door, 'visits');
  }

  @Opens('Records a visit that took place where the service could not be asked')
  @Post('past')
  async recordPast(@Body() { entered, left, ...body }: PastVisitDto, @Opening() door: ActDoor) {
    return this.open({ do: 'recordPast', visit: requestOf(body), entered, left }, door, 'visits');
  }

  @ApiOperation({ summary: 'May they enter now? The ground, or everything against it' })
  @ApiOkResponse({ type: VisitEntryDto })
  @Get(':id/entry')
  async entry(@Param('id') id: string, @Reading() { caller, language }: Door) {
    const { entry } = await mayEnterNow(this.house.cases, this.streamOf(id), this.actsOn(caller));
    return entryView(entry, language);
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
  protected override async act(id: string, command: VisitCommand, door: ActDoor) {
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

  @Acts('The agency tells the enterprise beforehand')
  @Post(':id/announcement')
  async tell(@Param('id') id: string, @Body() _body: EmptyDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'tell' }, door);
  }

  @Acts('Asks another agency to come along')
  @Post(':id/invitation')
  async invite(@Param('id') id: string, @Body() { agency }: VisitInvitationDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'invite', agency }, door);
  }

  @Acts('An invited agency comes along with its own items and officers')
  @Post(':id/participation')
  async join(@Param('id') id: string, @Body() body: ParticipationDto, @Acting() door: ActDoor) {
    const { items, officers, unplannedReason: reason } = body;
    const why = reason === undefined ? {} : { unplannedReason: privately(reason) };
    return this.act(id, { do: 'join', items, officers, ...why }, door);
  }

  @Acts('An agency does not come along')
  @Post(':id/leaving')
  async leave(@Param('id') id: string, @Body() _body: EmptyDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'leave' }, door);
  }

  @Acts("The agency's head approves a special visit")
  @Post(':id/approval')
  async approve(@Param('id') id: string, @Body() { statement }: SpecialApprovalDto, @Acting() door: ActDoor) {
    const said = statement === undefined ? {} : { statement: privately(statement) };
    return this.act(id, { do: 'approveSpecial', ...said }, door);
  }

  @Acts('Issues the pass, once what was missing has been mended')
  @Post(':id/pass')
  async issuePass(@Param('id') id: string, @Body() _body: EmptyDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'issuePass' }, door);
  }

  @Acts('Replaces officers by others of the agency with valid certificates')
  @Post(':id/officers')
  async officers(@Param('id') id: string, @Body() { officers }: OfficersDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'replaceOfficers', officers }, door);
  }

  @Acts('Fewer items or an earlier end')
  @Post(':id/narrowing')
  async narrow(@Param('id') id: string, @Body() { items, day }: VisitNarrowingDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'narrow', ...(items && { items }), ...(day && { day }) }, door);
  }

  @Acts('Cancels the visit; its pass is dead')
  @Post(':id/cancellation')
  async cancel(@Param('id') id: string, @Body() { reason }: ReasonDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'cancel', reason: privately(reason) }, door);
  }

  @Acts('The enterprise does not let the officers in, who stand at its gate with their pass')
  @Post(':id/refusal')
  async refuse(@Param('id') id: string, @Body() { reason, pass, code }: RefusalDto, @Acting() door: ActDoor) {
    const shown = await this.house.passDesk.isShown(this.streamOf(id), { pass, code });
    return this.act(id, { do: 'refuseAtGate', reason: privately(reason), shown }, door);
  }

  @Acts('An officer goes in')
  @Post(':id/check-in')
  async checkIn(@Param('id') id: string, @Body() { code }: CheckInDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'checkIn', ...(code !== undefined && { code }) }, door);
  }

  @Acts('The officers leave')
  @Post(':id/check-out')
  async checkOut(@Param('id') id: string, @Body() _body: EmptyDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'checkOut' }, door);
  }

  @Acts('Findings by item, measures, reinspection; again, it corrects them')
  @Post(':id/result')
  async result(@Param('id') id: string, @Body() body: ResultDto, @Acting() door: ActDoor) {
    const { findings, measures, reinspection } = body;
    return this.act(
      id,
      {
        do: 'recordResult',
        findings: findings.map(({ item, outcome, text = '' }) => ({ item, outcome, text: privately(text) })),
        measures: privately(measures),
        ...(reinspection !== undefined && { reinspection }),
      },
      door,
    );
  }

  @Acts('Brings in what an emergency passed over')
  @Post(':id/proof')
  async makeGood(@Param('id') id: string, @Body() { proof }: ProofDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'makeGood', ...(proof && { proof: proofOf(proof) }) }, door);
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

const proofOf = (proof: Readonly<Record<string, string>>): Proof =>
  Object.fromEntries(Object.entries(proof).map(([name, text]) => [name, privately(text)]));

/** What an agency asks about, as the visit that it would be. */
function lookedAt(agency: string, site: string, items: readonly string[], date: string): VisitRequest {
  const day = { date, from: '00:00', until: '24:00' };
  return { agency, site, items, officers: [], participants: [], day, basis: { by: 'openDay' } };
}

function basisOf(basis: VisitBody['basis']): AskedBasis {
  switch (basis.by) {
    case 'special':
      return { by: 'special', circumstance: basis.circumstance, proof: proofOf(basis.proof) };
    case 'openDay':
      return {
        by: 'openDay',
        ...(basis.unplannedReason !== undefined && { unplannedReason: privately(basis.unplannedReason) }),
      };
    case 'service':
      return { by: 'service', request: privately(basis.request) };
  }
}

function requestOf({ basis, offSiteTried, gradedReason, reinspectionOf, ...visit }: VisitBody): VisitRequest {
  return {
    ...visit,
    participants: [],
    basis: basisOf(basis),
    ...(offSiteTried !== undefined && { offSiteTried: privately(offSiteTried) }),
    ...(gradedReason !== undefined && { gradedReason: privately(gradedReason) }),
    ...(reinspectionOf !== undefined && { reinspectionOf: `visit/${reinspectionOf}` }),
  };
}
