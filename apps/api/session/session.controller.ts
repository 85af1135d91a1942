import { AccessDenied, Principal, ProviderAway } from '@anjing/access';
import { NoSuchCase } from '@anjing/cases';
import { shown } from '@anjing/lifecycle';
import { languageOf } from '@anjing/platform';
import { actingPosts, demonstrationCity } from '@anjing/registers';
import { Body, Controller, Delete, Get, Headers, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCookieAuth,
  ApiExcludeEndpoint,
  ApiFoundResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createZodDto } from 'nestjs-zod';
import { z } from 'zod';
import { wholeList } from '../door/answers';
import { Public } from '../door/caller-guard';

import { Reading, type Door } from '../door/door';
import { BadRequest } from '../door/problem-filter';
import { House } from '../house';
import { agentOf } from './agent';
import type { CallingRequest, SignedIn } from './callers';
import { sessionCookie, sessionCookieOptions, signInCookie, signInCookieOptions, signInPatience } from './cookies';
import type { SigningIn } from './sessions';
import { underWay, type UnderWay } from './sign-in';
import {
  accountView,
  DemonstrationAccountsDto,
  personOf,
  SessionDto,
  sessionLine,
  SessionListDto,
  sessionView,
} from './session-view';

class SignInQuery extends createZodDto(
  z.object({
    return: z.string().max(2_000).default('/').meta({ description: 'Own path to go to afterwards', example: '/cases' }),
    fresh: z
      .enum(['true', 'false'])
      .default('false')
      .meta({ description: 'true: the provider asks anew who it is, as acts of signing want' }),
  }),
) {}
class DemonstrationDto extends createZodDto(
  z.strictObject({ account: z.string().max(200).meta({ example: 'city-emergency-clerk' }) }),
) {}
class ActingDto extends createZodDto(
  z.strictObject({
    post: z.string().max(200).nullable().meta({ description: 'null: each post that the person holds' }),
  }),
) {}

/** The session of a browser: sign-in, who is signed in, sign-out. */
@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(private readonly house: House) {}

  @ApiOperation({ summary: 'Who is signed in with this browser, in which posts' })
  @ApiCookieAuth()
  @ApiOkResponse({ type: SessionDto })
  @Get()
  async read(@Req() request: CallingRequest, @Reading() { language, reply }: Door) {
    return this.answer(signedIn(request), language, reply);
  }

  @ApiOperation({ summary: 'Chooses the post in which alone the person acts with this browser' })
  @ApiCookieAuth()
  @ApiOkResponse({ type: SessionDto })
  @HttpCode(200)
  @Post('acting')
  async act(@Body() { post }: ActingDto, @Req() request: CallingRequest, @Reading() { language, reply }: Door) {
    const { session, secret } = signedIn(request);
    const view = await this.house.registers.now();
    const held = actingPosts(view, personOf(view, session.subject) ?? '');
    if (post !== null && !held.some(({ post: id }) => id === post)) {
      throw new AccessDenied(403, 'access.not-for-your-post');
    }
    await this.house.sessions.actIn(session.id, post);
    return this.answer({ session: { ...session, acting: post }, secret }, language, reply);
  }

  @ApiOperation({ summary: 'Signs out of this browser' })
  @ApiCookieAuth()
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete()
  async signOut(@Req() request: CallingRequest, @Reading() { reply }: Door): Promise<void> {
    await this.house.sessions.end(signedIn(request).secret);
    this.forget(reply);
  }

  @Public()
  @ApiOperation({ summary: 'Goes to the identity provider, which sends the person back signed in' })
  @ApiFoundResponse({ description: 'To the provider' })
  @Get('sign-in')
  async signIn(@Query() query: SignInQuery, @Res() reply: FastifyReply): Promise<void> {
    const { sessions, signing } = this.house.config;
    const anew = query.fresh === 'true';
    // The provider then says when the person proved who they are (OpenID Connect Core §3.1.2.1).
    const maxAge = anew && signing.sessionMinutes > 0 ? signing.sessionMinutes * 60 : sessions.hours * 3_600;
    const begun = await this.house.signIn.begin(ownPath(query.return), maxAge, anew);
    reply.setCookie(signInCookie, JSON.stringify(begun.underWay), signInCookieOptions(this.house.config));
    await reply.header('cache-control', 'no-store').redirect(begun.address.href, 302);
  }

  /** Where the provider sends people back: nobody calls it by hand, so it is not described. */
  @Public()
  @ApiExcludeEndpoint()
  @Get('callback')
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const begun = signInUnderWay(request);
    reply.clearCookie(signInCookie, signInCookieOptions(this.house.config)).header('cache-control', 'no-store');
    if (!begun) throw new AccessDenied(401, 'access.sign-in-failed');
    const [, query = ''] = request.url.split(/\?(.*)/s);
    try {
      const account = await this.house.signIn.end(query, begun);
      Principal.of({ subject: account.subject, kind: 'person' }, await this.house.registers.now());
      await this.open({ ...account, agent: agentOf(request.headers['user-agent']) }, request, reply);
      await reply.redirect(begun.return, 303);
    } catch (error) {
      if (!(error instanceof AccessDenied || error instanceof ProviderAway)) throw error;
      // A person stands here with a browser: they go back to the page, which says what was wrong.
      const page = new URL(begun.return, ownHouse);
      page.searchParams.set('problem', error.code);
      await reply.redirect(page.href.slice(ownHouse.length), 303);
    }
  }

  @Public()
  @ApiOperation({ summary: 'The accounts of the embedded demonstration; there are none elsewhere' })
  @ApiOkResponse({ type: DemonstrationAccountsDto })
  @Get('demonstration-accounts')
  async accounts(@Headers('accept-language') accepted?: string) {
    const view = await this.house.registers.now();
    const language = languageOf(accepted);
    const { issuer } = this.house.config.identity;
    return { accounts: this.demonstrationAccounts().flatMap((one) => accountView(one, issuer, view, language)) };
  }

  @Public()
  @ApiOperation({ summary: 'Signs in as an account of the embedded demonstration' })
  @ApiOkResponse({ type: SessionDto })
  @HttpCode(200)
  @Post('demonstration')
  async stepIn(
    @Body() { account }: DemonstrationDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const known = this.demonstrationAccounts().some((one) => one.account === account);
    const subject = `${this.house.config.identity.issuer}|${account}`;
    if (!known || personOf(await this.house.registers.now(), subject) === undefined) {
      throw new AccessDenied(403, 'access.unknown-account');
    }
    const agent = agentOf(request.headers['user-agent']);
    const opened = await this.open({ subject, authenticatedAt: Date.now(), agent }, request, reply);
    return this.answer(opened, languageOf(request.headers['accept-language']), reply);
  }

  /** @throws NoSuchCase outside the demonstration */
  private demonstrationAccounts() {
    const { production, identity } = this.house.config;
    if (production) throw new NoSuchCase();
    return demonstrationCity(identity.issuer).accounts.filter(({ kind }) => kind === 'person');
  }

  /** A new session for this browser; the one before it ends. */
  private async open(who: SigningIn, request: FastifyRequest, reply: FastifyReply): Promise<SignedIn> {
    const before = request.cookies[sessionCookie];
    if (before !== undefined) await this.house.sessions.end(before);
    const secret = await this.house.sessions.open(who);
    const session = await this.house.sessions.of(secret);
    if (!session) throw new Error('a session ended as it began');
    reply.setCookie(sessionCookie, secret, sessionCookieOptions(this.house.config));
    return { session, secret };
  }

  private async answer(opened: SignedIn, language: Door['language'], reply: FastifyReply) {
    void reply.header('cache-control', 'no-store');
    const view = await this.house.registers.now();
    const { id } = Principal.of({ subject: opened.session.subject, kind: 'person' }, view);
    const person = { id, name: await this.nameOf(id) };
    return sessionView(opened, person, view, language, !this.house.config.production);
  }

  /** What a person is called: private to them, so it stands in no view of the registers. */
  private async nameOf(id: string): Promise<string> {
    const entry = (await this.house.registers.versions(id)).at(-1)?.entry;
    return entry?.kind === 'person' ? shown(entry.name) : id;
  }

  private forget(reply: FastifyReply): void {
    reply.clearCookie(sessionCookie, sessionCookieOptions(this.house.config));
  }
}

