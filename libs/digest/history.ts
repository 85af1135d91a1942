import type { NameOf, Sentence } from '@anjing/lifecycle';
import type { DigestEvent } from './events';
import { text } from './texts';

/** What an event says, and the rule it rests on. */
export function sentenceOf(event: DigestEvent, nameOf: NameOf): Sentence {
  const names = (ids: readonly string[]) => ids.map(nameOf);
  switch (event.type) {
    case 'DigestOpened':
      return {
        words: text('digest.history.opened', { period: event.of.period, expected: event.expected.length }),
        rule: 'rules §5',
      };
    case 'DigestFilingNoted':
      return {
        words: text(event.noted.late ? 'digest.history.filing-noted.late' : 'digest.history.filing-noted', {
          agency: nameOf(event.noted.agency),
          version: event.noted.version,
        }),
        rule: 'rules §5',
      };
    case 'DigestSent':
      return {
        words: text('digest.history.sent', {
          to: names(event.to),
          filings: event.filings.length,
          missing: names(event.missing),
        }),
        rule: 'notice 三(二), 三(三)',
      };
    case 'DigestSupplemented':
      return {
        words: text('digest.history.supplemented', { to: names(event.to), filings: event.filings.length }),
        rule: 'rules §5',
      };
    case 'DigestCorrectionAsked':
    case 'DigestCorrectionNoted':
      return { words: text('digest.history.correction-noted'), rule: 'notice 三(二)' };
  }
}
