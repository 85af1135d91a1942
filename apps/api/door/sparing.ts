import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { BadRequest } from './problem-filter';

/** How often one address may ask: so many at once, and so many more with each minute. */
export interface Allowance {
  readonly atOnce: number;
  readonly perMinute: number;
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

/** Lets one address ask a public route only so often. Each process counts for itself, in memory. */
export class SparingGuard implements CanActivate {
  private readonly buckets: TokenBuckets;

  constructor(allowance: Allowance) {
    this.buckets = new TokenBuckets(allowance);
  }

  /** @throws BadRequest 429 */
  canActivate(context: ExecutionContext): boolean {
    const { ip } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!this.buckets.take(ip, performance.now())) throw new BadRequest(429, [{ code: 'request.too-many' }]);
    return true;
  }
}
