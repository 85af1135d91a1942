import { Principal } from '@anjing/access';
import type { Standing } from '@anjing/cases';
import {
  showsEvent,
  viewerOf,
  type ComplaintCommand,
  type ComplaintFacts,
  type ComplaintMachine,
} from '@anjing/complaint';
import { privately } from '@anjing/lifecycle';
import type { Language } from '@anjing/platform';
import { Body, Get, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { Acts, CaseResource } from '../door/case-resource';
import { historyView } from '../door/case-views';
import { CaseRoutes } from '../door/description';
import { Acting, Reading, type ActDoor, type Door } from '../door/door';
import { House } from '../house';
import { ComplaintDto, complaintView, type ComplaintFields } from './complaint-view';

const text = z.string().max(20_000);

class AcknowledgementDto extends createZodDto(z.strictObject({ note: text.optional() })) {}
class ForwardingDto extends createZodDto(
  z.strictObject({
    to: z.string().max(200).meta({ description: 'Another judicial bureau', example: 'bureau/…' }),
    reason: text,
  }),
) {}
class StatementRequestDto extends createZodDto(
  z.strictObject({
    question: text.meta({
      description: 'All that the one complained about is told: leave out what says who complained',
    }),
  }),
) {}
class StatementDto extends createZodDto(z.strictObject({ statement: text })) {}
export class SupplementDto extends createZodDto(z.strictObject({ text })) {}
class ComplaintAnswerDto extends createZodDto(
  z.strictObject({
    outcome: z.enum(['founded', 'partly', 'unfounded', 'outsideScope']),
    text: text.meta({ description: 'To the complainant' }),
    measures: text.optional().meta({ description: 'What is put right, and how; asked for where it is founded' }),
  }),
) {}
class ComplaintClosureDto extends createZodDto(z.strictObject({ note: text.optional() })) {}
export class ComplaintWithdrawalDto extends createZodDto(z.strictObject({ reason: text.optional() })) {}

@CaseRoutes('complaints', ComplaintDto)
export class ComplaintsController extends CaseResource<
  ComplaintMachine,
  ComplaintCommand,
  ComplaintFacts,
  ComplaintFields
> {
  constructor(house: House) {
    super(house, house.cases.complaint);
  }

  protected view(standing: Standing<ComplaintMachine>, language: Language, principal: Principal) {
    return complaintView(standing, language, principal.organisations);
  }

  @ApiOperation({ summary: 'Who did what, when, under which rule; what is not for the caller is left out' })
  @Get(':id/history')
  override async history(@Param('id') id: string, @Reading() door: Door) {
    const standing = await this.standing(id, door);
    const { organisations } = Principal.of(door.caller, standing.view);
    const viewer = viewerOf(standing.state, organisations);
    const history = standing.history.filter(({ event }) => showsEvent(viewer, event.type));
    return historyView({ ...standing, history }, this.cases.kind.lifecycle, door.language);
  }

  @Acts('Tells the complainant that somebody is looking into it')
  @Post(':id/acknowledgement')
  async acknowledge(@Param('id') id: string, @Body() { note }: AcknowledgementDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'acknowledge', ...(note !== undefined && { note: privately(note) }) }, door);
  }

  @Acts('Another judicial bureau answers; the clocks run on')
  @Post(':id/forwarding')
  async forward(@Param('id') id: string, @Body() { to, reason }: ForwardingDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'forward', to, reason: privately(reason) }, door);
  }

  @Acts('Asks the one complained about for its view')
  @Post(':id/statement-request')
  async askStatement(@Param('id') id: string, @Body() { question }: StatementRequestDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'askStatement', question: privately(question) }, door);
  }

  @Acts('The one complained about states its view to the office that handles the complaint')
  @Post(':id/statement')
  async giveStatement(@Param('id') id: string, @Body() { statement }: StatementDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'giveStatement', statement: privately(statement) }, door);
  }

  @Acts('The complainant, or the office that took the call, adds something')
  @Post(':id/supplement')
  async supplement(@Param('id') id: string, @Body() body: SupplementDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'supplement', text: privately(body.text) }, door);
  }

  @Acts('Answers the complainant; again, it corrects the answer before')
  @Post(':id/answer')
  async answering(@Param('id') id: string, @Body() body: ComplaintAnswerDto, @Acting() door: ActDoor) {
    const { outcome, measures } = body;
    const put = measures !== undefined && { measures: privately(measures) };
    return this.act(id, { do: 'answer', outcome, text: privately(body.text), ...put }, door);
  }

  @Acts('Closes an answered complaint')
  @Post(':id/closure')
  async close(@Param('id') id: string, @Body() { note }: ComplaintClosureDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'close', ...(note !== undefined && { note: privately(note) }) }, door);
  }

  @Acts('The complainant, or the office that took the call, takes it back')
  @Post(':id/withdrawal')
  async withdraw(@Param('id') id: string, @Body() { reason }: ComplaintWithdrawalDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'withdraw', ...(reason !== undefined && { reason: privately(reason) }) }, door);
  }
}
