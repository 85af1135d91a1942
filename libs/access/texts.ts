import type { Catalogue } from '@anjing/lifecycle';

export const accessTexts = {
  'access.token-missing': {
    message: { zh: '未登录。', en: 'There is no bearer token.' },
    remedy: { zh: '登录后再试。', en: 'Send a token of the configured issuer: Authorization: Bearer …' },
    article: 'API',
  },
  'access.token-invalid': {
    message: { zh: '登录凭证无效。', en: 'The token is not one of the configured issuer for this service.' },
    remedy: { zh: '重新登录。', en: 'Get a new token from the configured issuer.' },
    article: 'API',
  },
  'access.token-expired': {
    message: { zh: '登录已过期。', en: 'The token has expired.' },
    remedy: { zh: '重新登录。', en: 'Get a new token.' },
    article: 'API',
  },
  'access.provider-away': {
    message: {
      zh: '统一身份认证服务暂不可用，无法核验登录凭证。',
      en: 'The identity provider does not answer with its keys, so no token can be checked now.',
    },
    remedy: { zh: '稍后重试，无须重新登录。', en: 'Try again in a moment with the same token.' },
    article: 'API',
  },
  'access.unknown-account': {
    message: { zh: '该账号未登记。', en: 'This account is not on the registers.' },
    remedy: { zh: '请平台管理员登记该账号。', en: 'Ask the platform administrator to record it.' },
    article: 'rules §3',
  },
  'access.not-for-your-post': {
    message: { zh: '您的职务不能办理此事项。', en: 'Your posts do not include this act.' },
    remedy: {
      zh: '由有权职务的人员办理；代行须有书面委托登记在案。',
      en: 'Somebody in the right post must act; acting for them needs a written mandate on record.',
    },
    article: 'rules §3',
  },
  'access.person-only': {
    message: {
      zh: '此事项须由本人登录办理，系统账号不能代办。',
      en: 'This is an act of a person in their own session; a system cannot do it.',
    },
    remedy: { zh: '由本人登录办理。', en: 'The person must log in and act.' },
    article: 'rules §3',
  },
  'access.session-ended': {
    message: { zh: '登录已结束或已过期。', en: 'This session has ended.' },
    remedy: { zh: '重新登录；已填内容不会丢失。', en: 'Sign in again; what you have written is kept.' },
    article: 'API',
  },
  'access.csrf-token': {
    message: {
      zh: '请求未附本次登录的校验令牌，不能确认由本系统页面发出。',
      en: 'The request does not carry the token of this session, so it may come from a page of somebody else.',
    },
    remedy: {
      zh: '刷新页面后再试；程序请把 GET /api/v1/session 给出的 csrf 写入 X-CSRF-Token。',
      en: 'Load the page again; a program sends the csrf of GET /api/v1/session as X-CSRF-Token.',
    },
    article: 'API',
  },
  'access.sign-in-failed': {
    message: { zh: '登录未完成。', en: 'The sign-in was not completed.' },
    remedy: { zh: '返回后重新登录。', en: 'Go back and sign in again.' },
    article: 'API',
  },
  'access.authentication-not-fresh': {
    message: {
      zh: '签署和决定前须重新验证身份，上次验证已过时限。',
      en: 'Whoever signs or decides has proved who they are a short while ago; this was too long ago.',
    },
    remedy: {
      zh: '重新验证身份（GET /api/v1/session/sign-in?fresh=true）后再办理；内容保持不变。',
      en: 'Sign in anew (GET /api/v1/session/sign-in?fresh=true, or a token with a newer auth_time) and act then; nothing is lost.',
    },
    article: 'rules §3',
  },
  'access.no-such-link': {
    message: { zh: '没有这样的门岗设备链接。', en: 'There is no such device link.' },
    remedy: { zh: '请企业重新绑定设备。', en: 'Ask the enterprise to link this device.' },
    article: 'rules §6',
  },
  'access.link-revoked': {
    message: { zh: '该设备与门岗的链接已被撤销。', en: 'The link of this device to its gate has been revoked.' },
    remedy: { zh: '请企业重新绑定设备。', en: 'Ask the enterprise to link this device anew.' },
    article: 'rules §6',
  },
} as const satisfies Catalogue;

export type AccessCode = keyof typeof accessTexts;

/** The caller may not; nothing has changed. */
export class AccessDenied extends Error {
  override readonly name = 'AccessDenied';
  constructor(
    readonly status: 401 | 403,
    readonly code: AccessCode,
  ) {
    super(code);
  }
}

/** Nobody can tell whether a token is good: the provider's keys cannot be had. Nothing has changed. */
export class ProviderAway extends Error {
  override readonly name = 'ProviderAway';
  readonly status = 503;
  readonly code = 'access.provider-away' satisfies AccessCode;

  constructor(options?: ErrorOptions) {
    super('the identity provider does not give out its keys', options);
  }
}
