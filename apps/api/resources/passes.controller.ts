import { Principal } from '@anjing/access';
import { NoSuchCase } from '@anjing/cases';
import type { CarriedPass } from '@anjing/gate';
import { qrDrawing } from '@anjing/documents';
import { languageOf } from '@anjing/platform';
import { Controller, Get, Header, Headers, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiExcludeController, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { Public } from '../door/caller-guard';
import { Reading, type Door } from '../door/door';
import { Limited } from '../door/rate-limit';
import { House } from '../house';
import { gatePage } from './gate-page';
import { CarriedPassDto, liveAnswerView, LiveAnswerDto, passView } from './pass-view';

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
class RevocationsDto extends createZodDto(
  z.strictObject({
    revocations: z
      .string()
      .meta({ description: 'JWS of issuedAt, nextUpdate and the revoked passes; signed like a pass' }),
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

  @Limited()
  @ApiOperation({ summary: 'The signed list of passes that let nobody in any more' })
  @ApiOkResponse({ type: RevocationsDto })
  @Header('cache-control', 'no-store')
  @Get('revocations')
  async revocations() {
    return { revocations: await this.house.passDesk.revocations() };
  }

  @Limited()
  @ApiOperation({
    summary: 'The live answer for a pass, by its token or its check code: enter, or do not enter with every reason',
  })
  @ApiOkResponse({ type: LiveAnswerDto })
  @Header('cache-control', 'no-store')
  @Get(':token')
  async check(@Param('token') token: string) {
    const answer = await this.house.passDesk.answer(token);
    return liveAnswerView(answer, await this.house.registers.now());
  }
}

/** Where the codes on passes lead: the live answer as a page. */
@ApiExcludeController()
@Public()
@Controller('p')
export class GatePageController {
  constructor(private readonly house: House) {}

  @Limited()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('cache-control', 'no-store')
  @Header('referrer-policy', 'no-referrer')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
  @Get(':token')
  async page(@Param('token') token: string, @Headers('accept-language') accepted?: string) {
    const answer = await this.house.passDesk.answer(token);
    return gatePage(liveAnswerView(answer, await this.house.registers.now()), languageOf(accepted));
  }
}

@ApiTags('visits')
@ApiBearerAuth()
@Controller('visits')
export class VisitPassController {
  constructor(private readonly house: House) {}

  @ApiOperation({ summary: 'The pass of a visit, for those who go' })
  @ApiOkResponse({ type: CarriedPassDto })
  @Header('cache-control', 'no-store')
  @Get(':id/pass')
  async pass(@Param('id') id: string, @Reading() door: Door) {
    const { token, url, shortUrl, checkCode, pass } = await this.carried(id, door);
    return { token, url, shortUrl, checkCode, pass: passView(pass, await this.house.registers.now()) };
  }

  @ApiOperation({ summary: 'The pass as a QR code, to be shown or printed' })
  @ApiOkResponse({ content: { 'image/svg+xml': { schema: { type: 'string' } } } })
  @Header('cache-control', 'no-store')
  @Header('content-type', 'image/svg+xml')
  @Get(':id/pass.svg')
  async drawing(@Param('id') id: string, @Reading() door: Door): Promise<string> {
    const { url } = await this.carried(id, door);
    return qrDrawing(url).svg;
  }

  /** Only those carry a pass who go, or send those who go. */
  private async carried(id: string, { caller }: Door): Promise<CarriedPass> {
    if (!/^[\w-]{1,100}$/.test(id)) throw new NoSuchCase(id);
    const stream = `visit/${id}`;
    await this.house.cases.visit.read(stream, (view, parties) => {
      const principal = Principal.of(caller, view);
      if (!principal.sees('visit', parties)) throw new NoSuchCase(id);
      return principal.actingOn('visit', parties, 'carryPass');
    });
    const carried = await this.house.passDesk.carried(stream);
    if (!carried) throw new NoSuchCase(id);
    return carried;
  }
}
