import { Tokens } from '@anjing/access';
import { SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { AuthenticatedRequest } from './door';

const open = 'anjing:public';

/** Marks a route that needs no token: health, the API's description, the calendar, passes. */
export const Public = () => SetMetadata(open, true);

/** Lets in who has a token of the configured issuer. */
export class CallerGuard implements CanActivate {
  constructor(
    private readonly tokens: Tokens,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(open, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    request.caller = await this.tokens.caller(request.headers.authorization);
    return true;
  }
}
