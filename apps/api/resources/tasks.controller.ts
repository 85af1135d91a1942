import { Principal, type CaseSubject } from '@anjing/access';
import { addDays, at, dateOf, isCivilDate } from '@anjing/calendar';
import { addressesOf } from '@anjing/lifecycle';
import type { Span, Worker, WorkFilter } from '@anjing/read-models';
import { Controller, Get, Query, Req, Sse } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import type { Observable } from 'rxjs';
import { z } from 'zod';
import { civilDate } from '../door/answers';
import { Reading, type Door } from '../door/door';
import { BadRequest } from '../door/problem-filter';
import { House } from '../house';
import type { CallingRequest } from '../session/callers';
import type { Told } from '../session/live-lists';
import { soughtBy } from './sought';
import { TasksDto, taskView } from './task-view';

class TaskQuery extends createZodDto(
  z.object({
    list: z
      .enum(['waiting', 'done', 'mine'])
      .default('waiting')
      .meta({ description: 'What waits for the caller; what they have done something to; what they have begun' }),
    kind: z.string().max(200).optional().meta({ description: 'Kinds of case, separated by commas' }),
    agency: z.string().max(200).optional().meta({ description: 'The agency whose case it is' }),
    receivedFrom: civilDate.optional().meta({ description: 'Day since which it waits, or on which the caller did it' }),
    receivedTo: civilDate.optional(),
    dueFrom: civilDate.optional(),
    dueTo: civilDate.optional(),
    q: z.string().max(100).optional().meta({
      description:
        'Words that are all to be found: number, enterprise (name, pinyin or its initials, credit code), site, item, day (2026-03-10, 3月10日)',
    }),
    cursor: z.string().max(1_000).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
) {}

@ApiTags('tasks')
@ApiBearerAuth()
@Controller('tasks')
export class TasksController {
  /** Every act of people, of every kind of case. */
  private readonly acts: readonly { kind: CaseSubject; command: string; act: string }[];
  private readonly kinds: readonly CaseSubject[];

  constructor(private readonly house: House) {
    const kinds = Object.values(house.cases).map(({ kind: { name, acts } }) => ({ name, acts }));
    this.kinds = kinds.map(({ name }) => name);
    this.acts = kinds.flatMap(({ name, acts }) =>
      addressesOf<string>(acts).map(({ command, at: act }) => ({ kind: name, command, act })),
    );
  }

  @ApiOperation({
    summary: 'What waits for the caller, the most urgent first; what they have done and begun, last first',
  })
  @ApiOkResponse({ type: TasksDto })
  @Get()
  async tasks(@Query() query: TaskQuery, @Reading() { caller, language }: Door) {
    const view = await this.house.registers.now();
    const worker = this.workerOf(Principal.of(caller, view));
    const { workLists } = this.house;
    const filter: WorkFilter = {
      limit: query.limit,
      sought: soughtBy(query.q ?? '', view),
      ...(query.kind !== undefined && { kinds: query.kind.split(',') }),
      ...(query.agency !== undefined && { agency: query.agency }),
      ...(query.cursor !== undefined && { after: query.cursor }),
      since: spanOf('received', query.receivedFrom, query.receivedTo),
      due: spanOf('due', query.dueFrom, query.dueTo),
    };
    const { rows, next } = await (query.list === 'waiting'
      ? workLists.waiting(worker, filter)
      : workLists.handled(query.list, worker, filter));
    const applications = rows.filter(({ kind }) => kind === 'application').map(({ stream }) => stream);
    const [events, counts] = await Promise.all([
      workLists.happened(applications),
      workLists.counts(worker, view.at, at(dateOf(view.at), '24:00')),
    ]);
    return {
      items: rows.map((row) => taskView(row, events.get(row.stream), view, language)),
      ...(next !== undefined && { next }),
      counts,
    };
  }

  @ApiOperation({ summary: "What changes in the caller's lists, while they look (server-sent events)" })
  @ApiOkResponse({
    description:
      'Events: `refresh` (ask for the lists again; the first one), `changed` with `{"case","kind","state"}` of a case that the caller may see, `beat` (the line stands)',
    content: { 'text/event-stream': { schema: { type: 'string' } } },
  })
  @Sse('stream')
  stream(@Req() request: CallingRequest, @Reading() { caller }: Door): Observable<Told> {
    return this.house.liveLists.follow(caller, request);
  }

  private workerOf(principal: Principal): Worker {
    return {
      person: principal.id,
      duties: principal.duties(this.acts),
      reads: this.kinds.flatMap((kind) => principal.readsFor(kind).map((organisation) => ({ kind, organisation }))),
    };
  }
}

/**
 * From the beginning of one day to the end of another.
 * @throws BadRequest where one is no day, or they are in the wrong order
 */
function spanOf(name: 'received' | 'due', from: string | undefined, to: string | undefined): Span {
  const wrong = [
    ['From', from],
    ['To', to],
  ].flatMap(([end, date]) =>
    date === undefined || isCivilDate(date)
      ? []
      : [
          {
            code: 'request.not-a-date' as const,
            field: `/${name}${end ?? ''}`,
            parameters: { date: date.slice(0, 40) },
          },
        ],
  );
  if (wrong.length > 0) throw new BadRequest(400, wrong);
  if (from !== undefined && to !== undefined && from > to) {
    throw new BadRequest(400, [{ code: 'request.dates-reversed', parameters: { from, to } }]);
  }
  return {
    ...(from !== undefined && { from: at(from, '00:00') }),
    ...(to !== undefined && { until: at(addDays(to, 1), '00:00') }),
  };
}
