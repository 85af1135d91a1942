import { fill, type Catalogue, type Language, type Refusal, type Words } from '@anjing/lifecycle';

export type { Language };

/** One thing that is wrong: what, where, under which rule, and what to do instead. */
export interface ProblemFinding {
  readonly code: string;
  readonly article: string;
  readonly message: string;
  readonly remedy: string;
  /** JSON pointer into the body. */
  readonly field?: string;
  /** The values that the message speaks of, for programs. */
  readonly parameters?: Refusal['parameters'];
}

/** A problem by RFC 9457; the first finding speaks for it, `findings` has them all. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly article: string;
  readonly detail: string;
  readonly remedy: string;
  readonly findings: readonly ProblemFinding[];
}

/**
 * The language a caller prefers: by quality, then by order; Chinese where nothing speaks against it.
 * What is refused (`q=0`) is not answered in as long as the other language is not refused too (RFC 9110 §12.5.4).
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  const ranges = (acceptLanguage ?? '').split(',').map((part, order) => {
    const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
    const quality = rest.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find((found) => found !== undefined);
    return { primary: tag.trim().split('-')[0] ?? '', quality: Number(quality ?? 1), order };
  });
  const wished = (['zh', 'en'] as const).map((language) => {
    const own = ranges.filter(({ primary }) => primary === language);
    const applying = own.length > 0 ? own : ranges.filter(({ primary }) => primary === '*');
    const [best] = applying.sort((a, b) => b.quality - a.quality);
    return { language, quality: best?.quality, order: best?.order ?? 0 };
  });
  const [first] = wished
    .filter(({ quality = 0 }) => quality > 0)
    .sort((a, b) => (b.quality ?? 0) - (a.quality ?? 0) || a.order - b.order);
  return (first ?? wished.find(({ quality }) => quality !== 0))?.language ?? 'zh';
}

/** A refusal as people read it. @throws Error where a code has no text, which no caller may meet */
export function findingOf(refusal: Refusal, catalogue: Catalogue, language: Language): ProblemFinding {
  const { code, parameters, field } = refusal;
  const texts = catalogue[code];
  if (!texts) throw new Error(`no text for ${code}`);
  return {
    code,
    article: texts.article,
    message: fill(texts.message, language, parameters),
    remedy: fill(texts.remedy, language, parameters),
    ...(field !== undefined && { field }),
    ...(parameters && { parameters }),
  };
}

const titles: Record<number, Words> = {
  400: { zh: '请求有误', en: 'The request is not as it must be' },
  401: { zh: '未登录', en: 'Not authenticated' },
  403: { zh: '无权办理', en: 'Not allowed' },
  404: { zh: '没有找到', en: 'Not found' },
  405: { zh: '不支持该方法', en: 'Method not allowed' },
  408: { zh: '请求超时', en: 'The request took too long' },
  409: { zh: '与现状冲突', en: 'Conflicts with what stands' },
  412: { zh: '内容已变更', en: 'The content has changed' },
  413: { zh: '请求过大', en: 'Too large' },
  414: { zh: '地址过长', en: 'The address is too long' },
  415: { zh: '类型不受支持', en: 'Unsupported type' },
  422: { zh: '不符合规则', en: 'The rules say no' },
  428: { zh: '缺少前提', en: 'A precondition is missing' },
  429: { zh: '请求过多', en: 'Too many requests' },
  431: { zh: '请求头过大', en: 'The header is too large' },
  500: { zh: '服务故障', en: 'The service failed' },
  503: { zh: '暂不可用', en: 'Not available now' },
};

export function problemOf(
  answer: { readonly status: number; readonly refusals: readonly Refusal[]; readonly catalogue: Catalogue },
  language: Language,
): Problem {
  const findings = answer.refusals.map((refusal) => findingOf(refusal, answer.catalogue, language));
  const [first] = findings;
  if (!first) throw new Error('a problem needs a finding');
  return {
    type: `urn:anjing:problem:${first.code}`,
    title: titles[answer.status]?.[language] ?? first.message,
    status: answer.status,
    code: first.code,
    article: first.article,
    detail: first.message,
    remedy: first.remedy,
    findings,
  };
}
