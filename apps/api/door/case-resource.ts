import { randomUUID } from 'node:crypto';
import { Principal } from '@anjing/access';
import { NoSuchCase, type Authorize, type CaseHandler, type Standing } from '@anjing/cases';
import { momentOf } from '@anjing/calendar';
import { addressesOf, type Judging } from '@anjing/lifecycle';
import type { Language } from '@anjing/platform';
import type { CardFilter } from '@anjing/read-models';
import type { Laws } from '@anjing/rules';
import { Get, Param, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import type { AnyStateMachine } from 'xstate';
import { z } from 'zod';
import { House } from '../house';
import { Reading, type ActDoor, type Door } from './door';
import { historyView, idOf, waitsFor } from './case-views';
import { pathOf } from './description';

/** What every list can be asked for. */
export const listed = {
  state: z.string().optional().meta({ description: 'States, separated by commas' }),
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
};

export class ListQuery extends createZodDto(z.object(listed)) {}

/** What is the same for every kind of case at the door: lists, reading, history, process, and the way of an act. */
export abstract class CaseResource<
  Machine extends AnyStateMachine,
  Command extends { readonly do: string },
  Facts extends Judging,
  Fields extends object,
> {
  protected constructor(
    protected readonly house: House,
    protected readonly cases: CaseHandler<Machine, Command, Facts, Laws>,
  ) {}

  /** What a case of this kind shows the caller, beside what every case does. */
  protected abstract view(standing: Standing<Machine>, language: Language, principal: Principal): Fields;

  /** Whether the caller sees the case only from outside: then what it waits for is none of their business. */
  protected looksOn(_standing: Standing<Machine>, _principal: Principal): boolean {
    return false;
  }

  @ApiOperation({ summary: 'Cases that the caller may see, newest first' })
  @Get()
  async list(@Query() query: ListQuery, @Reading() door: Door) {
    return this.page(query, {}, door);
  }

  /** A page of the cases that the caller may see. */
  protected async page(
    { state, cursor, limit }: ListQuery,
    more: Pick<CardFilter, 'about' | 'overdueAt'>,
    { caller }: Door,
  ) {
    const { name } = this.cases.kind;
    const principal = Principal.of(caller, await this.house.registers.now());
    const { cards, next } = await this.house.lists.cards(name, principal.readsFor(name), {
      ...more,
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

  @ApiOperation({ summary: 'The case as it stands at this moment' })
  @Get(':id')
  async read(@Param('id') id: string, @Reading() door: Door) {
    return this.answer(await this.standing(id, door), door);
  }

  @ApiOperation({ summary: 'Who did what, when, under which rule' })
  @Get(':id/history')
  async history(@Param('id') id: string, @Reading() door: Door) {
    return historyView(await this.standing(id, door), this.cases.kind.lifecycle, door.language);
  }

  @ApiOperation({ summary: 'What the durable process of the case waits for' })
  @Get(':id/process')
  async process(@Param('id') id: string, @Reading() door: Door) {
    const standing = await this.standing(id, door);
    const { stream, version } = standing;
    const outside = this.looksOn(standing, Principal.of(door.caller, standing.view));
    const view = outside ? undefined : await this.house.processes.view(stream);
    return {
      running: view !== undefined,
      recordVersion: version,
      ...(view && {
        state: view.state,
        version: view.version,
        timers: view.timers.map(({ due, ...timer }) => ({
          ...timer,
          due: due === undefined ? null : momentOf(due),
        })),
      }),
    };
  }

  protected standing(id: string, { caller }: Pick<Door, 'caller'>): Promise<Standing<Machine>> {
    return this.cases.read(this.streamOf(id), this.actsOn(caller));
  }

  /** Opens a case by its first command; `stream` is for cases of which there is one only. */
  async open(command: Command, door: ActDoor, stream: string = `${this.cases.kind.name}/${randomUUID()}`) {
    const { name } = this.cases.kind;
    const standing = await this.cases.act({
      stream,
      command,
      authorize: (view) => Principal.of(door.caller, view).opening(name, command.do),
      commandId: door.commandId,
      digest: door.digest,
    });
    void door.reply.header('location', `/api/v1/${pathOf(this.constructor)}/${idOf(standing.stream)}`);
    return this.answer(standing, door);
  }

  /** Does an act on a case, whichever of the kind's table. */
  async act(id: string, command: Command, door: ActDoor) {
    const { caller, commandId, digest, seen } = door;
    const standing = await this.cases.act({
      stream: this.streamOf(id),
      command,
      authorize: this.actsOn(caller),
      commandId,
      digest,
      ...(seen !== undefined && { seen }),
    });
    return this.answer(standing, door);
  }

  protected answer(standing: Standing<Machine>, { caller, language, reply }: Door) {
    void reply.header('etag', `"${standing.contentVersion}"`);
    const principal = Principal.of(caller, standing.view);
    const { name, acts, lifecycle } = this.cases.kind;
    const follow = principal.allowed(name, standing.parties, lifecycle.commandsIn(standing.state));
    return {
      id: idOf(standing.stream),
      state: String((standing.state as { value: unknown }).value),
      stateName: lifecycle.stateWords(standing.state)[language],
      version: standing.contentVersion,
      ...this.view(standing, language, principal),
      actions: addressesOf(acts)
        .filter(({ command }) => follow.includes(command))
        .map(({ at }) => at),
      ...(this.looksOn(standing, principal) ? { deadlines: [], tasks: [] } : waitsFor(standing, language)),
    };
  }

  /** A case that the caller may not read does not exist for them. */
  protected actsOn(caller: Door['caller']): Authorize {
    const { name } = this.cases.kind;
    return (view, parties, act) => {
      const principal = Principal.of(caller, view);
      if (!principal.sees(name, parties)) throw new NoSuchCase();
      return principal.actingOn(name, parties, act);
    };
  }

  /** Ids are what the service gave out; anything else is no case. */
  protected streamOf(id: string): string {
    if (!/^[\w.-]{1,160}$/.test(id)) throw new NoSuchCase(id);
    return `${this.cases.kind.name}/${id}`;
  }
}
