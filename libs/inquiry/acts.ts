import { grammarOf, type Acts, type Views } from '@anjing/lifecycle';
import { askedOfInquiry as asked, type InquiryCommand } from './commands';
import type { InquiryEvent } from './events';
import type { InquiryState } from './machine';
import { stateWords } from './texts';

/** The acts on an off-site inquiry: a row a command. */
export const inquiryActs: Acts<InquiryCommand, InquiryEvent, InquiryState> = {
  draft: {
    leadsTo: ['InquiryDrafted'],
    words: { zh: '起草', en: 'draft' },
    article: 'notice 二(一)',
    by: { agency: ['clerk', 'head', 'system'] },
    door: { at: '', opens: true, takes: asked.draft, summary: 'Drafts an off-site inquiry' },
  },
  amend: {
    leadsTo: ['InquiryAmended'],
    words: { zh: '修改', en: 'amend' },
    article: 'notice 二(一)',
    by: { agency: ['clerk', 'head', 'system'] },
    door: { at: 'form', takes: asked.amend, summary: 'Replaces the form' },
  },
  send: {
    leadsTo: ['InquirySent'],
    words: { zh: '发出', en: 'send' },
    article: 'notice 二(一)',
    by: { agency: ['clerk', 'head', 'system'] },
    door: { at: 'sending', takes: asked.send, summary: 'Asks the enterprise: the days for its answer run' },
  },
  answer: {
    leadsTo: ['InquiryAnswered'],
    words: { zh: '答复', en: 'answer' },
    article: 'notice 二(一)',
    by: { enterprise: ['enterprise'] },
    personal: true,
    door: { at: 'answer', takes: asked.answer, summary: 'The enterprise answers' },
  },
  recordAnswer: {
    leadsTo: ['InquiryAnswered'],
    words: { zh: '记录答复', en: 'write down the answer' },
    article: 'notice 二(一)',
    by: { agency: ['clerk', 'inspector', 'head'] },
    personal: true,
    door: {
      at: 'recorded-answer',
      takes: asked.recordAnswer,
      summary: 'The agency writes down what it was told on the telephone or before the camera',
    },
  },
  askAgain: {
    leadsTo: ['InquiryAskedAgain'],
    words: { zh: '再次询问', en: 'ask again' },
    article: 'notice 二(一)',
    by: { agency: ['clerk', 'head'] },
    door: { at: 'question', takes: asked.askAgain, summary: 'Asks the enterprise again' },
  },
  settle: {
    leadsTo: ['InquirySettled'],
    words: { zh: '非现场办结', en: 'settle off site' },
    article: 'notice 二(二)',
    by: { agency: ['clerk', 'head'] },
    personal: true,
    door: { at: 'settlement', takes: asked.settle, summary: 'Settled off site: no visit is needed' },
  },
  leaveToVisit: {
    leadsTo: ['InquiryLeftToVisit'],
    words: { zh: '转现场检查', en: 'leave to a visit' },
    article: 'notice 二(二)',
    by: { agency: ['clerk', 'head'] },
    personal: true,
    door: { at: 'visit-need', takes: asked.leaveToVisit, summary: 'It cannot be settled off site: a visit is needed' },
  },
  withdraw: {
    leadsTo: ['InquiryWithdrawn'],
    words: { zh: '撤回', en: 'withdraw' },
    article: 'notice 二(一)',
    by: { agency: ['clerk', 'head'] },
    door: { at: 'withdrawal', takes: asked.withdraw, summary: 'The agency takes the inquiry back' },
  },
};

/** What of an inquiry may be seen, by whom. */
export const inquiryViews: Views = {
  read: {
    agency: ['clerk', 'inspector', 'head', 'system'],
    enterprise: ['enterprise'],
    bureau: ['reviewer'],
  },
};

export const grammar = grammarOf('inquiry', inquiryActs, stateWords);
export const { wrongState, asPerson, unless } = grammar;
