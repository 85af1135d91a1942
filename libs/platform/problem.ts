import type { Refusal } from '@anjing/lifecycle';
import {
  isMessage,
  messagesOf,
  source,
  type Catalogue,
  type Language,
  type Message,
  type Parameter,
  type Parameters,
} from '@anjing/texts';
import { inEvery, languages, say } from './texts';
import type { PlatformMessages } from './texts.generated';

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
 * The language a caller prefers, of those that there are texts in: by quality, then by order; Chinese where nothing speaks
 * against it. A range takes the languages that it begins (`zh` takes `zh-Hant`), and where there is none the language that
 * begins it (`en-GB` takes `en`). What is refused (`q=0`) is not answered in as long as not every language is (RFC 9110
 * §12.5.4).
 */
export function languageOf(acceptLanguage: string | undefined): Language {
  const ranges = (acceptLanguage ?? '').split(',').map((part, order) => {
    const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
    const quality = rest.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find((found) => found !== undefined);
    return { range: tag.trim(), quality: Number(quality ?? 1), order };
  });
  const wished = languages().map((language) => {
    const own = ranges.filter(({ range }) => takes(range, language.toLowerCase()));
    const applying = own.length > 0 ? own : ranges.filter(({ range }) => range === '*');
    const [best] = applying.sort((a, b) => b.quality - a.quality);
    return { language, quality: best?.quality, order: best?.order ?? 0 };
  });
  const [first] = wished
    .filter(({ quality = 0 }) => quality > 0)
    .sort((a, b) => (b.quality ?? 0) - (a.quality ?? 0) || a.order - b.order);
  return (first ?? wished.find(({ quality }) => quality !== 0))?.language ?? source;
}

const takes = (range: string, language: string) =>
  range === language || language.startsWith(`${range}-`) || range.startsWith(`${language}-`);

/** A refusal as people read it. @throws Error where a code has no text, which no caller may meet */
export function findingOf(refusal: Refusal, catalogue: Catalogue, language: Language): ProblemFinding {
  const { code, parameters, field } = refusal;
  const texts = catalogue[code];
  if (!texts) throw new Error(`no text for ${code}`);
  return {
    code,
    article: texts.article,
    message: say(texts.message, language, parameters),
    remedy: say(texts.remedy, language, parameters),
    ...(field !== undefined && { field }),
    ...(parameters && { parameters: spoken(parameters) }),
  };
}

/** Parameters as programs read them: a text of the product in every language, so that no key of ours leaves the service. */
function spoken(parameters: Parameters): Parameters {
  const one = (value: Parameter) => (typeof value === 'object' && isMessage(value) ? inEvery(value) : value);
  const all = Object.entries(parameters).map(([name, value]) => [name, isList(value) ? value.map(one) : one(value)]);
  return Object.fromEntries(all) as Parameters;
}

function isList(value: Parameter | readonly Parameter[]): value is readonly Parameter[] {
  return Array.isArray(value);
}

const text = messagesOf<PlatformMessages>();

const titles: Readonly<Record<number, Message>> = {
  400: text('problem.title.400'),
  401: text('problem.title.401'),
  403: text('problem.title.403'),
  404: text('problem.title.404'),
  405: text('problem.title.405'),
  408: text('problem.title.408'),
  409: text('problem.title.409'),
  412: text('problem.title.412'),
  413: text('problem.title.413'),
  414: text('problem.title.414'),
  415: text('problem.title.415'),
  422: text('problem.title.422'),
  428: text('problem.title.428'),
  429: text('problem.title.429'),
  431: text('problem.title.431'),
  500: text('problem.title.500'),
  503: text('problem.title.503'),
};

export function problemOf(
  answer: { readonly status: number; readonly refusals: readonly Refusal[]; readonly catalogue: Catalogue },
  language: Language,
): Problem {
  const findings = answer.refusals.map((refusal) => findingOf(refusal, answer.catalogue, language));
  const [first] = findings;
  if (!first) throw new Error('a problem needs a finding');
  const title = titles[answer.status];
  return {
    type: `urn:anjing:problem:${first.code}`,
    title: title === undefined ? first.message : say(title, language),
    status: answer.status,
    code: first.code,
    article: first.article,
    detail: first.message,
    remedy: first.remedy,
    findings,
  };
}
