import { grammarOf, type Acts, type Views } from '@anjing/lifecycle';
import { askedOfAlert as asked, type AlertCommand } from './commands';
import type { AlertEvent } from './events';
import type { AlertState } from './machine';
import { stateWords } from './texts';

/** The acts on an alert: a row a command. */
export const alertActs: Acts<AlertCommand, AlertEvent, AlertState> = {
  raise: {
    leadsTo: ['AlertRaised', 'AlertRecurred'],
    words: { zh: '预警', en: 'raise' },
    article: 'notice 四(三)',
  },
  followUp: {
    leadsTo: ['AlertFollowUpOrdered'],
    words: { zh: '督办', en: 'order a follow-up' },
    article: 'notice 四(三)',
    by: { bureau: ['reviewer'] },
    personal: true,
    door: {
      at: 'follow-up',
      takes: asked.followUp,
      summary: 'The judicial bureau orders a follow-up (督办): the agency has to answer by a day',
    },
  },
  answer: {
    leadsTo: ['AlertAnswered'],
    words: { zh: '回复', en: 'answer' },
    article: 'notice 四(三)',
    by: { agency: ['clerk', 'head'] },
    personal: true,
    door: { at: 'answer', takes: asked.answer, summary: 'The agency answers' },
  },
  close: {
    leadsTo: ['AlertClosed'],
    words: { zh: '办结', en: 'close' },
    article: 'notice 四(三)',
    by: { bureau: ['reviewer'] },
    personal: true,
    door: { at: 'closure', takes: asked.close, summary: 'The judicial bureau closes the alert after the answer' },
  },
  clear: {
    leadsTo: ['AlertCleared'],
    words: { zh: '排除', en: 'clear' },
    article: 'notice 四(三)',
    by: { bureau: ['reviewer'] },
    personal: true,
    door: { at: 'clearance', takes: asked.clear, summary: 'The judicial bureau finds that nothing was wrong' },
  },
};

/** What of an alert may be seen, by whom. */
export const alertViews: Views = {
  read: {
    agency: ['clerk', 'head'],
    bureau: ['reviewer'],
    authority: ['leader', 'clerk'],
    office: ['business-environment'],
  },
};

export const grammar = grammarOf('alert', alertActs, stateWords);
export const { wrongState, asPerson, unless } = grammar;
