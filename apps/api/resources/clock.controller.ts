import { Principal } from '@anjing/access';
import { NoSuchCase } from '@anjing/cases';
import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { Reading, type Door } from '../door/door';
import { moment } from '../door/answers';
import { Public } from '../door/caller-guard';
import { House } from '../house';

class ClockDto extends createZodDto(
  z.strictObject({ now: z.iso.datetime({ offset: true }).nullable().meta({ description: 'null: back to real time' }) }),
) {}

class ClockReadingDto extends createZodDto(z.strictObject({ now: moment, demonstration: z.boolean() })) {}

@ApiTags('clock')
@Controller('clock')
export class ClockController {
  constructor(private readonly house: House) {}

  @Public()
  @ApiOperation({ summary: "The house's clock" })
  @ApiOkResponse({ type: ClockReadingDto })
  @Get()
  async read() {
    const { now, offset } = await this.house.clock.read();
    return { now, demonstration: offset !== 0 };
  }

  @ApiBearerAuth()
  @ApiOperation({ summary: 'Moves the demonstration clock; production has none' })
  @ApiOkResponse({ type: ClockReadingDto })
  @HttpCode(200)
  @Post()
  async move(@Body() { now }: ClockDto, @Reading() { caller }: Door) {
    if (this.house.config.production) throw new NoSuchCase('clock');
    Principal.of(caller, await this.house.registers.now()).acting('moveClock');
    await this.house.clock.set(now);
    // Every process sleeps by real time: each has to hear how far the house's clock is ahead now.
    await this.house.teller.tellAll();
    await this.house.processes.openPeriods();
    return this.read();
  }
}
