import { say, type NameOf, type Sentence } from '@anjing/lifecycle';
import type { DigestEvent } from './events';

/** What an event says, and the rule it rests on. */
export function sentenceOf(event: DigestEvent, nameOf: NameOf): Sentence {
  const names = (ids: readonly string[], language: 'zh' | 'en') =>
    ids.length === 0 ? '—' : ids.map((id) => nameOf(id)[language]).join(language === 'zh' ? '、' : ', ');
  switch (event.type) {
    case 'DigestOpened':
      return say(
        `建立${event.of.period}汇总，应报${event.expected.length}个部门`,
        `opened the digest of ${event.of.period}, expecting ${event.expected.length} agencies`,
        'rules §5',
      );
    case 'DigestFilingNoted':
      return say(
        `汇入${nameOf(event.noted.agency).zh}的备案（第${event.noted.version}版${event.noted.late ? '，逾期' : ''}）`,
        `noted the filing of ${nameOf(event.noted.agency).en} (version ${event.noted.version}${event.noted.late ? ', late' : ''})`,
        'rules §5',
      );
    case 'DigestSent':
      return say(
        `抄送${names(event.to, 'zh')}：${event.filings.length}份，缺报：${names(event.missing, 'zh')}`,
        `sent it to ${names(event.to, 'en')}: ${event.filings.length} filings, missing: ${names(event.missing, 'en')}`,
        'notice 三(二), 三(三)',
      );
    case 'DigestSupplemented':
      return say(
        `补充抄送${names(event.to, 'zh')}：${event.filings.length}份`,
        `sent a supplement to ${names(event.to, 'en')}: ${event.filings.length} filings`,
        'rules §5',
      );
    case 'DigestCorrectionAsked':
    case 'DigestCorrectionNoted':
      return say(
        '营商环境办要求更正其中一份备案',
        'asked, as the office, for the correction of one of its filings',
        'notice 三(二)',
      );
  }
}
