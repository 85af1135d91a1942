import { Principal } from '@anjing/access';
import type { Standing } from '@anjing/cases';
import type { InquiryCommand, InquiryFacts, InquiryForm, InquiryMachine } from '@anjing/inquiry';
import { privately } from '@anjing/lifecycle';
import type { Language } from '@anjing/platform';
import { Body, Get, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { Acts, CaseResource, Opens } from '../door/case-resource';
import { historyView } from '../door/case-views';
import { CaseRoutes } from '../door/description';
import { Acting, Opening, Reading, type ActDoor, type Door } from '../door/door';
import { House } from '../house';
import { InquiryDto, inquiryView, means, outcome, type InquiryFields } from './inquiry-view';

const text = z.string().max(20_000);
const id = z.string().max(200);
const workingDays = z
  .int()
  .optional()
  .meta({ description: 'Working days for the answer, the day of the question not counted' });

class InquiryFormDto extends createZodDto(
  z.strictObject({
    agency: id,
    enterprise: id,
    site: id.optional(),
    items: z.array(id).max(200),
    means,
    question: text,
  }),
) {}
class InquirySendingDto extends createZodDto(z.strictObject({ workingDays })) {}
class InquiryAnswerDto extends createZodDto(z.strictObject({ answer: text })) {}
class InquiryQuestionDto extends createZodDto(z.strictObject({ question: text, workingDays })) {}
class InquirySettlementDto extends createZodDto(z.strictObject({ outcome, result: text })) {}
class InquiryReasonDto extends createZodDto(z.strictObject({ reason: text })) {}

/** What the enterprise does not read: what the agency goes on to do. */
const ofTheAgencyAlone = ['InquiryLeftToVisit', 'InquiryDrafted', 'InquiryAmended'];

@CaseRoutes('inquiries', InquiryDto)
export class InquiriesController extends CaseResource<InquiryMachine, InquiryCommand, InquiryFacts, InquiryFields> {
  constructor(house: House) {
    super(house, house.cases.inquiry);
  }

  protected view(standing: Standing<InquiryMachine>, language: Language, principal: Principal) {
    return inquiryView(standing, language, !isEnterpriseOf(standing, principal));
  }

  @ApiOperation({ summary: 'Who did what, when, under which rule; what is not for the caller is left out' })
  @Get(':id/history')
  override async history(@Param('id') id: string, @Reading() door: Door) {
    const standing = await this.standing(id, door);
    const hidden = isEnterpriseOf(standing, Principal.of(door.caller, standing.view)) ? ofTheAgencyAlone : [];
    const history = standing.history.filter(({ event }) => !hidden.includes(event.type));
    return historyView({ ...standing, history }, this.cases.kind.lifecycle, door.language);
  }

  @Opens('Drafts an off-site inquiry')
  @Post()
  async draft(@Body() body: InquiryFormDto, @Opening() door: ActDoor) {
    return this.open({ do: 'draft', form: formOf(body) }, door, 'inquiries');
  }

  @Acts('Replaces the form')
  @Post(':id/form')
  async amend(@Param('id') id: string, @Body() body: InquiryFormDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'amend', form: formOf(body) }, door);
  }

  @Acts('Asks the enterprise: the days for its answer run')
  @Post(':id/sending')
  async send(@Param('id') id: string, @Body() { workingDays: days }: InquirySendingDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'send', ...(days !== undefined && { workingDays: days }) }, door);
  }

  @Acts('The enterprise answers')
  @Post(':id/answer')
  async reply(@Param('id') id: string, @Body() { answer }: InquiryAnswerDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'answer', answer: privately(answer) }, door);
  }

  @Acts('The agency writes down what it was told on the telephone or before the camera')
  @Post(':id/recorded-answer')
  async record(@Param('id') id: string, @Body() { answer }: InquiryAnswerDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'recordAnswer', answer: privately(answer) }, door);
  }

  @Acts('Asks the enterprise again')
  @Post(':id/question')
  async askAgain(@Param('id') id: string, @Body() body: InquiryQuestionDto, @Acting() door: ActDoor) {
    const { question, workingDays: days } = body;
    const given = days !== undefined && { workingDays: days };
    return this.act(id, { do: 'askAgain', question: privately(question), ...given }, door);
  }

  @Acts('Settled off site: no visit is needed')
  @Post(':id/settlement')
  async settle(@Param('id') id: string, @Body() body: InquirySettlementDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'settle', outcome: body.outcome, result: privately(body.result) }, door);
  }

  @Acts('It cannot be settled off site: a visit is needed')
  @Post(':id/visit-need')
  async leaveToVisit(@Param('id') id: string, @Body() { reason }: InquiryReasonDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'leaveToVisit', reason: privately(reason) }, door);
  }

  @Acts('The agency takes the inquiry back')
  @Post(':id/withdrawal')
  async withdraw(@Param('id') id: string, @Body() { reason }: InquiryReasonDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'withdraw', reason: privately(reason) }, door);
  }
}

function isEnterpriseOf({ state }: Standing<InquiryMachine>, { organisations }: Principal): boolean {
  const { form } = state.context;
  return form !== undefined && organisations.includes(form.enterprise);
}

function formOf({ question, site, ...form }: InquiryFormDto): InquiryForm {
  return { ...form, question: privately(question), ...(site !== undefined && { site }) };
}
