import { grammarOf, type Acts, type Views } from '@anjing/lifecycle';
import { askedOfFiling as asked, type FilingCommand } from './commands';
import type { FilingEvent } from './events';
import type { FilingState } from './machine';
import { stateWords } from './texts';

/** Only a list that was never in force was drafted by mistake: plans and returns are owed. */
const neverInForce = ({ context: { period, inForce } }: FilingState) =>
  inForce === undefined && (period?.filing === 'itemList' || period?.filing === 'specialList');

/** Only returns have visits. */
const mayHoldVisits = ({ context: { period } }: FilingState) =>
  period === undefined || period.filing === 'monthlyReturn';

/** The acts on a filing: a row a command. */
export const filingActs: Acts<FilingCommand, FilingEvent, FilingState> = {
  open: {
    leadsTo: ['FilingOpened'],
    words: { zh: '建立', en: 'open' },
    article: 'notice 三(三)',
  },
  draft: {
    leadsTo: ['FilingDrafted'],
    words: { zh: '编制', en: 'write' },
    article: 'notice 三(二)',
    by: { agency: ['clerk', 'head', 'system'] },
  },
  amend: {
    leadsTo: ['FilingAmended'],
    words: { zh: '修改', en: 'amend' },
    article: 'rules §6',
    by: { agency: ['clerk', 'head', 'system'] },
    door: {
      at: 'form',
      takes: asked.amend,
      summary: 'Writes anew; over an accepted version it is the draft of the next, and that one stays in force',
    },
  },
  confirm: {
    leadsTo: ['FilingSubmitted'],
    words: { zh: '确认报送', en: 'confirm and file' },
    article: 'notice 三(三)',
    by: { agency: ['head'] },
    personal: true,
    signs: true,
    door: { at: 'submission', takes: asked.confirm, summary: "The agency's head confirms the content and files it" },
  },
  accept: {
    leadsTo: ['FilingAccepted'],
    words: { zh: '受理', en: 'accept' },
    article: 'notice 三(三)',
    by: { bureau: ['reviewer'] },
    personal: true,
    door: {
      at: 'acceptance',
      takes: asked.accept,
      summary: 'The judicial bureau accepts: the content is in force, lists of items and plans are public',
    },
  },
  askCorrection: {
    leadsTo: ['FilingCorrectionAsked'],
    words: { zh: '要求更正', en: 'ask for a correction' },
    article: 'rules §7',
    by: { bureau: ['reviewer'], office: ['business-environment'] },
    personal: true,
    door: {
      at: 'correction',
      takes: asked.askCorrection,
      summary: 'The judicial bureau or the business-environment office asks for a correction',
    },
  },
  withdraw: {
    leadsTo: ['FilingWithdrawn'],
    words: { zh: '撤回', en: 'withdraw' },
    article: 'rules §6',
    fits: neverInForce,
    by: { agency: ['clerk', 'head'] },
    door: { at: 'withdrawal', takes: asked.withdraw, summary: 'The agency withdraws a list drafted by mistake' },
  },
  enterVisit: {
    leadsTo: ['FilingOpened', 'FilingVisitEntered', 'FilingAmendedByVisit'],
    words: { zh: '记入检查', en: 'enter a visit' },
    article: 'notice 三(三)',
    fits: mayHoldVisits,
  },
};

/** What of a filing may be seen, by whom. */
export const filingViews: Views = {
  read: {
    agency: ['clerk', 'inspector', 'head', 'system'],
    bureau: ['reviewer'],
    office: ['business-environment'],
  },
};

export const grammar = grammarOf('filing', filingActs, stateWords);
export const { wrongState, asPerson } = grammar;
