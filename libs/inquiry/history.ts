import { readable } from '@anjing/calendar';
import { say, type NameOf, type Sentence, type Words } from '@anjing/lifecycle';
import type { InquiryMeans, InquiryOutcome } from './commands';
import type { InquiryEvent } from './events';

const meansWords: Record<InquiryMeans, Words> = {
  letter: { zh: '函询', en: 'by letter' },
  phone: { zh: '电话询问', en: 'by telephone' },
  video: { zh: '视频核查', en: 'by video' },
  online: { zh: '在线监管', en: 'online' },
};

const outcomeWords: Record<InquiryOutcome, Words> = {
  compliant: { zh: '未发现问题', en: 'nothing to find fault with' },
  mended: { zh: '轻微违法已改正', en: 'a minor breach, mended' },
  warned: { zh: '轻微违法，予以提醒', en: 'a minor breach, warned of' },
};

/** What an event says, and the rule it rests on. */
export function sentenceOf(event: InquiryEvent, nameOf: NameOf): Sentence {
  const to = 'to' in event ? nameOf(event.to) : { zh: '', en: '' };
  switch (event.type) {
    case 'InquiryDrafted': {
      const { zh, en } = meansWords[event.form.means];
      return say(`起草非现场核查（${zh}）`, `drafted an inquiry ${en}`, 'notice 二(二)');
    }
    case 'InquiryAmended':
      return say('修改非现场核查内容', 'amended the inquiry', 'notice 二(二)');
    case 'InquirySent':
      return say(
        `向企业发出，请于${event.workingDays}个工作日内答复`,
        `asked the enterprise, for an answer in ${event.workingDays} working days`,
        'notice 二(一)',
      );
    case 'InquiryAnswered':
      return event.recorded
        ? say('记录企业的答复', 'wrote down the answer of the enterprise', 'notice 二(一)')
        : say('企业答复', 'answered', 'notice 二(一)');
    case 'InquiryAskedAgain':
      return say(
        `再次询问，请于${event.workingDays}个工作日内答复`,
        `asked again, for an answer in ${event.workingDays} working days`,
        'notice 二(一)',
      );
    case 'InquirySettled': {
      const { zh, en } = outcomeWords[event.outcome];
      return say(`非现场办结：${zh}，不再进行现场检查`, `settled off site: ${en}; no visit is needed`, 'notice 二(二)');
    }
    case 'InquiryLeftToVisit':
      return say('非现场方式不能达到要求，需现场检查', 'found that a visit is needed', 'notice 二(二)');
    case 'InquiryWithdrawn':
      return say('撤回非现场核查', 'withdrew the inquiry', 'notice 二(二)');
    case 'InquiryReminderSent':
      return say(
        `提醒${to.zh}（应于${readable(event.due)}）`,
        `reminded ${to.en} (due ${readable(event.due)})`,
        'notice 二(一)',
      );
    case 'InquiryEscalationSent':
      return say(
        `超时，告知${to.zh}（应于${readable(event.due)}）`,
        `told ${to.en} that the step is overdue (since ${readable(event.due)})`,
        'notice 二(一)',
      );
  }
}
