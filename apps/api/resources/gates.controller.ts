import { Principal } from '@anjing/access';
import { NoSuchCase } from '@anjing/cases';
import type { KnownGate, LinkAct } from '@anjing/gate';
import { lawsOf } from '@anjing/registers';
import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { moment, wholeList, wholeListOf } from '../door/answers';
import { Public } from '../door/caller-guard';
import { NothingDto, Opens } from '../door/act-routes';
import { idOf } from '../door/case-views';
import { Opening, Reading, type ActDoor, type Door } from '../door/door';
import { House } from '../house';
import { GateAnswerDto, liveAnswerView } from './pass-view';

const gate = {
  id: z.string(),
  name: z.string(),
  site: z.string(),
  linkedSince: moment.optional().meta({ description: 'Since when a device speaks for the gate' }),
  revokedAt: moment.optional(),
};
class GatesDto extends createZodDto(wholeListOf(z.strictObject(gate))) {}
class LinkDto extends createZodDto(
  z.strictObject({
    gate: z.string(),
    authorization: z.string().meta({
      description: 'What the device sends as its Authorization header; shown this once, and only its hash is kept',
      example: 'Gate north-gate:…',
    }),
  }),
) {}
class DeviceDto extends createZodDto(
  z.strictObject({
    gate: z.string(),
    name: z.string(),
    site: z.string(),
    publicUrl: z.string().meta({ description: 'Issuer of the passes that the device checks' }),
    call: z.array(z.string()).meta({ description: 'Telephones to call where a pass cannot be checked live' }),
    now: moment.meta({ description: "The service's clock, by which the device finds out whether its own is right" }),
  }),
) {}
class CheckDto extends createZodDto(
  z.strictObject({
    token: z.string().max(4_096),
    officers: z
      .array(z.string().max(100))
      .max(100)
      .optional()
      .meta({ description: 'Numbers of the certificates shown, where somebody has looked' }),
  }),
) {}
class UnlinkedDto extends createZodDto(z.strictObject({ gate: z.string() })) {}

@ApiTags('gates')
@ApiBearerAuth()
@Controller('gates')
export class GatesController {
  constructor(private readonly house: House) {}

  @ApiOperation({ summary: "The gates of the caller's enterprise; all of them for the administrator" })
  @ApiOkResponse({ type: GatesDto })
  @Get()
  async list(@Reading() { caller }: Door) {
    const view = await this.house.registers.now();
    const principal = Principal.of(caller, view);
    const gates = await this.house.gates.all();
    return wholeList(gates.filter(({ enterprise }) => principal.may('linkGates', { enterprise })).map(gateView));
  }

  @ApiSecurity('gate')
  @Public()
  @ApiOperation({ summary: 'What a linked device needs to know to check passes without a connection' })
  @ApiOkResponse({ type: DeviceDto })
  @Get('device')
  async device(@Headers('authorization') authorization?: string) {
    const { id, name, site } = await this.house.gates.speaking(authorization);
    const view = await this.house.registers.now();
    const pack = lawsOf(view, view.find('site', site)?.jurisdiction).packAt(view.at);
    return {
      gate: idOf(id),
      name,
      site,
      publicUrl: this.house.config.publicUrl,
      call: (pack?.complaint.hotlines ?? []).map(({ number }) => number),
      now: view.at,
    };
  }

  @ApiSecurity('gate')
  @Public()
  @ApiOperation({
    summary: 'The live answer for a pass shown at the gate, with the code by which the gate confirms it',
  })
  @ApiOkResponse({ type: GateAnswerDto })
  @HttpCode(200)
  @Post('checks')
  async check(@Body() { token, officers }: CheckDto, @Headers('authorization') authorization?: string) {
    const gate = await this.house.gates.speaking(authorization);
    const answer = await this.house.passDesk.answer(token, { gate, ...(officers && { officers }) });
    const { gateCode } = answer;
    return { ...liveAnswerView(answer, await this.house.registers.now()), ...(gateCode && { gateCode }) };
  }

  @Opens('Links a device to the gate; the one before speaks for nobody any more')
  @ApiCreatedResponse({ type: LinkDto })
  @Post(':id/device-link')
  async link(@Param('id') id: string, @Body() _body: NothingDto, @Opening() door: ActDoor) {
    return { gate: id, authorization: `Gate ${await this.house.gates.link(linkAct(id, door))}` };
  }

  @Opens("Takes the device's link away, at once")
  @ApiOkResponse({ type: UnlinkedDto })
  @HttpCode(200)
  @Post(':id/device-link/revocation')
  async revoke(@Param('id') id: string, @Body() _body: NothingDto, @Opening() door: ActDoor) {
    await this.house.gates.revoke(linkAct(id, door));
    return { gate: id };
  }
}

function gateView({ id, name, site, link }: KnownGate) {
  return {
    id: idOf(id),
    name,
    site,
    ...(link && { linkedSince: link.since }),
    ...(link?.revokedAt !== undefined && { revokedAt: link.revokedAt }),
  };
}

function linkAct(id: string, { caller, commandId, digest }: ActDoor): LinkAct {
  return {
    gate: `gate/${id}`,
    commandId,
    digest,
    authorize: (view, enterprise) => {
      const principal = Principal.of(caller, view);
      // A gate of others does not exist for them.
      if (!principal.may('linkGates', { enterprise })) throw new NoSuchCase(id);
      return principal.acting('linkGates', { enterprise });
    },
  };
}
