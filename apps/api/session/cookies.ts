import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { Config } from '@anjing/platform';
import type { CookieSerializeOptions } from '@fastify/cookie';

/** Holds the secret of a session. */
export const sessionCookie = 'anjing_session';
/** Holds what a sign-in that is under way has to be checked by, signed. */
export const signInCookie = 'anjing_sign_in';

/** How long somebody may take to sign in at the provider, in seconds. */
export const signInPatience = 600;

/**
 * The session's cookie. Strict: only the house's own pages send it, whatever link brought somebody there.
 * @param secure whether people reach the service by https
 */
export function sessionCookieOptions({ sessions, publicUrl }: Config): CookieSerializeOptions {
  const secure = publicUrl.startsWith('https:');
  return { path: '/', httpOnly: true, sameSite: 'strict', secure, maxAge: sessions.hours * 3_600 };
}

/** Lax: the provider's answer comes from another site. */
export function signInCookieOptions({ publicUrl }: Config): CookieSerializeOptions {
  const secure = publicUrl.startsWith('https:');
  return {
    path: '/api/v1/session',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    signed: true,
    maxAge: signInPatience,
  };
}

/** The key that signs cookies, the same in every process of the house. */
export function cookieKey(masterKey: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, '', 'anjing cookies', 32));
}

/** What a page of the session says with each unsafe request. Only the cookie yields it, and no other page reads that. */
export function csrfTokenOf(secret: string): string {
  return createHmac('sha256', secret).update('anjing csrf').digest('base64url');
}

export function isCsrfTokenOf(secret: string, said: unknown): boolean {
  if (typeof said !== 'string') return false;
  const [own, other] = [Buffer.from(csrfTokenOf(secret)), Buffer.from(said)];
  return own.length === other.length && timingSafeEqual(own, other);
}
