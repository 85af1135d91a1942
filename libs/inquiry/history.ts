import { readable } from '@anjing/calendar';
import type { NameOf, Sentence } from '@anjing/lifecycle';
import type { InquiryEvent } from './events';
import { text } from './texts';

/** What an event says, and the rule it rests on. */
export function sentenceOf(event: InquiryEvent, nameOf: NameOf): Sentence {
  const to = 'to' in event ? nameOf(event.to) : '';
  switch (event.type) {
    case 'InquiryDrafted': {
      const means = text(`inquiry.means.${event.form.means}`);
      return { words: text('inquiry.history.drafted', { means }), rule: 'notice 二(二)' };
    }
    case 'InquiryAmended':
      return { words: text('inquiry.history.amended'), rule: 'notice 二(二)' };
    case 'InquirySent':
      return { words: text('inquiry.history.sent', { workingDays: event.workingDays }), rule: 'notice 二(一)' };
    case 'InquiryAnswered':
      return event.recorded
        ? { words: text('inquiry.history.answered.recorded'), rule: 'notice 二(一)' }
        : { words: text('inquiry.history.answered'), rule: 'notice 二(一)' };
    case 'InquiryAskedAgain':
      return { words: text('inquiry.history.asked-again', { workingDays: event.workingDays }), rule: 'notice 二(一)' };
    case 'InquirySettled': {
      const outcome = text(`inquiry.outcome.${event.outcome}`);
      return { words: text('inquiry.history.settled', { outcome }), rule: 'notice 二(二)' };
    }
    case 'InquiryLeftToVisit':
      return { words: text('inquiry.history.left-to-visit'), rule: 'notice 二(二)' };
    case 'InquiryWithdrawn':
      return { words: text('inquiry.history.withdrawn'), rule: 'notice 二(二)' };
    case 'InquiryReminderSent':
      return { words: text('inquiry.history.reminder-sent', { to, due: readable(event.due) }), rule: 'notice 二(一)' };
    case 'InquiryEscalationSent':
      return {
        words: text('inquiry.history.escalation-sent', { to, due: readable(event.due) }),
        rule: 'notice 二(一)',
      };
  }
}
