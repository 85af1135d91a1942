import {
  applicationActs,
  applicationTexts,
  askedOfApplication,
  preflight,
  type ApplicationCommand,
  type ApplicationFacts,
  type ApplicationMachine,
} from '@anjing/application';
import { Principal } from '@anjing/access';
import type { Standing } from '@anjing/cases';
import { factsOfFiling } from '@anjing/kinds';
import { printForm } from '@anjing/documents';
import { findingOf, type Language } from '@anjing/platform';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { createZodDto } from 'nestjs-zod';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CaseRoutes } from '../door/description';
import { CaseResource } from '../door/case-resource';
import { Reading, type Door } from '../door/door';
import { goneFrom } from '../door/gone';
import { BadRequest } from '../door/problem-filter';
import { House } from '../house';
import { ApplicationDto, applicationView, PreflightDto, type ApplicationFields } from './application-view';
import { formFace } from './form-face';

class FormDto extends createZodDto(askedOfApplication.amend) {}

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
  async preflight(@Body() { form }: FormDto, @Reading() { caller, language }: Door) {
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

@CaseRoutes('applications', ApplicationDto, applicationActs)
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

  @ApiOperation({ summary: 'The printed approval form, PDF/A' })
  @ApiOkResponse({ content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } } })
  @Get(':id/form.pdf')
  async form(@Param('id') id: string, @Reading() door: Door): Promise<Buffer> {
    const standing = await this.standing(id, door);
    const { stream, state } = standing;
    const days = state.matches('approved') || state.matches('inForce') ? (state.context.form?.days ?? []) : [];
    const dates = days.map(({ date }) => date);
    const face = formFace(standing, await this.house.passDesk.ofApproval(stream, dates));
    const printed = await printForm(face, goneFrom(door.reply));
    if ('givenUp' in printed) throw new BadRequest(503, [{ code: 'request.not-printed' }]);
    void door.reply.type('application/pdf');
    return printed.pdf;
  }
}
