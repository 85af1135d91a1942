import { randomUUID } from 'node:crypto';
import { Principal, type Caller } from '@anjing/access';
import { preflight, type ApplicationCommand, type ApplicationForm, type ApplicationMachine } from '@anjing/application';
import { applicationTexts } from '@anjing/application';
import { NoSuchCase, type Authorize, type Standing } from '@anjing/cases';
import { approvalForm } from '@anjing/documents';
import { privately } from '@anjing/lifecycle';
import { findingOf, languageOf } from '@anjing/platform';
import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { CallerOf, CaseAct, OpeningAct, type ActHeaders } from '../door/act-headers';
import { House } from '../house';
import {
  DecisionDto,
  EmptyDto,
  FormDto,
  NarrowingDto,
  OfficersDto,
  ReasonDto,
  ReviewDto,
  SignatureDto,
  type FormBody,
} from './application-bodies';
import { formFace } from './form-face';
import { applicationView, historyView, idOf } from './views';

class ListQuery extends createZodDto(
  z.object({
    state: z.string().optional().meta({ description: 'States, separated by commas' }),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
) {}

const Acts = (summary: string) => (target: object, key: string, descriptor: PropertyDescriptor) => {
  ApiOperation({ summary })(target, key, descriptor);
  ApiHeader({ name: 'Idempotency-Key', required: true, description: 'Unique to the act; repeat it with the same key' })(
    target,
    key,
    descriptor,
  );
  ApiHeader({ name: 'If-Match', required: true, description: 'Content version seen, as the ETag gave it' })(
    target,
    key,
    descriptor,
  );
  HttpCode(200)(target, key, descriptor);
};

@ApiTags('applications')
@ApiBearerAuth()
@Controller()
export class ApplicationsController {
  constructor(private readonly house: House) {}

  @ApiOperation({
    summary: 'What would come of filing this form now: every finding at once, and the earliest day that would do',
  })
  @HttpCode(200)
  @Post('preflight')
  async preflight(@Body() body: FormDto, @CallerOf() caller: Caller, @Headers('accept-language') accepted?: string) {
    const form = formOf(body);
    const facts = await this.house.applications.factsFor(
      'application/preflight',
      { do: 'draft', form },
      opens(caller, 'preflight'),
    );
    const language = languageOf(accepted);
    const { findings, ...answer } = preflight(form, facts);
    return {
      ...answer,
      findings: findings.map(({ severity, ...refusal }) => ({
        severity,
        ...findingOf(refusal, applicationTexts, language),
      })),
    };
  }

  @ApiOperation({ summary: 'Drafts an application' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @Post('applications')
  async draft(
    @Body() body: FormDto,
    @OpeningAct() act: ActHeaders,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') accepted?: string,
  ) {
    const standing = await this.house.applications.act({
      stream: `application/${randomUUID()}`,
      command: { do: 'draft', form: formOf(body) },
      authorize: opens(caller, 'draft'),
      ...act,
    });
    void reply.header('location', `/api/v1/applications/${idOf(standing.stream)}`);
    return this.answer(standing, caller, reply, accepted);
  }

  @ApiOperation({ summary: 'Applications that the caller may see, newest first' })
  @Get('applications')
  async list(@Query() { state, cursor, limit }: ListQuery, @CallerOf() caller: Caller) {
    const principal = Principal.of(caller, await this.house.registers.now());
    const { cards, next } = await this.house.lists.cards('application', principal.organisations, {
      limit,
      ...(state !== undefined && { states: state.split(',') }),
      ...(cursor !== undefined && { after: cursor }),
    });
    return {
      items: cards.map(({ stream, state: now, contentVersion, summary }) => ({
        id: idOf(stream),
        state: now,
        version: contentVersion,
        ...summary,
      })),
      ...(next !== undefined && { next }),
    };
  }

  @ApiOperation({ summary: 'An application as it stands at this moment' })
  @Get('applications/:id')
  async read(
    @Param('id') id: string,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') accepted?: string,
  ) {
    return this.answer(await this.house.applications.read(streamOf(id), actsOn(caller)), caller, reply, accepted);
  }

  @ApiOperation({ summary: 'Who did what, when, under which rule' })
  @Get('applications/:id/history')
  async history(@Param('id') id: string, @CallerOf() caller: Caller, @Headers('accept-language') accepted?: string) {
    const standing = await this.house.applications.read(streamOf(id), actsOn(caller));
    return historyView(standing, languageOf(accepted));
  }

  @ApiOperation({ summary: 'The printed approval form, PDF/A' })
  @ApiProduces('application/pdf')
  @Get('applications/:id/form.pdf')
  async form(@Param('id') id: string, @CallerOf() caller: Caller, @Res() reply: FastifyReply): Promise<void> {
    const standing = await this.house.applications.read(streamOf(id), actsOn(caller));
    await reply.type('application/pdf').send(approvalForm(formFace(standing)));
  }

  @ApiOperation({ summary: 'What the durable process of the application waits for' })
  @Get('applications/:id/process')
  async process(@Param('id') id: string, @CallerOf() caller: Caller) {
    const { stream, version } = await this.house.applications.read(streamOf(id), actsOn(caller));
    const view = await this.house.processes.view(stream);
    return {
      running: view !== undefined,
      recordVersion: version,
      ...(view && {
        state: view.state,
        version: view.version,
        timers: view.timers.map(({ due, ...timer }) => ({
          ...timer,
          due: due === undefined ? null : new Date(due).toISOString(),
        })),
      }),
    };
  }

  @Acts('Replaces the form; an earlier signature no longer covers it')
  @Post('applications/:id/form')
  async amend(
    @Param('id') id: string,
    @Body() body: FormDto,
    @CaseAct() act: ActHeaders,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') accepted?: string,
  ) {
    return this.act(id, { do: 'amend', form: formOf(body) }, act, caller, reply, accepted);
  }

  @Acts("The agency's main leader signs and seals this content")
  @Post('applications/:id/signature')
  async sign(
    @Param('id') id: string,
    @Body() { statement }: SignatureDto,
    @CaseAct() act: ActHeaders,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') accepted?: string,
  ) {
    return this.act(
      id,
      { do: 'sign', ...(statement !== undefined && { statement: privately(statement) }) },
      act,
      caller,
      reply,
      accepted,
    );
  }

  @Acts('Submits the signed form to the judicial bureau: its receipt starts the clock')
  @Post('applications/:id/submission')
  async submit(
    @Param('id') id: string,
    @Body() _body: EmptyDto,
    @CaseAct() act: ActHeaders,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') accepted?: string,
  ) {
    return this.act(id, { do: 'submit' }, act, caller, reply, accepted);
  }

  @Acts('The judicial bureau passes, returns or refuses')
  @Post('applications/:id/review')
  async review(
    @Param('id') id: string,
    @Body() { outcome, opinion, defects }: ReviewDto,
    @CaseAct() act: ActHeaders,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') accepted?: string,
  ) {
    const named = (defects ?? []).map(({ field, text }) => ({ field, text: privately(text) }));
    return this.act(
      id,
      { do: 'review', outcome, opinion: privately(opinion), defects: named },
      act,
      caller,
      reply,
      accepted,
    );
  }

  @Acts("The authority's main leader approves or refuses")
  @Post('applications/:id/decision')
  async decide(
    @Param('id') id: string,
    @Body() { outcome, opinion }: DecisionDto,
    @CaseAct() act: ActHeaders,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') accepted?: string,
  ) {
    return this.act(id, { do: 'decide', outcome, opinion: privately(opinion) }, act, caller, reply, accepted);
  }

  @Acts('The agency withdraws')
  @Post('applications/:id/withdrawal')
  async withdraw(
    @Param('id') id: string,
    @Body() { reason }: ReasonDto,
    @CaseAct() act: ActHeaders,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') accepted?: string,
  ) {
    return this.act(id, { do: 'withdraw', reason: privately(reason) }, act, caller, reply, accepted);
  }

  @Acts('The authority takes its approval back')
  @Post('applications/:id/revocation')
  async revoke(
    @Param('id') id: string,
    @Body() { reason }: ReasonDto,
    @CaseAct() act: ActHeaders,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') accepted?: string,
  ) {
    return this.act(id, { do: 'revoke', reason: privately(reason) }, act, caller, reply, accepted);
  }

  @Acts('Fewer items, fewer days or an earlier end')
  @Post('applications/:id/narrowing')
  async narrow(
    @Param('id') id: string,
    @Body() { items, days }: NarrowingDto,
    @CaseAct() act: ActHeaders,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') accepted?: string,
  ) {
    return this.act(id, { do: 'narrow', ...(items && { items }), ...(days && { days }) }, act, caller, reply, accepted);
  }

  @Acts('Replaces officers by others of the agency with valid certificates')
  @Post('applications/:id/officers')
  async officers(
    @Param('id') id: string,
    @Body() { officers }: OfficersDto,
    @CaseAct() act: ActHeaders,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') accepted?: string,
  ) {
    return this.act(id, { do: 'replaceOfficers', officers }, act, caller, reply, accepted);
  }

  @Acts('An officer goes in under the approval')
  @Post('applications/:id/use')
  async use(
    @Param('id') id: string,
    @Body() _body: EmptyDto,
    @CaseAct() act: ActHeaders,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') accepted?: string,
  ) {
    return this.act(id, { do: 'use' }, act, caller, reply, accepted);
  }

  private async act(
    id: string,
    command: ApplicationCommand,
    act: ActHeaders,
    caller: Caller,
    reply: FastifyReply,
    accepted: string | undefined,
  ) {
    const standing = await this.house.applications.act({
      stream: streamOf(id),
      command,
      authorize: actsOn(caller),
      ...act,
    });
    return this.answer(standing, caller, reply, accepted);
  }

  private answer(
    standing: Standing<ApplicationMachine>,
    caller: Caller,
    reply: FastifyReply,
    accepted: string | undefined,
  ) {
    void reply.header('etag', `"${standing.contentVersion}"`);
    return applicationView(standing, Principal.of(caller, standing.view), languageOf(accepted));
  }
}

/** Ids are what the service gave out; anything else is no case. */
function streamOf(id: string): string {
  if (!/^[\w-]{1,64}$/.test(id)) throw new NoSuchCase(id);
  return `application/${id}`;
}

function opens(caller: Caller, act: string): Authorize {
  return (view) => Principal.of(caller, view).opening(act);
}

/** A case that the caller may not read does not exist for them. */
function actsOn(caller: Caller): Authorize {
  return (view, parties, act) => {
    const principal = Principal.of(caller, view);
    if (!principal.sees(parties)) throw new NoSuchCase();
    return principal.actingOn(parties, act);
  };
}

function formOf({ reason, explanatoryNote, follows, supersedes, ...form }: FormBody): ApplicationForm {
  return {
    ...form,
    reason: privately(reason),
    ...(explanatoryNote !== undefined && { explanatoryNote: privately(explanatoryNote) }),
    ...(follows !== undefined && { follows: `application/${follows}` }),
    ...(supersedes !== undefined && { supersedes: `application/${supersedes}` }),
  };
}
