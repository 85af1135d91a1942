import type { Standing } from '@anjing/cases';
import type { DigestCommand, DigestFacts, DigestMachine } from '@anjing/digest';
import { privately } from '@anjing/lifecycle';
import type { Language } from '@anjing/platform';
import { Body, Param, Post } from '@nestjs/common';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { Acts, CaseResource } from '../door/case-resource';
import { CaseRoutes } from '../door/description';
import { Acting, type ActDoor } from '../door/door';
import { House } from '../house';
import { DigestDto, digestView, type DigestFields } from './digest-view';

class CorrectionDto extends createZodDto(
  z.strictObject({
    filing: z.string().max(200).meta({ description: 'Id of a filing that the digest lists' }),
    reason: z.string().max(20_000),
  }),
) {}

@CaseRoutes('digests', DigestDto)
export class DigestsController extends CaseResource<DigestMachine, DigestCommand, DigestFacts, DigestFields> {
  constructor(house: House) {
    super(house, house.cases.digest);
  }

  protected view(standing: Standing<DigestMachine>, language: Language) {
    return digestView(standing, language);
  }

  @Acts('The business-environment office has one of the filings corrected')
  @Post(':id/correction')
  async askCorrection(@Param('id') id: string, @Body() { filing, reason }: CorrectionDto, @Acting() door: ActDoor) {
    return this.act(id, { do: 'askCorrection', filing: `filing/${filing}`, reason: privately(reason) }, door);
  }
}
