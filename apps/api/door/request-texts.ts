import type { Catalogue } from '@anjing/lifecycle';

const article = 'API';

/** What can be wrong with a request before any rule of the notice is asked. */
export const requestTexts = {
  'request.malformed-json': {
    message: { zh: '请求正文不是有效的 JSON。', en: 'The body is not valid JSON.' },
    remedy: { zh: '按接口文档重新组织正文后再发送。', en: 'Send a body as the API description shows it.' },
    article,
  },
  'request.invalid': {
    message: { zh: '字段不符合要求：{detail}', en: 'The field is not as it must be: {detail}' },
    remedy: { zh: '按接口文档更正该字段。', en: 'Correct this field as the API description says.' },
    article,
  },
  'request.unwritable-text': {
    message: {
      zh: '正文含有无法保存的字符（空字符或半个字符）。',
      en: 'The body holds a character that cannot be written down: a null character, or half of one.',
    },
    remedy: { zh: '删除该字符后再发送。', en: 'Leave that character out.' },
    article,
  },
  'request.too-large': {
    message: { zh: '请求正文超过上限。', en: 'The body is larger than the service accepts.' },
    remedy: { zh: '缩短正文后再发送。', en: 'Send a shorter body.' },
    article,
  },
  'request.unsupported-media-type': {
    message: { zh: '正文类型不受支持。', en: 'This type of body is not supported.' },
    remedy: { zh: '以 application/json 发送。', en: 'Send application/json.' },
    article,
  },
  'request.not-found': {
    message: { zh: '没有这样的资源，或您无权查看。', en: 'There is no such resource for you.' },
    remedy: { zh: '核对编号和登录身份。', en: 'Check the id and the account you use.' },
    article,
  },
  'request.key-missing': {
    message: { zh: '缺少有效的 Idempotency-Key 请求头。', en: 'A valid Idempotency-Key header is missing.' },
    remedy: {
      zh: '为每个动作生成一个唯一键（1–128 个可见 ASCII 字符），重试时使用同一个键。',
      en: 'Make one unique key an act (1–128 visible ASCII characters) and use the same one when you repeat it.',
    },
    article,
  },
  'request.key-reused': {
    message: {
      zh: '该 Idempotency-Key 已用于另一请求。',
      en: 'This Idempotency-Key has been used for another request.',
    },
    remedy: { zh: '为新请求使用新的键。', en: 'Use a new key for a new request.' },
    article,
  },
  'request.version-missing': {
    message: { zh: '缺少 If-Match 请求头。', en: 'The If-Match header is missing.' },
    remedy: {
      zh: '先读取案件，把其 ETag（内容版本）写入 If-Match。',
      en: 'Read the case first and send its ETag (content version) as If-Match.',
    },
    article,
  },
  'request.version-malformed': {
    message: { zh: 'If-Match 不是内容版本。', en: 'If-Match is not a content version.' },
    remedy: { zh: '形式为 "3"，取自读取案件时的 ETag。', en: 'Its form is "3", as the ETag of the case gives it.' },
    article,
  },
  'request.version-stale': {
    message: {
      zh: '您看到的是第 {seen} 版，现在是第 {current} 版。此后发生：{since}。',
      en: 'You saw version {seen}, version {current} stands. Since then: {since}.',
    },
    remedy: { zh: '重新读取案件，确认后再办理。', en: 'Read the case again, and act on what it says now.' },
    article,
  },
  'request.too-many': {
    message: { zh: '来自同一地址的请求过多。', en: 'Too many requests from one address.' },
    remedy: { zh: '请在一分钟后再试。', en: 'Try again in a minute.' },
    article,
  },
  'request.clock-doubtful': {
    message: { zh: '系统时钟存疑，暂不办理。', en: 'The clocks of the service disagree.' },
    remedy: {
      zh: '时钟一致前不作任何决定；请稍后再试，并通知运维人员。',
      en: 'Nothing is decided until they agree: try again later and tell the operator.',
    },
    article: 'rules §3',
  },
  'request.not-a-date': {
    message: { zh: '“{date}”不是有效日期。', en: '{date} is not a day.' },
    remedy: { zh: '按 YYYY-MM-DD 填写真实日期。', en: 'Write an existing day as YYYY-MM-DD.' },
    article: 'API',
  },
  'request.too-many-days': {
    message: { zh: '一次最多查询{most}日。', en: 'At most {most} days can be asked for at once.' },
    remedy: { zh: '缩小日期范围。', en: 'Ask for fewer days.' },
    article: 'API',
  },
  'request.calendar-missing': {
    message: {
      zh: '{year}年的放假安排尚未公布或尚未载入，不作推测。',
      en: 'The working days of {year} are not published or not loaded; they are not guessed.',
    },
    remedy: {
      zh: '待国务院办公厅公布后由平台管理员载入；或查询已载入的年份。',
      en: "An administrator loads the year once the State Council's notice is out; ask for a year that is loaded.",
    },
    article: 'rules §2',
  },
  'request.failed': {
    message: {
      zh: '服务出现故障，本次请求的结果未知（编号 {reference}）。',
      en: 'The service failed; what became of this request is not known (reference {reference}).',
    },
    remedy: {
      zh: '请用同一 Idempotency-Key 重试：同一请求至多生效一次。若仍失败，请把编号告诉运维人员。',
      en: 'Repeat it with the same Idempotency-Key: it takes effect at most once. If it fails again, tell the operator the reference.',
    },
    article,
  },
} as const satisfies Catalogue;

export type RequestCode = keyof typeof requestTexts;
