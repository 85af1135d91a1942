import { grammarOf, type Acts, type Views } from '@anjing/lifecycle';
import { askedOfComplaint as asked, type ComplaintCommand } from './commands';
import type { ComplaintEvent } from './events';
import type { ComplaintState } from './machine';
import { stateWords, text } from './texts';

/** The acts on a complaint: a row a command. */
export const complaintActs: Acts<ComplaintCommand, ComplaintEvent, ComplaintState> = {
  receive: {
    leadsTo: ['ComplaintReceived'],
    words: text('complaint.act.receive'),
    article: 'notice 四(三)',
    by: { bureau: ['reviewer'], office: ['business-environment'], complainant: ['enterprise'] },
  },
  acknowledge: {
    leadsTo: ['ComplaintAcknowledged'],
    words: text('complaint.act.acknowledge'),
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
    words: text('complaint.act.forward'),
    article: 'rules §7',
    by: { bureau: ['reviewer'] },
    personal: true,
    door: { at: 'forwarding', takes: asked.forward, summary: 'Another judicial bureau answers; the clocks run on' },
  },
  askStatement: {
    leadsTo: ['ComplaintStatementAsked'],
    words: text('complaint.act.ask-statement'),
    article: 'rules §7',
    by: { bureau: ['reviewer'], office: ['business-environment'] },
    personal: true,
    door: { at: 'statement-request', takes: asked.askStatement, summary: 'Asks the one complained about for its view' },
  },
  giveStatement: {
    leadsTo: ['ComplaintStatementGiven'],
    words: text('complaint.act.give-statement'),
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
    words: text('complaint.act.supplement'),
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
    words: text('complaint.act.answer'),
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
    words: text('complaint.act.close'),
    article: 'rules §7',
    by: { bureau: ['reviewer'], office: ['business-environment'] },
    personal: true,
    door: { at: 'closure', takes: asked.close, summary: 'Closes an answered complaint' },
  },
  withdraw: {
    leadsTo: ['ComplaintWithdrawn'],
    words: text('complaint.act.withdraw'),
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
