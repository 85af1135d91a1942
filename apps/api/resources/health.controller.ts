import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { Public } from '../door/caller-guard';
import { House } from '../house';

class LiveDto extends createZodDto(z.strictObject({ status: z.string() })) {}
class ReadyDto extends createZodDto(
  z.strictObject({ status: z.enum(['ok', 'unavailable']), checks: z.record(z.string(), z.string()) }),
) {}

@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly house: House) {}

  @ApiOperation({ summary: 'The process is alive' })
  @ApiOkResponse({ type: LiveDto })
  @Get('live')
  live() {
    return { status: 'ok' };
  }

  @ApiOperation({ summary: 'The service can take acts: database there, clocks agree' })
  @ApiOkResponse({ type: ReadyDto })
  @ApiServiceUnavailableResponse({ type: ReadyDto })
  @Get('ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const checks = await this.checks();
    const ready = Object.values(checks).every((check) => check === 'ok');
    await reply
      .status(ready ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
      .send({ status: ready ? 'ok' : 'unavailable', checks });
  }

  private async checks(): Promise<Record<string, string>> {
    try {
      const view = await this.house.registers.now();
      return {
        database: 'ok',
        clock: (await this.house.clockDoubt()) ?? 'ok',
        registers: view.all('pack').length > 0 ? 'ok' : 'no rule pack is loaded',
      };
    } catch (error) {
      return { database: error instanceof Error ? error.message : 'unavailable' };
    }
  }
}
