import {
  preflight,
  applicationTexts,
  type ApplicationCommand,
  type ApplicationFacts,
  type ApplicationForm,
  type ApplicationMachine,
} from '@anjing/application';
import { Principal } from '@anjing/access';
import type { Standing } from '@anjing/cases';
import { factsOfFiling } from '@anjing/kinds';
import { approvalForm } from '@anjing/documents';
import { privately } from '@anjing/lifecycle';
import { findingOf, type Language } from '@anjing/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CaseRoutes } from '../door/description';
import { Acts, CaseResource, Opens } from '../door/case-resource';
import { Acting, Opening, Reading, type ActDoor, type Door } from '../door/door';
import { House } from '../house';
import {
  ConsentDto,
  DecisionDto,
  DraftDto,
  EmptyDto,
  FormDto,
  InvitationDto,
  InvitationWithdrawalDto,
  NarrowingDto,
  OfficersDto,
  ReasonDto,
  ReviewDto,
  SignatureDto,
  type FormBody,
} from './application-bodies';
import { ApplicationDto, applicationView, PreflightDto, type ApplicationFields } from './application-view';
import { formFace } from './form-face';

@ApiTags('applications')
@ApiBearerAuth()
@Controller('preflight')
export class PreflightController {
  constructor(private readonly house: House) {}

  @ApiOperation({
    summary: 'What would come of filing this form now: every finding at once, and the earliest day that would do',
  })
  @ApiOkResponse({ type: PreflightDto })
  @HttpCode(200)
  @Post()
  async preflight(@Body() body: FormDto, @Reading() { caller, language }: Door) {
    const form = formOf(body);
    const facts = await this.house.cases.application.look((look) =>
      factsOfFiling({ ...look, by: Principal.of(caller, look.view).opening('application', 'preflight') }, form),
    );
    const neighbours = await this.house.desk.neighbours(form.agency, form.site);
    const { findings, ...answer } = preflight(form, { ...facts, neighbours });
    return {
      ...answer,
      findings: findings.map(({ severity, ...refusal }) => ({
        severity,
        ...findingOf(refusal, applicationTexts, language),
      })),
    };
  }
}

@CaseRoutes('applications', ApplicationDto)
export class ApplicationsController extends CaseResource<
  ApplicationMachine,
  ApplicationCommand,
  ApplicationFacts,
  ApplicationFields
> {
  constructor(house: House) {
    super(house, house.cases.application);
  }

  protected view(standing: Standing<ApplicationMachine>, language: Language) {
    return applicationView(standing, language);
  }

  @Opens('Drafts an application')
  @Post()
  async draft(@Body() { invite, ...body }: DraftDto, @Opening() door: ActDoor) {
    return this.open({ do: 'draft', form: formOf(body), ...(invite && { invite }) }, door, 'applications');
  }

  @ApiOperation({ summary: 'The printed approval form, PDF/A' })
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  @Get(':id/form.pdf')
  async form(@Param('id') id: string, @Reading() door: Door): Promise<Buffer> {
    const standing = await this.standing(id, door);
    void door.reply.type('application/pdf');
    const { stream, state } = standing;
    const days = state.matches('approved') || state.matches('inForce') ? (state.context.form?.days ?? []) : [];
    const dates = days.map(({ date }) => date);
    return approvalForm(formFace(standing, await this.house.passDesk.ofApproval(stream, dates)));
  }

  @Acts('Replaces the form; an earlier signature no longer covers it')
  @Post(':id/form')
  async amend(@Param('id') id: string, @Body() body: FormDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'amend', form: formOf(body) }, door);
  }

  @Acts('The lead asks other agencies to take part')
  @Post(':id/invitation')
  async invite(@Param('id') id: string, @Body() { agencies }: InvitationDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'invite', agencies }, door);
  }

  @Acts('The lead goes on without an agency that has not answered')
  @Post(':id/invitation-withdrawal')
  async uninvite(@Param('id') id: string, @Body() { agency }: InvitationWithdrawalDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'uninvite', agency }, door);
  }

  @Acts("A participant's head consents, with the participant's own items and officers")
  @Post(':id/consent')
  async consent(@Param('id') id: string, @Body() { items, officers, statement }: ConsentDto, @Acting() door: ActDoor) {
    const said = statement !== undefined && { statement: privately(statement) };
    return this.act(id, { do: 'consent', items, officers, ...said }, door);
  }

  @Acts('An invited agency does not take part')
  @Post(':id/decline')
  async decline(@Param('id') id: string, @Body() { reason }: ReasonDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'decline', reason: privately(reason) }, door);
  }

  @Acts('A participant leaves: the case goes on without its items and officers')
  @Post(':id/leaving')
  async leave(@Param('id') id: string, @Body() { reason }: ReasonDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'leave', reason: privately(reason) }, door);
  }

  @Acts("The agency's main leader signs and seals this content")
  @Post(':id/signature')
  async sign(@Param('id') id: string, @Body() { statement }: SignatureDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'sign', ...(statement !== undefined && { statement: privately(statement) }) }, door);
  }

  @Acts('Submits the signed form to the judicial bureau: its receipt starts the clock')
  @Post(':id/submission')
  async submit(@Param('id') id: string, @Body() _body: EmptyDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'submit' }, door);
  }

  @Acts('The judicial bureau passes, returns or refuses')
  @Post(':id/review')
  async review(@Param('id') id: string, @Body() { defects, ...said }: ReviewDto, @Acting() door: ActDoor) {
    const named = (defects ?? []).map(({ field, text }) => ({ field, text: privately(text) }));
    return this.act(id, { do: 'review', ...opinionOf(said), defects: named }, door);
  }

  @Acts("The authority's main leader approves or refuses")
  @Post(':id/decision')
  async decide(@Param('id') id: string, @Body() body: DecisionDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'decide', ...opinionOf(body) }, door);
  }

  @Acts('The agency withdraws')
  @Post(':id/withdrawal')
  async withdraw(@Param('id') id: string, @Body() { reason }: ReasonDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'withdraw', reason: privately(reason) }, door);
  }

  @Acts('The authority takes its approval back')
  @Post(':id/revocation')
  async revoke(@Param('id') id: string, @Body() { reason }: ReasonDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'revoke', reason: privately(reason) }, door);
  }

  @Acts('Fewer items, fewer days or an earlier end')
  @Post(':id/narrowing')
  async narrow(@Param('id') id: string, @Body() { items, days }: NarrowingDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'narrow', ...(items && { items }), ...(days && { days }) }, door);
  }

  @Acts('Replaces officers by others of the agency with valid certificates')
  @Post(':id/officers')
  async officers(@Param('id') id: string, @Body() { officers }: OfficersDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'replaceOfficers', officers }, door);
  }
}

function formOf({
  reason,
  explanatoryNote,
  offSiteTried,
  gradedReason,
  follows,
  supersedes,
  ...form
}: FormBody): ApplicationForm {
  return {
    ...form,
    reason: privately(reason),
    ...(explanatoryNote !== undefined && { explanatoryNote: privately(explanatoryNote) }),
    ...(offSiteTried !== undefined && { offSiteTried: privately(offSiteTried) }),
    ...(gradedReason !== undefined && { gradedReason: privately(gradedReason) }),
    ...(follows !== undefined && { follows: `application/${follows}` }),
    ...(supersedes !== undefined && { supersedes: `application/${supersedes}` }),
  };
}

function opinionOf<Outcome>(said: { outcome: Outcome; opinion: string; ground?: string | undefined }) {
  const { outcome, opinion, ground } = said;
  return { outcome, opinion: privately(opinion), ...(ground !== undefined && { ground }) };
}
