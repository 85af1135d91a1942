import { Principal, type Caller } from '@anjing/access';
import { momentOf } from '@anjing/calendar';
import { languageOf } from '@anjing/platform';
import { Controller, Get, Headers, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { CallerOf } from '../door/act-headers';
import { House } from '../house';
import { idOf, nameOf } from './views';

class TaskQuery extends createZodDto(z.object({ limit: z.coerce.number().int().min(1).max(200).default(50) })) {}

/** Which acts of the table a task's act asks for. */
const commandOf: Readonly<Record<string, string>> = {
  signature: 'sign',
  submission: 'submit',
  form: 'amend',
  review: 'review',
  decision: 'decide',
};

@ApiTags('tasks')
@ApiBearerAuth()
@Controller('tasks')
export class TasksController {
  constructor(private readonly house: House) {}

  @ApiOperation({ summary: 'What waits for the caller, the most urgent first' })
  @Get()
  async tasks(
    @Query() { limit }: TaskQuery,
    @CallerOf() caller: Caller,
    @Headers('accept-language') accepted?: string,
  ) {
    const view = await this.house.registers.now();
    const principal = Principal.of(caller, view);
    const language = languageOf(accepted);
    const acts = Object.keys(commandOf).filter((act) => principal.couldDo(commandOf[act] ?? act));
    const tasks = await this.house.lists.tasks(principal.organisations, acts, limit);
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
        summary: summary[language],
        about: card.summary,
      })),
    };
  }
}
