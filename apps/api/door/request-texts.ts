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
      zh: '文字含有不能保存的字符（控制字符、改变书写方向的字符、残缺或已丢失的字符）。',
      en: 'A text holds what cannot be kept: a control character, one that turns the direction of writing, or half or the remains of one.',
    },
    remedy: { zh: '删除该字符后再发送。', en: 'Leave that character out.' },
    article,
  },
  'request.not-utf-8': {
    message: { zh: '正文不是有效的 UTF-8 文本。', en: 'The bytes of the body are not UTF-8.' },
    remedy: { zh: '把正文编码为 UTF-8 后再发送。', en: 'Encode the body as UTF-8.' },
    article,
  },
  'request.unsupported-charset': {
    message: { zh: '不支持字符集 {charset}。', en: 'The character set {charset} is not taken.' },
    remedy: { zh: '把正文编码为 UTF-8 后再发送。', en: 'Encode the body as UTF-8.' },
    article,
  },
  'request.malformed-http': {
    message: { zh: '请求不是有效的 HTTP 报文。', en: 'This is not a request of HTTP.' },
    remedy: { zh: '检查客户端或中间代理。', en: 'Look at the client, or at the proxy in between.' },
    article,
  },
  'request.timeout': {
    message: { zh: '请求未在规定时间内发送完毕。', en: 'The request did not arrive in time.' },
    remedy: { zh: '检查网络后重新发送。', en: 'Look at the network and send it again.' },
    article,
  },
  'request.header-too-large': {
    message: { zh: '请求头或地址超过上限。', en: 'The header or the address is larger than the service accepts.' },
    remedy: { zh: '缩短请求头或地址后再发送。', en: 'Send shorter header fields and a shorter address.' },
    article,
  },
  'request.malformed-address': {
    message: { zh: '地址中的编码有误。', en: 'The address is not encoded as it must be.' },
    remedy: { zh: '按 UTF-8 对地址作百分号编码。', en: 'Percent-encode the address as UTF-8.' },
    article,
  },
  'request.address-too-long': {
    message: { zh: '地址中有一段过长。', en: 'A part of the address is too long.' },
    remedy: { zh: '核对地址是否完整、未被拼接。', en: 'Look whether the address is what the service gave out.' },
    article,
  },
  'request.not-printed': {
    message: {
      zh: '打印所需时间或内存超过上限，已停止。',
      en: 'Printing took more time or memory than it may, and was stopped.',
    },
    remedy: { zh: '稍后再试。', en: 'Try again in a while.' },
    article,
  },
  'request.method-not-allowed': {
    message: { zh: '该地址不支持 {method}。', en: 'This address does not take {method}.' },
    remedy: { zh: '改用 {allowed}。', en: 'Use {allowed}.' },
    article,
  },
  'request.unknown-parameter': {
    message: { zh: '没有名为“{name}”的查询参数。', en: 'There is no query parameter {name}.' },
    remedy: { zh: '可用的参数：{known}。', en: 'There are: {known}.' },
    article,
  },
  'request.broken-cursor': {
    message: { zh: '游标不是本服务给出的。', en: 'The cursor is not one that the service gave out.' },
    remedy: { zh: '从第一页重新读取。', en: 'Read again from the first page.' },
    article,
  },
  'request.dates-reversed': {
    message: { zh: '起始日 {from} 晚于截止日 {to}。', en: '{from} is after {to}.' },
    remedy: { zh: '先写较早的日期。', en: 'Write the earlier day first.' },
    article,
  },
  'request.too-large': {
    message: { zh: '请求正文超过上限。', en: 'The body is larger than the service accepts.' },
    remedy: { zh: '缩短正文后再发送。', en: 'Send a shorter body.' },
    article,
  },
  'request.unsupported-media-type': {
    message: { zh: '正文类型不受支持。', en: 'This type of body is not supported.' },
    remedy: { zh: '以 {taken} 发送。', en: 'Send {taken}.' },
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
  'request.version-unmatched': {
    message: {
      zh: 'If-Match 中没有可以匹配的标签：弱标签（W/）永不匹配。',
      en: 'No tag in If-Match can match: a weak one (W/) never does.',
    },
    remedy: {
      zh: '重新读取案件，以其 ETag 的强形式（如 "3"）办理；若由代理改写，请调整代理。',
      en: 'Read the case again and send its tag in the strong form, as "3"; if a proxy has weakened it, mend the proxy.',
    },
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
  'request.return-elsewhere': {
    message: { zh: '登录后只能返回本系统的页面。', en: 'After a sign-in people go to a page of this service only.' },
    remedy: {
      zh: 'return 写本系统内以 / 开头的路径，如 /cases。',
      en: 'Write return as a path of this service that begins with one /: /cases.',
    },
    article,
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
