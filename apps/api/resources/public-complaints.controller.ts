import { randomUUID } from 'node:crypto';
import { Principal, type Caller } from '@anjing/access';
import { NoSuchCase, type Act, type Standing } from '@anjing/cases';
import {
  personally,
  type ComplaintChannel,
  type ComplaintCommand,
  type ComplaintMachine,
  askedOfComplaint,
} from '@anjing/complaint';
import { privately } from '@anjing/lifecycle';
import { languageOf } from '@anjing/platform';
import { lawsOf } from '@anjing/registers';
import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { civilDate, wholeList, wholeListOf } from '../door/answers';
import { Public } from '../door/caller-guard';
import { Opens } from '../door/act-routes';
import { idOf } from '../door/case-views';
import { actOf, seenBy } from '../door/door';
import { Limited } from '../door/rate-limit';
import { House } from '../house';
import { ComplaintOpenedDto, TrackedComplaintDto, trackedView } from './complaint-view';
import { anonymous, hashOfCode, sealedDigest } from './tracking-code';

const complaintSchema = z.strictObject({
  respondent: z
    .string()
    .max(200)
    .meta({ description: 'The agency or judicial bureau complained about', example: 'agency/…' }),
  subject: z.string().max(100).meta({ description: "Key of one of the rule pack's subjects", example: 'no-approval' }),
  text: z.string().max(20_000).meta({ description: 'What happened' }),
  site: z.string().max(200).optional().meta({ description: 'Where, if at a site on the registers', example: 'site/…' }),
  happenedOn: civilDate.optional(),
  name: z.string().max(1_000).optional().meta({ description: 'Of whoever complains; it may be left out' }),
  contact: z.string().max(1_000).optional(),
  hotline: z
    .string()
    .max(100)
    .optional()
    .meta({ description: 'The hotline that was called, where its office enters it' }),
});
class ComplaintBody extends createZodDto(complaintSchema) {}
class SupplementDto extends createZodDto(askedOfComplaint.supplement) {}
class WithdrawalDto extends createZodDto(askedOfComplaint.withdraw) {}

class HotlinesDto extends createZodDto(
  wholeListOf(
    z.strictObject({
      number: z.string().meta({ example: '8991048' }),
      name: z.string(),
      city: z.string(),
      cityName: z.string(),
      article: z.string(),
    }),
  ),
) {}

const ifMatch = { name: 'If-Match', required: true, description: 'Content version seen, as the ETag gave it' };

type ComplaintStanding = Standing<ComplaintMachine>;
type ReceiveAct = Pick<Act<ComplaintCommand>, 'stream' | 'authorize' | 'commandId' | 'digest'> & {
  readonly channel: ComplaintChannel;
  readonly code?: string;
  readonly enterprise?: string;
};

/** What people without an account do: complain, follow their complaint by its code, find the hotlines. */
@ApiTags('complaints')
@Public()
@Controller()
export class PublicComplaintsController {
  constructor(private readonly house: House) {}

  @Opens('Complains. No token is needed; with one it is an enterprise’s complaint, or a call that an office enters')
  @ApiCreatedResponse({ type: ComplaintOpenedDto })
  @Limited('complaints')
  @Post('complaints')
  async complain(
    @Body() body: ComplaintBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const caller = await this.house.callers.maybe(request);
    const { channel, code, enterprise, ...act } = caller
      ? await this.ofAccount(caller, request)
      : this.ofPublic(request);
    const command = receive(body, { channel, code, enterprise });
    const standing = await this.house.cases.complaint.act({ ...act, command });
    return {
      ...this.answer(standing, request, reply),
      ...(caller && { id: idOf(standing.stream) }),
      ...(code !== undefined && { trackingCode: code }),
    };
  }

  @ApiOperation({ summary: 'What has become of a complaint, by its code' })
  @ApiOkResponse({ type: TrackedComplaintDto })
  @Limited('codes')
  @Get('complaints/track/:code')
  async track(
    @Param('code') code: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const standing = await this.house.cases.complaint.read(streamOf(code), somebody);
    return this.answer(standing, request, reply);
  }

  @Opens('Adds to a complaint, by its code')
  @ApiHeader(ifMatch)
  @ApiOkResponse({ type: TrackedComplaintDto })
  @HttpCode(200)
  @Limited('complaints')
  @Post('complaints/track/:code/supplement')
  async supplement(
    @Param('code') code: string,
    @Body() { text }: SupplementDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act(code, { do: 'supplement', text }, request, reply);
  }

