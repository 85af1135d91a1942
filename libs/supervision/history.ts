import { readable } from '@anjing/calendar';
import { say, type NameOf, type Sentence } from '@anjing/lifecycle';
import type { AlertEvent } from './events';

/** What an event says, and the rule it rests on. */
export function sentenceOf(event: AlertEvent, nameOf: NameOf): Sentence {
  const to = 'to' in event ? nameOf(event.to) : { zh: '', en: '' };
  switch (event.type) {
    case 'AlertRaised':
      return say(`预警：${event.finding.why.zh}`, `raised the alert: ${event.finding.why.en}`, event.finding.article);
    case 'AlertRecurred':
      return say(`再次发现：${event.finding.why.zh}`, `found it again: ${event.finding.why.en}`, event.finding.article);
    case 'AlertFollowUpOrdered':
      return say(
        `督办，要求${event.workingDays}个工作日内回复`,
        `ordered a follow-up, to be answered in ${event.workingDays} working days`,
        'notice 四(三)',
      );
    case 'AlertAnswered':
      return say('回复督办', 'answered the follow-up', 'notice 四(三)');
    case 'AlertClosed':
      return say('办结', 'closed the alert', 'notice 四(三)');
    case 'AlertCleared':
      return say('排除预警并说明理由', 'cleared the alert, with a reason', 'rules §7');
    case 'AlertReminderSent':
      return say(
        `提醒${to.zh}（应于${readable(event.due)}）`,
        `reminded ${to.en} (due ${readable(event.due)})`,
        'rules §7',
      );
    case 'AlertEscalationSent':
      return say(
        `超时，报告${to.zh}（应于${readable(event.due)}）`,
        `told ${to.en} that the step is overdue (since ${readable(event.due)})`,
        'rules §7',
      );
  }
}
