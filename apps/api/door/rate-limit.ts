import { SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Config } from '@anjing/platform';
import type { FastifyRequest } from 'fastify';
import { BadRequest } from './problem-filter';

const limited = 'anjing:limited';

/** How often one address may ask: so many at once, and so many more with each minute. */
export interface Allowance {
  readonly atOnce: number;
  readonly perMinute: number;
}

/** What is limited: checks of passes, what is sent without an account, codes that are tried. */
export type Limit = 'checks' | 'complaints' | 'codes';

/** Marks a public route on which one address may ask only so often. */
export const Limited = (limit: Limit = 'checks') => SetMetadata(limited, limit);

/** What each limit allows. */
export function allowancesOf({ passes, complaints }: Config): Readonly<Record<Limit, Allowance>> {
  const { checksPerMinute } = passes;
  return {
    checks: { atOnce: checksPerMinute, perMinute: checksPerMinute },
    complaints,
    codes: { atOnce: 30, perMinute: 30 },
  };
}

/** Addresses that are remembered; beyond it whoever was quiet longest is forgotten. */
const mostAddresses = 10_000;

/** A bucket of tokens for each address: every request takes one, time puts them back. */
export class TokenBuckets {
  private readonly buckets = new Map<string, { tokens: number; at: number }>();

  constructor(
    private readonly allowance: Allowance,
    private readonly most = mostAddresses,
  ) {}

  /**
   * Takes a token of an address, if one is left.
   * @param now milliseconds of a clock that nobody sets
   */
  take(address: string, now: number): boolean {
    const { atOnce, perMinute } = this.allowance;
    const known = this.buckets.get(address) ?? { tokens: atOnce, at: now };
    const tokens = Math.min(atOnce, known.tokens + ((now - known.at) / 60_000) * perMinute);
    const left = tokens >= 1 ? tokens - 1 : tokens;
    this.buckets.delete(address);
    this.buckets.set(address, { tokens: left, at: now });
    const [oldest] = this.buckets.keys();
    if (this.buckets.size > this.most && oldest !== undefined) this.buckets.delete(oldest);
    return tokens >= 1;
  }
}

/** Counts what each address asks of limited routes. Each process counts for itself, in memory. */
export class RateGuard implements CanActivate {
  private readonly buckets: Readonly<Record<Limit, TokenBuckets>>;

  constructor(
    { checks, complaints, codes }: Readonly<Record<Limit, Allowance>>,
    private readonly reflector: Reflector,
  ) {
    this.buckets = {
      checks: new TokenBuckets(checks),
      complaints: new TokenBuckets(complaints),
      codes: new TokenBuckets(codes),
    };
  }

  /** @throws BadRequest 429 */
  canActivate(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    const limit = this.reflector.getAllAndOverride<Limit | undefined>(limited, places);
    if (limit === undefined) return true;
    const { ip, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    // Whoever complains with an account has it checked by the route: an office enters as many calls as it takes.
    const named = headers.authorization !== undefined || headers['x-csrf-token'] !== undefined;
    if (limit === 'complaints' && named) return true;
    if (!this.buckets[limit].take(ip, performance.now())) throw new BadRequest(429, [{ code: 'request.too-many' }]);
    return true;
  }
}