  @Opens('Takes a complaint back, by its code')
  @ApiHeader(ifMatch)
  @ApiOkResponse({ type: TrackedComplaintDto })
  @HttpCode(200)
  @Limited('complaints')
  @Post('complaints/track/:code/withdrawal')
  async withdraw(
    @Param('code') code: string,
    @Body() { reason }: WithdrawalDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.act(code, { do: 'withdraw', ...(reason && { reason }) }, request, reply);
  }

  @ApiOperation({ summary: 'The telephones to which people complain' })
  @ApiOkResponse({ type: HotlinesDto })
  @Get('public/hotlines')
  async hotlines(@Req() { headers }: FastifyRequest) {
    const view = await this.house.registers.now();
    const language = languageOf(headers['accept-language']);
    const cities = view.all('jurisdiction').filter(({ parent }) => parent === undefined);
    return wholeList(
      cities.flatMap(({ id, name: cityName }) =>
        (lawsOf(view, id).packAt(view.at)?.complaint.hotlines ?? []).map(({ number, name, article }) => ({
          number,
          name: name[language],
          city: id,
          cityName: cityName[language],
          article,
        })),
      ),
    );
  }

  /** Somebody of the public. Neither their address nor their code is in the record. */
  private ofPublic(request: FastifyRequest): ReceiveAct {
    const { code, ...named } = this.named(request);
    return { channel: 'public', stream: streamOf(code), code, authorize: somebody, ...named };
  }

  /** An enterprise's account, or somebody of an office that took a call and tells the caller the code. */
  private async ofAccount(caller: Caller, request: FastifyRequest): Promise<ReceiveAct> {
    const authorize: ReceiveAct['authorize'] = (view) => Principal.of(caller, view).opening('complaint', 'receive');
    const by = authorize(await this.house.registers.now(), {}, 'receive');
    const { commandId, digest } = actOf(request, caller.subject);
    const act = { authorize, commandId, digest: sealedDigest(this.house.config.masterKey, digest) };
    if (by.kind === 'person' && by.organisation.startsWith('enterprise/')) {
      return { channel: 'enterprise', enterprise: by.organisation, stream: `complaint/${randomUUID()}`, ...act };
    }
    const { code } = anonymous(this.house.config.masterKey, caller.subject, keyOf(request));
    return { channel: 'hotline', stream: streamOf(code), code, ...act };
  }

  /** What an anonymous request is known by. */
  private named(request: FastifyRequest) {
    const { masterKey } = this.house.config;
    const { digest } = actOf(request, '');
    return { ...anonymous(masterKey, request.ip, keyOf(request)), digest: sealedDigest(masterKey, digest) };
  }

  private async act(code: string, command: ComplaintCommand, request: FastifyRequest, reply: FastifyReply) {
    const stream = streamOf(code);
    const { commandId, digest } = this.named(request);
    const act = { stream, command, authorize: somebody, commandId, digest, seen: seenBy(request) };
    return this.answer(await this.house.cases.complaint.act(act), request, reply);
  }

  private answer(standing: ComplaintStanding, { headers }: FastifyRequest, reply: FastifyReply) {
    void reply.header('etag', `"${standing.contentVersion}"`);
    const laws = this.house.cases.complaint.kind.law(standing.state, standing.view);
    return trackedView(standing, laws, languageOf(headers['accept-language']));
  }
}

const somebody = () => ({ kind: 'public' }) as const;

const keyOf = ({ headers }: FastifyRequest) => String(headers['idempotency-key']);

/** The stream of a complaint is the hash of its code: whoever has the code finds it, and the record does not have the code. */
function streamOf(code: string): string {
  const hash = hashOfCode(code);
  if (hash === undefined) throw new NoSuchCase();
  return `complaint/${hash}`;
}

function receive(
  { respondent, subject, text, site, happenedOn, name, contact, hotline }: z.infer<typeof complaintSchema>,
  {
    channel,
    code,
    enterprise,
  }: { channel: ComplaintChannel; code: string | undefined; enterprise: string | undefined },
): ComplaintCommand {
  const owner = `complainant/${randomUUID()}`;
  const tracking = code === undefined ? undefined : hashOfCode(code);
  return {
    do: 'receive',
    channel,
    ...(hotline !== undefined && { hotline }),
    form: {
      respondent,
      subject,
      text: privately(text),
      ...(site !== undefined && { site }),
      ...(happenedOn !== undefined && { happenedOn }),
    },
    complainant: {
      ...(enterprise !== undefined && { enterprise }),
      ...(name !== undefined && { name: personally(name, owner) }),
      ...(contact !== undefined && { contact: personally(contact, owner) }),
    },
    ...(tracking !== undefined && { tracking }),
  };
}