/** The caller's own sessions, wherever they are signed in. */
@ApiTags('session')
@ApiBearerAuth()
@ApiCookieAuth()
@Controller('sessions')
export class SessionsController {
  constructor(private readonly house: House) {}

  @ApiOperation({ summary: 'Browsers in which the caller is signed in' })
  @ApiOkResponse({ type: SessionListDto })
  @Get()
  async list(@Req() request: CallingRequest, @Reading() { caller, reply }: Door) {
    void reply.header('cache-control', 'no-store');
    const sessions = await this.house.sessions.all(caller.subject);
    return wholeList(sessions.map((one) => sessionLine(one, one.id === request.signedIn?.session.id)));
  }

  @ApiOperation({ summary: 'Signs the caller out everywhere' })
  @ApiNoContentResponse()
  @HttpCode(204)
  @Delete()
  async endAll(@Reading() { caller, reply }: Door): Promise<void> {
    await this.house.sessions.endAll(caller.subject);
    reply.clearCookie(sessionCookie, sessionCookieOptions(this.house.config));
  }
}

/** @throws NoSuchCase where a token calls: it has no session */
function signedIn({ signedIn: found }: CallingRequest): SignedIn {
  if (!found) throw new NoSuchCase('session');
  return found;
}

/** Any house at all: own paths are read as addresses of it. */
const ownHouse = 'http://own.invalid';

/** @throws BadRequest where a path would lead to somebody else, or to no page */
function ownPath(path: string): string {
  const address = URL.canParse(path, ownHouse) ? new URL(path, ownHouse) : undefined;
  const own = path.startsWith('/') && address?.origin === ownHouse && !/^\/(\/|api\/)/.test(address.pathname);
  if (!own) throw new BadRequest(400, [{ code: 'request.return-elsewhere', field: '/return' }]);
  // As browsers read it, not as it was written: they drop what hides in it.
  return address.href.slice(ownHouse.length);
}

/** The sign-in that the browser says is under way, if this house began it a short while ago. */
function signInUnderWay(request: FastifyRequest): UnderWay | undefined {
  const { valid, value } = request.unsignCookie(request.cookies[signInCookie] ?? '');
  if (!valid) return undefined;
  const begun = underWay.parse(JSON.parse(value));
  return Date.now() / 1_000 - begun.at < signInPatience ? begun : undefined;
}
