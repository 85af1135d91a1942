import { catalogueOf, keyOf, messagesOf } from '@anjing/texts';
import type { ApiMessages } from '../texts.generated';

export const text = messagesOf<ApiMessages>();
export const key = keyOf<ApiMessages>();

const article = 'API';

/** What can be wrong with a request before any rule of the notice is asked. */
export const requestTexts = catalogueOf<ApiMessages>({
  'request.malformed-json': article,
  'request.invalid': article,
  'request.unwritable-text': article,
  'request.not-utf-8': article,
  'request.unsupported-charset': article,
  'request.malformed-http': article,
  'request.timeout': article,
  'request.header-too-large': article,
  'request.malformed-address': article,
  'request.address-too-long': article,
  'request.not-printed': article,
  'request.method-not-allowed': article,
  'request.unknown-parameter': article,
  'request.broken-cursor': article,
  'request.dates-reversed': article,
  'request.too-large': article,
  'request.unsupported-media-type': article,
  'request.not-found': article,
  'request.key-missing': article,
  'request.key-reused': article,
  'request.version-missing': article,
  'request.version-malformed': article,
  'request.version-unmatched': article,
  'request.version-stale': article,
  'request.too-many': article,
  'request.clock-doubtful': 'rules §3',
  'request.not-a-date': 'API',
  'request.too-many-days': 'API',
  'request.calendar-missing': 'rules §2',
  'request.return-elsewhere': article,
  'request.failed': article,
});

export type RequestCode = keyof typeof requestTexts;
