import { grammarOf, type Acts } from '@anjing/lifecycle';
import type { AlertCommand } from './commands';
import type { AlertEvent } from './events';
import type { AlertState } from './machine';
import { stateWords } from './texts';

/** The acts on an alert: a row a command. */
export const alertActs: Acts<AlertCommand, AlertEvent, AlertState> = {
  raise: { leadsTo: ['AlertRaised', 'AlertRecurred'], words: { zh: '预警', en: 'raise' } },
  followUp: { leadsTo: ['AlertFollowUpOrdered'], address: 'follow-up', words: { zh: '督办', en: 'order a follow-up' } },
  answer: { leadsTo: ['AlertAnswered'], address: 'answer', words: { zh: '回复', en: 'answer' } },
  close: { leadsTo: ['AlertClosed'], address: 'closure', words: { zh: '办结', en: 'close' } },
  clear: { leadsTo: ['AlertCleared'], address: 'clearance', words: { zh: '排除', en: 'clear' } },
};

export const { commandsIn, wrongState, asPerson, unless } = grammarOf('alert', alertActs, stateWords);
