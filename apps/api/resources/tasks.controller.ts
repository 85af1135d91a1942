import { addressesOf } from '@anjing/lifecycle';
import { Principal, type CaseSubject } from '@anjing/access';
import { momentOf } from '@anjing/calendar';
import { say } from '@anjing/platform';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { moment } from '../door/answers';
import { idOf, nameOf } from '../door/case-views';
import { Reading, type Door } from '../door/door';
import { House } from '../house';

class TaskQuery extends createZodDto(z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) })) {}

class TasksDto extends createZodDto(
  z.strictObject({
    items: z.array(
      z.strictObject({
        case: z.string(),
        kind: z.string(),
        act: z.string(),
        organisation: z.string(),
        organisationName: z.string(),
        since: moment,
        due: moment.nullable(),
        unresolvedUntilCalendar: z.int().optional(),
        overdue: z.boolean(),
        summary: z.string(),
        about: z.record(z.string(), z.unknown()).meta({ description: 'What lists show of the case' }),
      }),
    ),
  }),
) {}

@ApiTags('tasks')
@ApiBearerAuth()
@Controller('tasks')
export class TasksController {
  /** Every act of people, of every kind of case. */
  private readonly acts: readonly { kind: CaseSubject; command: string; act: string }[];

  constructor(private readonly house: House) {
    this.acts = Object.values(house.cases).flatMap(({ kind: { name, acts } }) =>
      addressesOf<string>(acts).map(({ command, at }) => ({ kind: name, command, act: at })),
    );
  }

  @ApiOperation({ summary: 'What waits for the caller, the most urgent first' })
  @ApiOkResponse({ type: TasksDto })
  @Get()
  async tasks(@Query() { limit }: TaskQuery, @Reading() { caller, language }: Door) {
    const view = await this.house.registers.now();
    const principal = Principal.of(caller, view);
    const tasks = await this.house.lists.tasks(principal.duties(this.acts), limit);
    return {
      items: tasks.map(({ stream, act, organisation, since, due, unresolvedYear, summary, card }) => ({
        case: idOf(stream),
        kind: card.kind,
        act,
        organisation,
        organisationName: nameOf(view, organisation, language),
        since: momentOf(since.getTime()),
        due: due && momentOf(due.getTime()),
        ...(unresolvedYear !== null && { unresolvedUntilCalendar: unresolvedYear }),
        overdue: due !== null && due.getTime() < Date.parse(view.at),
        summary: say(summary, language),
        about: card.summary,
      })),
    };
  }
}
