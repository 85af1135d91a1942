import { readable } from '@anjing/calendar';
import type { NameOf, Sentence } from '@anjing/lifecycle';
import type { ComplaintEvent } from './events';
import { channelWords, outcomeWords, text } from './texts';

/** What an event says, and the rule it rests on. Who complained is in none of it. */
export function sentenceOf(event: ComplaintEvent, nameOf: NameOf): Sentence {
  const to = 'to' in event ? nameOf(event.to) : '';
  switch (event.type) {
    case 'ComplaintReceived': {
      const about = nameOf(event.form.respondent);
      const from = channelWords[event.channel];
      const handler = nameOf(event.route.handler);
      return { words: text('complaint.history.received', { about, from, handler }), rule: 'notice 四(三)' };
    }
    case 'ComplaintAcknowledged':
      return { words: text('complaint.history.acknowledged'), rule: 'rules §7' };
    case 'ComplaintForwarded':
      return { words: text('complaint.history.forwarded', { to }), rule: 'rules §7' };
    case 'ComplaintStatementAsked':
      return { words: text('complaint.history.statement-asked'), rule: 'rules §7' };
    case 'ComplaintStatementGiven':
      return { words: text('complaint.history.statement-given'), rule: 'rules §7' };
    case 'ComplaintSupplemented':
      return { words: text('complaint.history.supplemented'), rule: 'rules §7' };
    case 'ComplaintAnswered': {
      const outcome = outcomeWords[event.outcome];
      return {
        words: text(event.late ? 'complaint.history.answered.late' : 'complaint.history.answered', { outcome }),
        rule: 'rules §7',
      };
    }
    case 'ComplaintClosed':
      return { words: text('complaint.history.closed'), rule: 'rules §7' };
    case 'ComplaintWithdrawn':
      return { words: text('complaint.history.withdrawn'), rule: 'rules §7' };
    case 'ComplaintReminderSent':
      return { words: text('complaint.history.reminder-sent', { to, due: readable(event.due) }), rule: 'rules §7' };
    case 'ComplaintEscalationSent':
      return { words: text('complaint.history.escalation-sent', { to, due: readable(event.due) }), rule: 'rules §7' };
  }
}
