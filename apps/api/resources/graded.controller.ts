import { Principal } from '@anjing/access';
import { at, isCivilDate } from '@anjing/calendar';
import { entrySchemas } from '@anjing/registers';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { civilDate, EntryPutDto, wholeList, wholeListOf } from '../door/answers';
import { Opens } from '../door/act-routes';
import { Opening, Reading, type ActDoor, type Door } from '../door/door';
import { BadRequest } from '../door/problem-filter';
import { House } from '../house';

const graded = entrySchemas.graded.shape;

class GradingDto extends createZodDto(
  z.strictObject({ ...graded, until: civilDate.optional().meta({ description: 'Last day of the period' }) }),
) {}
class GradedDto extends createZodDto(wholeListOf(z.strictObject({ ...graded, enterpriseName: z.string() }))) {}

@ApiTags('graded')
@ApiBearerAuth()
@Controller('graded')
export class GradedController {
  constructor(private readonly house: House) {}

  @ApiOperation({ summary: "The caller's own agency's list of well-run enterprises; nobody else reads it" })
  @ApiOkResponse({ type: GradedDto })
  @Get()
  async list(@Reading() { caller }: Door) {
    const view = await this.house.registers.now();
    const principal = Principal.of(caller, view);
    return wholeList(
      view
        .all('graded')
        .filter(({ agency }) => principal.may('readGraded', { agency }))
        .map(({ id: _, kind: _kind, ...entry }) => ({
          ...entry,
          enterpriseName: view.find('enterprise', entry.enterprise)?.name ?? entry.enterprise,
        })),
    );
  }

  @Opens('Evaluates an enterprise for a period, or anew')
  @ApiCreatedResponse({ type: EntryPutDto })
  @Post()
  async grade(@Body() { until, ...data }: GradingDto, @Opening() { caller, commandId, digest }: ActDoor) {
    const { agency, enterprise } = data;
    if (until !== undefined && !isCivilDate(until)) {
      throw new BadRequest(400, [
        { code: 'request.not-a-date', field: '/until', parameters: { date: until.slice(0, 40) } },
      ]);
    }
    return this.house.registers.put({
      kind: 'graded',
      id: `graded/${nameIn(agency)}-${nameIn(enterprise)}`,
      data,
      ...(until !== undefined && { until: at(until, '24:00') }),
      commandId,
      digest,
      authorize: (view) => Principal.of(caller, view).acting('grade', { agency }),
    });
  }
}

/** An id's name within its register. */
const nameIn = (entry: string) => entry.slice(entry.indexOf('/') + 1);
