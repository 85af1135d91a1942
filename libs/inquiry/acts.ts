import { grammarOf, type Acts } from '@anjing/lifecycle';
import type { InquiryCommand } from './commands';
import type { InquiryEvent } from './events';
import type { InquiryState } from './machine';
import { stateWords } from './texts';

/** The acts on an off-site inquiry: a row a command. */
export const inquiryActs: Acts<InquiryCommand, InquiryEvent, InquiryState> = {
  draft: { leadsTo: ['InquiryDrafted'], words: { zh: '起草', en: 'draft' } },
  amend: { leadsTo: ['InquiryAmended'], address: 'form', words: { zh: '修改', en: 'amend' } },
  send: { leadsTo: ['InquirySent'], address: 'sending', words: { zh: '发出', en: 'send' } },
  answer: { leadsTo: ['InquiryAnswered'], address: 'answer', words: { zh: '答复', en: 'answer' } },
  recordAnswer: {
    leadsTo: ['InquiryAnswered'],
    address: 'recorded-answer',
    words: { zh: '记录答复', en: 'write down the answer' },
  },
  askAgain: { leadsTo: ['InquiryAskedAgain'], address: 'question', words: { zh: '再次询问', en: 'ask again' } },
  settle: { leadsTo: ['InquirySettled'], address: 'settlement', words: { zh: '非现场办结', en: 'settle off site' } },
  leaveToVisit: {
    leadsTo: ['InquiryLeftToVisit'],
    address: 'visit-need',
    words: { zh: '转现场检查', en: 'leave to a visit' },
  },
  withdraw: { leadsTo: ['InquiryWithdrawn'], address: 'withdrawal', words: { zh: '撤回', en: 'withdraw' } },
};

export const { commandsIn, wrongState, asPerson, unless } = grammarOf('inquiry', inquiryActs, stateWords);
