import { Principal } from '@anjing/access';
import { Refused } from '@anjing/cases';
import type { Standing } from '@anjing/cases';
import { readSheet, sheetTexts } from '@anjing/documents';
import {
  filingStream,
  filingTexts,
  formOfSheet,
  judgeFiling,
  onSheet,
  periodOf,
  type FilingCommand,
  type FilingFacts,
  type FilingForm,
  type FilingMachine,
  type SheetHead,
  filingActs,
} from '@anjing/filing';
import { textTexts } from '@anjing/lifecycle';
import type { Language } from '@anjing/platform';
import { Body, Get, Headers, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation } from '@nestjs/swagger';
import { Acts, Opens } from '../door/act-routes';
import { CaseResource } from '../door/case-resource';
import { CaseRoutes } from '../door/description';
import { Acting, Opening, Reading, type ActDoor, type Door } from '../door/door';
import { goneFrom } from '../door/gone';
import { sheetFormats } from '../door/media-types';
import { BadRequest } from '../door/problem-filter';
import { House } from '../house';
import { FilingFormDto, FilingListQuery, ImportQuery } from './filing-bodies';
import { FilingDto, filingView, type FilingFields } from './filing-view';
import { headOf, SheetDoor } from './sheet-door';

/** A sheet as the body of a request. */
const TakesSheet = () => (target: object, key: string, descriptor: PropertyDescriptor) => {
  UseInterceptors(SheetDoor)(target, key, descriptor);
  ApiConsumes(...Object.keys(sheetFormats))(target, key, descriptor);
  ApiBody({
    description:
      'First row: names of the columns, in Chinese or English (docs/filings.md). One entry in each row below.',
    schema: { type: 'string', format: 'binary' },
  })(target, key, descriptor);
};

@CaseRoutes('filings', FilingDto, filingActs)
export class FilingsController extends CaseResource<FilingMachine, FilingCommand, FilingFacts, FilingFields> {
  constructor(house: House) {
    super(house, house.cases.filing);
  }

  protected view(standing: Standing<FilingMachine>, language: Language) {
    return filingView(standing, language);
  }

  @ApiOperation({ summary: 'Lists, plans and returns that the caller may see, newest first' })
  @Get()
  override async list(@Query() query: FilingListQuery, @Reading() door: Door) {
    const { filing, agency, period, overdue } = query;
    const about = {
      ...(filing !== undefined && { filing }),
      ...(agency !== undefined && { agency }),
      ...(period !== undefined && { period }),
    };
    const { now } = await this.house.clock.read();
    return this.page(query, { about, ...(overdue === true && { overdueAt: now }) }, door);
  }

  @Opens("Writes an agency's list, plan or return for the first time; there is one of each")
  @Post()
  async draft(@Body() { form }: FilingFormDto, @Opening() door: ActDoor) {
    return this.write(form, door);
  }

  @Opens('Writes a list or plan from a CSV or Excel sheet, or reports every row that is wrong and writes nothing')
  @TakesSheet()
  @Post('import')
  async import(
    @Query() query: ImportQuery,
    @Body() body: unknown,
    @Headers('content-type') type: string | undefined,
    @Opening() door: ActDoor,
  ) {
    return this.write(await this.formFrom(headOf(query), body, type, door), door);
  }

  @Acts('Amends a list or plan from a CSV or Excel sheet, or reports every row that is wrong and changes nothing')
  @TakesSheet()
  @Post(':id/import')
  async importAnew(
    @Param('id') id: string,
    @Query() query: ImportQuery,
    @Body() body: unknown,
    @Headers('content-type') type: string | undefined,
    @Acting() door: ActDoor,
  ) {
    return this.act(id, { do: 'amend', form: await this.formFrom(headOf(query), body, type, door) }, door);
  }

  private write(form: FilingForm, door: ActDoor) {
    return this.open({ do: 'draft', form }, door, filingStream(form.agency, periodOf(form)));
  }

  /**
   * The form that a sheet makes, judged as it would be when filed.
   * @throws Refused with every finding, each with its row and column
   */
  private async formFrom(head: SheetHead, body: unknown, type: string | undefined, door: ActDoor) {
    const format = sheetFormats[(type ?? '').split(';')[0]?.trim().toLowerCase() ?? ''];
    if (!format || !Buffer.isBuffer(body)) throw new BadRequest(415, [{ code: 'request.unsupported-media-type' }]);
    const sheet = await readSheet(body, format, goneFrom(door.reply));
    if ('refusals' in sheet) throw new Refused(sheet.refusals, sheetTexts);
    const made = formOfSheet(head, sheet.rows);
    if ('refusals' in made) throw new Refused(made.refusals, { ...filingTexts, ...textTexts });
    const { form } = made;
    const stream = filingStream(form.agency, periodOf(form));
    const facts = await this.cases.factsFor(stream, { do: 'draft', form }, (view) =>
      Principal.of(door.caller, view).opening('filing', 'draft'),
    );
    const findings = judgeFiling(form, facts).map((finding) => onSheet(finding, made));
    if (findings.length > 0) throw new Refused(findings, filingTexts);
    return form;
  }
}
