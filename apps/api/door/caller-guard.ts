import { SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Callers, CallingRequest } from '../session/callers';

const open = 'anjing:public';

/** Marks a route that needs no token: health, the API's description, the calendar, passes. */
export const Public = () => SetMetadata(open, true);

/** Lets in who has a token of the configured issuer, or is signed in with a browser. */
export class CallerGuard implements CanActivate {
  constructor(
    private readonly callers: Callers,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(open, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<CallingRequest>();
    request.caller = await this.callers.of(request);
    return true;
  }
}
