import { grammarOf, type Acts } from '@anjing/lifecycle';
import type { DigestCommand } from './commands';
import type { DigestEvent } from './events';
import type { DigestState } from './machine';
import { stateWords } from './texts';

/** The acts on a digest: a row a command. */
export const digestActs: Acts<DigestCommand, DigestEvent, DigestState> = {
  open: { leadsTo: ['DigestOpened'], words: { zh: '建立', en: 'open' } },
  note: { leadsTo: ['DigestOpened', 'DigestFilingNoted'], words: { zh: '汇入', en: 'note a filing' } },
  askCorrection: {
    leadsTo: ['DigestCorrectionAsked'],
    address: 'correction',
    words: { zh: '要求更正', en: 'ask for a correction' },
  },
  noteCorrection: {
    leadsTo: ['DigestCorrectionNoted'],
    words: { zh: '记入更正要求', en: 'note a request for correction' },
  },
};

export const { commandsIn, wrongState } = grammarOf('digest', digestActs, stateWords);
