import { readable } from '@anjing/calendar';
import { say, type NameOf, type Sentence } from '@anjing/lifecycle';
import type { ComplaintEvent } from './events';
import { channelWords, outcomeWords } from './texts';

/** What an event says, and the rule it rests on. Who complained is in none of it. */
export function sentenceOf(event: ComplaintEvent, nameOf: NameOf): Sentence {
  const to = 'to' in event ? nameOf(event.to) : { zh: '', en: '' };
  switch (event.type) {
    case 'ComplaintReceived': {
      const about = nameOf(event.form.respondent);
      const from = channelWords[event.channel];
      const handler = nameOf(event.route.handler);
      return say(
        `收到对${about.zh}的投诉（来源：${from.zh}），由${handler.zh}办理`,
        `complained about ${about.en} (from ${from.en}); ${handler.en} handles it`,
        'notice 四(三)',
      );
    }
    case 'ComplaintAcknowledged':
      return say('告知投诉人已受理', 'acknowledged it to the complainant', 'rules §7');
    case 'ComplaintForwarded':
      return say(`转${to.zh}办理，期限不重新计算`, `forwarded it to ${to.en}; its clocks run on`, 'rules §7');
    case 'ComplaintStatementAsked':
      return say('要求被投诉单位说明', 'asked the one complained about for a statement', 'rules §7');
    case 'ComplaintStatementGiven':
      return say('作出说明', 'gave the statement', 'rules §7');
    case 'ComplaintSupplemented':
      return say('补充投诉内容', 'added to the complaint', 'rules §7');
    case 'ComplaintAnswered': {
      const outcome = outcomeWords[event.outcome];
      return say(
        `答复投诉人：${outcome.zh}${event.late ? '（逾期）' : ''}`,
        `answered the complainant: ${outcome.en}${event.late ? ' (late)' : ''}`,
        'rules §7',
      );
    }
    case 'ComplaintClosed':
      return say('办结', 'closed the complaint', 'rules §7');
    case 'ComplaintWithdrawn':
      return say('投诉人撤回投诉', 'took the complaint back', 'rules §7');
    case 'ComplaintReminderSent':
      return say(
        `提醒${to.zh}（应于${readable(event.due)}）`,
        `reminded ${to.en} (due ${readable(event.due)})`,
        'rules §7',
      );
    case 'ComplaintEscalationSent':
      return say(
        `超时，报告${to.zh}（应于${readable(event.due)}）`,
        `told ${to.en} that it is overdue (since ${readable(event.due)})`,
        'rules §7',
      );
  }
}
