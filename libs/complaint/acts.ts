import { grammarOf, type Acts } from '@anjing/lifecycle';
import type { ComplaintCommand } from './commands';
import type { ComplaintEvent } from './events';
import type { ComplaintState } from './machine';
import { stateWords } from './texts';

/** The acts on a complaint: a row a command. */
export const complaintActs: Acts<ComplaintCommand, ComplaintEvent, ComplaintState> = {
  receive: { leadsTo: ['ComplaintReceived'], words: { zh: '投诉', en: 'complain' } },
  acknowledge: {
    leadsTo: ['ComplaintAcknowledged'],
    address: 'acknowledgement',
    words: { zh: '告知受理', en: 'acknowledge' },
  },
  forward: { leadsTo: ['ComplaintForwarded'], address: 'forwarding', words: { zh: '转办', en: 'forward' } },
  askStatement: {
    leadsTo: ['ComplaintStatementAsked'],
    address: 'statement-request',
    words: { zh: '要求说明', en: 'ask for a statement' },
  },
  giveStatement: {
    leadsTo: ['ComplaintStatementGiven'],
    address: 'statement',
    words: { zh: '作出说明', en: 'give the statement' },
  },
  supplement: { leadsTo: ['ComplaintSupplemented'], address: 'supplement', words: { zh: '补充', en: 'add to it' } },
  answer: { leadsTo: ['ComplaintAnswered'], address: 'answer', words: { zh: '答复', en: 'answer' } },
  close: { leadsTo: ['ComplaintClosed'], address: 'closure', words: { zh: '办结', en: 'close' } },
  withdraw: { leadsTo: ['ComplaintWithdrawn'], address: 'withdrawal', words: { zh: '撤回', en: 'withdraw' } },
};

export const { commandsIn, wrongState, asPerson, unless } = grammarOf('complaint', complaintActs, stateWords);
