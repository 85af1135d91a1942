import { readable } from '@anjing/calendar';
import { say, type NameOf, type Sentence } from '@anjing/lifecycle';
import type { FilingEvent } from './events';
import { periodName } from './periods';
import { kindWords } from './texts';

/** What an event says, and the rule it rests on. */
export function sentenceOf(event: FilingEvent, nameOf: NameOf): Sentence {
  const to = 'to' in event ? nameOf(event.to) : { zh: '', en: '' };
  switch (event.type) {
    case 'FilingOpened': {
      const kind = kindWords[event.period.filing];
      const period = periodName(event.period) ?? '';
      return say(`建立${period}${kind.zh}`, `opened the ${kind.en} ${period}`.trimEnd(), 'rules §5');
    }
    case 'FilingDrafted': {
      const kind = kindWords[event.form.filing];
      return say(`编制${kind.zh}`, `wrote the ${kind.en}`, 'notice 三(二)');
    }
    case 'FilingAmended':
      return say(
        '修改内容；已受理的版本在新版本受理前继续有效',
        'amended it; an accepted version stays in force until the next is accepted',
        'rules §5',
      );
    case 'FilingVisitEntered':
      return say(
        `记入${event.row.day}的特殊情形检查（第${event.row.circumstance}种）`,
        `entered the special visit of ${event.row.day} (circumstance ${event.row.circumstance})`,
        'rules §4',
      );
    case 'FilingAmendedByVisit':
      return say(
        `报送后发现${event.row.day}的特殊情形检查（第${event.row.circumstance}种），须重新确认`,
        `a special visit of ${event.row.day} (circumstance ${event.row.circumstance}) was found after filing: to be confirmed anew`,
        'rules §4',
      );
    case 'FilingSubmitted':
      return say(
        `主要负责人确认并第${event.submission}次报送${event.late ? '（逾期）' : ''}`,
        `confirmed and filed it, submission ${event.submission}${event.late ? ' (late)' : ''}`,
        'notice 三(二), 三(三)',
      );
    case 'FilingAccepted':
      return say(
        `受理，第${event.version}版自${readable(event.effectiveFrom)}起有效`,
        `accepted it as version ${event.version}, in force from ${readable(event.effectiveFrom)}`,
        'notice 三(二)',
      );
    case 'FilingPublished':
      return say(`公布第${event.version}版`, `published version ${event.version}`, 'notice 三(二)');
    case 'FilingCorrectionAsked':
      return event.asker === 'bureau'
        ? say('司法行政部门要求更正', 'asked for a correction, as the judicial bureau', 'notice 三(二)')
        : say('营商环境办要求更正', 'asked for a correction, as the business-environment office', 'notice 三(二)');
    case 'FilingWithdrawn':
      return say('撤回', 'withdrew it', 'rules §5');
    case 'FilingReminderSent':
      return say(`提醒${to.zh}（${readable(event.due)}）`, `reminded ${to.en} (${readable(event.due)})`, 'rules §5');
    case 'FilingEscalationSent':
      return say(
        `逾期，报告${to.zh}（自${readable(event.due)}）`,
        `told ${to.en} that it is overdue (since ${readable(event.due)})`,
        'rules §5',
      );
  }
}
