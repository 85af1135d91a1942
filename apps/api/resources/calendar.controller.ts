import { Principal } from '@anjing/access';
import { dayOf, daysBetween, filingDeadline, isCivilDate, isQuiet, isUnresolvedYear, yearOf } from '@anjing/calendar';
import { calendarOf, entrySchemas, lawsOf } from '@anjing/registers';
import { leadTimeRule, packVersion, type Law } from '@anjing/rules';
import { Body, Controller, Get, Headers, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { Opening, type ActDoor } from '../door/door';
import { languageOf } from '@anjing/platform';
import { civilDate, EntryPutDto, explanation } from '../door/answers';
import { Public } from '../door/caller-guard';
import { BadRequest } from '../door/problem-filter';
import { House } from '../house';

/** The city whose pack answers the public calendar. */
const city = 'jurisdiction/ganzhou';
const mostDays = 800;

class DeadlineQuery extends createZodDto(z.object({ inspectionDate: civilDate })) {}
class DaysQuery extends createZodDto(z.object({ from: civilDate, to: civilDate })) {}

class FilingDeadlineDto extends createZodDto(
  z.strictObject({
    inspectionDate: civilDate,
    quiet: z.boolean(),
    latestFiling: civilDate,
    strictLatestFiling: civilDate,
    closeOfBusiness: z.string().meta({ example: '17:30' }),
    ...explanation,
  }),
) {}
class DaysDto extends createZodDto(
  z.array(z.strictObject({ date: civilDate, working: z.boolean(), quiet: z.boolean(), reason: z.string() })),
) {}
const year = entrySchemas.calendar;
class YearsDto extends createZodDto(z.array(year.pick({ year: true, version: true, notice: true, source: true }))) {}
class YearDto extends createZodDto(year) {}

@ApiTags('calendar')
@Controller('calendar')
export class CalendarController {
  constructor(private readonly house: House) {}

  @Public()
  @ApiOperation({ summary: 'Last day on which a form for an inspection may be received, with every day counted' })
  @ApiOkResponse({ type: FilingDeadlineDto })
  @Get('filing-deadline')
  async deadline(@Query() { inspectionDate }: DeadlineQuery, @Headers('accept-language') accepted?: string) {
    const { pack, calendar } = await this.law();
    const language = languageOf(accepted);
    mustBeDate(inspectionDate, 'inspectionDate');
    const answer = filingDeadline(calendar, pack.leadTime, inspectionDate);
    if (isUnresolvedYear(answer)) throw missing(answer.unresolvedUntilCalendar);
    return {
      inspectionDate,
      quiet: isQuiet(pack.quiet.rule, inspectionDate),
      latestFiling: answer.latestFiling,
      strictLatestFiling: answer.strictLatestFiling,
      closeOfBusiness: pack.leadTime.closeOfBusiness,
      counted: answer.counted,
      skipped: answer.skipped.map(({ date, reason }) => ({ date, reason: reason[language] })),
      rule: leadTimeRule(pack)[language],
      article: pack.leadTime.article,
      rulePack: packVersion(pack),
      calendarVersion: answer.calendarVersion,
    };
  }

  @Public()
  @ApiOperation({ summary: 'Working days and quiet days' })
  @ApiOkResponse({ type: DaysDto })
  @Get('days')
  async days(@Query() { from, to }: DaysQuery, @Headers('accept-language') accepted?: string) {
    const { pack, calendar } = await this.law();
    const language = languageOf(accepted);
    mustBeDate(from, 'from');
    mustBeDate(to, 'to');
    if (from > to)
      throw new BadRequest(400, [{ code: 'request.dates-reversed', field: '/to', parameters: { from, to } }]);
    const dates = daysBetween(from, to);
    if (dates.length > mostDays)
      throw new BadRequest(400, [{ code: 'request.too-many-days', field: '/to', parameters: { most: mostDays } }]);
    return dates.map((date) => {
      const day = dayOf(calendar, date);
      if (isUnresolvedYear(day)) throw missing(day.unresolvedUntilCalendar);
      return { date, working: day.working, quiet: isQuiet(pack.quiet.rule, date), reason: day.reason[language] };
    });
  }

  @Public()
  @ApiOperation({ summary: 'The loaded years, with notice and version' })
  @ApiOkResponse({ type: YearsDto })
  @Get('years')
  async years() {
    const view = await this.house.registers.now();
    return view.all('calendar').map(({ year, version, notice, source }) => ({ year, version, notice, source }));
  }

  @ApiBearerAuth()
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({ summary: "Loads a year of the State Council's notice, or a correction of one" })
  @ApiCreatedResponse({ type: EntryPutDto })
  @Post('years')
  async load(@Body() data: YearDto, @Opening() { caller, commandId, digest }: ActDoor) {
    return this.house.registers.put({
      kind: 'calendar',
      id: `calendar/${data.year}`,
      data,
      commandId,
      digest,
      authorize: (view) => Principal.of(caller, view).acting('writeRegisters'),
    });
  }

  private async law(): Promise<Law> {
    const view = await this.house.registers.now();
    const pack = lawsOf(view, city).packAt(view.at);
    if (!pack) throw new Error(`no pack is in effect for ${city}`);
    return { pack, calendar: calendarOf(view) };
  }
}

export function mustBeDate(text: string, name: string): void {
  if (!isCivilDate(text) || yearOf(text) < 1) {
    throw new BadRequest(400, [
      { code: 'request.not-a-date', field: `/${name}`, parameters: { date: text.slice(0, 40) } },
    ]);
  }
}

function missing(year: number): BadRequest {
  return new BadRequest(422, [{ code: 'request.calendar-missing', parameters: { year: String(year) } }]);
}
