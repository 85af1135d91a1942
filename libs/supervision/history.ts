import { readable } from '@anjing/calendar';
import type { NameOf, Sentence } from '@anjing/lifecycle';
import type { AlertEvent } from './events';
import { text } from './texts';

/** What an event says, and the rule it rests on. */
export function sentenceOf(event: AlertEvent, nameOf: NameOf): Sentence {
  const to = 'to' in event ? nameOf(event.to) : '';
  switch (event.type) {
    case 'AlertRaised':
      return { words: text('alert.history.raised', { why: event.finding.why }), rule: event.finding.article };
    case 'AlertRecurred':
      return { words: text('alert.history.recurred', { why: event.finding.why }), rule: event.finding.article };
    case 'AlertFollowUpOrdered':
      return {
        words: text('alert.history.follow-up-ordered', { workingDays: event.workingDays }),
        rule: 'notice 四(三)',
      };
    case 'AlertAnswered':
      return { words: text('alert.history.answered'), rule: 'notice 四(三)' };
    case 'AlertClosed':
      return { words: text('alert.history.closed'), rule: 'notice 四(三)' };
    case 'AlertCleared':
      return { words: text('alert.history.cleared'), rule: 'rules §7' };
    case 'AlertReminderSent':
      return { words: text('alert.history.reminder-sent', { to, due: readable(event.due) }), rule: 'rules §7' };
    case 'AlertEscalationSent':
      return { words: text('alert.history.escalation-sent', { to, due: readable(event.due) }), rule: 'rules §7' };
  }
}
