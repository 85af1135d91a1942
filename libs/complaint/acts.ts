import { grammarOf, type Acts, type Views } from '@anjing/lifecycle';
import { askedOfComplaint as asked, type ComplaintCommand } from './commands';
import type { ComplaintEvent } from './events';
import type { ComplaintState } from './machine';
import { stateWords } from './texts';

/** The acts on a complaint: a row a command. */
export const complaintActs: Acts<ComplaintCommand, ComplaintEvent, ComplaintState> = {
  receive: {
    leadsTo: ['ComplaintReceived'],
    words: { zh: '投诉', en: 'complain' },
    article: 'notice 四(三)',
    by: { bureau: ['reviewer'], office: ['business-environment'], complainant: ['enterprise'] },
  },
  acknowledge: {
    leadsTo: ['ComplaintAcknowledged'],
    words: { zh: '告知受理', en: 'acknowledge' },
    article: 'rules §7',
    by: { bureau: ['reviewer'], office: ['business-environment'] },
    personal: true,
    door: {
      at: 'acknowledgement',
      takes: asked.acknowledge,
      summary: 'Tells the complainant that somebody is looking into it',
    },
  },
  forward: {
    leadsTo: ['ComplaintForwarded'],
    words: { zh: '转办', en: 'forward' },
    article: 'rules §7',
    by: { bureau: ['reviewer'] },
    personal: true,
    door: { at: 'forwarding', takes: asked.forward, summary: 'Another judicial bureau answers; the clocks run on' },
  },
  askStatement: {
    leadsTo: ['ComplaintStatementAsked'],
    words: { zh: '要求说明', en: 'ask for a statement' },
    article: 'rules §7',
    by: { bureau: ['reviewer'], office: ['business-environment'] },
    personal: true,
    door: { at: 'statement-request', takes: asked.askStatement, summary: 'Asks the one complained about for its view' },
  },
  giveStatement: {
    leadsTo: ['ComplaintStatementGiven'],
    words: { zh: '作出说明', en: 'give the statement' },
    article: 'rules §7',
    by: { respondent: ['clerk', 'head', 'reviewer'] },
    personal: true,
    door: {
      at: 'statement',
      takes: asked.giveStatement,
      summary: 'The one complained about states its view to the office that handles the complaint',
    },
  },
  supplement: {
    leadsTo: ['ComplaintSupplemented'],
    words: { zh: '补充', en: 'add to it' },
    article: 'rules §7',
    by: { complainant: ['enterprise', 'reviewer', 'business-environment'] },
    door: {
      at: 'supplement',
      takes: asked.supplement,
      summary: 'The complainant, or the office that took the call, adds something',
    },
  },
  answer: {
    leadsTo: ['ComplaintAnswered'],
    words: { zh: '答复', en: 'answer' },
    article: 'notice 四(三)',
    by: { bureau: ['reviewer'], office: ['business-environment'] },
    personal: true,
    door: {
      at: 'answer',
      takes: asked.answer,
      summary: 'Answers the complainant; again, it corrects the answer before',
    },
  },
  close: {
    leadsTo: ['ComplaintClosed'],
    words: { zh: '办结', en: 'close' },
    article: 'rules §7',
    by: { bureau: ['reviewer'], office: ['business-environment'] },
    personal: true,
    door: { at: 'closure', takes: asked.close, summary: 'Closes an answered complaint' },
  },
  withdraw: {
    leadsTo: ['ComplaintWithdrawn'],
    words: { zh: '撤回', en: 'withdraw' },
    article: 'rules §7',
    by: { complainant: ['enterprise', 'reviewer', 'business-environment'] },
    door: {
      at: 'withdrawal',
      takes: asked.withdraw,
      summary: 'The complainant, or the office that took the call, takes it back',
    },
  },
};

/** What of a complaint may be seen, by whom. */
export const complaintViews: Views = {
  read: {
    bureau: ['reviewer'],
    office: ['business-environment'],
    respondent: ['clerk', 'head', 'reviewer'],
    complainant: ['enterprise', 'reviewer', 'business-environment'],
    observers: ['reviewer', 'business-environment', 'leader', 'clerk'],
  },
};

export const grammar = grammarOf('complaint', complaintActs, stateWords);
export const { wrongState, asPerson, unless } = grammar;
