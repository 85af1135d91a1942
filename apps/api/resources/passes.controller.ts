import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { Public } from '../door/caller-guard';
import { House } from '../house';

class KeysDto extends createZodDto(
  z.strictObject({
    keys: z.array(
      z.strictObject({
        kty: z.literal('OKP'),
        crv: z.literal('Ed25519'),
        x: z.string(),
        kid: z.string(),
        alg: z.literal('EdDSA'),
        use: z.literal('sig'),
      }),
    ),
  }),
) {}

@ApiTags('passes')
@Public()
@Controller('passes')
export class PassesController {
  constructor(private readonly house: House) {}

  @ApiOperation({ summary: 'The public keys by which passes are checked without a connection (JWKS)' })
  @ApiOkResponse({ type: KeysDto })
  @Header('cache-control', 'public, max-age=300')
  @Get('jwks.json')
  async keys() {
    const { at } = await this.house.registers.now();
    return { keys: await this.house.signingKeys.published(at) };
  }
}
