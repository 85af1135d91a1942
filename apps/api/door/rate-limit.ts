import { SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { BadRequest } from './problem-filter';

const limited = 'anjing:limited';
const minute = 60_000;

/** Marks a public route on which one address may ask only so often. */
export const Limited = () => SetMetadata(limited, true);

/** Counts what each address asks of limited routes, and forgets it every minute. */
export class RateGuard implements CanActivate {
  private counts = new Map<string, number>();
  private since = 0;

  constructor(
    private readonly perMinute: number,
    private readonly reflector: Reflector,
  ) {}

  /** @throws BadRequest 429 */
  canActivate(context: ExecutionContext): boolean {
    if (!this.reflector.getAllAndOverride<boolean>(limited, [context.getHandler(), context.getClass()])) return true;
    const now = Date.now();
    if (now - this.since >= minute) {
      this.counts = new Map();
      this.since = now;
    }
    const { ip } = context.switchToHttp().getRequest<FastifyRequest>();
    const count = (this.counts.get(ip) ?? 0) + 1;
    this.counts.set(ip, count);
    if (count > this.perMinute) throw new BadRequest(429, [{ code: 'request.too-many' }]);
    return true;
  }
}
