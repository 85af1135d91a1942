import { readable } from '@anjing/calendar';
import type { NameOf, Sentence } from '@anjing/lifecycle';
import type { FilingEvent } from './events';
import { periodName } from './periods';
import { kindWords, text } from './texts';

/** What an event says, and the rule it rests on. */
export function sentenceOf(event: FilingEvent, nameOf: NameOf): Sentence {
  const to = 'to' in event ? nameOf(event.to) : '';
  switch (event.type) {
    case 'FilingOpened': {
      const kind = kindWords[event.period.filing];
      const period = periodName(event.period);
      return {
        words:
          period === undefined
            ? text('filing.history.opened', { kind })
            : text('filing.history.opened.of-period', { kind, period }),
        rule: 'rules §5',
      };
    }
    case 'FilingDrafted': {
      const kind = kindWords[event.form.filing];
      return { words: text('filing.history.drafted', { kind }), rule: 'notice 三(二)' };
    }
    case 'FilingAmended':
      return { words: text('filing.history.amended'), rule: 'rules §5' };
    case 'FilingVisitEntered':
      return {
        words: text('filing.history.visit-entered', { day: event.row.day, circumstance: event.row.circumstance }),
        rule: 'rules §4',
      };
    case 'FilingAmendedByVisit':
      return {
        words: text('filing.history.amended-by-visit', { day: event.row.day, circumstance: event.row.circumstance }),
        rule: 'rules §4',
      };
    case 'FilingSubmitted':
      return {
        words: text(event.late ? 'filing.history.submitted.late' : 'filing.history.submitted', {
          submission: event.submission,
        }),
        rule: 'notice 三(二), 三(三)',
      };
    case 'FilingAccepted':
      return {
        words: text('filing.history.accepted', {
          version: event.version,
          effectiveFrom: readable(event.effectiveFrom),
        }),
        rule: 'notice 三(二)',
      };
    case 'FilingPublished':
      return { words: text('filing.history.published', { version: event.version }), rule: 'notice 三(二)' };
    case 'FilingCorrectionAsked':
      return event.asker === 'bureau'
        ? { words: text('filing.history.correction-asked.bureau'), rule: 'notice 三(二)' }
        : { words: text('filing.history.correction-asked.office'), rule: 'notice 三(二)' };
    case 'FilingWithdrawn':
      return { words: text('filing.history.withdrawn'), rule: 'rules §5' };
    case 'FilingReminderSent':
      return { words: text('filing.history.reminder-sent', { to, due: readable(event.due) }), rule: 'rules §5' };
    case 'FilingEscalationSent':
      return { words: text('filing.history.escalation-sent', { to, due: readable(event.due) }), rule: 'rules §5' };
  }
}
