import { ProviderAway } from '@anjing/access';
import { DoubtfulClock } from '@anjing/cases';
import { createLogger } from '@anjing/platform';
import { assertTrusted, tolerance } from '@anjing/process';
import type { ArgumentsHost } from '@nestjs/common';
import { ProblemFilter } from './problem-filter';

/** What the filter answers to an error. */
function answerTo(error: unknown) {
  const answer = { status: 0, headers: {} as Record<string, string>, body: {} as Record<string, unknown> };
  const reply = {
    status: (status: number) => {
      answer.status = status;
      return reply;
    },
    header: (name: string, value: string) => {
      answer.headers[name] = value;
      return reply;
    },
    type: () => reply,
    send: (text: string) => {
      answer.body = JSON.parse(text) as Record<string, unknown>;
      return reply;
    },
  };
  const http = { getRequest: () => ({ headers: {} }), getResponse: () => reply };
  new ProblemFilter(createLogger('test')).catch(error, { switchToHttp: () => http } as unknown as ArgumentsHost);
  return answer;
}

describe('an identity provider that is away', () => {
  it('is answered as not available now, with the time to try again', () => {
    expect(answerTo(new ProviderAway())).toMatchObject({
      status: 503,
      headers: { 'retry-after': '5' },
      body: { code: 'access.provider-away', remedy: '稍后重试，无须重新登录。' },
    });
  });
});

describe('a doubtful clock', () => {
  const now = '2026-03-02T09:00:00+08:00';
  const moment = Date.parse(now);
  it.each([tolerance + 1, -tolerance - 1])(
    '%i ms off lets no deadline pass, be it the database or Temporal',
    (skew) => {
      expect(() => {
        assertTrusted({ now, offset: 0, skew });
      }).toThrow(DoubtfulClock);
      expect(() => {
        assertTrusted({ now, offset: 0, skew: 0 }, moment + skew);
      }).toThrow(DoubtfulClock);
    },
  );
  it('is trusted within the tolerance of two minutes, also where the demonstration clock is ahead', () => {
    assertTrusted({ now, offset: 0, skew: 120_000 }, moment - 120_000);
    assertTrusted({ now, offset: 86_400_000, skew: 0 }, moment - 86_400_000);
  });
  it('is said, and nothing is decided', () => {
    expect(answerTo(new DoubtfulClock('off'))).toMatchObject({
      status: 503,
      body: { code: 'request.clock-doubtful', article: 'rules §3' },
    });
  });
});

describe('a fault of the service', () => {
  it('is answered with a reference and without its reasons', () => {
    process.env['ANJING_LOG_LEVEL'] = 'silent';
    const { status, body } = answerTo(new Error('password=secret'));
    expect([status, body['code']]).toEqual([500, 'request.failed']);
    expect(JSON.stringify(body)).not.toContain('secret');
  });
});
