import { grammarOf, type Acts } from '@anjing/lifecycle';
import type { FilingCommand } from './commands';
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
  open: { leadsTo: ['FilingOpened'], words: { zh: '建立', en: 'open' } },
  draft: { leadsTo: ['FilingDrafted'], words: { zh: '编制', en: 'write' } },
  amend: { leadsTo: ['FilingAmended'], address: 'form', words: { zh: '修改', en: 'amend' } },
  confirm: { leadsTo: ['FilingSubmitted'], address: 'submission', words: { zh: '确认报送', en: 'confirm and file' } },
  accept: { leadsTo: ['FilingAccepted'], address: 'acceptance', words: { zh: '受理', en: 'accept' } },
  askCorrection: {
    leadsTo: ['FilingCorrectionAsked'],
    address: 'correction',
    words: { zh: '要求更正', en: 'ask for a correction' },
  },
  withdraw: {
    leadsTo: ['FilingWithdrawn'],
    address: 'withdrawal',
    words: { zh: '撤回', en: 'withdraw' },
    fits: neverInForce,
  },
  enterVisit: {
    leadsTo: ['FilingOpened', 'FilingVisitEntered', 'FilingAmendedByVisit'],
    words: { zh: '记入检查', en: 'enter a visit' },
    fits: mayHoldVisits,
  },
};

export const { commandsIn, wrongState, asPerson } = grammarOf('filing', filingActs, stateWords);
