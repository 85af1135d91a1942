import { Principal } from '@anjing/access';
import { NoSuchCase } from '@anjing/cases';
import { BrokenCursor } from '@anjing/read-models';
import {
  doublesOf,
  entryKinds,
  entrySchemas,
  isEntryKind,
  shownOf,
  shownSchema,
  type EntryKind,
} from '@anjing/registers';
import { Query, Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { EntryPutDto, wholeListOf } from '../door/answers';
import { Opening, Reading, type ActDoor, type Door } from '../door/door';
import { House } from '../house';

const dates = {
  from: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'Holds from this moment; from now where absent' }),
  until: z.iso.datetime({ offset: true }).optional(),
};
/** What an entry says is judged with the registers, all findings at once. */
class EntryDto extends createZodDto(z.strictObject({ ...dates, entry: z.record(z.string(), z.unknown()) })) {}
/** How the body is described: an entry in the form of its kind. */
class DescribedEntryDto extends createZodDto(
  z.strictObject({ ...dates, entry: z.union(entryKinds.map((kind) => entrySchemas[kind].meta({ title: kind }))) }),
) {}

class MeDto extends createZodDto(
  z.strictObject({ id: z.string(), kind: z.enum(['person', 'system']), organisations: z.array(z.string()) }),
) {}
/** Kinds that are listed here: the graded list is internal to each agency (rules §6), it has a door of its own. */
const listed: readonly EntryKind[] = entryKinds.filter((kind) => kind !== 'graded');
class EntriesDto extends createZodDto(
  wholeListOf(z.union(listed.map(shownSchema))).extend({
    count: z.int().meta({ description: 'How many there are that the search finds' }),
    next: z.string().optional().meta({ description: 'Cursor of the next page' }),
  }),
) {}

class EntriesQuery extends createZodDto(
  z.object({
    q: z.string().max(100).optional().meta({ description: 'Part of a name, a code, a certificate or an id' }),
    limit: z.coerce.number().int().min(1).max(500).optional().meta({ description: 'Most entries; all where absent' }),
    cursor: z.string().max(200).optional(),
  }),
) {}

/** Registers that everybody with an account may look things up in. */
const lookUps: readonly EntryKind[] = [
  'jurisdiction',
  'agency',
  'bureau',
  'authority',
  'zone',
  'enterprise',
  'site',
  'item',
  'officer',
];

@ApiTags('registers')
@ApiBearerAuth()
@Controller()
export class RegistersController {
  constructor(private readonly house: House) {}

  @ApiOperation({ summary: 'Who the caller is, and in which organisations they may act' })
  @ApiOkResponse({ type: MeDto })
  @Get('me')
  async me(@Reading() { caller }: Door) {
    const principal = Principal.of(caller, await this.house.registers.now());
    return { id: principal.id, kind: caller.kind, organisations: principal.organisations };
  }

  @ApiOperation({ summary: 'The entries of a register as they stand' })
  @ApiOkResponse({ type: EntriesDto })
  @Get('registers/:kind')
  async list(@Param('kind') kind: string, @Query() { q, limit, cursor }: EntriesQuery, @Reading() { caller }: Door) {
    const view = await this.house.registers.now();
    const principal = Principal.of(caller, view);
    if (!isEntryKind(kind) || !listed.includes(kind)) throw new NoSuchCase(kind);
    if (!lookUps.includes(kind)) principal.acting('readRegisters');
    if (cursor !== undefined && !cursor.startsWith(`${kind}/`)) throw new BrokenCursor();
    const shown = shownOf(kind);
    const found = view.all(kind).filter((entry) => q === undefined || speaksOf(shown(entry), q.toLowerCase()));
    const inOrder = [...found].sort((a, b) => (a.id < b.id ? -1 : 1));
    const ahead = cursor === undefined ? inOrder : inOrder.filter(({ id }) => id > cursor);
    const page = limit === undefined ? ahead : ahead.slice(0, limit);
    const last = page.at(-1);
    return {
      items: page.map((entry) => {
        const doubles = doublesOf(view, entry.id, entry);
        return { ...shown(entry), ...(doubles.length > 0 && { doubles }) };
      }),
      count: found.length,
      ...(last && page.length < ahead.length && { next: last.id }),
    };
  }

  @ApiOperation({ summary: 'Puts an entry on the register, or a new version of one' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiBody({ type: DescribedEntryDto })
  @ApiCreatedResponse({ type: EntryPutDto })
  @Post('registers/:kind/:name')
  async put(
    @Param('kind') kind: string,
    @Param('name') name: string,
    @Body() { from, until, entry }: EntryDto,
    @Opening() { caller, commandId, digest }: ActDoor,
  ) {
    return this.house.registers.put({
      kind,
      id: `${kind}/${name}`,
      data: entry,
      ...(from !== undefined && { from }),
      ...(until !== undefined && { until }),
      commandId,
      digest,
      authorize: (view) => Principal.of(caller, view).acting('writeRegisters'),
    });
  }
}

/** Whether any text of what is shown has `part` in it, in whatever case. */
function speaksOf(shown: unknown, part: string): boolean {
  if (typeof shown === 'string') return shown.toLowerCase().includes(part);
  return typeof shown === 'object' && shown !== null && Object.values(shown).some((one) => speaksOf(one, part));
}
